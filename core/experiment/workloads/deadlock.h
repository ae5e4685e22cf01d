// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"
#include "core/experiment/workloads/stuck_detector.h"
#include "core/sync/semaphore.h"

namespace interleave {

/// Workers that need two locks each, or one twice.
ExperimentInfo deadlockExperiment();

inline constexpr unsigned mostPhilosophers = 10;

enum DeadlockRole : unsigned { deadlockWorker = 0, deadlockDetector = 1 };
/// Values of parameter `remedy`.
enum class DeadlockRemedy : std::uint64_t { none, globalOrder, tryBackOff, timeout, arbitrator, recursive };

/// Indices into WorkerCounters::custom.
enum DeadlockCount : unsigned {
    deadlockRetries, ///< how often a worker gave its first lock back to begin again
};

/// Shared state of a run; the claims read it.
struct DeadlockRoot
{
    AtomicU32 lockCount;
    AtomicU32 locks[mostPhilosophers]; ///< object indices
    SemaphoreShared arbitrator;        ///< one permit less than workers
    AtomicU64 remedyRaw;               ///< value of parameter `remedy` that is in force; closer only
    StuckShared stuck;
    RoundShared round;
};

/// Two, or as many as there are philosophers.
unsigned deadlockWorkers(const Settings &settings);
/// scenario=one-lock-twice: the smallest circle, of a worker that waits for itself.
bool takesOneLockTwice(const Settings &settings);

} // namespace interleave
