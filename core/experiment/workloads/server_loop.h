// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/server_worker.h"

#include <memory>
#include <unordered_map>

struct epoll_event;

namespace interleave {

/// The event loop: one thread, any number of connections, and not one call that waits but the one for the next event. One loop a process.
class ServerLoop
{
public:
    ServerLoop(ServerWorker &worker, int listener);
    void run();

private:
    /// All that an idle connection costs.
    struct Connection
    {
        UniqueFd fd;
        std::uint32_t number = 0;
        std::string in;  ///< of a request that is not whole yet
        std::string out; ///< what the client has not taken yet
        bool keep = true;
        bool full = false; ///< the client takes no more for now
    };

    void acceptAll();
    void serve(Connection &connection, std::uint32_t events);
    bool receive(Connection &connection);
    bool flush(Connection &connection);
    void watch(Connection &connection, int operation, std::uint32_t events) const;

    ServerWorker &m_worker;
    int m_listener;
    UniqueFd m_epoll;
    std::unordered_map<int, std::unique_ptr<Connection>> m_connections;
};

} // namespace interleave
