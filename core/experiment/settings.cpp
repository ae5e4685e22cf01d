// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/settings.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"

#include <cassert>

namespace interleave {

Settings::Settings(const ExperimentInfo &experiment) : m_experiment(&experiment)
{
    m_values.reserve(experiment.parameters.size());
    for (const Parameter &parameter : experiment.parameters)
        m_values.push_back(defaultOf(parameter));
}

Result<Settings> Settings::ofPreset(const ExperimentInfo &experiment, std::string_view name)
{
    std::string accepted;
    for (const Preset &preset : experiment.presets) {
        accepted.append(accepted.empty() ? "" : ", ").append(preset.name);
        if (preset.name != name)
            continue;
        Settings settings(experiment);
        for (const auto &[parameter, value] : preset.values) {
            if (auto done = settings.set(parameter, value); !done)
                return done.error();
        }
        return settings;
    }
    return Error{ErrorCode::unknownPreset, {std::string(experiment.id), std::string(name), accepted.empty() ? "-" : accepted}};
}

Result<void> Settings::set(std::string_view name, std::string_view text)
{
    const ParameterId id = m_experiment->find(name);
    if (!id.isValid()) {
        std::string accepted;
        for (const Parameter &parameter : m_experiment->parameters)
            accepted.append(accepted.empty() ? "" : ", ").append(parameter.name);
        return Error{ErrorCode::unknownParameter, {std::string(m_experiment->id), std::string(name), accepted}};
    }
    auto raw = parseValue(m_experiment->parameter(id), text);
    if (!raw)
        return raw.error();
    setRaw(id, *raw);
    return {};
}

Result<void> Settings::check() const
{
    if (auto placement = checkPlacement(*this); !placement)
        return placement;
    return m_experiment->workload->check(*this);
}

const Preset *Settings::preset() const
{
    for (const Preset &preset : m_experiment->presets) {
        const auto wanted = ofPreset(*m_experiment, preset.name);
        bool same = static_cast<bool>(wanted);
        for (std::uint32_t i = 0; same && i < m_values.size(); ++i) {
            const Parameter &parameter = m_experiment->parameters[i];
            // Texts by what they say: each has a number of its own.
            same = parameter.placement || valueText(parameter, m_values[i]) == valueText(parameter, wanted->m_values[i]);
        }
        if (same)
            return &preset;
    }
    return nullptr;
}

std::int64_t Settings::integer(std::string_view name) const
{
    const ParameterId id = m_experiment->find(name);
    assert(id.isValid());
    return integerOf(raw(id));
}

double Settings::real(std::string_view name) const
{
    const ParameterId id = m_experiment->find(name);
    assert(id.isValid());
    return realOf(raw(id));
}

bool Settings::isOn(std::string_view name) const
{
    return integer(name) != 0;
}

std::string_view Settings::choice(std::string_view name) const
{
    const ParameterId id = m_experiment->find(name);
    assert(id.isValid());
    const Parameter &parameter = m_experiment->parameter(id);
    const RawValue value = raw(id);
    return value < parameter.choices.size() ? parameter.choices[value] : std::string_view();
}

std::string Settings::text(std::string_view name) const
{
    const ParameterId id = m_experiment->find(name);
    assert(id.isValid());
    return valueText(m_experiment->parameter(id), raw(id));
}

} // namespace interleave
