// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <benchmark/benchmark.h>

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave::bench {

/// One promise: a measurement, alone or over another of the same run, stays at or below a limit. Measurements are named as their benchmarks are;
/// of a repeated one the median counts.
struct Budget
{
    std::string_view what;
    std::string_view measured;
    std::string_view over; ///< empty: the limit is in `unit` and not a ratio
    double limit;
    std::string_view unit; ///< "x", "ns", "us" or "ms"
};

/// All of them, in the order of the table.
const std::vector<Budget> &budgets();

/// Prints what Google Benchmark prints, and keeps the times.
class Keeper : public benchmark::ConsoleReporter
{
public:
    void ReportRuns(const std::vector<Run> &runs) override;
    /// ns per iteration: of CPU time, so that what else runs on the machine does not count, or of the clock where the benchmark asked for it.
    std::optional<double> find(std::string_view name) const;

private:
    std::map<std::string, double, std::less<>> m_nanos;
};

/// The table of budgets met and missed; what was not measured in this run is left out. False if one was missed.
bool printBudgets(const Keeper &kept);

} // namespace interleave::bench
