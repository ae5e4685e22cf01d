// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_scheduler.h"

#include "core/experiment/workloads/distributed_killer.h"
#include "core/ipc/net_namespace.h"
#include "core/ipc/tcp_socket.h"

#include <cerrno>
#include <cstdio>
#include <stdexcept>

#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr int backlog = 64;
/// How often it looks for a worker to kill, while one is to be killed.
constexpr int lookMs = 5;
/// How often it looks whether somebody cannot come at all, while nobody is there.
constexpr int lonelyMs = 100;
/// A worker is killed when it has had its task for this part of the task's length.
constexpr Nanos workerKillAfterPermille = 300;
constexpr std::uint32_t anotherLoopback = 0x7f00'0002; ///< 127.0.0.2

} // namespace

DistributedScheduler::DistributedScheduler(WorkerContext &context, DistributedRoot &root) :
    m_context(context), m_root(root), m_ledger(context, root), m_taskMs(context.settings.experiment().find("task_ms")),
    m_tasks(context.settings.experiment().find("tasks")), m_kill(context.settings.isOn("kill_worker")), m_epoll(::epoll_create1(EPOLL_CLOEXEC))
{}

void DistributedScheduler::run()
{
    if (!openHouse())
        throw std::runtime_error("no port to listen at");
    m_ledger.beginRound();
    while (!m_context.mustEnd()) {
        m_ledger.submitUpTo(static_cast<std::uint32_t>(integerOf(m_context.live(m_tasks))));
        deliver();
        if (m_kill)
            killOneAtWork();
        wait();
        m_ledger.collect();
        const bool over = m_ledger.isRoundOver() && m_ledger.submitted() >= static_cast<std::uint32_t>(integerOf(m_context.live(m_tasks)));
        if ((over && m_ledger.finishRound()) || nobodyMayCome()) {
            m_context.segment.control().finished.store(1, std::memory_order_release);
            m_context.segment.announce();
        } else if (over) {
            m_ledger.beginRound();
        }
    }
    m_root.address.store(0, std::memory_order_release);
}

/// A network, a port, an address that the workers are told.
bool DistributedScheduler::openHouse()
{
    TcpAddress address;
    auto network = NetworkUsed::loopback;
    if (static_cast<NetworkChoice>(m_context.settings.integer("network")) == NetworkChoice::namespaces) {
        int refusal = canHaveOwnNetwork();
        if (refusal == 0)
            refusal = enterOwnNetwork();
        if (refusal == 0) {
            network = NetworkUsed::namespaces;
            address.host = 0; // wherever a cable ends
        } else {
            network = NetworkUsed::otherAddress;
            address.host = anotherLoopback;
            m_root.refusal.store(static_cast<std::uint32_t>(refusal), std::memory_order_relaxed);
        }
    }
    auto listener = bindTcp(address, false);
    if (!listener || ::listen(listener->get(), backlog) != 0)
        return false;
    m_listener = std::move(*listener);
    for (const int fd : {m_listener.get(), m_root.steered}) {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd;
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event);
    }
    const TcpAddress got = addressOf(m_listener.get());
    m_root.network.store(static_cast<std::uint32_t>(network), std::memory_order_relaxed);
    m_root.schedulerPid.store(static_cast<std::uint32_t>(::getpid()), std::memory_order_relaxed);
    m_root.address.store((std::uint64_t{got.host} << 16) | got.port, std::memory_order_release); // acquire: workers
    m_context.segment.announce();
    return true;
}

void DistributedScheduler::wait()
{
    epoll_event events[32];
    int ready = ::epoll_wait(m_epoll.get(), events, 32, 0);
    if (ready == 0 && !m_ledger.isRoundOver()) {
        const bool toKill = m_kill && m_killedInRound != m_ledger.round();
        const BlockedScope blocked(m_context.probe, BlockedReason::pipe);
        ready = ::epoll_wait(m_epoll.get(), events, 32, toKill ? lookMs : m_peers.empty() ? lonelyMs : -1);
    }
    for (int i = 0; i < ready; ++i) {
        const int fd = events[i].data.fd;
        if (fd == m_listener.get())
            acceptAll();
        else if (fd != m_root.steered)
            receive(fd);
        else if (eventfd_t ignored = 0; ::eventfd_read(fd, &ignored) != 0)
            continue;
    }
    m_context.probe.tick();
}

void DistributedScheduler::acceptAll()
{
    for (;;) {
        UniqueFd fd(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
        if (!fd.isOpen())
            return;
        sendAtOnce(fd.get());
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = fd.get();
        ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd.get(), &event);
        const int key = fd.get();
        Peer &peer = m_peers[key];
        peer.fd = std::move(fd);
        peer.nonce = newNonce();
        say(peer, RemoteWord::challenge, peer.nonce);
    }
}

