// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/lock_contention.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/busy_work.h"
#include "core/experiment/workloads/contention_master.h"
#include "core/experiment/workloads/contention_worker.h"

#include <bit>
#include <new>

namespace interleave {

namespace {

class LockContention : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod method) const override
    {
        return role == contentionMaster ? "Master" : Workload::laneName(role, number, method);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < settings.integer("workers"); ++number)
            starts.push_back({.role = contentionWorker, .number = number, .method = startMethodOf(settings)});
        starts.push_back({.role = contentionMaster, .number = 0, .method = StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers")), 1}; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *place = segment.allocate(sizeof(LockContentionRoot));
        if (!place)
            return Error{ErrorCode::startFailed, {"lock-contention", "the segment is full"}};
        auto *root = new (place) LockContentionRoot{};
        const ParameterId lock = settings.experiment().find("lock");
        const auto kind = static_cast<std::uint32_t>(lockKindOf(settings.experiment().parameter(lock), settings.raw(lock)));
        for (unsigned i = 0; i <= contentionSlots; ++i) {
            const ObjectId object = segment.addObject(ObjectKind::lock, i == 0 ? "lock" : "slot-" + std::to_string(i), kind);
            if (!object.isValid())
                return Error{ErrorCode::startFailed, {"lock-contention", "the segment is full"}};
            root->objects[i].store(object.value, std::memory_order_relaxed);
        }
        root->lockRaw.store(settings.raw(lock), std::memory_order_relaxed);
        root->active.store(UINT32_MAX, std::memory_order_relaxed);
        root->turnsPerMicro.store(std::bit_cast<std::uint64_t>(measureTurnsPerMicro()), std::memory_order_relaxed);
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<LockContentionRoot>();
        if (context.role == contentionMaster)
            ContentionMaster(context, root).run();
        else
            ContentionWorker(context, root).run();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        if (auto *root = segment.root<LockContentionRoot>(); root && role == contentionWorker)
            roundWorkerGone(root->round, number);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<LockContentionRoot>())
            ringRound(root->round);
    }
};

} // namespace

ExperimentInfo lockContentionExperiment()
{
    ExperimentInfo info;
    info.id = "lock-contention";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        integerParameter("locked_percent", Acts::live, 0, 100, 50, "%"),
        realParameter("unit_us", Acts::live, 0.1, 1000, 2, "us"),
        integerParameter("workers", Acts::live, 1, 1000, 2),
        lockParameter(false),
        choiceParameter("locks", Acts::live, {"one", "one-per-slot"}),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"speedup", "wait_share", "owner_change_share", "handoff_ns", "fairness", "switches_per_s"};
    info.charts = {ChartKind::lockContention, ChartKind::throughput, ChartKind::curve};
    info.workload = std::make_shared<LockContention>();
    return info;
}

} // namespace interleave
