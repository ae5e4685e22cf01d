// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/round.h"
#include "core/sync/lock_box.h"

namespace interleave {

/// Value and Array: shared memory that has a lock, and what that lock does not do.
ExperimentInfo sharedMemoryExperiment();

inline constexpr unsigned mostSharedMemoryWorkers = 8;
inline constexpr unsigned sharedArrayLength = 8;

/// Where the number lives that everybody adds to. Values of parameter `kind`.
enum class SharedKind : std::uint64_t {
    value,      ///< one number in memory that all map
    array,      ///< several of them side by side
    named,      ///< one number in a memory object of its own, which each worker opens by its name
    privateOne, ///< an ordinary variable: each process has its own
    file        ///< one number in a file, read and written by the system's calls; a file has no lock of its own
};

/// Shared state of a run; the claims read it.
struct SharedMemoryRoot
{
    std::uint32_t cells[sharedArrayLength]; ///< object indices of the numbers; of one number only the first
    std::uint32_t cellCount;
    std::uint32_t lockObject;
    int nameOf[2];                                 ///< named: pid and descriptor, of which the path is made under which it can be opened
    AtomicU64 lockRaw;                             ///< value of parameter `lock` that is in force; closer only
    int file;                                      ///< file: the number of its descriptor, the same in every worker
    LockBox lock;                                  ///< the number's own
    AtomicU64 ownUpdates[mostSharedMemoryWorkers]; ///< in this round, by the worker
    AtomicU64 phaseUpdates;                        ///< of all, at the last phase record; closer only
    AtomicU64 phaseArrived;                        ///< updates in the cells, at the same moment
    AtomicU64 lastWord[mostSharedMemoryWorkers];   ///< private: each worker's own variable at its end of the round
    AtomicU64 address[mostSharedMemoryWorkers];    ///< of the number, as each worker sees it
    AtomicU64 parentAddress;
    AtomicU64 parentWord; ///< private: the parent's own variable, looked at when a worker has ended
    AtomicU32 parentLooked;
    RoundShared round;
};

} // namespace interleave
