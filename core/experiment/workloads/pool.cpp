// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pool.h"

#include "core/base/cgroup_quota.h"
#include "core/experiment/common_parameters.h"
#include "core/experiment/round.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/pool_master.h"
#include "core/experiment/workloads/pool_worker.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace interleave {

namespace {

class PoolWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return role == poolMasterRole ? "MainProcess" : "Worker-" + std::to_string(number + 1);
    }

    /// The master is a thread of the workers' parent; it comes last, so that the first workers are forked from a process with one thread.
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < poolSizeOf(settings); ++number)
            starts.push_back({.role = poolWorkerRole, .number = number, .method = startMethodOf(settings)});
        starts.push_back({.role = poolMasterRole, .number = 0, .method = StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {1, poolSizeOf(settings)}; }
    bool replacesDead() const override { return true; }

    Result<void> check(const Settings &settings) const override
    {
        if (settings.choice("kill_worker") != "none" && startMethodOf(settings) == StartMethod::thread)
            return Error{ErrorCode::meaninglessCombination, {"kill_worker=" + std::string(settings.choice("kill_worker")), "start_method=thread"}};
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        auto *root = segment.allocate<PoolRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"pool", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(root);
        if (auto made = createQueue(segment, root->tasks, "tasks", 0, poolQueueSlots); !made)
            return made;
        return createQueue(segment, root->results, "results", 0, poolQueueSlots);
    }

    void work(WorkerContext &context) const override
    {
        PoolRoot &root = *context.segment.root<PoolRoot>();
        context.waitAtGate();
        if (context.role == poolMasterRole)
            PoolMaster(context, root).run();
        else
            PoolWorker(context, root).run();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<PoolRoot>();
        if (!root || role != poolWorkerRole || number >= mostPoolWorkers)
            return;
        root->workers[number].place.store(static_cast<std::uint32_t>(PoolWorkerPlace::away), std::memory_order_relaxed);
        root->deaths.fetch_add(1, std::memory_order_release); // acquire: master
        queueWorkerGone(segment, root->tasks);
        queueWorkerGone(segment, root->results);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<PoolRoot>()) {
            ringQueue(root->tasks);
            ringQueue(root->results);
        }
    }
};

} // namespace

unsigned poolSizeOf(const Settings &settings)
{
    const auto asked = static_cast<unsigned>(settings.integer("pool_size"));
    if (asked != 0)
        return std::min(asked, mostPoolWorkers);
    const auto most = static_cast<unsigned>(settings.integer("cores"));
    unsigned cores = most == 0 ? usableCores() : std::min(most, usableCores());
    if (const auto quota = readCgroupCpuQuota())
        cores = std::min(cores, static_cast<unsigned>(std::ceil(*quota)));
    return std::clamp(cores, 1u, mostPoolWorkers);
}

ExperimentInfo poolExperiment()
{
    ExperimentInfo info;
    info.id = "pool";
    info.topic = Topic::processes;
    info.parameters = {
        integerParameter("pool_size", Acts::live, 0, mostPoolWorkers, 0),
        integerParameter("tasks", Acts::live, 1, mostPoolTasks, 5),
        integerParameter("task_ms", Acts::live, 1, 3000, 200, "ms"),
        choiceParameter("task_law", Acts::atStart, {"equal", "uniform", "one-long"}),
        choiceParameter("work", Acts::atStart, {"sleep", "cpu"}),
        integerParameter("chunk_size", Acts::atStart, 1, 64, 1),
        startMethodParameter(),
        switchParameter("submit_after_close", Acts::atStart, false),
        choiceParameter("kill_worker", Acts::atStart, {"none", "running", "idle"}),
    };
    info.parameters[0].zeroWord = "cores";
    addPlacement(info.parameters);
    info.measures = {"makespan_ns", "running_max", "queue_wait_ns", "idle_share", "refused", "tasks_done", "tasks_lost"};
    info.charts = {ChartKind::taskStaircase, ChartKind::queueDepth, ChartKind::throughput};
    info.presets = {
        {"as-printed", {{"pool_size", "4"}, {"tasks", "1"}, {"task_ms", "1000"}, {"submit_after_close", "on"}, {"start_method", "fork"}}},
        {"corrected", {{"pool_size", "4"}, {"tasks", "5"}, {"task_ms", "1000"}, {"start_method", "fork"}}},
        {"map", {{"pool_size", "3"}, {"tasks", "4"}, {"task_ms", "1000"}, {"start_method", "fork"}}},
    };
    info.workload = std::make_shared<PoolWorkload>();
    return info;
}

} // namespace interleave
