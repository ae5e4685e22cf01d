// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/thread_local.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/thread_local_worker.h"

#include <new>

namespace interleave {

namespace {

/// Threads only: between processes nothing is global.
class ThreadLocalWorkload : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < wanted(settings)[0]; ++number)
            starts.push_back({.role = 0, .number = number, .method = StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers"))}; }

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        void *memory = segment.allocate(sizeof(ThreadLocalRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"thread-local", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(new (memory) ThreadLocalRoot{});
        return {};
    }

    void work(WorkerContext &context) const override { ThreadLocalWorker(context, *context.segment.root<ThreadLocalRoot>()).run(); }

    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        if (auto *root = segment.root<ThreadLocalRoot>())
            roundWorkerGone(root->round, number);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<ThreadLocalRoot>())
            ringRound(root->round);
    }
};

} // namespace

ExperimentInfo threadLocalExperiment()
{
    ExperimentInfo info;
    info.id = "thread-local";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        choiceParameter("storage", Acts::atStart, {"global", "thread-local", "parameter"}),
        integerParameter("workers", Acts::live, 1, mostGreeters, 2),
        switchParameter("yield_between", Acts::atStart, true),
        switchParameter("pool_reuse", Acts::atStart, false),
    };
    addPlacement(info.parameters);
    info.measures = {"wrong_greetings", "addresses", "greetings", "leaked_greetings"};
    info.charts = {ChartKind::outcomeHistogram, ChartKind::throughput};
    info.presets = {
        {"students", {{"storage", "thread-local"}, {"workers", "2"}}},
        {"one-for-all", {{"storage", "global"}, {"workers", "2"}}},
    };
    info.endless = true;
    info.workload = std::make_shared<ThreadLocalWorkload>();
    return info;
}

} // namespace interleave
