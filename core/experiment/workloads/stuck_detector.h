// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/sync/wait_words.h"

#include <functional>
#include <span>

namespace interleave {

inline constexpr std::uint32_t mostStuckWorkers = 16;

enum class StuckKind : std::uint32_t {
    no,
    cycle,   ///< each waits for what the next one holds
    orphaned ///< all wait for a lock whose holder has ended
};

/// What was found, once and for all. Part of the workload's shared state; the claims read it.
struct StuckShared
{
    AtomicU32 kind;                      ///< StuckKind; release, after all the rest
    AtomicU32 claimed;                   ///< somebody is writing the rest
    AtomicU32 byDetector;                ///< 0: found by a worker that was told to end
    AtomicU32 length;                    ///< workers in the cycle, or waiters of the orphaned lock
    AtomicU64 closedStamp;               ///< since when nobody could go on: begin of the last wait, or the holder's end if that was later
    AtomicU64 foundStamp;                ///< when that was known
    AtomicU32 lanes[mostStuckWorkers];   ///< + 1; of a cycle in the order of waiting
    AtomicU32 objects[mostStuckWorkers]; ///< + 1; lanes[i] waits for objects[i]
    AtomicU32 dead;                      ///< lane + 1 of the holder that has ended
};

/// Looks at the wait-for graph and writes down what it proves. True: the workers are stuck, now or earlier.
bool lookForStuck(const WorkerContext &context, StuckShared &stuck, bool isDetector);

/// The detector's role: sleeps until a worker is about to wait, looks at the wait-for graph, sleeps again. It asks no clock: what it finds is
/// proved by the words of holders and waiters. When the workers are stuck it calls `whileStuck`, if there is one, ends the run and wakes them.
void watchForStuck(const WorkerContext &context, StuckShared &stuck, std::span<const ObjectId> mutexes, const std::function<void()> &whileStuck = {});

/// The detector looks again, also whether it must end. From workers and host.
void ringDetector(const Segment &segment);

} // namespace interleave
