// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"
#include "core/experiment/workloads/editor.h"

namespace interleave {

/// Tasks of equal length in CPU time, one worker each: all at once, or each only when the one before it has been joined.
ExperimentInfo parallelismExperiment();

inline constexpr unsigned mostParallelTasks = 64;

enum class ParallelMode : std::uint64_t { concurrent, sequential };
/// Values of parameter `work`.
enum class ParallelWork : std::uint64_t {
    numbers, ///< computing for its own sake
    editor,  ///< typing, checking and printing one document
};
enum class ParallelPlace : std::uint32_t { away, here, gone };

/// One task of a round, by its worker. Stamps are 0 until it has happened.
struct ParallelTask
{
    AtomicU32 round; ///< the round this is about, counted from 1
    AtomicU64 startStamp;
    AtomicU64 endStamp;
    AtomicU64 workNs; ///< time on a core that it has used
};

struct alignas(64) ParallelWorkerSlot
{
    AtomicU32 place; ///< ParallelPlace; by the worker, and by the host once it has ended
    AtomicU32 done;  ///< the last round this worker's task was done in, counted from 1. Release by the worker, acquire by the others
};

/// Shared state of a run; its claims read it. Two rounds are kept: the one under way and the one before.
struct ParallelismRoot
{
    AtomicU32 rounds; ///< complete ones; release by a round's closer
    AtomicU32 busy;   ///< mode=sequential: number + 1 of the worker whose task is in progress; 0: nobody
    AtomicU32 bell;   ///< futex word: changes when a task has ended
    ParallelWorkerSlot workers[mostParallelTasks];
    ParallelTask tasks[2][mostParallelTasks]; ///< by round number modulo 2, and by worker
    EditorDocument document;                  ///< work=editor
    RoundShared round;
};

} // namespace interleave
