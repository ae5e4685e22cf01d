// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/capture_words.h"

namespace interleave {

std::string_view captureModeName(CaptureMode mode)
{
    switch (mode) {
    case CaptureMode::kernel: return "kernel";
    case CaptureMode::kernelWakeups: return "kernel+wakeups";
    case CaptureMode::self: return "self";
    case CaptureMode::probes: return "probes";
    }
    return "probes";
}

std::optional<CaptureChoice> captureChoiceFromName(std::string_view name)
{
    if (name == "auto")
        return CaptureChoice::automatic;
    if (name == "kernel")
        return CaptureChoice::kernel;
    if (name == "self")
        return CaptureChoice::self;
    if (name == "probes")
        return CaptureChoice::probes;
    return std::nullopt;
}

std::string captureReasonText(const CaptureStatus &status)
{
    std::string text;
    for (const CaptureReason &reason : status.reasons) {
        if (!text.empty())
            text += "; ";
        text += captureModeName(reason.refused);
        text += ": ";
        text += reason.call;
        if (!reason.why.empty())
            text += ": " + reason.why;
    }
    return text;
}

} // namespace interleave
