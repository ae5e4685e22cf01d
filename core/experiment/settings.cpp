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
