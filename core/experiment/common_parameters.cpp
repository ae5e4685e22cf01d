// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/common_parameters.h"

#include <fmt/format.h>

namespace interleave {

Parameter integerParameter(std::string_view name, Acts acts, double minimum, double maximum, double defaultValue, std::string_view unit)
{
    Parameter parameter;
    parameter.name = name;
    parameter.type = ParameterType::integer;
    parameter.acts = acts;
    parameter.minimum = minimum;
    parameter.maximum = maximum;
    parameter.defaultValue = defaultValue;
    parameter.unit = unit;
    parameter.logarithmic = maximum >= 1000;
    return parameter;
}

Parameter realParameter(std::string_view name, Acts acts, double minimum, double maximum, double defaultValue, std::string_view unit)
{
    Parameter parameter = integerParameter(name, acts, minimum, maximum, defaultValue, unit);
    parameter.type = ParameterType::real;
    return parameter;
}

Parameter choiceParameter(std::string_view name, Acts acts, std::vector<std::string_view> choices)
{
    Parameter parameter;
    parameter.name = name;
    parameter.type = ParameterType::choice;
    parameter.acts = acts;
    parameter.maximum = static_cast<double>(choices.size()) - 1;
    parameter.choices = std::move(choices);
    return parameter;
}

Parameter textParameter(std::string_view name, std::string_view defaultText)
{
    Parameter parameter;
    parameter.name = name;
    parameter.type = ParameterType::text;
    parameter.defaultText = defaultText;
    return parameter;
}

Parameter switchParameter(std::string_view name, Acts acts, bool on)
{
    Parameter parameter;
    parameter.name = name;
    parameter.type = ParameterType::onOff;
    parameter.acts = acts;
    parameter.maximum = 1;
    parameter.defaultValue = on ? 1 : 0;
    return parameter;
}

Parameter startMethodParameter()
{
    return choiceParameter("start_method", Acts::atStart, {"thread", "fork", "spawn", "forkserver"});
}

Parameter lockParameter(bool withNone)
{
    std::vector<std::string_view> kinds{"mutex", "spin", "ticket", "adaptive", "rw", "robust-shared"};
    if (withNone)
        kinds.insert(kinds.begin(), "none");
    return choiceParameter("lock", Acts::atRendezvous, std::move(kinds));
}

void addPlacement(std::vector<Parameter> &parameters)
{
    const std::size_t first = parameters.size();
    parameters.push_back(integerParameter("cores", Acts::atStart, 0, 1024, 0));
    parameters.back().zeroWord = "all";
    parameters.push_back(choiceParameter("pinning", Acts::atStart, {"free", "one-core-each", "same-core"}));
    parameters.push_back(integerParameter("nice", Acts::atStart, -20, 19, 0));
    parameters.push_back(choiceParameter("policy", Acts::atStart, {"other", "batch", "idle", "fifo", "rr"}));
    parameters.push_back(realParameter("slice_ms", Acts::atStart, 0.1, 100, 0, "ms"));
    parameters.back().zeroWord = "default";
    for (std::size_t i = first; i < parameters.size(); ++i)
        parameters[i].placement = true;
}

StartMethod startMethodOf(const Settings &settings)
{
    return static_cast<StartMethod>(settings.integer("start_method"));
}

LockKind lockKindOf(const Parameter &lock, RawValue raw)
{
    const bool withNone = !lock.choices.empty() && lock.choices.front() == "none";
    const RawValue kind = raw + (withNone ? 0 : 1);
    return raw < lock.choices.size() ? static_cast<LockKind>(kind) : LockKind::none;
}

Result<void> checkPlacement(const Settings &settings)
{
    const std::string_view policy = settings.choice("policy");
    const bool hasSlice = policy == "other" || policy == "batch";
    if (settings.real("slice_ms") != 0 && !hasSlice)
        return Error{ErrorCode::meaninglessCombination, {fmt::format("slice_ms={}", settings.real("slice_ms")), fmt::format("policy={}", policy)}};
    return {};
}

} // namespace interleave
