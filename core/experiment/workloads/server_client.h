// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/server_load.h"

#include <optional>

namespace interleave {

/// The client process: opens one server after the other, loads it, and ends the rounds.
class ServerClient
{
public:
    ServerClient(WorkerContext &context, ServerRoot &root);
    ~ServerClient();
    ServerClient(const ServerClient &) = delete;
    ServerClient &operator=(const ServerClient &) = delete;

    void run();

private:
    bool round(Nanos length);
    bool openServer(ServerModel model);
    void closeServer();
    void order(ServerModel model, ServerCommand command);
    bool waitFor(ServerModel model, ServerState state);
    void measureMemory(ServerStage &stage, std::uint64_t before) const;
    pid_t mainOf(ServerModel model) const;
    void mark(ServerModel model);
    void finishRound(Nanos begin);

    WorkerContext &m_context;
    ServerRoot &m_root;
    std::int64_t m_chosen; ///< parameter `model`
    std::optional<ServerModel> m_open;
    std::optional<ServerModel> m_marked;
    std::unique_ptr<ServerLoad> m_load;
    std::uint64_t m_repliesBefore = 0;
    std::uint64_t m_wrongBefore = 0;
};

} // namespace interleave
