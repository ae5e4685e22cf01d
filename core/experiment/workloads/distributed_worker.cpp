// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_worker.h"

#include "core/ipc/net_namespace.h"
#include "core/ipc/tcp_socket.h"
#include "core/shm/futex.h"

#include <cerrno>
#include <csignal>

#include <poll.h>
#include <sys/socket.h>

namespace interleave {

namespace {

/// A stop wakes nobody who waits for the network: it looks by itself.
constexpr int workerBackstopMs = 50;
constexpr Nanos betweenTries = 10'000'000;

} // namespace

DistributedWorker::DistributedWorker(WorkerContext &context, DistributedRoot &root) :
    m_context(context), m_root(root), m_work(context.probe, context.segment), m_taskMs(context.settings.experiment().find("task_ms")),
    m_key(reinterpret_cast<const char *>(root.key), sizeof root.key)
{
    if (static_cast<KeyChoice>(context.settings.integer("key")) == KeyChoice::wrong)
        m_key[0] = static_cast<char>(~m_key[0]);
}

void DistributedWorker::run()
{
    while (!m_context.mustEnd()) {
        const std::uint64_t address = m_root.address.load(std::memory_order_acquire); // release: scheduler
        if (address == 0 || !enterNetwork() || !connect(address)) {
            rest();
            continue;
        }
        const Joined joined = join();
        if (joined == Joined::refused)
            return insist();
        if (joined == Joined::no || !serve())
            rest();
    }
}

/// With namespaces: a network of its own, once, with a cable to the scheduler's.
bool DistributedWorker::enterNetwork()
{
    if (m_root.network.load(std::memory_order_relaxed) != static_cast<std::uint32_t>(NetworkUsed::namespaces))
        return true;
    const std::uint32_t scheduler = m_root.schedulerPid.load(std::memory_order_relaxed);
    if (m_cableTo == scheduler)
        return true;
    if (m_cableTo != 0)
        std::raise(SIGTERM); // the cable leads nowhere any more: only a new machine gets a new one
    // A new cable for each life: that of a killed worker may still be there.
    const std::uint32_t stretch = m_context.segment.lane(m_context.probe.lane()).stretch.load(std::memory_order_relaxed);
    m_cable = (m_context.number + mostRemoteWorkers * stretch) & 0xff;
    const int error = joinNetworkOf(static_cast<pid_t>(scheduler), m_cable);
    m_cableTo = scheduler;
    if (error != 0)
        m_root.joinError.store(static_cast<std::uint32_t>(error), std::memory_order_relaxed);
    return error == 0;
}

bool DistributedWorker::connect(std::uint64_t address)
{
    TcpAddress there{.host = static_cast<std::uint32_t>(address >> 16), .port = static_cast<std::uint16_t>(address)};
    if (m_cableTo != 0)
        there.host = hubAddress(m_cable);
    m_in.clear();
    if (beginTcpConnect(there, m_socket) != 0 || !waitFor(POLLOUT) || tcpConnectError(m_socket.get()) != 0)
        return false;
    sendAtOnce(m_socket.get());
    return true;
}

/// Shows that it has the key, and makes the other side show it.
DistributedWorker::Joined DistributedWorker::join()
{
    const auto challenge = hear();
    if (!challenge || challenge->word != RemoteWord::challenge || !say(RemoteWord::answer, answerTo(m_key, "worker", challenge->payload)))
        return Joined::no;
    const auto verdict = hear();
    if (verdict && verdict->word == RemoteWord::refused)
        return Joined::refused;
    if (!verdict || verdict->word != RemoteWord::welcome)
        return Joined::no;
    const std::string nonce = newNonce();
    if (!say(RemoteWord::challenge, nonce))
        return Joined::no;
    const auto answer = hear();
    if (!answer || answer->word != RemoteWord::answer || !isAnswer(answer->payload, m_key, "scheduler", nonce))
        return Joined::no;
    return say(RemoteWord::hello, numbers({m_context.number})) ? Joined::yes : Joined::no;
}

/// Without the key it asks for a task all the same, and counts what it gets.
void DistributedWorker::insist()
{
    if (!say(RemoteWord::get))
        return;
    while (const auto message = hear()) {
        if (message->word != RemoteWord::task)
            continue;
        m_root.received.fetch_add(1, std::memory_order_relaxed);
        m_root.leaked.fetch_add(1, std::memory_order_relaxed);
    }
}

/// Takes tasks and gives results. False: the scheduler is gone.
bool DistributedWorker::serve()
{
    while (!m_context.mustEnd()) {
        if (!say(RemoteWord::get))
            return false;
        const auto message = hear();
        if (!message || message->word != RemoteWord::task)
            return m_context.mustEnd();
        m_root.received.fetch_add(1, std::memory_order_relaxed);
        if (!doTask(numberAt(message->payload, 0), numberAt(message->payload, 1)))
            return m_context.mustEnd();
    }
    return true;
}

bool DistributedWorker::doTask(std::uint64_t round, std::uint64_t task)
{
    Probe &probe = m_context.probe;
    probe.emit(EventKind::taskBegin, static_cast<std::uint32_t>(task));
    m_work.run([this] { return integerOf(m_context.live(m_taskMs)) * 1'000'000; }, [this] { return stopped(); });
    probe.emit(EventKind::taskEnd, static_cast<std::uint32_t>(task));
    if (stopped())
        return false;
    bump(probe.counters().operations);
    return say(RemoteWord::result, numbers({round, task, remoteResult(task)}));
}

bool DistributedWorker::say(RemoteWord word, std::string_view payload)
{
    std::string bytes;
    appendMessage(bytes, word, payload);
    return ::send(m_socket.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
}

/// The next message; nothing where the other side has gone, or this worker must end.
std::optional<RemoteMessage> DistributedWorker::hear()
{
    RemoteMessage message;
    for (;;) {
        const RemoteRead read = takeMessage(m_in, message);
        if (read == RemoteRead::message)
            return message;
        if (read == RemoteRead::bad || !waitFor(POLLIN))
            return std::nullopt;
        char bytes[512];
        const ssize_t got = ::recv(m_socket.get(), bytes, sizeof bytes, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            return std::nullopt;
        m_in.append(bytes, got < 0 ? 0 : static_cast<std::size_t>(got));
    }
}

/// False: this worker must end.
bool DistributedWorker::waitFor(short events)
{
    pollfd fd{m_socket.get(), events, 0};
    const BlockedScope blocked(m_context.probe, BlockedReason::pipe);
    while (::poll(&fd, 1, workerBackstopMs) == 0) {
        if (m_context.mustEnd())
            return false;
    }
    return true;
}

void DistributedWorker::rest()
{
    AtomicU32 &attention = m_context.segment.control().attention;
    const std::uint32_t seen = attention.load(std::memory_order_acquire);
    if (m_context.mustEnd())
        return;
    const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
    futexWait(attention, seen, monotonicNow() + betweenTries);
}

} // namespace interleave
