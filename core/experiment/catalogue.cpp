// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"

#include "core/experiment/workloads/cooperative.h"
#include "core/experiment/workloads/coroutines.h"
#include "core/experiment/workloads/gil.h"
#include "core/experiment/workloads/gil_convoy.h"
#include "core/experiment/workloads/lock_contention.h"
#include "core/experiment/workloads/lost_update.h"
#include "core/experiment/workloads/pool.h"
#include "core/experiment/workloads/queue.h"
#include "core/experiment/workloads/start_methods.h"

#include <algorithm>

namespace interleave {

ParameterId ExperimentInfo::find(std::string_view name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(), [name](const Parameter &parameter) { return parameter.name == name; });
    return found == parameters.end() ? ParameterId{} : ParameterId{static_cast<std::uint32_t>(found - parameters.begin())};
}

Catalogue::Catalogue()
{
    m_experiments.push_back(cooperativeExperiment());
    m_experiments.push_back(lostUpdateExperiment());
    m_experiments.push_back(lockContentionExperiment());
    m_experiments.push_back(gilExperiment());
    m_experiments.push_back(gilConvoyExperiment());
    m_experiments.push_back(poolExperiment());
    m_experiments.push_back(queueExperiment());
    m_experiments.push_back(startMethodsExperiment());
    m_experiments.push_back(coroutinesExperiment());
}

Result<const ExperimentInfo *> Catalogue::find(std::string_view id) const
{
    const auto found =
        std::find_if(m_experiments.begin(), m_experiments.end(), [id](const ExperimentInfo &experiment) { return experiment.id == id; });
    if (found != m_experiments.end())
        return &*found;
    std::string accepted;
    for (const ExperimentInfo &experiment : m_experiments)
        accepted.append(accepted.empty() ? "" : ", ").append(experiment.id);
    return Error{ErrorCode::unknownExperiment, {std::string(id), accepted}};
}

} // namespace interleave
