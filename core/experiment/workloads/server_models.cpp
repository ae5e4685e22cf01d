// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_models.h"

#include "core/base/cgroup_quota.h"
#include "core/experiment/common_parameters.h"
#include "core/experiment/round.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/server_client.h"
#include "core/experiment/workloads/server_main.h"
#include "core/ipc/tcp_socket.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <cstdio>
#include <vector>

#include <sys/eventfd.h>
#include <sys/socket.h>

namespace interleave {

namespace {

constexpr std::string_view modelNames[serverModels] = {"prefork", "thread-per-connection", "pool", "processes-x-threads", "event-loop", "coroutines"};

/// Loops of the event-driven servers, and processes of the mixed one: one a core.
unsigned loopsOf(const Settings &settings)
{
    const auto most = static_cast<unsigned>(settings.integer("cores"));
    const unsigned cores = most == 0 ? usableCores() : std::min(most, usableCores());
    return std::clamp(cores, 1u, mostServerLoops);
}

class ServerModelsWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; } // what the servers start is none of the host's concern

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return role == serverClientRole ? "Client-1" : "Server-" + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts{{.role = serverClientRole, .number = 0, .method = StartMethod::fork}};
        for (unsigned number = 0; number < wanted(settings)[serverMainRole]; ++number)
            starts.push_back({.role = serverMainRole, .number = number, .method = StartMethod::fork});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        return {1, settings.integer("model") == serverModels ? serverModels : 1, maxLanes};
    }

    bool replacesDead() const override { return true; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<ServerRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"server-models", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(root);
        root->firstModel = static_cast<std::uint32_t>(settings.integer("model")) % serverModels;
        createSubLanes(root->lanes, static_cast<unsigned>(plan(settings).size()));
        root->steered = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        for (std::int32_t &ended : root->ended)
            ended = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
        return bindListeners(*root, settings);
    }

    void work(WorkerContext &context) const override
    {
        ServerRoot &root = *context.segment.root<ServerRoot>();
        context.waitAtGate();
        if (context.role == serverClientRole)
            ServerClient(context, root).run();
        else
            ServerMain(context, root).run();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<ServerRoot>();
        if (!root || role != serverMainRole || number >= serverModels)
            return;
        for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
            const LaneSlot &lane = segment.lane({i});
            if (lane.role == role && lane.number == number)
                subWorkersGone(segment, root->lanes, lane.pid);
        }
        root->stages[(root->firstModel + number) % serverModels].open.store(0, std::memory_order_relaxed);
        ringServers(*root);
    }

    void controlChanged(const Segment &segment) const override
    {
        auto *root = segment.root<ServerRoot>();
        if (!root)
            return;
        if (segment.control().stop.load(std::memory_order_relaxed) != 0) {
            for (const std::int32_t ended : root->ended)
                ::eventfd_write(ended, 1);
        }
        ::eventfd_write(root->steered, 1);
        ringServers(*root);
    }

private:
    /// All at one port. The kernel spreads connections over those that listen, and each server listens with as many as it has loops.
    static Result<void> bindListeners(ServerRoot &root, const Settings &settings)
    {
        TcpAddress address{.port = static_cast<std::uint16_t>(settings.integer("port"))};
        if (isTcpPortTaken(address))
            return Error{ErrorCode::notAvailableHere, {address.text(), "Address already in use", ""}};
        // A socket whose port the system has chosen loses it when it stops listening; one that asked for it by number keeps it.
        const auto chooser = bindTcp(address, true);
        if (!chooser)
            return chooser.error();
        address = addressOf(chooser->get());
        root.listenerCount = loopsOf(settings);
        for (std::uint32_t i = 0; i < root.listenerCount; ++i) {
            auto socket = bindTcp(address, true);
            if (!socket)
                return socket.error();
            root.listeners[i] = socket->release();
        }
        root.port = address.port;
        std::printf("http://%s/\n", address.text().c_str());
        return {};
    }
};

} // namespace

std::string_view nameOf(ServerModel model)
{
    return modelNames[std::min(static_cast<unsigned>(model), serverModels - 1)];
}

bool isServerChosen(std::int64_t modelParameter, ServerModel model)
{
    return modelParameter == static_cast<std::int64_t>(serverModels) || modelParameter == static_cast<std::int64_t>(model);
}

void ringServers(ServerRoot &root)
{
    root.bell.fetch_add(1, std::memory_order_release);
    futexWake(root.bell);
}

ExperimentInfo serverModelsExperiment()
{
    ExperimentInfo info;
    info.id = "server-models";
    info.topic = Topic::oneThread;
    std::vector<std::string_view> models(std::begin(modelNames), std::end(modelNames));
    models.emplace_back("all");
    info.parameters = {
        choiceParameter("model", Acts::atStart, std::move(models)),
        integerParameter("connections", Acts::live, 1, mostServerConnections, 200),
        integerParameter("work_us", Acts::live, 0, 10'000, 20, "us"),
        integerParameter("think_ms", Acts::live, 0, 1000, 5, "ms"),
        integerParameter("blocking_callback_ms", Acts::live, 0, 500, 0, "ms"),
        integerParameter("port", Acts::atStart, 0, 65'535, 0),
    };
    info.parameters[0].defaultValue = static_cast<double>(ServerModel::eventLoop);
    info.parameters[1].logarithmic = true;
    info.parameters[5].zeroWord = "any";
    addPlacement(info.parameters);
    info.measures = {"requests_per_s", "latency_ns", "memory_kib_per_connection", "switches_per_request", "replies", "wrong_replies", "processes",
        "threads", "connections", "connections_served", "connections_refused", "stalled_per_block", "port", "without_lane", "models"};
    info.charts = {ChartKind::throughput, ChartKind::taskTurns};
    info.workload = std::make_shared<ServerModelsWorkload>();
    return info;
}

} // namespace interleave
