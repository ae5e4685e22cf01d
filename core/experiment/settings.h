// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"

namespace interleave {

/// A value for every parameter of one experiment. Value semantics; the ExperimentInfo must outlive it.
class Settings
{
public:
    explicit Settings(const ExperimentInfo &experiment); ///< defaults
    /// With a preset's values. Error: unknownPreset.
    static Result<Settings> ofPreset(const ExperimentInfo &experiment, std::string_view name);

    const ExperimentInfo &experiment() const { return *m_experiment; }
    /// Errors: unknownParameter, valueOfWrongType, valueOutOfRange.
    Result<void> set(std::string_view name, std::string_view text);
    void setRaw(ParameterId id, RawValue raw) { m_values[id.value] = raw; }
    /// Error: meaninglessCombination (asks the workload).
    Result<void> check() const;
    /// The preset that these are, placement aside; nullptr where they are none.
    const Preset *preset() const;

    RawValue raw(ParameterId id) const { return m_values[id.value]; }
    // By name; the name must exist (asserted).
    std::int64_t integer(std::string_view name) const;
    double real(std::string_view name) const;
    bool isOn(std::string_view name) const;
    std::string_view choice(std::string_view name) const;
    std::string text(std::string_view name) const;

private:
    const ExperimentInfo *m_experiment;
    std::vector<RawValue> m_values;
};

} // namespace interleave
