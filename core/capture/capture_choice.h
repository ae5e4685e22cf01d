// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture_status.h"
#include "core/capture/perf_sched_source.h"
#include "core/capture/tracepoint_source.h"

#include <memory>
#include <vector>

namespace interleave {

/// The best capture that was to be had, opened.
struct OpenedCapture
{
    CaptureMode mode = CaptureMode::probes;
    std::vector<CaptureReason> reasons;            ///< why not a better one
    std::unique_ptr<PerfSchedSource> switches;     ///< kernel modes
    std::unique_ptr<TracepointSource> tracepoints; ///< kernel+wakeups
};

/// Tries from the best mode down, or only what was chosen. Error: captureRefused where the choice cannot be had.
Result<OpenedCapture> openCapture(CaptureChoice choice, int pid, const std::vector<int> &cpus, Nanos origin);

/// Can /proc/thread-self/schedstat be read? Workers share our /proc.
bool schedstatReadable();

} // namespace interleave
