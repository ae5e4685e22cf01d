// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/deadlock.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/deadlock_worker.h"

#include <fmt/format.h>

#include <new>

namespace interleave {

namespace {

class Deadlock : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod method) const override
    {
        return role == deadlockDetector ? "Detector" : Workload::laneName(role, number, method);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        const auto counts = wanted(settings);
        for (unsigned role = 0; role < roles(); ++role) {
            for (unsigned number = 0; number < counts[role]; ++number)
                starts.push_back({.role = role, .number = number, .method = startMethodOf(settings)});
        }
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        return {deadlockWorkers(settings), settings.isOn("detector") ? 1u : 0u};
    }

    Result<void> check(const Settings &settings) const override
    {
        const std::string_view remedy = settings.choice("remedy");
        if (takesOneLockTwice(settings) ? remedy == "none" || remedy == "recursive" : remedy != "recursive")
            return {};
        return Error{ErrorCode::meaninglessCombination, {fmt::format("scenario={}", settings.choice("scenario")), fmt::format("remedy={}", remedy)}};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(DeadlockRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"deadlock", "the segment is full"}};
        auto *root = new (memory) DeadlockRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        const bool dining = settings.choice("scenario") == "philosophers";
        const unsigned workers = deadlockWorkers(settings);
        const unsigned locks = takesOneLockTwice(settings) ? 1 : workers;
        for (unsigned i = 0; i < locks; ++i) {
            const std::string name = dining ? "fork-" + std::to_string(i + 1) : std::string("lock-") + static_cast<char>('A' + i);
            const auto lock = owned_mutex::create(segment, name);
            if (!lock)
                return lock.error();
            root->locks[i].store(lock->value, std::memory_order_relaxed);
        }
        root->lockCount.store(locks, std::memory_order_relaxed);
        root->remedyRaw.store(settings.raw(settings.experiment().find("remedy")), std::memory_order_relaxed);
        return semaphore::create(segment, root->arbitrator, "arbitrator", workers - 1, false);
    }

    void work(WorkerContext &context) const override
    {
        DeadlockRoot &root = *context.segment.root<DeadlockRoot>();
        if (context.role == deadlockWorker) {
            DeadlockWorker(context, root).run();
            return;
        }
        const std::vector<ObjectId> locks = locksOf(root);
        context.waitAtGate();
        watchForStuck(context, root.stuck, locks);
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<DeadlockRoot>();
        if (!root || role != deadlockWorker)
            return;
        if (const std::uint32_t lane = root->round.slots[number].lane.load(std::memory_order_relaxed); lane != 0 && lane <= maxLanes) {
            for (const ObjectId lock : locksOf(*root))
                owned_mutex::recover(segment, lock, {lane - 1});
            semaphore::workerGone(root->arbitrator, {lane - 1});
        }
        roundWorkerGone(root->round, number);
        ringDetector(segment);
    }

    void controlChanged(const Segment &segment) const override
    {
        auto *root = segment.root<DeadlockRoot>();
        if (!root)
            return;
        for (const ObjectId lock : locksOf(*root))
            owned_mutex::ring(segment, lock);
        semaphore::ring(root->arbitrator);
        ringRound(root->round);
        ringDetector(segment);
    }

private:
    static std::vector<ObjectId> locksOf(const DeadlockRoot &root)
    {
        std::vector<ObjectId> locks;
        for (unsigned i = 0; i < std::min(root.lockCount.load(std::memory_order_relaxed), mostPhilosophers); ++i)
            locks.push_back({root.locks[i].load(std::memory_order_relaxed)});
        return locks;
    }
};

} // namespace

unsigned deadlockWorkers(const Settings &settings)
{
    return settings.choice("scenario") == "philosophers" ? static_cast<unsigned>(settings.integer("philosophers")) : 2;
}

bool takesOneLockTwice(const Settings &settings)
{
    return settings.choice("scenario") == "one-lock-twice";
}

ExperimentInfo deadlockExperiment()
{
    ExperimentInfo info;
    info.id = "deadlock";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        choiceParameter("scenario", Acts::atStart, {"two-locks", "philosophers", "one-lock-twice"}),
        integerParameter("philosophers", Acts::atStart, 2, mostPhilosophers, 5),
        choiceParameter("order", Acts::atStart, {"opposite", "same"}),
        integerParameter("gap_us", Acts::live, 0, 1000, 100, "us"),
        choiceParameter("remedy", Acts::atRendezvous, {"none", "global-order", "try-back-off", "timeout", "arbitrator", "recursive"}),
        switchParameter("detector", Acts::atStart, true),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"deadlocked", "rounds_to_deadlock", "cycle", "retries", "rounds", "detection_ns"};
    info.charts = {ChartKind::waitGraph};
    info.endless = true;
    info.presets = {
        {"opposite", {{"scenario", "two-locks"}, {"order", "opposite"}, {"remedy", "none"}}},
        {"same", {{"scenario", "two-locks"}, {"order", "same"}, {"remedy", "none"}}},
        {"twice", {{"scenario", "one-lock-twice"}, {"remedy", "none"}}},
        {"recursive", {{"scenario", "one-lock-twice"}, {"remedy", "recursive"}}},
    };
    info.workload = std::make_shared<Deadlock>();
    return info;
}

} // namespace interleave
