// SPDX-License-Identifier: GPL-3.0-or-later
#include "budgets.h"

#include <cstdio>

namespace interleave::bench {

namespace {

double nanosPer(std::string_view unit)
{
    return unit == "ms" ? 1e6 : unit == "us" ? 1e3 : 1.0;
}

} // namespace

const std::vector<Budget> &budgets()
{
    static const std::vector<Budget> all{
        {"an event into the ring, against a bare timestamp", "Probe/Event", "Probe/Timestamp", 1.3, "x"},
        {"kernel capture, a switch", "Capture/PerSwitch/kernel", "", 1.5, "us"},
        {"kernel capture with wake-ups, a switch", "Capture/PerSwitch/wakeups", "", 3.5, "us"},
        {"collector, a second of 10 000 switches", "Capture/DrainASecond", "", 5, "ms"},
        {"collector, 10 ms of a million events a second", "Capture/TenThousandEvents", "", 10, "ms"},
        {"a free mutex, observed against bare", "Lock/Observed/mutex/1", "Lock/Bare/mutex/1", 2, "x"},
        {"a free spinlock, observed against bare", "Lock/Observed/spin/1", "Lock/Bare/spin/1", 3, "x"},
        {"a row of 1920 pixels at 10 M slices, against 1 M", "Store/Columns/10000000", "Store/Columns/1000000", 1.5, "x"},
        {"a frame of 64 lanes at 1920x1080, 1 M slices", "Frame/WholeRun/1000000", "", 8, "ms"},
        {"a frame of 64 lanes at 1920x1080, 10 M slices", "Frame/WholeRun/10000000", "", 8, "ms"},
        {"the frame at 10 M slices, against 1 M", "Frame/WholeRun/10000000", "Frame/WholeRun/1000000", 1.5, "x"},
        {"a tenth of the run at 10 M slices, against 1 M", "Frame/Tenth/10000000", "Frame/Tenth/1000000", 1.5, "x"},
        {"the window shown", "Window/Shown", "", 1000, "ms"},
        {"from Run to the first bar on the screen", "Window/RunToFirstBar", "", 300, "ms"},
        {"from an event to the screen, 19 of 20", "Window/EventToPixel", "", 100, "ms"},
        {"everything gone after Stop, all experiments", "Host/Stopped", "", 200, "ms"},
        {"everything gone after the window was killed, threads", "Host/GoneAfterWindowKilled/thread", "", 50, "ms"},
        {"everything gone after the window was killed, forked", "Host/GoneAfterWindowKilled/fork", "", 50, "ms"},
        {"everything gone after the window was killed, spawned", "Host/GoneAfterWindowKilled/spawn", "", 50, "ms"},
        {"everything gone after the window was killed, fork-served", "Host/GoneAfterWindowKilled/forkserver", "", 50, "ms"},
    };
    return all;
}

void Keeper::ReportRuns(const std::vector<Run> &runs)
{
    ConsoleReporter::ReportRuns(runs);
    for (const Run &run : runs) {
        const bool median = run.run_type == Run::RT_Aggregate && run.aggregate_name == "median";
        const bool single = run.run_type == Run::RT_Iteration && run.repetitions <= 1;
        if (median || single)
            m_nanos[run.run_name.function_name + (run.run_name.args.empty() ? "" : "/" + run.run_name.args)] =
                (run.run_name.time_type.empty() ? run.GetAdjustedCPUTime() : run.GetAdjustedRealTime()) /
                benchmark::GetTimeUnitMultiplier(run.time_unit) * 1e9;
    }
}

std::optional<double> Keeper::find(std::string_view name) const
{
    const auto found = m_nanos.find(name);
    return found == m_nanos.end() ? std::nullopt : std::optional(found->second);
}

bool printBudgets(const Keeper &kept)
{
    bool all = true;
    std::printf("\n%-60s %12s %12s\n", "budget", "measured", "at most");
    for (const Budget &budget : budgets()) {
        const auto measured = kept.find(budget.measured);
        const auto over = budget.over.empty() ? std::optional(nanosPer(budget.unit)) : kept.find(budget.over);
        if (!measured || !over)
            continue;
        const double value = *measured / *over;
        const bool met = value <= budget.limit;
        all = all && met;
        const auto unit = static_cast<int>(budget.unit.size());
        std::printf("%-60.*s %9.3g %-2.*s %9.3g %-2.*s %s\n", static_cast<int>(budget.what.size()), budget.what.data(), value, unit,
            budget.unit.data(), budget.limit, unit, budget.unit.data(), met ? "" : "MISSED");
    }
    return all;
}

} // namespace interleave::bench