void DistributedScheduler::receive(int key)
{
    const auto found = m_peers.find(key);
    if (found == m_peers.end())
        return;
    Peer &peer = found->second;
    char bytes[512];
    const ssize_t got = ::recv(key, bytes, sizeof bytes, 0);
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        return leave(key);
    peer.in.append(bytes, static_cast<std::size_t>(got));
    RemoteMessage message;
    RemoteRead read = RemoteRead::incomplete;
    while ((read = takeMessage(peer.in, message)) == RemoteRead::message) {
        if (!hear(peer, message))
            return leave(key);
    }
    if (read == RemoteRead::bad)
        leave(key);
}

/// False: the conversation is over.
bool DistributedScheduler::hear(Peer &peer, const RemoteMessage &message)
{
    switch (peer.phase) {
    case Phase::challenged:
        if (message.word != RemoteWord::answer || !isAnswer(message.payload, key(), "worker", peer.nonce)) {
            bump(m_root.refused);
            say(peer, RemoteWord::refused);
            peer.phase = Phase::refused;
            return true;
        }
        say(peer, RemoteWord::welcome);
        peer.phase = Phase::welcomed;
        return true;
    case Phase::welcomed:
        if (message.word != RemoteWord::challenge)
            return false;
        say(peer, RemoteWord::answer, answerTo(key(), "scheduler", message.payload));
        peer.phase = Phase::proved;
        return true;
    case Phase::proved:
        if (message.word != RemoteWord::hello)
            return false;
        peer.number = static_cast<unsigned>(numberAt(message.payload, 0)) % mostRemoteWorkers;
        peer.phase = Phase::joined;
        return true;
    case Phase::joined: return hearFromMember(peer, message);
    case Phase::refused: return false; // whatever it asks for
    }
    return false;
}

bool DistributedScheduler::hearFromMember(Peer &peer, const RemoteMessage &message)
{
    if (message.word == RemoteWord::get) {
        peer.waits = true;
        return true;
    }
    if (message.word != RemoteWord::result)
        return false;
    const auto round = static_cast<std::uint32_t>(numberAt(message.payload, 0));
    const auto task = static_cast<std::uint32_t>(numberAt(message.payload, 1));
    if (round == m_ledger.round() && peer.holds == task)
        peer.holds.reset();
    m_ledger.result(round, task, numberAt(message.payload, 2), peer.number);
    return true;
}

/// Messages are so small that the socket takes them whole; who does not read them is not worth waiting for.
void DistributedScheduler::say(Peer &peer, RemoteWord word, std::string_view payload) const
{
    std::string bytes;
    appendMessage(bytes, word, payload);
    static_cast<void>(::send(peer.fd.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT));
}

void DistributedScheduler::leave(int key)
{
    const auto found = m_peers.find(key);
    if (found->second.holds)
        m_ledger.workerGone(*found->second.holds);
    m_peers.erase(found);
}

/// Whoever asks gets the next task; a worker that is one too many asks no more.
void DistributedScheduler::deliver()
{
    for (auto &[fd, peer] : m_peers) {
        if (!peer.waits || peer.number >= m_context.segment.control().wanted[remoteWorkerRole].load(std::memory_order_relaxed))
            continue;
        const auto task = m_ledger.take();
        if (!task)
            return;
        peer.waits = false;
        peer.holds = task;
        peer.since = monotonicNow();
        say(peer, RemoteWord::task, numbers({m_ledger.round(), *task}));
    }
}

/// Once in a round, when some tasks are done: the accident that the experiment is about.
void DistributedScheduler::killOneAtWork()
{
    if (m_killedInRound == m_ledger.round() || m_ledger.done() == 0)
        return;
    const Nanos longEnough = integerOf(m_context.live(m_taskMs)) * 1000 * workerKillAfterPermille;
    for (const auto &[fd, peer] : m_peers) {
        if (!peer.holds || monotonicNow() - peer.since < longEnough)
            continue;
        if (killRemoteWorker(m_context.segment, peer.number)) {
            bump(m_root.kills);
            m_killedInRound = m_ledger.round();
        }
        return;
    }
}

/// Everybody has been refused, or cannot lay a cable.
bool DistributedScheduler::nobodyMayCome() const
{
    if (!m_peers.empty())
        return false;
    if (m_root.joinError.load(std::memory_order_relaxed) != 0)
        return true;
    const std::uint32_t wanted = m_context.segment.control().wanted[remoteWorkerRole].load(std::memory_order_relaxed);
    return static_cast<KeyChoice>(m_context.settings.integer("key")) == KeyChoice::wrong && m_root.refused.load(std::memory_order_relaxed) >= wanted;
}

} // namespace interleave
