// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/lifecycle.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/lifecycle_main.h"

#include <csignal>
#include <new>
#include <string>

namespace interleave {

namespace {

class LifecycleWorkload : public Workload
{
public:
    unsigned roles() const override { return lifecycleChildRole + 1; }

    std::string laneName(unsigned role, unsigned number, StartMethod method) const override
    {
        if (role == lifecycleMainProcessRole)
            return "MainProcess";
        if (role == lifecycleMainThreadRole)
            return "MainThread";
        return Workload::laneName(role, number, method); // Process-1, Thread-1
    }

    /// The main program is a process of its own, so that it can end like one. What it starts, it starts itself.
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        const bool processes = LifecycleOptions(settings).processes;
        std::vector<PlannedStart> starts{
            {.role = processes ? lifecycleMainProcessRole : lifecycleMainThreadRole, .number = 0, .method = StartMethod::fork}};
        for (unsigned number = 0; number < lifecycleChildren; ++number) {
            starts.push_back(
                {.role = lifecycleChildRole, .number = number, .method = processes ? StartMethod::fork : StartMethod::thread, .byWorker = true});
        }
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        const bool processes = LifecycleOptions(settings).processes;
        return {processes ? 1u : 0u, processes ? 0u : 1u, lifecycleChildren};
    }
    bool gated(const Settings &) const override { return false; }

    Result<void> check(const Settings &settings) const override
    {
        const LifecycleOptions options(settings);
        if (!options.processes && options.bySignal()) // there is no killing a thread: the signal ends its process
            return Error{ErrorCode::meaninglessCombination, {"kind=thread", "end=" + std::string(settings.choice("end"))}};
        if (!options.processes && options.leaving != LifecycleLeaving::library) // threads go with their process in any case
            return Error{ErrorCode::meaninglessCombination, {"kind=thread", "leaving=" + std::string(settings.choice("leaving"))}};
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(LifecycleRoot));
        const LockKind kind = LifecycleOptions(settings).robust ? LockKind::robustShared : LockKind::mutex;
        const ObjectId object = segment.addObject(ObjectKind::lock, "lock", static_cast<std::uint32_t>(kind));
        if (!memory || !object.isValid())
            return Error{ErrorCode::startFailed, {"lifecycle", "the segment is full"}};
        auto *root = new (memory) LifecycleRoot{};
        root->lockObject.store(object.value, std::memory_order_relaxed);
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { LifecycleMain(context, *context.segment.root<LifecycleRoot>()).run(); }
};

} // namespace

LifecycleOptions::LifecycleOptions(const Settings &settings) :
    processes(settings.choice("kind") == "process"), daemon(settings.isOn("daemon")), wait(static_cast<LifecycleWait>(settings.integer("wait"))),
    end(static_cast<LifecycleEnd>(settings.integer("end"))), handler(settings.isOn("handler_installed")), holdsLock(settings.isOn("holds_lock")),
    robust(settings.isOn("robust_mutex")), arguments(static_cast<LifecycleArguments>(settings.integer("arguments"))),
    leaving(static_cast<LifecycleLeaving>(settings.integer("leaving")))
{}

int LifecycleOptions::signal() const
{
    switch (end) {
    case LifecycleEnd::terminate: return SIGTERM;
    case LifecycleEnd::kill: return SIGKILL;
    case LifecycleEnd::interrupt: return SIGINT;
    case LifecycleEnd::returns:
    case LifecycleEnd::exception: break;
    }
    return 0;
}

bool LifecycleOptions::diesAtOnce() const
{
    return bySignal() && (end == LifecycleEnd::kill || !handler);
}

ExperimentInfo lifecycleExperiment()
{
    ExperimentInfo info;
    info.id = "lifecycle";
    info.topic = Topic::processes;
    info.parameters = {
        choiceParameter("kind", Acts::atStart, {"process", "thread"}),
        switchParameter("daemon", Acts::atStart, false),
        choiceParameter("wait", Acts::atStart, {"join", "none", "join-timeout"}),
        choiceParameter("end", Acts::atStart, {"return", "exception", "terminate", "kill-9", "sigint"}),
        switchParameter("handler_installed", Acts::atStart, false),
        switchParameter("holds_lock", Acts::atStart, false),
        switchParameter("robust_mutex", Acts::atStart, false),
        choiceParameter("arguments", Acts::atStart, {"none", "by-position", "by-name", "by-name-swapped", "missing", "group"}),
        choiceParameter("leaving", Acts::atStart, {"library", "bare", "killed"}),
    };
    addPlacement(info.parameters);
    info.measures = {"exit", "zombie_ns", "finally_ran", "lock_left_held", "order_of_end", "received", "group_refused", "orphans"};
    info.charts = {ChartKind::processTree};
    info.presets = {
        {"process", {{"kind", "process"}, {"wait", "join"}, {"end", "return"}}},
        {"as-printed", {{"kind", "process"}, {"wait", "none"}, {"end", "kill-9"}}},
        {"corrected", {{"kind", "process"}, {"wait", "join"}, {"end", "kill-9"}}},
        {"thread", {{"kind", "thread"}, {"wait", "join"}, {"end", "return"}}},
        {"arguments", {{"kind", "process"}, {"arguments", "by-name-swapped"}}},
        {"missing-argument", {{"kind", "process"}, {"arguments", "missing"}}},
        {"orphans", {{"kind", "process"}, {"wait", "none"}, {"leaving", "bare"}}},
        {"daemon-thread", {{"kind", "thread"}, {"daemon", "on"}, {"wait", "none"}}},
    };
    info.workload = std::make_shared<LifecycleWorkload>();
    return info;
}

} // namespace interleave
