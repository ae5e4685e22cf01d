// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cpu_io_loop.h"

#include "core/base/thread_time.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <utility>

#include <sys/epoll.h>
#include <sys/socket.h>

namespace interleave {

namespace {

constexpr Nanos longestLoopSleep = 20'000'000; ///< then it looks whether it must end

} // namespace

CpuIoLoop::CpuIoLoop(WorkerContext &context, CpuIoRoot &root) :
    m_context(context), m_root(root), m_work(context, root), m_kind(static_cast<CpuIoKind>(context.settings.integer("io"))),
    m_poll(::epoll_create1(EPOLL_CLOEXEC)), m_readers(mostCpuIoWorkers)
{
    for (unsigned number = 0; number < mostCpuIoWorkers; ++number) {
        if (root.slots[number].near < 0)
            continue;
        epoll_event interest{.events = EPOLLIN, .data = {.u32 = number}};
        ::epoll_ctl(m_poll.get(), EPOLL_CTL_ADD, root.slots[number].near, &interest);
    }
}

void CpuIoLoop::run()
{
    m_context.waitAtGate();
    std::uint32_t seenPhase = 0;
    while (!m_context.mustEnd()) {
        const std::uint32_t attention = m_context.segment.control().attention.load(std::memory_order_acquire);
        const std::uint32_t phase = m_root.phase.load(std::memory_order_acquire);
        if (phase != seenPhase) {
            seenPhase = phase;
            runPhase(std::min(m_root.active.load(std::memory_order_relaxed), mostCpuIoWorkers));
            continue;
        }
        if (m_context.mustEnd())
            break;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_context.segment.control().attention, attention);
    }
    const bool over = m_context.segment.control().finished.load(std::memory_order_relaxed) != 0;
    m_context.probe.endWith(over ? workerReturned : workerToldToStop);
}

void CpuIoLoop::runPhase(unsigned tasks)
{
    AtomicU32 &inItem = m_root.slots[0].inItem;
    inItem.store(1, std::memory_order_seq_cst);
    for (unsigned number = 0; number < tasks; ++number)
        m_ready.push_back(task(number).handle);
    m_alive = tasks;
    while (m_alive > 0 && !m_context.mustEnd()) {
        if (m_ready.empty())
            waitForEvents();
        const std::size_t turn = m_ready.size(); // whoever becomes ready meanwhile has to wait for the others
        for (std::size_t i = 0; i < turn; ++i) {
            const std::coroutine_handle<> next = m_ready.front();
            m_ready.pop_front();
            next.resume();
        }
    }
    destroyWaiting();
    inItem.store(0, std::memory_order_seq_cst);
}

CpuIoLoop::Task CpuIoLoop::task(unsigned number)
{
    const CpuIoSlot &slot = m_root.slots[number];
    while (!m_context.mustEnd() && takeItem(m_root)) {
        Nanos before = threadCpuTime();
        m_work.compute();
        const Nanos length = m_root.item.waitNs;
        if (length > 0 && m_kind == CpuIoKind::sleep) {
            m_work.count(before);
            co_await Sleep{*this, length};
        } else if (length > 0 && m_kind == CpuIoKind::socket && ::send(slot.near, &length, sizeof length, MSG_NOSIGNAL) == sizeof length) {
            m_work.count(before);
            Nanos answer = 0;
            do
                co_await Readable{*this, number};
            while (::recv(slot.near, &answer, sizeof answer, MSG_DONTWAIT) < 0 && !m_context.mustEnd());
        } else {
            m_work.read();
            m_work.count(before);
        }
        itemDone(m_root, m_context.probe.now());
        m_context.probe.tick();
    }
    --m_alive;
}

/// Sleeps until a socket has an answer or the first timer is due, and makes ready whoever waited for it.
void CpuIoLoop::waitForEvents()
{
    Nanos now = monotonicNow();
    const Nanos most = m_timers.empty() ? longestLoopSleep : std::min(longestLoopSleep, m_timers.top().due - now);
    const timespec timeout{0, std::max<Nanos>(most, 0)};
    epoll_event ready[mostCpuIoWorkers];
    int count = 0;
    {
        const BlockedScope blocked(m_context.probe, m_kind == CpuIoKind::socket ? BlockedReason::pipe : BlockedReason::sleep);
        count = ::epoll_pwait2(m_poll.get(), ready, mostCpuIoWorkers, &timeout, nullptr);
    }
    for (int i = 0; i < count; ++i) {
        if (const auto who = std::exchange(m_readers[ready[i].data.u32], {}))
            m_ready.push_back(who);
    }
    now = monotonicNow();
    for (; !m_timers.empty() && m_timers.top().due <= now; m_timers.pop())
        m_ready.push_back(m_timers.top().who);
}

/// A stop leaves coroutines that will never go on.
void CpuIoLoop::destroyWaiting()
{
    for (; !m_timers.empty(); m_timers.pop())
        m_timers.top().who.destroy();
    for (std::coroutine_handle<> &who : m_readers) {
        if (who)
            std::exchange(who, {}).destroy();
    }
    for (const std::coroutine_handle<> who : m_ready)
        who.destroy();
    m_ready.clear();
}

} // namespace interleave
