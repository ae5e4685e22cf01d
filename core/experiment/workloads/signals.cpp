// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/signals.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/signals_sender.h"
#include "core/experiment/workloads/signals_target.h"

#include <csignal>
#include <new>

namespace interleave {

namespace {

/// Processes only: a signal that stops or ends one ends all its threads.
StartMethod processMethodOf(const Settings &settings)
{
    return static_cast<StartMethod>(settings.integer("start_method") + 1);
}

class Signals : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return (role == signalSenderRole ? "Sender-" : "Target-") + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        return {{.role = signalTargetRole, .number = 0, .method = processMethodOf(settings)},
            {.role = signalSenderRole, .number = 0, .method = processMethodOf(settings)}};
    }

    std::array<unsigned, maxRoles> wanted(const Settings &) const override { return {1, 1}; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(SignalsRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"signals", "the segment is full"}};
        auto *root = new (memory) SignalsRoot{};
        root->lock.init();
        root->beginStamp.store(readStamp(segment.header().stampSource), std::memory_order_relaxed);
        root->lockObject = segment.addObject(ObjectKind::lock, "lock", static_cast<std::uint32_t>(LockKind::robustShared)).value;
        const auto bell = createStopBell(segment);
        if (!bell)
            return bell.error();
        root->bell = *bell;
        segment.header().arenaRoot = segment.offsetOf(root);
        const ChannelKind kind = settings.choice("signal") == "real-time" ? ChannelKind::signal : ChannelKind::standardSignal;
        return createChannel(segment, root->channel, kind, settings.choice("signal"));
    }

    void work(WorkerContext &context) const override
    {
        SignalsRoot &root = *context.segment.root<SignalsRoot>();
        if (context.role == signalTargetRole) {
            SignalsTarget target(context, root);
            context.waitAtGate();
            target.run();
        } else {
            context.waitAtGate();
            SignalsSender(context, root).run();
        }
    }

    void workerGone(const Segment &segment, unsigned role, unsigned) const override
    {
        auto *root = segment.root<SignalsRoot>();
        if (!root)
            return;
        if (role == signalTargetRole) {
            // Perhaps by one of the signals: the sender sums up.
            root->targetPid.store(0, std::memory_order_relaxed);
            root->targetGone.store(1, std::memory_order_release);
            futexWake(root->settled);
            futexWake(root->inPlace);
        } else if (teamWorkerGone(segment)) {
            controlChanged(segment);
        }
    }

    void controlChanged(const Segment &segment) const override
    {
        auto *root = segment.root<SignalsRoot>();
        if (!root)
            return;
        ringStopBellIfOver(segment, root->bell);
        for (AtomicU32 *word : {&root->round, &root->settled, &root->inPlace})
            futexWake(*word);
        // The sender may have died between a stop and its end.
        const ControlWords &control = segment.control();
        const bool over = control.stop.load(std::memory_order_relaxed) != 0 || control.finished.load(std::memory_order_relaxed) != 0;
        if (const auto pid = static_cast<pid_t>(root->targetPid.load(std::memory_order_relaxed)); over && pid > 0)
            ::kill(pid, SIGCONT);
    }
};

} // namespace

ExperimentInfo signalsExperiment()
{
    ExperimentInfo info;
    info.id = "signals";
    info.topic = Topic::betweenProcesses;
    info.parameters = {
        choiceParameter("signal", Acts::atStart, {"SIGINT", "SIGTERM", "SIGUSR1", "real-time", "SIGSTOP"}),
        integerParameter("count", Acts::atStart, 1, 100'000, 1000),
        switchParameter("handler", Acts::atStart, true),
        choiceParameter("target_state", Acts::atStart, {"computing", "sleeping", "in-a-lock"}),
        choiceParameter("start_method", Acts::atStart, {"fork", "spawn", "forkserver"}),
    };
    addPlacement(info.parameters);
    info.measures = {"sent", "received", "coalesced", "latency_ns", "out_of_order", "queue_full", "stopped", "ended_by_signal"};
    info.charts = {ChartKind::queueDepth, ChartKind::throughput};
    info.workload = std::make_shared<Signals>();
    return info;
}

} // namespace interleave
