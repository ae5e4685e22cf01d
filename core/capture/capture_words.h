// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/capture/capture_status.h"

#include <optional>
#include <string>
#include <string_view>

namespace interleave {

/// The mode as in reports: "kernel", "kernel+wakeups", "self", "probes".
std::string_view captureModeName(CaptureMode mode);

/// What `--capture` accepts: "auto", "kernel", "self", "probes"; absent for anything else.
std::optional<CaptureChoice> captureChoiceFromName(std::string_view name);

/// Why no better mode was to be had, in the system's words: "kernel: perf_event_open: Operation not permitted". Empty: it is the best.
std::string captureReasonText(const CaptureStatus &status);

} // namespace interleave
