// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"

namespace interleave {

/// Alice and Bob: whose name stands in the variable when it is read again?
ExperimentInfo threadLocalExperiment();

inline constexpr unsigned mostGreeters = 16;
inline constexpr std::uint64_t greetingsPerRound = 1'000; ///< of each worker

/// Values of parameter `storage`.
enum class StudentStorage : std::uint64_t { global, threadLocal, parameter };

/// Indices into WorkerCounters::custom.
enum ThreadLocalCount : unsigned {
    wrongGreetings,
    leakedGreetings, ///< of them, with the name of a task that this worker had had before
};

/// Shared state of a run; the claims read it.
struct ThreadLocalRoot
{
    AtomicU64 addresses[mostGreeters]; ///< where each worker found the variable
    AtomicU64 wrongBefore;             ///< when the round began; closer only
    RoundShared round;
};

} // namespace interleave
