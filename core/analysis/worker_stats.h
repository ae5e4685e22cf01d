// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/analysis/slice_sums.h"
#include "core/shm/segment.h"

#include <vector>

namespace interleave {

/// Every lane that was ever used. `switchesSeen`: the slices come from the kernel's own switch records, so that they may stand in for counters
/// that a killed worker could not write. `sums` must be up to date with `view`.
std::vector<WorkerReport> workerReports(const Segment &segment, const TraceView &view, const SliceSums &sums, bool switchesSeen);

/// What a worker does, in a word, from its lane's name: "Producer-2" is a "producer", "Thread-1" and "Process-1" are "worker".
std::string roleOf(std::string_view laneName);

} // namespace interleave
