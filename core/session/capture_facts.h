// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report_builder.h"
#include "core/capture/capture_status.h"

namespace interleave {

/// The collector's status in the report's words.
CaptureFacts captureFacts(const CaptureStatus &status);

} // namespace interleave
