// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_pool.h"

#include "core/experiment/workload.h"

#include <cerrno>
#include <string>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace interleave {

ServerPool::ServerPool(const WorkerContext &server, ServerWorker &mine, LaneId parent) :
    m_server(server), m_mine(mine), m_parent(parent), m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{}

void ServerPool::run()
{
    arm(EPOLL_CTL_ADD, m_mine.listener(), nullptr);
    epoll_event event{};
    event.events = EPOLLIN; // stays readable: every thread sees it
    event.data.ptr = this;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_mine.ended(), &event);

    ServerRoot &root = *m_server.segment.root<ServerRoot>();
    for (unsigned number = 0; number < serverPoolThreads; ++number) {
        const auto lane = claimSubLane(m_server.segment, root.lanes,
            {.key = serverLaneKey(ServerModel::pool, number),
                .role = serverSubRole,
                .method = StartMethod::thread,
                .name = "Pool-" + std::to_string(number + 1)},
            m_parent);
        m_running.fetch_add(1, std::memory_order_relaxed);
        const int error = startSubThread(
            m_server.segment, lane.value_or(LaneId{}),
            [this](Probe *probe) {
                ServerWorker worker(m_server, ServerModel::pool, probe);
                serve(worker);
            },
            [this] { m_running.fetch_sub(1, std::memory_order_release); });
        if (error != 0)
            m_running.fetch_sub(1, std::memory_order_relaxed);
    }
    pollfd ended{m_mine.ended(), POLLIN, 0};
    while (!m_mine.mustEnd()) {
        const MaybeBlocked blocked(m_mine.probe(), BlockedReason::join);
        ::poll(&ended, 1, -1);
    }
    while (m_running.load(std::memory_order_acquire) != 0) {
        const MaybeBlocked blocked(m_mine.probe(), BlockedReason::join);
        ::poll(nullptr, 0, 1);
    }
    for (std::size_t i = 0; i < m_connections.size(); ++i)
        m_mine.connectionClosed();
}

void ServerPool::serve(ServerWorker &worker)
{
    while (!worker.mustEnd()) {
        epoll_event event{};
        if (worker.wait(m_epoll.get(), &event, 1) <= 0 || event.data.ptr == this)
            continue;
        auto *connection = static_cast<Connection *>(event.data.ptr);
        if (!connection) {
            acceptAll(worker);
            arm(EPOLL_CTL_MOD, worker.listener(), nullptr);
        } else if (serveOne(worker, *connection)) {
            arm(EPOLL_CTL_MOD, connection->fd.get(), connection);
        } else {
            const std::lock_guard lock(m_mutex);
            m_connections.erase(connection->fd.get());
            worker.connectionClosed();
        }
    }
}

void ServerPool::acceptAll(ServerWorker &worker)
{
    while (!worker.mustEnd()) {
        ServerConnection accepted = worker.accept(worker.listener());
        if (!accepted.fd.isOpen())
            return;
        worker.connectionOpened();
        const int key = accepted.fd.get();
        auto owned = std::make_unique<Connection>();
        owned->fd = std::move(accepted.fd);
        owned->number = accepted.number;
        Connection *connection = owned.get();
        {
            const std::lock_guard lock(m_mutex);
            m_connections[key] = std::move(owned);
        }
        arm(EPOLL_CTL_ADD, key, connection);
    }
}

/// One request, answered with calls that may wait. False: the connection is over.
bool ServerPool::serveOne(ServerWorker &worker, Connection &connection)
{
    char bytes[4096];
    const ssize_t got = ::recv(connection.fd.get(), bytes, sizeof bytes, 0);
    if (got <= 0)
        return got < 0 && (errno == EAGAIN || errno == EINTR);
    connection.in.append(bytes, static_cast<std::size_t>(got));
    std::string out;
    const bool keep = worker.answer(connection.number, connection.in, out);
    if (connection.in.empty())
        connection.in.shrink_to_fit();
    return sendAll(worker, connection.fd.get(), out) && keep;
}

void ServerPool::arm(int operation, int fd, Connection *connection) const
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLONESHOT;
    event.data.ptr = connection;
    ::epoll_ctl(m_epoll.get(), operation, fd, &event);
}

} // namespace interleave
