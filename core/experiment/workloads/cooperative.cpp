// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cooperative.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/cooperative_worker.h"

#include <new>

namespace interleave {

namespace {

class CooperativeWorkload : public Workload
{
public:
    std::string laneName(unsigned, unsigned number, StartMethod) const override { return "Thread-" + std::to_string(number + 1); }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < wanted(settings)[0]; ++number)
            starts.push_back({.role = 0, .number = number, .method = StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        return {engineOf(settings) == CooperativeEngine::coroutines ? 1 : cooperativeWorkers};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(CooperativeRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"cooperative", "the segment is full"}};
        auto *root = new (memory) CooperativeRoot{};
        if (engineOf(settings) == CooperativeEngine::threadsWithLock) {
            const ObjectId lock = segment.addObject(ObjectKind::lock, "lock", static_cast<std::uint32_t>(LockKind::mutex));
            if (!lock.isValid())
                return Error{ErrorCode::startFailed, {"cooperative", "the segment is full"}};
            root->lockObject.store(lock.value, std::memory_order_relaxed);
        }
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { CooperativeWorker(context, *context.segment.root<CooperativeRoot>()).run(); }

    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        if (auto *root = segment.root<CooperativeRoot>())
            roundWorkerGone(root->round, number);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<CooperativeRoot>())
            ringRound(root->round);
    }

private:
    static CooperativeEngine engineOf(const Settings &settings) { return static_cast<CooperativeEngine>(settings.integer("engine")); }
};

} // namespace

ExperimentInfo cooperativeExperiment()
{
    ExperimentInfo info;
    info.id = "cooperative";
    info.topic = Topic::scheduling;
    info.parameters = {
        choiceParameter("engine", Acts::atStart, {"threads", "threads+lock", "coroutines"}),
        integerParameter("fields", Acts::atStart, 1, mostFields, 200),
        integerParameter("step_us", Acts::atStart, 1, 1000, 20, "us"),
    };
    addPlacement(info.parameters);
    info.measures = {"out_of_order", "switches_inside", "covered_unplanted", "fields_right"};
    info.charts = {ChartKind::outcomeHistogram, ChartKind::throughput};
    info.presets = {
        {"hired", {{"engine", "threads"}}},
        {"told", {{"engine", "threads+lock"}}},
        {"own-order", {{"engine", "coroutines"}}},
    };
    info.workload = std::make_shared<CooperativeWorkload>();
    return info;
}

} // namespace interleave
