// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cpu_io_bound.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/round.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/cpu_io_loop.h"
#include "core/experiment/workloads/cpu_io_master.h"
#include "core/experiment/workloads/cpu_io_worker.h"
#include "core/experiment/workloads/direct_file.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <cerrno>
#include <system_error>

#include <sys/socket.h>
#include <sys/time.h>

namespace interleave {

namespace {

CpuIoEngine engineOf(const Settings &settings)
{
    return static_cast<CpuIoEngine>(settings.integer("engine"));
}

CpuIoKind kindOf(const Settings &settings)
{
    return static_cast<CpuIoKind>(settings.integer("io"));
}

/// The ends stay open in the host and in whoever it forks.
Result<void> makeSockets(CpuIoRoot &root)
{
    const timeval patience{0, 50'000};
    for (CpuIoSlot &slot : root.slots) {
        int ends[2];
        if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
            return Error{ErrorCode::startFailed, {"cpu-io-bound", std::generic_category().message(errno)}};
        ::setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        slot.near = ends[0];
        slot.far = ends[1];
    }
    return {};
}

class CpuIoBound : public Workload
{
public:
    unsigned roles() const override { return 3; }

    std::string laneName(unsigned role, unsigned number, StartMethod method) const override
    {
        if (role == cpuIoMaster)
            return "Master";
        return role == cpuIoServer ? "Server" : Workload::laneName(role, number, method);
    }

    /// Those that are forked come before the first thread.
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        const StartMethod method = engineOf(settings) == CpuIoEngine::processes ? StartMethod::fork : StartMethod::thread;
        std::vector<PlannedStart> starts;
        const auto counts = wanted(settings);
        for (unsigned number = 0; number < counts[cpuIoWorker]; ++number)
            starts.push_back({.role = cpuIoWorker, .number = number, .method = method});
        if (counts[cpuIoServer] != 0)
            starts.push_back({.role = cpuIoServer, .number = 0, .method = method});
        starts.push_back({.role = cpuIoMaster, .number = 0, .method = StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        const bool coroutines = engineOf(settings) == CpuIoEngine::coroutines;
        return {coroutines ? 1 : static_cast<unsigned>(settings.integer("workers")), 1, kindOf(settings) == CpuIoKind::socket ? 1u : 0u};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<CpuIoRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"cpu-io-bound", "the segment is full"}};
        const auto most = static_cast<unsigned>(settings.integer("cores"));
        root->cores = most == 0 ? usableCores() : std::min(most, usableCores());
        root->file = -1;
        for (CpuIoSlot &slot : root->slots)
            slot.near = slot.far = -1;
        segment.header().arenaRoot = segment.offsetOf(root);
        if (kindOf(settings) == CpuIoKind::file) {
            auto file = makeDirectFile(
                "cpu-io-bound", cpuIoFileBytes, [](std::int64_t, std::span<std::byte> block) { std::ranges::fill(block, std::byte{}); });
            if (!file)
                return file.error();
            root->file = file->fd.release();
        }
        return kindOf(settings) == CpuIoKind::socket ? makeSockets(*root) : Result<void>();
    }

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<CpuIoRoot>();
        if (context.role == cpuIoMaster)
            CpuIoMaster(context, root).run();
        else if (context.role == cpuIoServer)
            CpuIoServer(context, root).run();
        else if (engineOf(context.settings) == CpuIoEngine::coroutines)
            CpuIoLoop(context, root).run();
        else
            CpuIoWorker(context, root).run();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<CpuIoRoot>();
        if (!root || number >= mostCpuIoWorkers)
            return;
        if (role == cpuIoServer)
            root->serverGone.store(1, std::memory_order_relaxed);
        if (role != cpuIoWorker)
            return;
        CpuIoSlot &slot = root->slots[number];
        slot.gone.store(1, std::memory_order_relaxed);
        if (slot.inItem.exchange(0, std::memory_order_seq_cst) == 0)
            return;
        root->broken.store(1, std::memory_order_relaxed);
        itemDone(*root, readStamp(segment.header().stampSource));
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<CpuIoRoot>()) {
            root->bell.fetch_add(1, std::memory_order_release);
            futexWake(root->bell);
        }
    }
};

} // namespace

ExperimentInfo cpuIoBoundExperiment()
{
    ExperimentInfo info;
    info.id = "cpu-io-bound";
    info.topic = Topic::scheduling;
    info.parameters = {
        integerParameter("cpu_share", Acts::live, 0, 100, 50, "%"),
        integerParameter("workers", Acts::live, 1, mostCpuIoWorkers, 16),
        choiceParameter("engine", Acts::atStart, {"threads", "processes", "coroutines"}),
        choiceParameter("io", Acts::atStart, {"sleep", "file", "socket"}),
        choiceParameter("code", Acts::atStart, {"native", "compared"}),
    };
    addPlacement(info.parameters);
    info.measures = {"makespan_ns", "optimum_workers", "predicted_workers", "cpu_percent", "loop_ns", "interpreter_price", "native_makespan_ns"};
    info.charts = {ChartKind::curve, ChartKind::secondCurve, ChartKind::throughput};
    info.workload = std::make_shared<CpuIoBound>();
    return info;
}

} // namespace interleave
