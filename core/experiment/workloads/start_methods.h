// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment_layout.h"

namespace interleave {

/// The same small worker, started in four ways, one start at a time and in turn.
ExperimentInfo startMethodsExperiment();

/// A role for each StartMethod, numbered alike, and more: some forked and spawned while the parent is still small, to compare with; the generations
/// of a main program without a guard; and who holds a lock while the others are started.
enum StartRole : unsigned { forkFromSmallRole = 4, spawnFromSmallRole = 5, generationRole = 6, lockHolderRole = 7, startRoles };
inline constexpr std::int64_t smallParentMib = 10;
/// With main_guard=never-refused: so often a child starts a child. Nothing else would end it.
inline constexpr unsigned mostGenerations = 8;

/// Indices into WorkerCounters::custom, written by the child.
inline constexpr unsigned startInheritedFds = 0; ///< descriptors it found open though nobody gave them to it
inline constexpr unsigned startMainRuns = 1;     ///< how often the main program's top level was executed in it
inline constexpr unsigned startLockOutcome = 2;  ///< a StartLockOutcome

/// Values of parameter `main_guard`: does the main program start its children under `if __name__ == '__main__'`?
enum class MainGuard : std::uint64_t {
    on,
    off,          ///< a fresh child that comes to the start of a child is refused it, as Python does
    neverRefused, ///< one of them is allowed to
};

/// What became of a child that wanted a lock which another thread of its parent held when the child was started.
enum class StartLockOutcome : std::uint64_t { notTried, acquired, timedOut };

/// Shared state of a run.
struct StartMethodsRoot
{
    AtomicU64 heldSince; ///< stamp; 0: nobody holds the lock. Release by the holder, acquire by children
    AtomicU32 left;      ///< children that have not ended; by the host
    AtomicU32 bell;      ///< futex word of the holder
};

} // namespace interleave
