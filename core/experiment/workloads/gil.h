// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/sync/gil.h"

namespace interleave {

/// CPU-bound workers of an interpreter: under its lock, without one, and as processes with a lock each.
ExperimentInfo gilExperiment();

inline constexpr unsigned mostGilWorkers = 8;

/// Values of parameter `engine`.
enum class GilEngine : std::uint64_t { gil, nativeThreads, processes, gilOld };

/// What one worker did while all of them were at work. Written by it alone.
struct alignas(64) GilWorkerPart
{
    AtomicU64 beginStamp; ///< 0: it has not come so far
    AtomicU64 endStamp;
    AtomicU64 loops;
    AtomicU64 cpuNs;
};

/// Shared state of a run; the claims read it. At first the first worker is alone, as the yardstick for what all of them do together afterwards.
struct GilRoot
{
    AtomicU32 objects[mostGilWorkers]; ///< object index of each lock; with one for all, the first
    AtomicU32 together;                ///< 1: all are at work; release by the first worker
    AtomicU32 bell;                    ///< futex word of those who wait for it
    AtomicU64 aloneNs;
    AtomicU64 aloneLoops;
    GilWorkerPart parts[mostGilWorkers];
    GilShared gils[mostGilWorkers];
};

constexpr bool hasGil(GilEngine engine)
{
    return engine != GilEngine::nativeThreads;
}

} // namespace interleave
