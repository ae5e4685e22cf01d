// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/sync/gil.h"

namespace interleave {

/// CPU-bound workers of an interpreter: under its lock, without one, and as processes with a lock each.
ExperimentInfo gilExperiment();

inline constexpr unsigned mostGilWorkers = 8;

/// Values of parameter `engine`.
enum class GilEngine : std::uint64_t {
    gil,
    nativeThreads,
    processes,
    gilOld,
    freeThreaded, ///< an interpreter that needs no lock: its numbers' counts are right by themselves
};

/// Values of parameter `work`: what the program is that everybody executes.
enum class GilWork : std::uint64_t {
    ownNumber,
    sharedCounter,   ///< g_num += 1
    counterWithCall, ///< g_num = same(g_num) + 1
    nativeCall,      ///< a function in C that keeps the lock
    nativeCallReleasing,
};

/// Values of parameter `check`: where the new rule looks whether somebody asks for the lock.
enum class GilCheck : std::uint64_t {
    jumpsAndCalls, ///< CPython since 3.10
    everyBytecode, ///< before
};

/// What one worker did while all of them were at work. Written by it alone.
struct alignas(64) GilWorkerPart
{
    AtomicU64 beginStamp; ///< 0: it has not come so far
    AtomicU64 endStamp;
    AtomicU64 loops;
    AtomicU64 cpuNs;
    AtomicU64 updates; ///< of the shared counter, those of the yardstick among them
};

/// Shared state of a run; the claims read it. At first the first worker is alone, as the yardstick for what all of them do together afterwards.
struct GilRoot
{
    AtomicU32 objects[mostGilWorkers]; ///< object index of each lock; with one for all, the first
    AtomicU32 together;                ///< 1: all are at work; release by the first worker
    AtomicU32 bell;                    ///< futex word of those who wait for it
    AtomicU64 aloneNs;
    AtomicU64 aloneLoops;
    AtomicU64 plainLoops;          ///< engine=free-threaded: what one does alone with plain counts, and
    AtomicU64 atomicLoops;         ///< in the same time with atomic ones
    alignas(64) AtomicI64 counter; ///< g_num; with engine=processes in memory they share
    GilWorkerPart parts[mostGilWorkers];
    GilShared gils[mostGilWorkers];
};

constexpr bool hasGil(GilEngine engine)
{
    return engine != GilEngine::nativeThreads && engine != GilEngine::freeThreaded;
}

} // namespace interleave
