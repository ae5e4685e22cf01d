// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/shm/futex.h"

namespace interleave {

// A fixed number of workers that take their steps together. Simpler than rounds (round.h): nobody comes or goes while the run lasts, and when one is
// killed the run is over for all.

struct TeamShared
{
    AtomicU32 members;
    AtomicU32 arrived;
    AtomicU32 turn; ///< futex word: changes when all have arrived
};

/// Host, from Workload::controlChanged(): whoever waits looks again.
inline void ringTeam(TeamShared &team)
{
    futexWake(team.turn);
}

/// Host, from Workload::workerGone(): one that ends before the run is over leaves the others alone with something they cannot finish. True: the run
/// is over by it.
inline bool teamWorkerGone(const Segment &segment)
{
    ControlWords &control = segment.control();
    if (control.stop.load(std::memory_order_relaxed) != 0 || control.finished.exchange(1, std::memory_order_acq_rel) != 0)
        return false;
    segment.announce();
    return true;
}

/// Waits until all members are here. The last to come calls `last()` while the others stand still. False: the worker must end.
template <typename Last>
[[nodiscard]] bool meet(const WorkerContext &context, TeamShared &team, const Last &last)
{
    constexpr Nanos backstop = 50'000'000;
    const std::uint32_t turn = team.turn.load(std::memory_order_acquire);
    if (context.mustEnd())
        return false;
    if (team.arrived.fetch_add(1, std::memory_order_acq_rel) + 1 == team.members.load(std::memory_order_relaxed)) {
        team.arrived.store(0, std::memory_order_relaxed);
        last();
        team.turn.store(turn + 1, std::memory_order_release);
        futexWake(team.turn);
        return !context.mustEnd();
    }
    while (team.turn.load(std::memory_order_acquire) == turn) {
        if (context.mustEnd())
            return false;
        const BlockedScope blocked(context.probe, BlockedReason::barrier);
        futexWait(team.turn, turn, monotonicNow() + backstop);
    }
    return !context.mustEnd();
}

} // namespace interleave
