// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/experiment/busy_work.h"
#include "core/experiment/workloads/server_models.h"

#include <string>
#include <string_view>

struct epoll_event;

namespace interleave {

struct WorkerContext;

/// A connection, numbered in the order in which they came.
struct ServerConnection
{
    UniqueFd fd;
    std::uint32_t number = 0;
};

/// What every thread of every server has in common, whatever the design: it answers requests, and notices that it is over.
/// Owned and used by one thread; made in it, and gone with it.
class ServerWorker
{
public:
    /// `probe` null: a thread without a lane.
    ServerWorker(const WorkerContext &server, ServerModel model, Probe *probe);
    ~ServerWorker(); ///< adds up how often it was switched
    ServerWorker(const ServerWorker &) = delete;
    ServerWorker &operator=(const ServerWorker &) = delete;

    bool mustEnd() const;
    /// Readable when mustEnd() has become true.
    int ended() const { return m_root.ended[static_cast<unsigned>(m_model)]; }
    int listener(unsigned number = 0) const { return m_root.listeners[number]; }
    ServerStage &stage() const { return m_root.stages[static_cast<unsigned>(m_model)]; }
    Probe *probe() const { return m_probe; }

    /// Does what the requests of a connection in `in` ask, takes them out and appends the replies. False: it is to be closed after them.
    bool answer(std::uint32_t connection, std::string &in, std::string &out);
    /// The next connection that waits; not open where there is none, or no descriptor for it.
    ServerConnection accept(int listener);
    /// When there is somebody to serve it: whoever sees that all are open may count the threads.
    void connectionOpened() { stage().open.fetch_add(1, std::memory_order_relaxed); }
    void connectionClosed() { stage().open.fetch_sub(1, std::memory_order_relaxed); }
    /// Waits until a descriptor of an epoll set is ready, as a wait for a socket. Returns what epoll_wait does.
    int wait(int epoll, ::epoll_event *events, int most);

private:
    void work(std::uint32_t connection);
    void blockIfDue();

    const WorkerContext &m_server;
    ServerRoot &m_root;
    ServerModel m_model;
    Probe *m_probe;
    BusyWork m_work;
    ParameterId m_workUs;
    ParameterId m_blockMs;
    std::uint64_t m_switchesBefore;
    std::uint64_t m_lastTask = 0;
    std::uint64_t m_taskGap;
};

/// Brackets a call that may sleep, for a thread that may have no lane.
class MaybeBlocked
{
public:
    MaybeBlocked(Probe *probe, BlockedReason reason) : m_probe(probe), m_reason(reason)
    {
        if (m_probe)
            m_probe->blockedBegin(m_reason);
    }
    ~MaybeBlocked()
    {
        if (m_probe)
            m_probe->blockedEnd(m_reason);
    }
    MaybeBlocked(const MaybeBlocked &) = delete;
    MaybeBlocked &operator=(const MaybeBlocked &) = delete;

private:
    Probe *m_probe;
    BlockedReason m_reason;
};

/// Sends everything, waiting where the client does not take it. False: nobody is there any more, or the server ends.
bool sendAll(ServerWorker &worker, int connection, std::string_view bytes);

/// Serves one connection with calls that wait, until the client closes it or the server ends: what a process or thread of its own does.
void serveBlocking(ServerWorker &worker, ServerConnection connection);

/// An epoll set that wakes one of those who wait for a connection, and everybody at the end.
UniqueFd epollForListener(const ServerWorker &worker, int listener);

} // namespace interleave
