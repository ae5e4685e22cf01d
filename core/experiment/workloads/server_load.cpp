// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_load.h"

#include "core/ipc/http_message.h"
#include "core/ipc/tcp_socket.h"
#include "core/shm/histogram_bucket.h"

#include <algorithm>
#include <cerrno>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

namespace interleave {

namespace {

constexpr int mostLoadEvents = 128;
constexpr std::uint32_t opensPerTurn = 200;
constexpr std::uint32_t steeredKey = UINT32_MAX;
/// No more have come for so long: the server takes no more now.
constexpr Nanos settled = 150'000'000;
constexpr Nanos shortSleep = 20'000'000;

std::string targetOf(std::uint32_t client, std::uint32_t request)
{
    return '/' + std::to_string(client) + '/' + std::to_string(request);
}

} // namespace

ServerLoad::ServerLoad(WorkerContext &context, ServerRoot &root, ServerStage &stage) :
    m_context(context), m_root(root), m_stage(stage), m_connections(context.settings.experiment().find("connections")),
    m_thinkMs(context.settings.experiment().find("think_ms")), m_blockMs(context.settings.experiment().find("blocking_callback_ms")),
    m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_clients(mostServerConnections)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u32 = steeredKey;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, root.steered, &event);
}

ServerLoad::~ServerLoad()
{
    for (std::uint32_t i = 0; i < m_opened; ++i)
        close(i);
}

void ServerLoad::settle()
{
    Nanos lastNews = monotonicNow();
    std::uint32_t seen = 0;
    while (!m_context.mustEnd() && monotonicNow() - lastNews < settled) {
        follow();
        turn(monotonicNow() + shortSleep / 4);
        const std::uint32_t there = m_established + m_stage.open.load(std::memory_order_relaxed);
        if (there != seen) {
            seen = there;
            lastNews = monotonicNow();
        }
        if (m_established >= m_target && m_stage.open.load(std::memory_order_relaxed) >= m_established)
            return;
    }
}

void ServerLoad::run(Nanos length)
{
    const Nanos begin = monotonicNow();
    const Nanos end = begin + length;
    m_loading = true;
    m_closing = false;
    m_lastReply = begin;
    // Those who think do not all begin at once.
    const Nanos think = integerOf(m_context.live(m_thinkMs)) * 1'000'000;
    m_thinking.clear();
    for (std::uint32_t i = 0; i < m_opened; ++i) {
        m_clients[i].served = false;
        if (m_clients[i].state == State::idle)
            m_thinking.emplace_back(begin + think * i / m_opened, i);
    }
    while (!m_context.mustEnd() && monotonicNow() < end) {
        follow();
        askThoseWhoHaveThought();
        turn(m_thinking.empty() ? end : std::min(end, m_thinking.front().first));
    }
    waitForLast();
    m_loading = false;
    m_stage.loadNs.fetch_add(static_cast<std::uint64_t>(std::max(m_lastReply, std::min(monotonicNow(), end)) - begin), std::memory_order_relaxed);
    m_stage.served.store(served(), std::memory_order_relaxed);
}

/// The replies under way, one behind a blocking callback too. Who waits for a server that has no process for it waits in vain.
void ServerLoad::waitForLast()
{
    m_closing = true;
    const Nanos patience = integerOf(m_context.live(m_blockMs)) * 1'000'000 + settled;
    for (Nanos since = monotonicNow(); m_asking > 0 && !m_context.mustEnd() && monotonicNow() - std::max(since, m_lastReply) < patience;)
        turn(monotonicNow() + shortSleep);
}

/// Opens and closes connections until there are as many as wanted.
void ServerLoad::follow()
{
    const auto wanted = std::min(static_cast<std::uint32_t>(integerOf(m_context.live(m_connections))), mostServerConnections);
    if (wanted != m_target) {
        m_target = wanted;
        m_outOfDescriptors = false;
    }
    while (m_opened > m_target)
        close(--m_opened);
    for (std::uint32_t i = 0; i < opensPerTurn && m_opened < m_target && !m_outOfDescriptors; ++i) {
        if (open(m_opened))
            ++m_opened;
    }
}

bool ServerLoad::open(std::uint32_t index)
{
    Client &client = m_clients[index];
    const int error = beginTcpConnect({TcpAddress::loopbackHost, static_cast<std::uint16_t>(m_root.port)}, client.fd);
    if (error == EMFILE || error == ENFILE) {
        m_outOfDescriptors = true;
        raise(m_stage.noDescriptor, m_target - m_opened);
    }
    if (error != 0) {
        client.fd.reset();
        return false;
    }
    client.state = State::connecting;
    client.in.clear();
    epoll_event event{};
    event.events = EPOLLOUT;
    event.data.u32 = index;
    ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, client.fd.get(), &event);
    return true;
}

