// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_loop.h"

#include <cerrno>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace interleave {

namespace {

constexpr int mostEvents = 64;
/// In one turn; then those who are connected get theirs.
constexpr int mostAccepted = 64;

} // namespace

ServerLoop::ServerLoop(ServerWorker &worker, int listener) : m_worker(worker), m_listener(listener), m_epoll(epollForListener(worker, listener)) {}

void ServerLoop::run()
{
    epoll_event events[mostEvents];
    while (!m_worker.mustEnd()) {
        const int ready = m_worker.wait(m_epoll.get(), events, mostEvents);
        for (int i = 0; i < ready && !m_worker.mustEnd(); ++i) {
            if (auto *connection = static_cast<Connection *>(events[i].data.ptr))
                serve(*connection, events[i].events);
            else
                acceptAll();
        }
    }
    for (std::size_t i = 0; i < m_connections.size(); ++i)
        m_worker.connectionClosed();
}

void ServerLoop::acceptAll()
{
    for (int i = 0; i < mostAccepted && !m_worker.mustEnd(); ++i) {
        ServerConnection accepted = m_worker.accept(m_listener);
        if (!accepted.fd.isOpen())
            return;
        m_worker.connectionOpened();
        const int key = accepted.fd.get();
        auto connection = std::make_unique<Connection>();
        connection->fd = std::move(accepted.fd);
        connection->number = accepted.number;
        watch(*connection, EPOLL_CTL_ADD, EPOLLIN);
        m_connections[key] = std::move(connection);
    }
}

void ServerLoop::serve(Connection &connection, std::uint32_t events)
{
    bool alive = (events & EPOLLOUT) == 0 || flush(connection);
    if (alive && (events & (EPOLLIN | EPOLLHUP | EPOLLERR)) != 0)
        alive = receive(connection) && flush(connection);
    if (alive)
        return;
    m_worker.connectionClosed();
    m_connections.erase(connection.fd.get()); // closing takes it out of the set
}

bool ServerLoop::receive(Connection &connection)
{
    char bytes[4096];
    const ssize_t got = ::recv(connection.fd.get(), bytes, sizeof bytes, 0);
    if (got <= 0)
        return got < 0 && (errno == EAGAIN || errno == EINTR);
    connection.in.append(bytes, static_cast<std::size_t>(got));
    connection.keep = m_worker.answer(connection.number, connection.in, connection.out);
    if (connection.in.empty())
        connection.in.shrink_to_fit();
    return true;
}

/// False: everything has been said, or nobody listens any more.
bool ServerLoop::flush(Connection &connection)
{
    if (connection.out.empty())
        return connection.keep;
    const ssize_t sent = ::send(connection.fd.get(), connection.out.data(), connection.out.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EAGAIN && errno != EINTR)
        return false;
    connection.out.erase(0, sent < 0 ? 0 : static_cast<std::size_t>(sent));
    if (connection.out.empty()) {
        connection.out.shrink_to_fit();
        if (std::exchange(connection.full, false))
            watch(connection, EPOLL_CTL_MOD, EPOLLIN);
        return connection.keep;
    }
    if (!std::exchange(connection.full, true))
        watch(connection, EPOLL_CTL_MOD, EPOLLOUT);
    return true;
}

void ServerLoop::watch(Connection &connection, int operation, std::uint32_t events) const
{
    epoll_event event{};
    event.events = events;
    event.data.ptr = &connection;
    ::epoll_ctl(m_epoll.get(), operation, connection.fd.get(), &event);
}

} // namespace interleave
