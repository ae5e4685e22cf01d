// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"
#include "core/sync/lock_box.h"

namespace interleave {

/// Units of work of which a given share is done inside a lock.
ExperimentInfo lockContentionExperiment();

inline constexpr unsigned contentionSlots = 8; ///< locks with locks=one-per-slot; worker n uses number n modulo these
inline constexpr unsigned mostContentionPhases = 16;

enum ContentionRole : unsigned { contentionWorker, contentionMaster };

/// The settings a phase was run with, in force for every worker.
struct ContentionSetting
{
    std::int64_t lockedPercent = 0;
    double unitMicros = 0;
    LockKind lock = LockKind::none;
    bool onePerSlot = false;
    std::uint32_t active = 0; ///< workers at work
};

/// One stretch with steady settings: what all workers together did in it, by their exact counters.
struct ContentionPhase
{
    ContentionSetting setting;
    std::uint64_t nanos = 0;
    std::uint64_t units = 0;
    std::uint64_t acquisitions = 0;
    std::uint64_t contended = 0;
    std::uint64_t ownerChanges = 0;
    std::uint64_t waitNs = 0;
};

/// Shared state of a run; its claims read it.
struct LockContentionRoot
{
    AtomicU32 objects[contentionSlots + 1]; ///< object index of each box
    AtomicU64 lockRaw;                      ///< value of parameter `lock` in force; the round's closer only
    AtomicU32 active;                       ///< workers with this number and above rest; written by the master
    AtomicU64 turnsPerMicro;                ///< turns of the busy loop in a microsecond, measured by the host on a free core, as a double
    AtomicU32 phaseCount;                   ///< release by the master when a phase is complete, acquire by readers
    ContentionPhase phases[mostContentionPhases];
    LockBox boxes[contentionSlots + 1]; ///< the one lock, then those of the slots
    RoundShared round;
};

} // namespace interleave
