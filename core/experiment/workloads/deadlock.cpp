// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/deadlock.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/deadlock_program.h"
#include "core/experiment/workloads/deadlock_worker.h"

#include <fmt/format.h>

#include <functional>
#include <new>
#include <utility>

namespace interleave {

namespace {

class Deadlock : public Workload
{
public:
    unsigned roles() const override { return 3; }

    std::string laneName(unsigned role, unsigned number, StartMethod method) const override
    {
        if (role == deadlockProgram)
            return "Program";
        return role == deadlockDetector ? "Detector" : Workload::laneName(role, number, method);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        const auto counts = wanted(settings);
        if (isEndedBySignal(settings)) {
            starts.push_back({.role = deadlockProgram, .number = 0, .method = StartMethod::fork});
            starts.push_back({.role = deadlockDetector, .number = 0, .method = StartMethod::thread});
            for (unsigned number = 0; number < counts[deadlockWorker]; ++number)
                starts.push_back({.role = deadlockWorker, .number = number, .method = StartMethod::thread, .byWorker = true});
            return starts;
        }
        for (unsigned role = 0; role < roles(); ++role) {
            for (unsigned number = 0; number < counts[role]; ++number)
                starts.push_back({.role = role, .number = number, .method = startMethodOf(settings)});
        }
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        return {deadlockWorkers(settings), settings.isOn("detector") ? 1u : 0u, isEndedBySignal(settings) ? 1u : 0u};
    }

    Result<void> check(const Settings &settings) const override
    {
        if (isEndedBySignal(settings)) {
            for (const auto &[name, only] : {std::pair{"detector", "on"}, {"start_method", "thread"}}) {
                const ParameterId id = settings.experiment().find(name);
                if (const std::string word = valueText(settings.experiment().parameter(id), settings.raw(id)); word != only)
                    return Error{ErrorCode::meaninglessCombination,
                        {fmt::format("ended_by={}", settings.choice("ended_by")), fmt::format("{}={}", name, word)}};
            }
        }
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
        if (context.role == deadlockProgram) {
            DeadlockProgram(context, root).run();
            return;
        }
        const std::vector<ObjectId> locks = locksOf(root);
        context.waitAtGate();
        const auto bySignal = [&] { endDeadlockBySignal(context, root); };
        watchForStuck(context, root.stuck, locks, isEndedBySignal(context.settings) ? std::function<void()>(bySignal) : nullptr);
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<DeadlockRoot>();
        if (!root || role == deadlockDetector)
            return;
        const unsigned first = role == deadlockProgram ? 0 : number; // a process takes its threads along
        const unsigned end = role == deadlockProgram ? mostPhilosophers : number + 1;
        for (unsigned gone = first; gone < end; ++gone)
            letGo(segment, *root, gone);
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
    static void letGo(const Segment &segment, DeadlockRoot &root, unsigned number)
    {
        if (const std::uint32_t lane = root.round.slots[number].lane.load(std::memory_order_relaxed); lane != 0 && lane <= maxLanes) {
            for (const ObjectId lock : locksOf(root))
                owned_mutex::recover(segment, lock, {lane - 1});
            semaphore::workerGone(root.arbitrator, {lane - 1});
        }
        roundWorkerGone(root.round, number);
    }
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

bool isEndedBySignal(const Settings &settings)
{
    return static_cast<DeadlockEnding>(settings.integer("ended_by")) != DeadlockEnding::detector;
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
        choiceParameter("ended_by", Acts::atStart, {"detector", "sigint", "sigint-twice", "sigterm", "sigkill"}),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"deadlocked", "rounds_to_deadlock", "cycle", "retries", "rounds", "detection_ns", "signals_sent", "ended_by_signal"};
    info.charts = {ChartKind::waitGraph};
    info.endless = true;
    info.presets = {
        {"opposite", {{"scenario", "two-locks"}, {"order", "opposite"}, {"remedy", "none"}}},
        {"same", {{"scenario", "two-locks"}, {"order", "same"}, {"remedy", "none"}}},
        {"twice", {{"scenario", "one-lock-twice"}, {"remedy", "none"}}},
        {"recursive", {{"scenario", "one-lock-twice"}, {"remedy", "recursive"}}},
        {"interrupted", {{"scenario", "two-locks"}, {"order", "opposite"}, {"ended_by", "sigint"}}},
        {"killed", {{"scenario", "two-locks"}, {"order", "opposite"}, {"ended_by", "sigkill"}}},
    };
    info.workload = std::make_shared<Deadlock>();
    return info;
}

} // namespace interleave
