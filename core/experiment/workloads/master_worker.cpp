// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/master_worker.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/crash_master.h"
#include "core/shm/futex.h"

#include <string>

namespace interleave {

namespace {

constexpr std::uint32_t mostMasters = 64; ///< one after the other; in a run that goes on, every round may cost one

class MasterWorkerWorkload : public Workload
{
public:
    unsigned roles() const override { return crashThreadRole + 1; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        if (role == crashMasterRole)
            return "MainProcess";
        return (role == crashProcessRole ? "Process-" : "Thread-") + std::to_string(number + 1);
    }

    /// The master is a process of its own: when a thread of it crashes, it is the one to go, and not the run.
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts{{.role = crashMasterRole, .number = 0, .method = StartMethod::fork}};
        const auto most = crashRoles(CrashOptions(settings).mode, mostCrashWorkers);
        for (unsigned number = 0; number < most[crashProcessRole]; ++number)
            starts.push_back({.role = crashProcessRole, .number = number, .method = StartMethod::fork, .byWorker = true});
        for (unsigned number = 0; number < most[crashThreadRole]; ++number)
            starts.push_back({.role = crashThreadRole, .number = number, .method = StartMethod::thread, .byWorker = true});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        const auto counts = crashRoles(CrashOptions(settings).mode, static_cast<unsigned>(settings.integer("workers")));
        return {counts[0], counts[1], counts[2]};
    }
    bool gated(const Settings &) const override { return false; }

    /// In thread mode the master goes down with its workers: somebody above must start it anew.
    bool startsAgain(const Settings &settings, const LaneSlot &ended) const override
    {
        const bool crashed = ended.exitSignal != 0 || ended.exitCode == crashExitCode;
        return crashed && CrashOptions(settings).respawn && ended.stretch.load(std::memory_order_relaxed) < mostMasters;
    }

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        auto *root = segment.allocate<MasterWorkerRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"master-worker", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { CrashMaster(context, *context.segment.root<MasterWorkerRoot>()).run(); }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<MasterWorkerRoot>())
            ringBoard(*root);
    }
};

} // namespace

CrashOptions::CrashOptions(const Settings &settings) :
    mode(static_cast<CrashMode>(settings.integer("mode"))), kind(static_cast<CrashKind>(settings.integer("crash"))),
    after(static_cast<std::uint32_t>(settings.integer("crash_after"))), respawn(settings.isOn("respawn")), requeue(settings.isOn("requeue"))
{}

std::array<unsigned, 3> crashRoles(CrashMode mode, unsigned workers)
{
    switch (mode) {
    case CrashMode::processes: break;
    case CrashMode::threads: return {1, 0, workers};
    case CrashMode::processesAndThreads: return {1, (workers + threadsPerGroup - 1) / threadsPerGroup, workers};
    }
    return {1, workers, 0};
}

void ringBoard(MasterWorkerRoot &root)
{
    root.bell.fetch_add(1, std::memory_order_release); // acquire: whoever is about to sleep on it
    futexWake(root.bell);
}

ExperimentInfo masterWorkerExperiment()
{
    ExperimentInfo info;
    info.id = "master-worker";
    info.topic = Topic::processes;
    info.parameters = {
        integerParameter("workers", Acts::live, 1, mostCrashWorkers, 4),
        choiceParameter("mode", Acts::atStart, {"processes", "threads", "processes-x-threads"}),
        choiceParameter("crash", Acts::atStart, {"SIGSEGV", "abort", "exception", "exit", "endless-loop", "memory-limit"}),
        integerParameter("crash_after", Acts::atStart, 0, boardTasks - 1, 10),
        switchParameter("respawn", Acts::atStart, true),
        switchParameter("requeue", Acts::atStart, true),
    };
    addPlacement(info.parameters);
    info.measures = {"tasks_done", "tasks_lost", "survivors", "recovery_ns"};
    info.charts = {ChartKind::processTree, ChartKind::taskStaircase};
    info.workload = std::make_shared<MasterWorkerWorkload>();
    return info;
}

} // namespace interleave
