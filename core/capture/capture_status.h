// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string>
#include <vector>

namespace interleave {

enum class CaptureChoice { automatic, kernel, self, probes };
enum class CaptureMode { kernel, kernelWakeups, self, probes };

/// Why a better mode was not to be had, as a key with the system's words: "perf_event_open", "Operation not permitted". Empty: best possible.
struct CaptureReason
{
    CaptureMode refused = CaptureMode::kernel;
    std::string call;
    std::string why;
};

/// What the user is told about trust; a consistent copy, any thread.
struct CaptureStatus
{
    CaptureMode mode = CaptureMode::probes;
    std::vector<CaptureReason> reasons;
    std::uint64_t events = 0; ///< probe records and switch records read
    std::uint64_t lost = 0;   ///< records dropped by workers' rings or by the kernel
    double probeCostNs = 0;   ///< one event, measured on this machine at the start
    double observerShare = 0; ///< estimated share of the workers' CPU time spent on observing (events x cost + switches x cost), 0..1
    Nanos collectorCpuNs = 0; ///< CPU time of the collector thread
};

/// What each mode would need and whether it is to be had here, without a run (for doctor). Best first.
struct CaptureProbe
{
    CaptureMode mode;
    bool available = false;
    std::string call; ///< what was refused
    std::string why;
};
std::vector<CaptureProbe> probeCapture();

} // namespace interleave
