// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"
#include "core/sync/lock_box.h"

namespace interleave {

/// balance = balance + n; balance = balance - n, by several workers on one word.
ExperimentInfo lostUpdateExperiment();

inline constexpr unsigned mostLostUpdateWorkers = 8;

/// Shared state of a run; ExperimentInfo's claims read it.
struct LostUpdateRoot
{
    AtomicU32 cell;       ///< object index of the word under study
    AtomicU32 lockObject; ///< object index of the lock
    AtomicU64 lockRaw;    ///< value of parameter `lock` that is in force; closer only
    LockBox lock;
    // sums when the round began and at its last phase record; closer only
    AtomicU64 roundStores, roundOperations, roundUpdates;
    AtomicU64 phaseStores, phaseOperations, phaseUpdates;
    /// storage=private-copy: each worker's own word as it was at the end of its last round, and what it should have been.
    AtomicU64 privateWord[mostLostUpdateWorkers];
    AtomicI64 privateExpected[mostLostUpdateWorkers];
    AtomicU32 joinBell;                         ///< futex word with join_first: changes when a worker has done its part of a round
    AtomicU32 doneRound[mostLostUpdateWorkers]; ///< of the last round each worker's part is done in, + 1. Release by it, acquire by the others
    RoundShared round;
};

/// Indices into WorkerCounters::custom.
enum LostUpdateCount : unsigned {
    lostUpdateWorkNs,     ///< between begin and end of the worker's part of its rounds
    lostUpdateTogetherNs, ///< of it, while another worker got on too
};

/// The halves of a cell: see ObjectSlot::cell.
constexpr std::int64_t cellValue(std::uint64_t word)
{
    return static_cast<std::int32_t>(static_cast<std::uint32_t>(word));
}
constexpr std::uint32_t cellUpdates(std::uint64_t word)
{
    return static_cast<std::uint32_t>((word - static_cast<std::uint64_t>(cellValue(word))) >> 32);
}

} // namespace interleave
