// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/semaphore.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/semaphore_worker.h"

#include <algorithm>

namespace interleave {

namespace {

class SemaphoreWorkload : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < wanted(settings)[0]; ++number)
            starts.push_back({.role = 0, .number = number, .method = startMethodOf(settings)});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers"))}; }

    bool replacesDead() const override { return true; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<SemaphoreRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"semaphore", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(root);
        const auto kind = static_cast<SemaphoreKind>(settings.integer("kind"));
        root->kind.store(static_cast<std::uint32_t>(kind), std::memory_order_relaxed);
        root->permitsParameter.store(settings.experiment().find("permits").value, std::memory_order_relaxed);
        if (kind != SemaphoreKind::mutex) {
            return semaphore::create(
                segment, root->semaphore, "semaphore", static_cast<std::uint32_t>(settings.integer("permits")), kind == SemaphoreKind::bounded);
        }
        const auto mutex = owned_mutex::create(segment, "mutex");
        if (!mutex)
            return mutex.error();
        root->mutex.store(mutex->value, std::memory_order_relaxed);
        return {};
    }

    void work(WorkerContext &context) const override { SemaphoreWorker(context, *context.segment.root<SemaphoreRoot>()).run(); }

    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        auto *root = segment.root<SemaphoreRoot>();
        if (!root || number >= mostSemaphoreWorkers)
            return;
        SemaphoreWorkerSlot &slot = root->workers[number];
        const LaneId lane{slot.lane.load(std::memory_order_seq_cst) - 1};
        if (slot.inside.exchange(0, std::memory_order_seq_cst) != 0)
            root->count.fetch_sub(1, std::memory_order_seq_cst);
        if (!lane.isValid() || lane.value >= maxLanes)
            return;
        if (isMutex(*root))
            owned_mutex::recover(segment, {root->mutex.load(std::memory_order_relaxed)}, lane);
        else
            semaphore::workerGone(root->semaphore, lane);
    }

    void controlChanged(const Segment &segment) const override
    {
        auto *root = segment.root<SemaphoreRoot>();
        if (!root)
            return;
        if (isMutex(*root)) {
            owned_mutex::ring(segment, {root->mutex.load(std::memory_order_relaxed)});
            return;
        }
        const RawValue asked = segment.control().live[root->permitsParameter.load(std::memory_order_relaxed)].load(std::memory_order_relaxed);
        const auto permits = static_cast<std::uint32_t>(std::clamp<std::int64_t>(integerOf(asked), 1, mostPermits));
        if (permits != root->semaphore.permits.load(std::memory_order_relaxed))
            semaphore::setPermits(root->semaphore, permits);
        semaphore::ring(root->semaphore);
    }

private:
    static bool isMutex(const SemaphoreRoot &root)
    {
        return static_cast<SemaphoreKind>(root.kind.load(std::memory_order_relaxed)) == SemaphoreKind::mutex;
    }
};

} // namespace

ExperimentInfo semaphoreExperiment()
{
    ExperimentInfo info;
    info.id = "semaphore";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        integerParameter("permits", Acts::live, 1, mostPermits, 3),
        integerParameter("workers", Acts::live, 1, mostSemaphoreWorkers, 8),
        integerParameter("hold_ms", Acts::live, 1, 1000, 100, "ms"),
        choiceParameter("kind", Acts::atStart, {"semaphore", "bounded", "mutex"}),
        choiceParameter("bug", Acts::atStart, {"none", "double-release"}),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"inside_max", "throughput", "wait_ns", "entries", "guarded_lost", "second_releases", "refused", "pair_ns"};
    info.charts = {ChartKind::waitGraph};
    info.endless = true;
    info.presets = {
        {"with-lock", {{"kind", "mutex"}, {"workers", "2"}, {"hold_ms", "600"}}},
        {"without-lock", {{"kind", "semaphore"}, {"permits", "2"}, {"workers", "2"}, {"hold_ms", "600"}}},
        {"connections", {{"kind", "semaphore"}, {"permits", "3"}, {"workers", "10"}, {"hold_ms", "100"}}},
    };
    info.workload = std::make_shared<SemaphoreWorkload>();
    return info;
}

} // namespace interleave
