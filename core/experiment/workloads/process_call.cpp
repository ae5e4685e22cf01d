// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/process_call.h"

#include <algorithm>

namespace interleave {

std::optional<CallError> checkCall(const ProcessCall &call)
{
    return call.group ? std::optional(CallError::groupMustBeNone) : std::nullopt;
}

std::vector<std::string> bindArguments(std::span<const std::string_view> parameters, const ProcessCall &call, std::optional<CallError> &error)
{
    error.reset();
    if (call.args.size() > parameters.size())
        error = CallError::unexpectedArgument;
    std::vector<std::string> values(
        call.args.begin(), call.args.begin() + static_cast<std::ptrdiff_t>(std::min(call.args.size(), parameters.size())));
    for (std::size_t i = values.size(); i < parameters.size(); ++i) {
        const auto named = call.kwargs.find(std::string(parameters[i]));
        if (named == call.kwargs.end())
            error = CallError::missingArgument;
        values.push_back(named == call.kwargs.end() ? std::string() : named->second);
    }
    for (const auto &[name, value] : call.kwargs) {
        const auto position = std::find(parameters.begin(), parameters.end(), name) - parameters.begin();
        if (position < static_cast<std::ptrdiff_t>(call.args.size()) || position == static_cast<std::ptrdiff_t>(parameters.size()))
            error = CallError::unexpectedArgument; // twice, or nobody asked for it
    }
    return values;
}

} // namespace interleave
