// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <system_error>

namespace interleave {

namespace {

const char *nameOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::unknownOption: return "unknown option";
    case ErrorCode::optionNeedsValue: return "option needs a value";
    case ErrorCode::optionValue: return "option cannot have this value";
    case ErrorCode::unknownExperiment: return "unknown experiment";
    case ErrorCode::unknownParameter: return "unknown parameter";
    case ErrorCode::unknownPreset: return "unknown preset";
    case ErrorCode::valueOfWrongType: return "value of the wrong type";
    case ErrorCode::valueOutOfRange: return "value out of range";
    case ErrorCode::meaninglessCombination: return "combination without meaning";
    case ErrorCode::parameterNotLive: return "parameter is not live";
    case ErrorCode::badSchedule: return "bad schedule";
    case ErrorCode::captureRefused: return "capture refused";
    case ErrorCode::notAvailableHere: return "not available here";
    case ErrorCode::noDisplay: return "no display";
    case ErrorCode::startFailed: return "start failed";
    case ErrorCode::hostLost: return "host lost";
    case ErrorCode::guardLost: return "guard lost";
    case ErrorCode::protocolViolated: return "protocol violated";
    case ErrorCode::outOfLanes: return "out of lanes";
    case ErrorCode::outOfTasks: return "out of processes and threads";
    case ErrorCode::cannotWrite: return "cannot write";
    case ErrorCode::systemCallFailed: return "system call failed";
    }
    return "unknown error";
}

} // namespace

std::string Error::toString() const
{
    std::string text = nameOf(code);
    const char *separator = ": ";
    for (const std::string &argument : arguments) {
        text += separator;
        text += argument;
        separator = ", ";
    }
    return text;
}

int exitStatusOf(ErrorCode code)
{
    if (code <= ErrorCode::badSchedule)
        return 2;
    if (code <= ErrorCode::noDisplay)
        return 3;
    return 4;
}

Error systemError(std::string call, int errnoValue)
{
    return {ErrorCode::systemCallFailed, {std::move(call), std::generic_category().message(errnoValue)}};
}

} // namespace interleave
