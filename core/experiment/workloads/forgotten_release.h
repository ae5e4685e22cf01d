// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "core/experiment/workloads/stuck_detector.h"

namespace interleave {

/// A worker leaves its critical section by an unforeseen way.
ExperimentInfo forgottenReleaseExperiment();

inline constexpr unsigned forgottenWorkers = 4;
inline constexpr unsigned forgottenEntries = 20; ///< of each worker
inline constexpr unsigned forgottenAtEntry = 3;  ///< the first worker leaves its third critical section like that
enum ForgottenRole : unsigned { forgottenWorker = 0, forgottenDetector = 1 };

/// Shared state of a run; the claims read it.
struct ForgottenReleaseRoot
{
    AtomicU32 lock; ///< object index
    AtomicU32 gone; ///< one bit for each worker that has ended; host only
    StuckShared stuck;
};

} // namespace interleave
