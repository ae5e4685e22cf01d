// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_coroutines.h"

#include "core/coro/event_loop.h"
#include "core/experiment/workloads/server_worker.h"

#include <cerrno>
#include <string>

#include <sys/socket.h>

namespace interleave {

namespace {

/// In one turn; then those who are connected get theirs.
constexpr int mostCoroutinesAccepted = 64;

/// Gone with its coroutine, however that ends.
class OpenConnection
{
public:
    OpenConnection(ServerWorker &worker, ServerConnection connection) : m_worker(worker), m_connection(std::move(connection))
    {
        m_worker.connectionOpened();
    }
    ~OpenConnection() { m_worker.connectionClosed(); }
    OpenConnection(const OpenConnection &) = delete;
    OpenConnection &operator=(const OpenConnection &) = delete;

    int fd() const { return m_connection.fd.get(); }
    std::uint32_t number() const { return m_connection.number; }

    /// False: the client is gone. Not in the coroutine: the bytes would lie in its frame, and every idle connection would have them.
    bool receive(std::string &in) const
    {
        char bytes[4096];
        const ssize_t got = ::recv(fd(), bytes, sizeof bytes, 0);
        if (got <= 0)
            return got < 0 && (errno == EAGAIN || errno == EINTR);
        in.append(bytes, static_cast<std::size_t>(got));
        return true;
    }
    bool send(std::string &out) const
    {
        const ssize_t sent = ::send(fd(), out.data(), out.size(), MSG_NOSIGNAL);
        if (sent < 0)
            return errno == EAGAIN || errno == EINTR;
        out.erase(0, static_cast<std::size_t>(sent));
        return true;
    }

private:
    ServerWorker &m_worker;
    ServerConnection m_connection;
};

Task serve(EventLoop &loop, ServerWorker &worker, ServerConnection accepted)
{
    const OpenConnection connection(worker, std::move(accepted));
    std::string in;
    std::string out;
    bool keep = true;
    while (keep) {
        co_await loop.readable(connection.fd());
        if (!connection.receive(in))
            break;
        keep = worker.answer(connection.number(), in, out);
        while (!out.empty()) {
            if (!connection.send(out))
                co_return;
            if (!out.empty())
                co_await loop.writable(connection.fd());
        }
        in.shrink_to_fit();
        out.shrink_to_fit();
    }
}

Task acceptConnections(EventLoop &loop, ServerWorker &worker, int listener)
{
    for (;;) {
        co_await loop.readable(listener);
        for (int i = 0; i < mostCoroutinesAccepted; ++i) {
            ServerConnection connection = worker.accept(listener);
            if (!connection.fd.isOpen())
                break;
            const std::uint32_t number = connection.number;
            loop.start(serve(loop, worker, std::move(connection)), number, false);
        }
    }
}

/// Wakes the loop when the server ends.
Task waitForEnd(EventLoop &loop, const ServerWorker &worker)
{
    co_await loop.readable(worker.ended());
}

} // namespace

void serveByCoroutines(ServerWorker &worker, int listener)
{
    EventLoop loop(*worker.probe());
    loop.start(waitForEnd(loop, worker), 0, false);
    loop.start(acceptConnections(loop, worker, listener), 0, false);
    loop.run([&worker] { return worker.mustEnd(); });
}

} // namespace interleave
