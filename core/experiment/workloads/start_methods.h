// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment_layout.h"

namespace interleave {

/// The same small worker, started in four ways, one start at a time and in turn.
ExperimentInfo startMethodsExperiment();

/// A role for each StartMethod, numbered alike, and two more: some forked and spawned while the parent is still small, to compare with.
inline constexpr unsigned forkFromSmallRole = 4;
inline constexpr unsigned spawnFromSmallRole = 5;
inline constexpr std::int64_t smallParentMib = 10;

/// Index into WorkerCounters::custom: descriptors the child found open though nobody gave them to it.
inline constexpr unsigned startInheritedFds = 0;

} // namespace interleave
