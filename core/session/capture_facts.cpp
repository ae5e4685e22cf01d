// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/capture_facts.h"

#include "core/capture/capture_words.h"

namespace interleave {

CaptureFacts captureFacts(const CaptureStatus &status)
{
    return {
        .mode = std::string(captureModeName(status.mode)),
        .reason = captureReasonText(status),
        .events = status.events,
        .lost = status.lost,
        .probeCostNs = status.probeCostNs,
    };
}

} // namespace interleave
