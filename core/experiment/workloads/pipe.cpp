// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pipe.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/pipe_worker.h"
#include "core/ipc/shared_descriptors.h"
#include "core/shm/futex.h"

#include <array>
#include <cerrno>
#include <new>
#include <system_error>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::array<const char *, pipeLocks> lockNames{"write lock", "read lock", "answer lock", "collect lock"};

class PipeWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return (role == pipeWriterRole ? "Writer-" : "Reader-") + std::to_string(number + 1);
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
        return {static_cast<unsigned>(settings.integer("writers")), static_cast<unsigned>(settings.integer("readers"))};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        void *memory = segment.allocate(sizeof(PipeRoot));
        if (!memory)
            return Error{ErrorCode::startFailed, {"pipe", "the segment is full"}};
        auto *root = new (memory) PipeRoot{};
        root->duplex = settings.isOn("duplex") ? 1 : 0;
        for (const unsigned end : {pipeWriterRole, pipeReaderRole})
            root->atEnd[end].store(wanted(settings)[end], std::memory_order_relaxed);
        root->beginStamp.store(readStamp(segment.header().stampSource), std::memory_order_relaxed);
        segment.header().arenaRoot = segment.offsetOf(root);
        auto bell = createStopBell(segment);
        if (!bell)
            return bell.error();
        root->bell = *bell;
        if (auto locks = addLocks(segment, *root); !locks)
            return locks;
        if (auto ends = openEnds(segment, *root); !ends)
            return ends;
        const ChannelKind kind = root->duplex != 0 ? ChannelKind::socketpair : ChannelKind::pipe;
        if (auto there = createChannel(segment, root->there, kind, "A \u2192 B"); !there)
            return there;
        return root->duplex != 0 ? createChannel(segment, root->back, kind, "B \u2192 A") : Result<void>();
    }

    void work(WorkerContext &context) const override
    {
        PipeWorker worker(context, *context.segment.root<PipeRoot>());
        context.waitAtGate();
        if (context.role == pipeWriterRole)
            worker.write();
        else
            worker.read();
    }

    /// An end is closed when nobody has it any more, the host neither.
    void allStarted(const Segment &segment, const Settings &settings) const override
    {
        if (startMethodOf(settings) != StartMethod::thread)
            keepDescriptors(segment, std::array{segment.root<PipeRoot>()->bell});
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<PipeRoot>();
        if (!root || role >= pipeEnds || number >= mostPipeWorkers)
            return;
        if ((root->slots[role][number].state.load(std::memory_order_seq_cst) & pipeLeft) != 0)
            return;
        // Killed, perhaps in the middle of a message: what comes after half a message is nothing that could be told apart.
        segment.control().finished.store(1, std::memory_order_release);
        segment.announce();
        controlChanged(segment);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<PipeRoot>()) {
            ringStopBellIfOver(segment, root->bell);
            futexWake(root->round);
        }
    }

private:
    static Result<void> addLocks(const Segment &segment, PipeRoot &root)
    {
        for (unsigned lock = 0; lock < (root.duplex != 0 ? pipeLocks : pipeAnswerLock); ++lock) {
            const ObjectId object = segment.addObject(ObjectKind::lock, lockNames[lock], static_cast<std::uint32_t>(LockKind::robustShared));
            if (!object.isValid())
                return Error{ErrorCode::startFailed, {"pipe", "the segment is full"}};
            root.lockObjects[lock] = object.value;
        }
        return {};
    }

    static Result<void> openEnds(const Segment &segment, PipeRoot &root)
    {
        std::array<int, 2> fds{};
        const int refused = root.duplex != 0 ? ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds.data())
                                             : ::pipe2(fds.data(), O_CLOEXEC | O_NONBLOCK);
        if (refused != 0)
            return Error{ErrorCode::startFailed, {"pipe", std::generic_category().message(errno)}};
        UniqueFd read(fds[0]);
        UniqueFd write(fds[1]);
        const auto a = shareDescriptor(segment, std::move(write));
        const auto b = shareDescriptor(segment, std::move(read));
        if (!a || !b)
            return a ? b.error() : a.error();
        root.ends[pipeWriterRole] = *a;
        root.ends[pipeReaderRole] = *b;
        return {};
    }
};

} // namespace

ExperimentInfo pipeExperiment()
{
    ExperimentInfo info;
    info.id = "pipe";
    info.topic = Topic::betweenProcesses;
    info.parameters = {
        integerParameter("message_bytes", Acts::atStart, 1, 1 << 20, 16),
        switchParameter("duplex", Acts::atStart, true),
        integerParameter("writers", Acts::atStart, 1, mostPipeWorkers, 1),
        integerParameter("readers", Acts::atStart, 1, mostPipeWorkers, 1),
        switchParameter("lock", Acts::live, false),
        choiceParameter("close_peer", Acts::atStart, {"none", "reader", "writer"}),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"messages", "bytes_per_s", "copies", "torn", "torn_with_lock", "answers", "own_end", "refused_direction", "broken_pipe",
        "end_of_file", "undelivered"};
    info.charts = {ChartKind::queueDepth, ChartKind::throughput, ChartKind::messageLadder};
    info.presets = {
        {"as-printed", {{"writers", "2"}, {"readers", "2"}, {"lock", "off"}, {"start_method", "fork"}}},
        {"corrected", {{"writers", "2"}, {"readers", "2"}, {"lock", "on"}, {"start_method", "fork"}}},
    };
    info.workload = std::make_shared<PipeWorkload>();
    return info;
}

} // namespace interleave
