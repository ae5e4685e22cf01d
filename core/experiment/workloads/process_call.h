// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// What a child is to be called with, as the notes' Process(group, target, name, args, kwargs) has it.
struct ProcessCall
{
    bool group = false;                        ///< anything but None
    std::vector<std::string> args;             ///< by position
    std::map<std::string, std::string> kwargs; ///< by name: their order says nothing
};

/// Why a call cannot be.
enum class CallError { groupMustBeNone, missingArgument, unexpectedArgument };

/// May it be made at all? Asked before anybody is started.
std::optional<CallError> checkCall(const ProcessCall &call);
/// The value of each of the target's parameters. Done in the child, when it begins: so it is the child that ends with the error.
/// `error` is set, and the values are not whole, where it does not fit.
std::vector<std::string> bindArguments(std::span<const std::string_view> parameters, const ProcessCall &call, std::optional<CallError> &error);

} // namespace interleave
