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

enum DeadlockRole : unsigned { deadlockWorker = 0, deadlockDetector = 1, deadlockProgram = 2 };
/// Values of parameter `remedy`.
enum class DeadlockRemedy : std::uint64_t { none, globalOrder, tryBackOff, timeout, arbitrator, recursive };

/// Values of parameter `ended_by`: what ends a deadlock. All but the first are sent to a process of its own whose threads are the workers.
enum class DeadlockEnding : std::uint64_t { detector, sigint, sigintTwice, sigterm, sigkill };

/// Indices into WorkerCounters::custom.
enum DeadlockCount : unsigned {
    deadlockRetries, ///< how often a worker gave its first lock back to begin again
};

/// The process of the workers, where it has one of its own, and what came of the signals.
struct DeadlockProgramShared
{
    AtomicU32 pid;
    AtomicU32 shuttingDown; ///< 1: its main thread was interrupted, and waits for its threads before it ends
    AtomicU32 sent;         ///< signals, by the detector
    AtomicU32 ended;        ///< 1: the process has ended by them
    AtomicU32 stillStuck;   ///< 1: the circle was seen to stand after them
};

/// Shared state of a run; the claims read it.
struct DeadlockRoot
{
    AtomicU32 lockCount;
    AtomicU32 locks[mostPhilosophers]; ///< object indices
    SemaphoreShared arbitrator;        ///< one permit less than workers
    AtomicU64 remedyRaw;               ///< value of parameter `remedy` that is in force; closer only
    StuckShared stuck;
    DeadlockProgramShared program;
    RoundShared round;
};

/// Two, or as many as there are philosophers.
unsigned deadlockWorkers(const Settings &settings);
/// scenario=one-lock-twice: the smallest circle, of a worker that waits for itself.
bool takesOneLockTwice(const Settings &settings);
/// A signal shall end it, so the workers have a process of their own.
bool isEndedBySignal(const Settings &settings);

} // namespace interleave
