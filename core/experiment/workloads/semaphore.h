// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/sync/semaphore.h"

namespace interleave {

/// At most n workers inside at once.
ExperimentInfo semaphoreExperiment();

inline constexpr unsigned mostSemaphoreWorkers = 64;
inline constexpr unsigned mostPermits = 16;

/// Values of parameter `kind`.
enum class SemaphoreKind : std::uint64_t { semaphore, bounded, mutex };

/// Indices into WorkerCounters::custom.
enum SemaphoreCount : unsigned {
    semaphoreSecondReleases, ///< releases without an acquisition before
    semaphoreRefused,        ///< of them, refused
    semaphoreOverfull,       ///< times a worker came in and found more inside than there are permits
};

struct alignas(64) SemaphoreWorkerSlot
{
    AtomicU32 lane;   ///< lane index + 1
    AtomicU32 inside; ///< 1 between coming in and going out
};

/// Shared state of a run; the claims read it.
struct SemaphoreRoot
{
    SemaphoreShared semaphore;
    SemaphoreShared bare;        ///< for the measurement of an uncontended pair alone
    AtomicU32 mutex;             ///< object index, kind=mutex
    AtomicU32 kind;              ///< SemaphoreKind
    AtomicU32 permitsParameter;  ///< index of the live parameter
    alignas(64) AtomicU32 count; ///< inside now
    AtomicU32 mostInside;
    AtomicU64 entries;        ///< finished stays
    AtomicU64 guarded;        ///< counted by load and store with the whole stay in between: right only if stays never overlap
    AtomicU64 semaphorePicos; ///< one uncontended acquire and release, in ps
    AtomicU64 mutexPicos;     ///< the same of a plain mutex
    SemaphoreWorkerSlot workers[mostSemaphoreWorkers];
};

} // namespace interleave
