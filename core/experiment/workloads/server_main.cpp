// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_main.h"

#include "core/experiment/workloads/server_coroutines.h"
#include "core/experiment/workloads/server_loop.h"
#include "core/experiment/workloads/server_pool.h"
#include "core/experiment/workloads/server_threads.h"
#include "core/ipc/tcp_socket.h"

#include <algorithm>
#include <csignal>

#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>

namespace interleave {

namespace {

constexpr int backlog = 4096;
/// How often the parent looks after its children.
constexpr Nanos lookInterval = 50'000'000;
constexpr Nanos graceOfChildren = 1'000'000'000;

/// A child of Apache's: one connection at a time, from the first byte to the last.
void serveOneByOne(ServerWorker &worker)
{
    const UniqueFd epoll = epollForListener(worker, worker.listener());
    epoll_event event{};
    while (!worker.mustEnd()) {
        worker.wait(epoll.get(), &event, 1);
        if (ServerConnection connection = worker.accept(worker.listener()); connection.fd.isOpen())
            serveBlocking(worker, std::move(connection));
    }
}

} // namespace

ServerMain::ServerMain(WorkerContext &context, ServerRoot &root) :
    m_context(context), m_root(root), m_model(static_cast<ServerModel>(root.firstModel + context.number)),
    m_stage(root.stages[static_cast<unsigned>(m_model)]), m_ended(root.ended[static_cast<unsigned>(m_model)]),
    m_connections(context.settings.experiment().find("connections"))
{}

void ServerMain::run()
{
    raiseDescriptorLimit();
    // A client that is gone is told by send(), not by a signal.
    std::signal(SIGPIPE, SIG_IGN);
    while (waitForCommand())
        serve();
}

bool ServerMain::waitForCommand()
{
    setState(ServerState::resting);
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        if (mustServe())
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::other);
        futexWait(m_root.bell, bell);
    }
}

void ServerMain::serve()
{
    eventfd_t ignored = 0;
    ::eventfd_read(m_ended, &ignored); // of the last time
    const bool several = m_model == ServerModel::eventLoop || m_model == ServerModel::coroutines;
    const std::uint32_t listeners = several ? m_root.listenerCount : 1;
    for (std::uint32_t i = 0; i < listeners; ++i)
        ::listen(m_root.listeners[i], backlog);
    m_stage.open.store(0, std::memory_order_relaxed);
    m_stage.accepted.store(0, std::memory_order_relaxed);
    m_stage.nextBlockNs.store(0, std::memory_order_relaxed);

    const auto asManyAsListeners = [this] { return m_root.listenerCount; };
    switch (m_model) {
    case ServerModel::prefork:
        serveInProcesses(
            "Prefork-", [this] { return std::min(static_cast<unsigned>(integerOf(m_context.live(m_connections))) + sparePreforked, mostPreforked); },
            [](unsigned, ServerWorker &worker, LaneId) { serveOneByOne(worker); });
        break;
    case ServerModel::threadPerConnection:
    case ServerModel::pool: serveInThreads(); break;
    case ServerModel::processesThreads:
        serveInProcesses("Mixed-", asManyAsListeners,
            [this](unsigned number, ServerWorker &worker, LaneId lane) { ServerThreads(m_context, m_model, number, worker, lane).run(); });
        break;
    case ServerModel::eventLoop:
        serveInProcesses(
            "Loop-", asManyAsListeners, [](unsigned number, ServerWorker &worker, LaneId) { ServerLoop(worker, worker.listener(number)).run(); });
        break;
    case ServerModel::coroutines:
        serveInProcesses(
            "Coro-", asManyAsListeners, [](unsigned number, ServerWorker &worker, LaneId) { serveByCoroutines(worker, worker.listener(number)); });
        break;
    case ServerModel::count: break;
    }
    // Whoever is still in the kernel's queue is told that nobody is here any more; the port stays ours.
    for (std::uint32_t i = 0; i < listeners; ++i)
        ::shutdown(m_root.listeners[i], SHUT_RD);
}

void ServerMain::serveInThreads()
{
    setState(ServerState::serving);
    ServerWorker mine(m_context, m_model, &m_context.probe);
    if (m_model == ServerModel::pool)
        ServerPool(m_context, mine, m_context.probe.lane()).run();
    else
        ServerThreads(m_context, m_model, 0, mine, m_context.probe.lane()).run();
}

void ServerMain::serveInProcesses(const char *name, const std::function<unsigned()> &wanted, const Body &body)
{
    while (mustServe()) {
        forgetEnded();
        for (unsigned number = 0; number < wanted() && mustServe(); ++number) {
            const bool there = std::any_of(m_children.begin(), m_children.end(), [number](const Child &child) { return child.number == number; });
            if (!there && !startChild(number, name, body)) {
                m_stage.outOfMeans.fetch_add(1, std::memory_order_relaxed);
                break;
            }
        }
        setState(ServerState::serving);
        rest(lookInterval);
    }
    endChildren();
}

bool ServerMain::startChild(unsigned number, const char *name, const Body &body)
{
    const std::string laneName = name + std::to_string(number + 1);
    const auto lane = claimSubLane(m_context.segment, m_root.lanes,
        {.key = serverLaneKey(m_model, number), .role = serverSubRole, .method = StartMethod::fork, .name = laneName}, m_context.probe.lane());
    if (!lane)
        return false;
    const pid_t pid = forkSubWorker(m_context.segment, *lane, [&](Probe &probe) {
        ServerWorker worker(m_context, m_model, &probe);
        body(number, worker, *lane);
    });
    if (pid < 0) {
        subProcessEnded(m_context.segment, *lane, 1 << 8);
        return false;
    }
    m_children.push_back({number, *lane, pid});
    return true;
}

void ServerMain::forgetEnded()
{
    std::erase_if(m_children, [this](const Child &child) {
        int status = 0;
        if (::waitpid(child.pid, &status, WNOHANG) != child.pid)
            return false;
        subWorkersGone(m_context.segment, m_root.lanes, child.pid); // its threads
        subProcessEnded(m_context.segment, child.lane, status);
        return true;
    });
}

void ServerMain::endChildren()
{
    const Nanos deadline = monotonicNow() + graceOfChildren;
    const BlockedScope blocked(m_context.probe, BlockedReason::join);
    for (forgetEnded(); !m_children.empty(); forgetEnded()) {
        ::poll(nullptr, 0, 1);
        if (monotonicNow() < deadline)
            continue;
        for (const Child &child : m_children)
            ::kill(child.pid, SIGKILL);
    }
}

void ServerMain::rest(Nanos length)
{
    pollfd ended{m_ended, POLLIN, 0};
    const BlockedScope blocked(m_context.probe, BlockedReason::join);
    ::poll(&ended, 1, static_cast<int>(length / 1'000'000));
}

bool ServerMain::mustServe() const
{
    return m_stage.command.load(std::memory_order_acquire) == static_cast<std::uint32_t>(ServerCommand::serve) && !m_context.mustEnd();
}

void ServerMain::setState(ServerState state)
{
    if (m_stage.state.exchange(static_cast<std::uint32_t>(state), std::memory_order_release) != static_cast<std::uint32_t>(state)) // acquire: client
        ringServers(m_root);
}

} // namespace interleave
