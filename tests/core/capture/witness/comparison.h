// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/capture/witness/recorded_run.h"
#include "tests/core/capture/witness/sched_witness.h"

#include <map>

namespace interleave::testing {

/// A thread's switch-outs according to the program and to the witness, put side by side.
struct SwitchComparison
{
    std::size_t ours = 0;
    std::size_t theirs = 0;
    std::size_t unmatchedOurs = 0;
    std::size_t unmatchedTheirs = 0;
    std::vector<Nanos> distances; ///< of the pairs, absolute, sorted

    Nanos quantile(double share) const
    {
        return distances.empty() ? 0 : distances[static_cast<std::size_t>(share * static_cast<double>(distances.size() - 1))];
    }
};
SwitchComparison compareSwitchOuts(const RecordedRun &run, const std::vector<SchedWitness::Record> &witness);

/// Shares of all workers' time in percent.
struct StateShares
{
    double running = 0;
    double runnable = 0;
    double blocked = 0;
};
StateShares sharesOf(const RecordedRun &run);
/// Did the witness see (nearly) every arrival on a core that must have come before a departure? Some kernels never tell it when a core leaves idle;
/// then it knows who left, but not for how long anybody ran.
bool seesArrivals(const RecordedRun &run, const std::vector<SchedWitness::Record> &witness);
/// The same according to the witness, over the same stretches of the same threads.
StateShares sharesOf(const RecordedRun &run, const std::vector<SchedWitness::Record> &witness);

/// Times a thread was off its core, neighbours less than 50 µs apart counting as one.
using OffTimes = std::map<std::uint32_t, std::vector<TimeRange>>; ///< by lane
OffTimes offTimesByKernel(const RecordedRun &run);
OffTimes offTimesBySelf(const RecordedRun &run);
struct Found
{
    std::size_t all = 0;
    std::size_t found = 0;
    double share() const { return all == 0 ? 1 : static_cast<double>(found) / static_cast<double>(all); }
};
/// How many intervals of `wanted` are overlapped by one of `given`.
Found overlapping(const OffTimes &wanted, const OffTimes &given);

} // namespace interleave::testing
