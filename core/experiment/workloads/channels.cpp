// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/channels.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/channels_worker.h"

#include <new>

namespace interleave {

namespace {

/// Values of parameter `channels`: all, and each in the order of ChannelKind.
const std::vector<std::string_view> channelWords{"all", "anonymous-pipe", "named-pipe", "socketpair", "unix-socket", "tcp", "posix-message-queue",
    "system-v-queue", "shared-memory-ring", "eventfd", "semaphore-hand-over", "real-time-signal"};
/// On the timeline.
constexpr const char *objectNames[channelKinds] = {
    "pipe", "FIFO", "socketpair", "Unix socket", "TCP", "POSIX mq", "System V mq", "shm ring", "eventfd", "semaphore", "RT signal"};

class Channels : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return (role == channelSenderRole ? "Sender-" : "Receiver-") + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        return {{.role = channelSenderRole, .number = 0, .method = startMethodOf(settings)},
            {.role = channelReceiverRole, .number = 0, .method = startMethodOf(settings)}};
    }

    std::array<unsigned, maxRoles> wanted(const Settings &) const override { return {1, 1}; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(ChannelsRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"channels", "the segment is full"}};
        auto *root = new (memory) ChannelsRoot{};
        root->team.members.store(2, std::memory_order_relaxed);
        root->beginStamp.store(readStamp(segment.header().stampSource), std::memory_order_relaxed);
        const auto bell = createStopBell(segment);
        if (!bell)
            return bell.error();
        root->bell = *bell;
        const auto chosen = static_cast<unsigned>(settings.integer("channels"));
        for (unsigned kind = 0; kind < channelKinds; ++kind) {
            root->used[kind] = chosen == 0 || chosen == kind + 1 ? 1 : 0;
            if (root->used[kind] == 0)
                continue;
            if (auto opened = openChannel(segment, static_cast<ChannelKind>(kind), root->bell, root->handles[kind]); !opened)
                return opened;
            if (auto object = createChannel(segment, root->objects[kind], static_cast<ChannelKind>(kind), objectNames[kind]); !object)
                return object;
        }
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        ChannelsWorker worker(context, *context.segment.root<ChannelsRoot>());
        context.waitAtGate();
        worker.run();
    }

    void workerGone(const Segment &segment, unsigned, unsigned) const override
    {
        if (teamWorkerGone(segment))
            controlChanged(segment);
    }

    void controlChanged(const Segment &segment) const override
    {
        auto *root = segment.root<ChannelsRoot>();
        if (!root)
            return;
        ringTeam(root->team);
        if (!isOver(segment))
            return;
        ringStopBell(root->bell);
        for (unsigned kind = 0; kind < channelKinds; ++kind) {
            for (const ChannelHandle &handle : root->handles[kind]) {
                if (root->used[kind] != 0)
                    wakeChannel(segment, handle);
            }
        }
    }
};

} // namespace

ExperimentInfo channelsExperiment()
{
    ExperimentInfo info;
    info.id = "channels";
    info.topic = Topic::betweenProcesses;
    info.parameters = {
        integerParameter("bytes", Acts::live, 1, 1 << 20, 64),
        choiceParameter("channels", Acts::atStart, channelWords),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {
        "channels", "fastest", "shared_over_pipe", "pipe_messages_per_s", "ring_messages_per_s", "pipe_round_trip_ns", "ring_round_trip_ns"};
    info.charts = {ChartKind::channelRate, ChartKind::channelRoundTrip, ChartKind::messageLadder};
    info.workload = std::make_shared<Channels>();
    return info;
}

} // namespace interleave
