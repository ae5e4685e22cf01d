// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_threads.h"

#include "core/experiment/workload.h"

#include <memory>
#include <string>

#include <poll.h>
#include <sys/epoll.h>

namespace interleave {

namespace {

/// Threads of one part that have a lane.
unsigned lanesOf(ServerModel model, std::uint32_t parts)
{
    return model == ServerModel::threadPerConnection ? serverThreadLanes : serverThreadLanes / parts;
}

} // namespace

ServerThreads::ServerThreads(const WorkerContext &server, ServerModel model, unsigned part, ServerWorker &mine, LaneId parent) :
    m_server(server), m_model(model), m_part(part), m_mine(mine), m_parent(parent),
    m_most(model == ServerModel::threadPerConnection ? mostServerThreads : mostServerThreads / server.segment.root<ServerRoot>()->listenerCount)
{}

void ServerThreads::run()
{
    const UniqueFd epoll = epollForListener(m_mine, m_mine.listener());
    const UniqueFd onlyEnd(::epoll_create1(EPOLL_CLOEXEC));
    epoll_event event{};
    event.events = EPOLLIN;
    ::epoll_ctl(onlyEnd.get(), EPOLL_CTL_ADD, m_mine.ended(), &event);
    while (!m_mine.mustEnd()) {
        bool full = false;
        {
            const std::lock_guard lock(m_mutex);
            full = m_running >= m_most;
        }
        if (full) {
            // Whoever comes now waits in the kernel's queue until a thread is free.
            const MaybeBlocked blocked(m_mine.probe(), BlockedReason::pipe);
            ::epoll_wait(onlyEnd.get(), &event, 1, 10);
            continue;
        }
        m_mine.wait(epoll.get(), &event, 1);
        if (ServerConnection connection = m_mine.accept(m_mine.listener()); connection.fd.isOpen())
            serveInThread(std::move(connection));
    }
    std::unique_lock lock(m_mutex);
    const MaybeBlocked blocked(m_mine.probe(), BlockedReason::join);
    m_left.wait(lock, [this] { return m_running == 0; });
}

void ServerThreads::serveInThread(ServerConnection connection)
{
    const unsigned number = takeNumber();
    ServerRoot &root = *m_server.segment.root<ServerRoot>();
    std::optional<LaneId> lane;
    if (number < lanesOf(m_model, root.listenerCount)) {
        const bool mixed = m_model == ServerModel::processesThreads;
        const std::string name =
            mixed ? "Mixed-" + std::to_string(m_part + 1) + '.' + std::to_string(number + 1) : "Thread-" + std::to_string(number + 1);
        lane = claimSubLane(m_server.segment, root.lanes,
            {.key = serverLaneKey(m_model, (m_part + 1) * 1000 + number), .role = serverSubRole, .method = StartMethod::thread, .name = name},
            m_parent);
    }
    // std::function wants to be copied, a descriptor does not.
    const auto shared = std::make_shared<ServerConnection>(std::move(connection));
    const int error = startSubThread(
        m_server.segment, lane.value_or(LaneId{}),
        [this, shared](Probe *probe) {
            ServerWorker worker(m_server, m_model, probe);
            serveBlocking(worker, std::move(*shared));
        },
        [this, number] { giveNumber(number); });
    if (error == 0)
        return;
    m_mine.stage().outOfMeans.fetch_add(1, std::memory_order_relaxed);
    giveNumber(number);
}

unsigned ServerThreads::takeNumber()
{
    const std::lock_guard lock(m_mutex);
    ++m_running;
    if (m_free.empty())
        return m_numbers++;
    return m_free.extract(m_free.begin()).value();
}

void ServerThreads::giveNumber(unsigned number)
{
    const std::lock_guard lock(m_mutex);
    m_free.insert(number);
    if (--m_running == 0)
        m_left.notify_all();
}

} // namespace interleave
