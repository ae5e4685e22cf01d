// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/claims/claims.h"

#include <optional>
#include <string>
#include <vector>

namespace interleave {

struct TimeSliceWorkerFacts
{
    std::string name;
    double share = 0; ///< of the work that all of them did
    std::optional<std::uint64_t> preempted;
};

/// The turns between two changes of the slice. A turn that the kernel did not end is left out.
struct TurnPhase
{
    TimeRange range;
    Nanos askedNs = 0; ///< 0: the scheduler's own choice
    std::uint64_t turns = 0;
    Nanos p10 = 0, p50 = 0, p90 = 0;
};

/// What happened on the cores, looked at once for all claims.
struct TimeSliceFacts
{
    explicit TimeSliceFacts(const ClaimInput &input);

    /// Turns that each worker had on the average.
    double turnsEach() const;

    std::vector<TimeSliceWorkerFacts> workers; ///< by number
    unsigned cores = 1;                        ///< that they could be on
    bool steady = true;                        ///< always the same workers
    bool sliceRefused = false;                 ///< of any of them
    std::optional<Nanos> tickNs;
    std::vector<TurnPhase> phases; ///< at least one
    std::vector<Point> histogram;  ///< of the last phase: middle of a bin, turns in it. Bins grow by the root of two, one is around the tick
};

} // namespace interleave
