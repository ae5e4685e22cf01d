// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/server_worker.h"

#include <memory>
#include <mutex>
#include <unordered_map>

namespace interleave {

struct WorkerContext;

/// A fixed number of threads and any number of connections: whichever thread is free takes the next request, from whomever it comes. A connection that
/// says nothing costs no thread.
class ServerPool
{
public:
    ServerPool(const WorkerContext &server, ServerWorker &mine, LaneId parent);
    /// Returns when the server ends and the last thread has.
    void run();

private:
    /// Owned by the thread that was told of its event, until it asks for the next one (EPOLLONESHOT).
    struct Connection
    {
        UniqueFd fd;
        std::uint32_t number = 0;
        std::string in;
    };

    void serve(ServerWorker &worker);
    void acceptAll(ServerWorker &worker);
    bool serveOne(ServerWorker &worker, Connection &connection);
    void arm(int operation, int fd, Connection *connection) const;

    const WorkerContext &m_server;
    ServerWorker &m_mine;
    LaneId m_parent;
    UniqueFd m_epoll;
    std::mutex m_mutex;
    std::unordered_map<int, std::unique_ptr<Connection>> m_connections;
    std::atomic<unsigned> m_running{0}; ///< release by a thread's last step, acquire by run()
};

} // namespace interleave
