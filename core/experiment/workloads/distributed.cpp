// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/distributed_broker.h"
#include "core/experiment/workloads/distributed_scheduler.h"
#include "core/experiment/workloads/distributed_worker.h"

#include <cerrno>
#include <string>

#include <sys/eventfd.h>
#include <sys/random.h>

namespace interleave {

namespace {

TaskTransport transportOf(const Settings &settings)
{
    return static_cast<TaskTransport>(settings.integer("transport"));
}

class DistributedWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return role == schedulerRole ? "Scheduler-1" : "Worker-" + std::to_string(number + 1);
    }

    /// The workers are programs started afresh, as on another machine: they inherit nothing.
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts{{.role = schedulerRole, .number = 0, .method = StartMethod::fork}};
        for (unsigned number = 0; number < wanted(settings)[remoteWorkerRole]; ++number)
            starts.push_back({.role = remoteWorkerRole, .number = number, .method = StartMethod::spawn});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {1, static_cast<unsigned>(settings.integer("workers"))}; }

    bool replacesDead() const override { return true; }

    Result<void> check(const Settings &settings) const override
    {
        if (transportOf(settings) == TaskTransport::builtIn)
            return {};
        if (settings.choice("key") == "wrong")
            return Error{ErrorCode::meaninglessCombination, {"key=wrong", "transport=redis"}};
        if (settings.choice("network") != "loopback")
            return Error{ErrorCode::meaninglessCombination, {"network=" + std::string(settings.choice("network")), "transport=redis"}};
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        if (transportOf(settings) == TaskTransport::redis) {
            if (auto there = findBroker(); !there)
                return there;
        }
        auto *root = segment.allocate<DistributedRoot>();
        const ObjectId tasks = segment.addObject(ObjectKind::queue, "tasks");
        const ObjectId results = segment.addObject(ObjectKind::queue, "results");
        if (!root || !tasks.isValid() || !results.isValid())
            return Error{ErrorCode::startFailed, {"distributed", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(root);
        root->tasksObject = tasks.value;
        root->resultsObject = results.value;
        root->steered = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        if (::getrandom(root->key, sizeof root->key, 0) != static_cast<ssize_t>(sizeof root->key))
            return systemError("getrandom", errno);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        DistributedRoot &root = *context.segment.root<DistributedRoot>();
        context.waitAtGate();
        const bool broker = transportOf(context.settings) == TaskTransport::redis;
        if (context.role == schedulerRole)
            broker ? BrokerMaster(context, root).run() : DistributedScheduler(context, root).run();
        else
            broker ? BrokerWorker(context, root).run() : DistributedWorker(context, root).run();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned) const override
    {
        auto *root = segment.root<DistributedRoot>();
        if (root && role == schedulerRole)
            root->address.store(0, std::memory_order_release);
        else if (root)
            root->deaths.fetch_add(1, std::memory_order_release); // acquire: the broker's master
        controlChanged(segment);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (const auto *root = segment.root<DistributedRoot>())
            ::eventfd_write(root->steered, 1);
    }
};

} // namespace

ExperimentInfo distributedExperiment()
{
    ExperimentInfo info;
    info.id = "distributed";
    info.topic = Topic::oneThread;
    info.parameters = {
        integerParameter("workers", Acts::live, 1, mostRemoteWorkers, 3),
        integerParameter("tasks", Acts::live, 1, mostRemoteTasks, 30),
        integerParameter("task_ms", Acts::live, 1, 1000, 40, "ms"),
        choiceParameter("transport", Acts::atStart, {"built-in", "redis"}),
        choiceParameter("acknowledge", Acts::atStart, {"after", "before"}),
        switchParameter("kill_worker", Acts::atStart, false),
        choiceParameter("key", Acts::atStart, {"right", "wrong"}),
        choiceParameter("network", Acts::atStart, {"loopback", "namespaces"}),
    };
    addPlacement(info.parameters);
    info.measures = {"tasks_done", "lost", "duplicated", "redelivered", "workers_used", "speedup", "makespan_ns", "keys_refused", "leaked",
        "network_used", "network_refused"};
    info.charts = {ChartKind::taskStaircase, ChartKind::messageLadder, ChartKind::queueDepth, ChartKind::throughput};
    info.workload = std::make_shared<DistributedWorkload>();
    return info;
}

} // namespace interleave
