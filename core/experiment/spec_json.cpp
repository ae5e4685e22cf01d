// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/spec_json.h"

#include <nlohmann/json.hpp>

namespace interleave {

std::string specToJson(const Settings &settings)
{
    const ExperimentInfo &experiment = settings.experiment();
    nlohmann::ordered_json values = nlohmann::ordered_json::object();
    for (std::uint32_t i = 0; i < experiment.parameters.size(); ++i)
        values[std::string(experiment.parameters[i].name)] = valueText(experiment.parameters[i], settings.raw({i}));
    const nlohmann::ordered_json spec{{"experiment", experiment.id}, {"parameters", std::move(values)}};
    return spec.dump();
}

Result<Settings> specFromJson(std::string_view text, const Catalogue &catalogue)
{
    const auto spec = nlohmann::json::parse(text, nullptr, false);
    if (!spec.is_object() || !spec.contains("experiment") || !spec["experiment"].is_string())
        return Error{ErrorCode::protocolViolated, {"the spec names no experiment"}};
    const auto experiment = catalogue.find(spec["experiment"].get<std::string>());
    if (!experiment)
        return experiment.error();
    Settings settings(**experiment);
    if (!spec.contains("parameters"))
        return settings;
    if (!spec["parameters"].is_object())
        return Error{ErrorCode::protocolViolated, {"the spec's parameters are no object"}};
    for (const auto &[name, value] : spec["parameters"].items()) {
        if (!value.is_string())
            return Error{ErrorCode::protocolViolated, {"a value of the spec is no text"}};
        if (auto set = settings.set(name, value.get<std::string>()); !set)
            return set.error();
    }
    return settings;
}

} // namespace interleave
