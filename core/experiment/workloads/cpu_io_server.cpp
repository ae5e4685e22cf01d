// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/unique_fd.h"
#include "core/experiment/workloads/cpu_io_worker.h"

#include <algorithm>
#include <queue>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace interleave {

namespace {

constexpr Nanos longestSleep = 50'000'000; ///< then it looks whether it must end

struct Reply
{
    Nanos due = 0;
    std::int32_t socket = -1;
    bool operator<(const Reply &other) const { return due > other.due; } // the earliest on top
};

} // namespace

void CpuIoServer::run()
{
    const UniqueFd poll(::epoll_create1(EPOLL_CLOEXEC));
    for (const CpuIoSlot &slot : m_root.slots) {
        if (slot.far < 0)
            continue;
        epoll_event interest{.events = EPOLLIN, .data = {.fd = slot.far}};
        ::epoll_ctl(poll.get(), EPOLL_CTL_ADD, slot.far, &interest);
    }
    m_context.waitAtGate();
    std::priority_queue<Reply> replies;
    while (!m_context.mustEnd()) {
        Nanos now = monotonicNow();
        for (; !replies.empty() && replies.top().due <= now; replies.pop()) {
            const Reply reply = replies.top();
            ::send(reply.socket, &reply.due, sizeof reply.due, MSG_NOSIGNAL | MSG_DONTWAIT);
            bump(m_context.probe.counters().operations);
        }
        const Nanos most = replies.empty() ? longestSleep : std::min(longestSleep, replies.top().due - now);
        const timespec timeout{0, std::max<Nanos>(most, 0)};
        epoll_event ready[mostCpuIoWorkers];
        int count = 0;
        {
            const BlockedScope blocked(m_context.probe, BlockedReason::pipe);
            count = ::epoll_pwait2(poll.get(), ready, mostCpuIoWorkers, &timeout, nullptr);
        }
        now = monotonicNow();
        for (int i = 0; i < count; ++i) {
            Nanos wish = 0;
            if (::recv(ready[i].data.fd, &wish, sizeof wish, MSG_DONTWAIT) == sizeof wish)
                replies.push({now + std::clamp<Nanos>(wish, 0, cpuIoItemNs), ready[i].data.fd});
        }
    }
    m_context.probe.endWith(m_context.segment.control().finished.load(std::memory_order_relaxed) != 0 ? workerReturned : workerToldToStop);
}

} // namespace interleave
