// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/server_worker.h"

#include <condition_variable>
#include <mutex>
#include <set>

namespace interleave {

struct WorkerContext;

/// Accepts connections in the calling thread and starts a thread for each, which ends with its connection.
class ServerThreads
{
public:
    /// `part`: which of the processes of the server this is, from 0; `mine`: the calling thread's worker.
    ServerThreads(const WorkerContext &server, ServerModel model, unsigned part, ServerWorker &mine, LaneId parent);
    /// Returns when the server ends and the last thread has.
    void run();

private:
    void serveInThread(ServerConnection connection);
    unsigned takeNumber();
    void giveNumber(unsigned number);

    const WorkerContext &m_server;
    ServerModel m_model;
    unsigned m_part;
    ServerWorker &m_mine;
    LaneId m_parent;
    unsigned m_most;
    std::mutex m_mutex;
    std::condition_variable m_left;
    std::set<unsigned> m_free; ///< numbers of threads that have ended, the lowest first
    unsigned m_numbers = 0;
    unsigned m_running = 0;
};

} // namespace interleave
