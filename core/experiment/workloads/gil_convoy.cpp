// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/gil_convoy.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/convoy_client.h"
#include "core/experiment/workloads/convoy_server.h"
#include "core/shm/futex.h"

#include <cerrno>
#include <system_error>

#include <sys/socket.h>
#include <sys/time.h>

namespace interleave {

namespace {

/// Whoever waits for a message looks so often whether it must end.
constexpr timeval patience{0, 50'000};

class GilConvoyWorkload : public Workload
{
public:
    unsigned roles() const override { return 3; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        switch (role) {
        case convoyClient: return "Client";
        case convoyServer: return "Server";
        default: return "Spinner-" + std::to_string(number + 1);
        }
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts{
            {.role = convoyClient, .number = 0, .method = StartMethod::fork}, {.role = convoyServer, .number = 0, .method = StartMethod::thread}};
        for (unsigned number = 0; number < wanted(settings)[convoySpinner]; ++number)
            starts.push_back({.role = convoySpinner, .number = number, .method = StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        return {1, 1, static_cast<unsigned>(settings.integer("spinners"))};
    }

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        auto *root = segment.allocate<ConvoyRoot>();
        const ObjectId lock = segment.addObject(ObjectKind::lock, "GIL", static_cast<std::uint32_t>(LockKind::gil));
        if (!root || !lock.isValid())
            return Error{ErrorCode::startFailed, {"gil-convoy", "the segment is full"}};
        root->lockObject.store(lock.value, std::memory_order_relaxed);
        // The client is forked from this process, so that both ends are open where they are needed, and go with the run.
        int ends[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
            return Error{ErrorCode::startFailed, {"gil-convoy", std::generic_category().message(errno)}};
        for (const int end : ends)
            ::setsockopt(end, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
        root->clientEnd = ends[0];
        root->serverEnd = ends[1];
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<ConvoyRoot>();
        switch (context.role) {
        case convoyClient: ConvoyClient(context, root).run(); break;
        case convoyServer: ConvoyThread(context, root).serve(); break;
        default: ConvoyThread(context, root).spin(); break;
        }
    }

    void workerGone(const Segment &segment, unsigned role, unsigned) const override
    {
        auto *root = segment.root<ConvoyRoot>();
        if (!root)
            return;
        // Without a client nothing more happens.
        if (role == convoyClient && segment.control().roundsWanted.load(std::memory_order_relaxed) != 0) {
            segment.control().finished.store(1, std::memory_order_release);
            segment.announce();
        }
        ring(*root);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<ConvoyRoot>())
            ring(*root);
    }

private:
    static void ring(ConvoyRoot &root)
    {
        ringGil(root.gil);
        root.bell.fetch_add(1, std::memory_order_release);
        futexWake(root.bell);
    }
};

} // namespace

ExperimentInfo gilConvoyExperiment()
{
    ExperimentInfo info;
    info.id = "gil-convoy";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {
        integerParameter("spinners", Acts::live, 0, mostSpinners, 1),
        realParameter("switch_interval_ms", Acts::live, 0.1, 100, 5, "ms"),
    };
    info.parameters[1].logarithmic = true;
    addPlacement(info.parameters);
    info.measures = {"requests_per_s", "latency_ns", "phases", "requests", "wrong_replies", "alone", "shorter"};
    info.charts = {ChartKind::latencyDots, ChartKind::throughput};
    info.workload = std::make_shared<GilConvoyWorkload>();
    return info;
}

} // namespace interleave
