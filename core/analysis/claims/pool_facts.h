// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/claims/claims.h"
#include "core/experiment/workloads/pool.h"

#include <optional>
#include <vector>

namespace interleave {

/// One task, times in ns since the run's start.
struct TaskFacts
{
    TaskState state = TaskState::none;
    std::optional<Nanos> submit, start, end;
    bool right = false; ///< its result is what was asked for
    std::uint32_t arrival = 0;
};

/// A change of the pool's size while it ran; sizes in workers.
struct SizeChange
{
    Nanos time = 0;
    unsigned from = 0, to = 0;
};

/// The pool's last complete round (of a run without one: the round under way), and what happened to the pool in the whole run.
struct PoolFacts
{
    bool complete = false;
    std::vector<TaskFacts> tasks; ///< in the order of submission
    std::uint32_t done = 0, lost = 0;
    TimeRange range;                 ///< from the first submission to the last task's end
    unsigned size = 0;               ///< workers wanted when the round began
    unsigned largest = 0;            ///< most workers wanted at any time of the round
    std::vector<SizeChange> changes; ///< of the whole run
    std::uint64_t refused[poolRefusals] = {};
    std::uint32_t kills = 0;

    unsigned runningMax() const;
    /// Share of the workers' lives within `range` in which they had no task; absent where nobody lived.
    std::optional<double> idleShare(const ClaimInput &input) const;
};

std::optional<PoolFacts> poolFactsOf(const ClaimInput &input);

} // namespace interleave
