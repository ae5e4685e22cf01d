// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/capture/capture_status.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// What this machine can capture and show.
struct Diagnosis
{
    std::vector<CaptureProbe> capture; ///< best first
    MachineFacts machine;
    bool rseq = false;      ///< registered by the C library for this thread
    bool schedstat = false; ///< /proc/thread-self/schedstat can be read
    bool chineseGlyphs = false;
    bool display = false;
    bool displayNotSet = false; ///< why not: nothing is set, or
    std::string displayName;    ///< this one did not answer
};

/// Looks; changes nothing. Needs a QGuiApplication for the fonts.
Diagnosis examineMachine();

/// The words for it, with the commands that would allow more, in the application's language.
QString diagnosisText(const Diagnosis &diagnosis);
/// Schema interleave.doctor/1.
std::string diagnosisJson(const Diagnosis &diagnosis);

/// Which packages bring the glyphs for Chinese, for where there are none.
QString glyphAdvice();

} // namespace interleave