void ServerLoad::close(std::uint32_t index)
{
    Client &client = m_clients[index];
    if (client.state == State::idle || client.state == State::asking)
        --m_established;
    if (client.state == State::asking)
        --m_asking;
    client.state = State::closed;
    client.fd.reset();
}

/// Handles what is ready, and sleeps until something is or the deadline is over.
void ServerLoad::turn(Nanos deadline)
{
    epoll_event events[mostLoadEvents];
    int ready = ::epoll_wait(m_epoll.get(), events, mostLoadEvents, 0);
    if (ready == 0 && (m_opened >= m_target || m_outOfDescriptors)) {
        const Nanos left = std::clamp<Nanos>(deadline - monotonicNow(), 0, shortSleep);
        const BlockedScope blocked(m_context.probe, BlockedReason::pipe);
        ready = ::epoll_wait(m_epoll.get(), events, mostLoadEvents, static_cast<int>((left + 999'999) / 1'000'000));
    }
    for (int i = 0; i < ready; ++i) {
        if (events[i].data.u32 == steeredKey) {
            eventfd_t ignored = 0;
            ::eventfd_read(m_root.steered, &ignored);
        } else {
            handle(events[i].data.u32, events[i].events);
        }
    }
    m_context.probe.tick();
}

void ServerLoad::handle(std::uint32_t index, std::uint32_t events)
{
    Client &client = m_clients[index];
    if (client.state == State::closed)
        return;
    if (client.state == State::connecting) {
        if ((events & (EPOLLERR | EPOLLHUP)) != 0 || tcpConnectError(client.fd.get()) != 0) {
            client.fd.reset();
            client.state = State::closed;
            open(index);
            return;
        }
        sendAtOnce(client.fd.get());
        forgetOnClose(client.fd.get());
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.u32 = index;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_MOD, client.fd.get(), &event);
        client.state = State::idle;
        raise(m_stage.connections, ++m_established);
        if (m_loading && !m_closing)
            think(index, monotonicNow());
        return;
    }
    receive(index);
}

void ServerLoad::ask(std::uint32_t index, Nanos now)
{
    Client &client = m_clients[index];
    std::string request;
    appendRequest(request, targetOf(index, ++client.asked));
    client.state = State::asking;
    ++m_asking;
    client.since = now;
    // A request is so small that the socket, empty as it is, takes it whole.
    if (::send(client.fd.get(), request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size())) {
        bump(m_stage.broken);
        close(index);
        open(index);
    }
}

void ServerLoad::receive(std::uint32_t index)
{
    Client &client = m_clients[index];
    char bytes[4096];
    const ssize_t got = ::recv(client.fd.get(), bytes, sizeof bytes, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0) {
        if (client.state == State::asking && !m_context.mustEnd())
            bump(m_stage.broken);
        close(index);
        open(index);
        return;
    }
    client.in.append(bytes, static_cast<std::size_t>(got));
    HttpReply reply;
    const HttpParse parsed = parseHttp(client.in, reply);
    if (parsed == HttpParse::incomplete)
        return;
    const bool right = parsed == HttpParse::whole && reply.status == 200 && reply.bytes == client.in.size() && client.state == State::asking &&
                       reply.body == echoOf(targetOf(index, client.asked));
    client.in.clear();
    replied(client, right);
    if (m_loading && !m_closing)
        think(index, monotonicNow() + integerOf(m_context.live(m_thinkMs)) * 1'000'000);
}

void ServerLoad::replied(Client &client, bool right)
{
    if (client.state == State::asking)
        --m_asking;
    client.state = State::idle;
    if (!m_loading)
        return; // the answer to a question of the round before
    m_lastReply = monotonicNow();
    const Nanos latency = m_lastReply - client.since;
    const Nanos block = integerOf(m_context.live(m_blockMs)) * 1'000'000;
    client.served = true;
    bump(m_stage.replies);
    if (!right)
        bump(m_stage.wrong);
    if (block > 0 && latency >= block * 9 / 10)
        bump(m_stage.stalled);
    bump(m_stage.latency[bucketOf(latency)]);
    raise(m_stage.maxLatencyNs, static_cast<std::uint64_t>(latency));
}

void ServerLoad::think(std::uint32_t index, Nanos until)
{
    if (until <= monotonicNow())
        ask(index, monotonicNow());
    else
        m_thinking.emplace_back(until, index);
}

void ServerLoad::askThoseWhoHaveThought()
{
    const Nanos now = monotonicNow();
    while (!m_thinking.empty() && m_thinking.front().first <= now) {
        const std::uint32_t index = m_thinking.front().second;
        m_thinking.pop_front();
        if (index < m_opened && m_clients[index].state == State::idle)
            ask(index, now);
    }
}

std::uint32_t ServerLoad::served() const
{
    return static_cast<std::uint32_t>(
        std::count_if(m_clients.begin(), m_clients.begin() + m_opened, [](const Client &client) { return client.served; }));
}

} // namespace interleave
