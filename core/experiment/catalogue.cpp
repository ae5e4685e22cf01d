// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"

#include "core/experiment/workloads/channels.h"
#include "core/experiment/workloads/cooperative.h"
#include "core/experiment/workloads/coroutines.h"
#include "core/experiment/workloads/cpu_io_bound.h"
#include "core/experiment/workloads/deadlock.h"
#include "core/experiment/workloads/distributed.h"
#include "core/experiment/workloads/event.h"
#include "core/experiment/workloads/forgotten_release.h"
#include "core/experiment/workloads/fork.h"
#include "core/experiment/workloads/gil.h"
#include "core/experiment/workloads/gil_convoy.h"
#include "core/experiment/workloads/lifecycle.h"
#include "core/experiment/workloads/lock_contention.h"
#include "core/experiment/workloads/lost_update.h"
#include "core/experiment/workloads/manager.h"
#include "core/experiment/workloads/master_worker.h"
#include "core/experiment/workloads/parallelism.h"
#include "core/experiment/workloads/pipe.h"
#include "core/experiment/workloads/pool.h"
#include "core/experiment/workloads/queue.h"
#include "core/experiment/workloads/semaphore.h"
#include "core/experiment/workloads/server_models.h"
#include "core/experiment/workloads/shared_memory.h"
#include "core/experiment/workloads/signals.h"
#include "core/experiment/workloads/start_methods.h"
#include "core/experiment/workloads/subprocess.h"
#include "core/experiment/workloads/switching_cost.h"
#include "core/experiment/workloads/thread_local.h"
#include "core/experiment/workloads/time_slices.h"

#include <algorithm>

namespace interleave {

ParameterId ExperimentInfo::find(std::string_view name) const
{
    const auto found = std::find_if(parameters.begin(), parameters.end(), [name](const Parameter &parameter) { return parameter.name == name; });
    return found == parameters.end() ? ParameterId{} : ParameterId{static_cast<std::uint32_t>(found - parameters.begin())};
}

Catalogue::Catalogue()
{
    m_experiments.push_back(parallelismExperiment());
    m_experiments.push_back(timeSlicesExperiment());
    m_experiments.push_back(switchingCostExperiment());
    m_experiments.push_back(cooperativeExperiment());
    m_experiments.push_back(cpuIoBoundExperiment());
    m_experiments.push_back(forkExperiment());
    m_experiments.push_back(startMethodsExperiment());
    m_experiments.push_back(poolExperiment());
    m_experiments.push_back(subprocessExperiment());
    m_experiments.push_back(lifecycleExperiment());
    m_experiments.push_back(masterWorkerExperiment());
    m_experiments.push_back(lostUpdateExperiment());
    m_experiments.push_back(lockContentionExperiment());
    m_experiments.push_back(forgottenReleaseExperiment());
    m_experiments.push_back(deadlockExperiment());
    m_experiments.push_back(semaphoreExperiment());
    m_experiments.push_back(eventExperiment());
    m_experiments.push_back(threadLocalExperiment());
    m_experiments.push_back(gilExperiment());
    m_experiments.push_back(gilConvoyExperiment());
    m_experiments.push_back(queueExperiment());
    m_experiments.push_back(pipeExperiment());
    m_experiments.push_back(sharedMemoryExperiment());
    m_experiments.push_back(managerExperiment());
    m_experiments.push_back(signalsExperiment());
    m_experiments.push_back(channelsExperiment());
    m_experiments.push_back(coroutinesExperiment());
    m_experiments.push_back(serverModelsExperiment());
    m_experiments.push_back(distributedExperiment());
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
