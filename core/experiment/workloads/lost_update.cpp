// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/lost_update.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/lost_update_worker.h"
#include "core/shm/futex.h"

#include <new>

namespace interleave {

namespace {

class LostUpdate : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < settings.integer("workers"); ++number)
            starts.push_back({.role = 0, .number = number, .method = startMethodOf(settings)});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers"))}; }

    bool gated(const Settings &settings) const override { return settings.isOn("start_gate"); }

    Result<void> check(const Settings &settings) const override
    {
        if (settings.choice("storage") == "private-copy" && startMethodOf(settings) == StartMethod::thread)
            return Error{ErrorCode::meaninglessCombination, {"storage=private-copy", "start_method=thread"}};
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(LostUpdateRoot));
        const ObjectId cell = segment.addObject(ObjectKind::cell, settings.choice("operation") == "balance" ? "balance" : "g_num");
        const ParameterId lock = settings.experiment().find("lock");
        const LockKind kind = lockKindOf(settings.experiment().parameter(lock), settings.raw(lock));
        const ObjectId lockObject = segment.addObject(ObjectKind::lock, "lock", static_cast<std::uint32_t>(kind));
        if (!memory || !cell.isValid() || !lockObject.isValid())
            return Error{ErrorCode::startFailed, {"lost-update", "the segment is full"}};
        auto *root = new (memory) LostUpdateRoot{};
        root->cell.store(cell.value, std::memory_order_relaxed);
        root->lockRaw.store(settings.raw(lock), std::memory_order_relaxed);
        root->lockObject.store(lockObject.value, std::memory_order_relaxed);
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { LostUpdateWorker(context, *context.segment.root<LostUpdateRoot>()).run(); }

    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        if (auto *root = segment.root<LostUpdateRoot>())
            roundWorkerGone(root->round, number);
        ringJoins(segment);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<LostUpdateRoot>())
            ringRound(root->round);
        ringJoins(segment);
    }

private:
    static void ringJoins(const Segment &segment)
    {
        if (auto *root = segment.root<LostUpdateRoot>()) {
            root->joinBell.fetch_add(1, std::memory_order_release);
            futexWake(root->joinBell);
        }
    }
};

} // namespace

ExperimentInfo lostUpdateExperiment()
{
    ExperimentInfo info;
    info.id = "lost-update";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        integerParameter("workers", Acts::live, 1, mostLostUpdateWorkers, 2),
        lockParameter(true),
        choiceParameter("operation", Acts::atStart, {"balance", "counter"}),
        choiceParameter("variable", Acts::atStart, {"load-store", "volatile", "fetch-add"}),
        choiceParameter("storage", Acts::atStart, {"shared", "private-copy"}),
        integerParameter("iterations", Acts::atStart, 10, 1e8, 1e6),
        switchParameter("start_gate", Acts::atStart, true),
        switchParameter("join_first", Acts::atStart, false),
        integerParameter("window_ns", Acts::live, 0, 10'000, 0, "ns"),
        startMethodParameter(),
        integerParameter("trials", Acts::atStart, 1, 100'000, 20),
    };
    addPlacement(info.parameters);
    info.measures = {"lost", "lost_per_million", "wrong_trials", "overlap_share", "ns_per_op", "phases", "private_values", "parent_value"};
    info.charts = {ChartKind::raceOverTime, ChartKind::lockContention, ChartKind::outcomeHistogram, ChartKind::throughput};
    info.presets = {
        {"without-lock", {{"lock", "none"}, {"operation", "balance"}, {"iterations", "100000"}}},
        {"with-lock", {{"lock", "mutex"}, {"operation", "balance"}, {"iterations", "100000"}}},
        {"counter", {{"lock", "none"}, {"operation", "counter"}, {"iterations", "1000000"}}},
        {"joined", {{"lock", "none"}, {"operation", "counter"}, {"iterations", "1000000"}, {"join_first", "on"}}},
    };
    info.workload = std::make_shared<LostUpdate>();
    return info;
}

} // namespace interleave
