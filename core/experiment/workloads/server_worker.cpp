// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_worker.h"

#include "core/experiment/workload.h"
#include "core/ipc/http_message.h"
#include "core/ipc/tcp_socket.h"

#include <cerrno>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace interleave {

namespace {

/// Until the first blocking callback, and from the end of one to the beginning of the next.
constexpr std::uint64_t betweenBlocks = 200'000'000;
/// Requests that follow each other faster are not all drawn.
constexpr double taskGapNs = 50'000;

std::uint64_t switchesSoFar()
{
    rusage usage{};
    ::getrusage(RUSAGE_THREAD, &usage);
    return static_cast<std::uint64_t>(usage.ru_nvcsw) + static_cast<std::uint64_t>(usage.ru_nivcsw);
}

} // namespace

ServerWorker::ServerWorker(const WorkerContext &server, ServerModel model, Probe *probe) :
    m_server(server), m_root(*server.segment.root<ServerRoot>()), m_model(model), m_probe(probe), m_work(probe, server.segment),
    m_workUs(server.settings.experiment().find("work_us")), m_blockMs(server.settings.experiment().find("blocking_callback_ms")),
    m_switchesBefore(switchesSoFar()), m_taskGap(static_cast<std::uint64_t>(taskGapNs / server.segment.header().nanosPerStamp))
{}

ServerWorker::~ServerWorker()
{
    stage().switches.fetch_add(switchesSoFar() - m_switchesBefore, std::memory_order_relaxed);
}

bool ServerWorker::mustEnd() const
{
    return stage().command.load(std::memory_order_acquire) != static_cast<std::uint32_t>(ServerCommand::serve) ||
           m_server.segment.control().stop.load(std::memory_order_relaxed) != 0;
}

bool ServerWorker::answer(std::uint32_t connection, std::string &in, std::string &out)
{
    std::size_t done = 0;
    bool keep = true;
    while (keep) {
        HttpRequest request;
        const HttpParse parsed = parseHttp(std::string_view(in).substr(done), request);
        if (parsed == HttpParse::incomplete)
            break;
        if (parsed != HttpParse::whole) {
            appendReply(out, parsed == HttpParse::bad ? 400 : 413, "", false);
            return false;
        }
        work(connection);
        appendEcho(out, request);
        keep = request.keepAlive;
        done += request.bytes;
        stage().answered.fetch_add(1, std::memory_order_relaxed);
    }
    in.erase(0, done);
    return keep;
}

void ServerWorker::work(std::uint32_t connection)
{
    const std::uint64_t now = m_probe ? m_probe->now() : 0;
    const bool drawn = m_probe && now - m_lastTask >= m_taskGap;
    if (drawn) {
        m_lastTask = now;
        m_probe->emitAt(now, EventKind::taskBegin, connection);
    }
    blockIfDue();
    m_work.run([this] { return integerOf(m_server.live(m_workUs)) * 1000; }, [this] { return mustEnd(); });
    if (drawn)
        m_probe->emit(EventKind::taskEnd, connection);
    if (m_probe) {
        bump(m_probe->counters().operations);
        m_probe->tick();
    }
}

/// The callback that does what a callback must not: it sleeps in its thread. One request in a while gets it.
void ServerWorker::blockIfDue()
{
    const std::int64_t blockMs = integerOf(m_server.live(m_blockMs));
    if (blockMs == 0)
        return;
    const auto now = static_cast<std::uint64_t>(monotonicNow());
    const std::uint64_t length = static_cast<std::uint64_t>(blockMs) * 1'000'000;
    std::uint64_t due = stage().nextBlockNs.load(std::memory_order_relaxed);
    const std::uint64_t next = due == 0 ? now + betweenBlocks : now + length + betweenBlocks;
    if (now < due || !stage().nextBlockNs.compare_exchange_strong(due, next, std::memory_order_relaxed) || due == 0)
        return;
    pollfd end{ended(), POLLIN, 0};
    {
        const MaybeBlocked blocked(m_probe, BlockedReason::sleep);
        ::poll(&end, 1, static_cast<int>(blockMs));
    }
    stage().blocks.fetch_add(1, std::memory_order_relaxed);
}

ServerConnection ServerWorker::accept(int listener)
{
    ServerConnection connection{.fd = UniqueFd(::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK))};
    if (connection.fd.isOpen()) {
        sendAtOnce(connection.fd.get());
        connection.number = stage().accepted.fetch_add(1, std::memory_order_relaxed);
    } else if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS) {
        // It stays where it is, in the kernel's queue; whoever polls again at once would spin.
        stage().outOfMeans.fetch_add(1, std::memory_order_relaxed);
        pollfd end{ended(), POLLIN, 0};
        const MaybeBlocked blocked(m_probe, BlockedReason::sleep);
        ::poll(&end, 1, 20);
    }
    return connection;
}

int ServerWorker::wait(int epoll, epoll_event *events, int most)
{
    const int ready = ::epoll_wait(epoll, events, most, 0);
    if (ready != 0)
        return ready;
    const MaybeBlocked blocked(m_probe, BlockedReason::pipe);
    return ::epoll_wait(epoll, events, most, -1);
}

bool sendAll(ServerWorker &worker, int connection, std::string_view bytes)
{
    while (!bytes.empty() && !worker.mustEnd()) {
        const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(sent));
            continue;
        }
        if (errno != EAGAIN && errno != EINTR)
            return false;
        pollfd fds[2] = {{connection, POLLOUT, 0}, {worker.ended(), POLLIN, 0}};
        const MaybeBlocked blocked(worker.probe(), BlockedReason::pipe);
        ::poll(fds, 2, -1);
    }
    return bytes.empty();
}

void serveBlocking(ServerWorker &worker, ServerConnection connection)
{
    std::string in;
    std::string out;
    char bytes[4096];
    bool keep = true;
    worker.connectionOpened();
    while (keep && !worker.mustEnd()) {
        pollfd fds[2] = {{connection.fd.get(), POLLIN, 0}, {worker.ended(), POLLIN, 0}};
        {
            const MaybeBlocked blocked(worker.probe(), BlockedReason::pipe);
            ::poll(fds, 2, -1);
        }
        const ssize_t got = ::recv(connection.fd.get(), bytes, sizeof bytes, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            break;
        if (got < 0)
            continue;
        in.append(bytes, static_cast<std::size_t>(got));
        keep = worker.answer(connection.number, in, out);
        keep = sendAll(worker, connection.fd.get(), out) && keep;
        out.clear();
    }
    connection.fd.reset();
    worker.connectionClosed();
}

UniqueFd epollForListener(const ServerWorker &worker, int listener)
{
    UniqueFd epoll(::epoll_create1(EPOLL_CLOEXEC));
    epoll_event event{};
    event.events = EPOLLIN | EPOLLEXCLUSIVE; // one of a herd is enough
    event.data.ptr = nullptr;
    ::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, listener, &event);
    event.events = EPOLLIN;
    ::epoll_ctl(epoll.get(), EPOLL_CTL_ADD, worker.ended(), &event);
    return epoll;
}

} // namespace interleave
