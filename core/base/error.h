// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace interleave {

/// What went wrong. The core names the cause; app and ui turn it into words of the user's language (ui/error_texts).
enum class ErrorCode {
    // the user's words: exit status 2
    unknownOption,          ///< args: given, accepted
    optionNeedsValue,       ///< args: option, accepted
    optionValue,            ///< args: option, given, accepted
    unknownExperiment,      ///< args: id, accepted ids
    unknownParameter,       ///< args: experiment, name, accepted names
    unknownPreset,          ///< args: experiment, name, accepted names
    valueOfWrongType,       ///< args: parameter, given, accepted
    valueOutOfRange,        ///< args: parameter, given, accepted
    meaninglessCombination, ///< args: first parameter with value, second parameter with value
    parameterNotLive,       ///< args: parameter, the live ones
    badSchedule,            ///< args: given, accepted form
    // cannot be had here: exit status 3
    captureRefused,   ///< args: mode, why, cure
    notAvailableHere, ///< args: what, why, cure
    noDisplay,        ///< args: why, cure
    // could not be run or written: exit status 4
    startFailed,      ///< args: what, system's reason
    hostLost,         ///< args: how it ended
    guardLost,        ///< args: how it ended
    protocolViolated, ///< args: detail
    outOfLanes,       ///< args: wanted, most
    outOfTasks,       ///< args: what could not be started, how many processes and threads a run may have
    cannotWrite,      ///< args: path, system's reason
    systemCallFailed, ///< args: call, system's reason
};

struct Error
{
    ErrorCode code = ErrorCode::systemCallFailed;
    std::vector<std::string> arguments; ///< in the order given beside the code

    /// English, for logs and tests only; what users read is made by the layers above.
    std::string toString() const;
};

/// The documented exit status of the command line for this kind of error (2, 3 or 4).
int exitStatusOf(ErrorCode code);

/// systemCallFailed with the text of `errnoValue`.
Error systemError(std::string call, int errnoValue);

} // namespace interleave
