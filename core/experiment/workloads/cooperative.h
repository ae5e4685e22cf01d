// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"
#include "core/sync/lock_box.h"

namespace interleave {

/// Dig a hole, plant, cover it: steps that must keep their order, handed out to whoever is free.
ExperimentInfo cooperativeExperiment();

inline constexpr unsigned cooperativeWorkers = 2; ///< threads, or coroutines on one thread
inline constexpr std::uint32_t mostFields = 5000;
inline constexpr std::uint32_t stepsPerField = 3;

/// Values of parameter `engine`.
enum class CooperativeEngine : std::uint64_t { threads, threadsWithLock, coroutines };

enum FieldStep : std::uint32_t { digStep, plantStep, coverStep };
/// A field's word: one bit for each step that is finished, and one if any of them began too early.
inline constexpr std::uint32_t fieldSpoilt = 1u << 8;

/// Shared state of a run; its claims read it. A round is all fields once.
struct CooperativeRoot
{
    AtomicU32 lockObject; ///< object index; with threads+lock only
    AtomicU32 begun;      ///< steps begun in this round
    AtomicU32 nextStep;   ///< handed out so far: field x 3 + step
    LockBox lock;
    AtomicU32 fields[mostFields];
    RoundShared round;
};

/// Indices into WorkerCounters::custom.
enum CooperativeCount : unsigned {
    cooperativeOutOfOrder,       ///< steps begun before the step ahead of them on the same field was finished
    cooperativeCoveredUnplanted, ///< of them: covered before the plant was in
    cooperativeSwitchesInside,   ///< steps during which somebody else began one
};

} // namespace interleave
