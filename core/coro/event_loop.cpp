// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/event_loop.h"

#include "core/base/clock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <sys/epoll.h>
#include <sys/timerfd.h>

namespace interleave {

namespace {

/// How long the loop sleeps before it looks whether it must stop: a word in shared memory wakes no epoll.
constexpr int backstopMs = 50;
/// While tasks are ready, descriptors are looked at so often.
constexpr Nanos pollEvery = 50'000;

} // namespace

EventLoop::EventLoop(Probe &probe) :
    m_probe(probe), m_epoll(::epoll_create1(EPOLL_CLOEXEC)), m_clock(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC | TFD_NONBLOCK))
{
    epoll_event event{};
    event.events = EPOLLIN | EPOLLET;
    if (m_epoll.get() < 0 || m_clock.get() < 0 || ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, m_clock.get(), &event) != 0)
        throw std::system_error(errno, std::generic_category(), "event loop");
}

EventLoop::~EventLoop()
{
    while (Promise *task = m_all) {
        m_all = task->after;
        Task::Handle::from_promise(*task).destroy();
    }
}

void EventLoop::start(Task task, std::uint32_t number, bool drawn)
{
    Promise &promise = std::exchange(task.m_handle, {}).promise();
    promise.loop = this;
    promise.number = number;
    promise.drawn = drawn;
    promise.after = m_all;
    if (m_all)
        m_all->before = &promise;
    m_all = &promise;
    ++m_tasks;
    append(promise);
}

bool EventLoop::run(const std::function<bool()> &stop)
{
    while (m_tasks != 0 && !stop()) {
        runRound();
        if (m_failure)
            std::rethrow_exception(std::exchange(m_failure, nullptr));
        if (m_ready == 0 && m_tasks != 0)
            waitForAny();
        else if (!m_timers.empty() || m_watching != 0)
            wakeDue();
    }
    return m_tasks == 0;
}

/// A turn for each task that is ready now; who becomes ready meanwhile stands behind them.
void EventLoop::runRound()
{
    for (std::size_t left = m_ready; left != 0 && !m_failure; --left) {
        Promise *turn = m_first;
        m_first = turn->nextReady;
        if (!m_first)
            m_last = nullptr;
        --m_ready;
        ++m_turns;
        give(*turn);
    }
}

/// The task may be gone afterwards.
void EventLoop::give(Promise &turn)
{
    const Task::Handle task = Task::Handle::from_promise(turn);
    if (!turn.drawn) {
        task.resume();
        m_probe.tick();
        return;
    }
    const std::uint32_t number = turn.number;
    m_probe.emit(EventKind::taskBegin, number);
    task.resume();
    m_probe.tick();
    m_probe.emit(EventKind::taskEnd, number);
}

void EventLoop::append(Promise &task)
{
    task.nextReady = nullptr;
    if (m_last)
        m_last->nextReady = &task;
    else
        m_first = &task;
    m_last = &task;
    ++m_ready;
}

void EventLoop::sleep(Promise &task, Nanos due)
{
    m_timers.push_back({due, m_timersSoFar++, &task});
    std::push_heap(m_timers.begin(), m_timers.end(), std::greater<>());
}

EventLoop::Sleep EventLoop::sleepFor(Nanos length)
{
    return sleepUntil(monotonicNow() + length);
}

EventLoop::Descriptor EventLoop::readable(int fd)
{
    return {*this, fd, EPOLLIN};
}

EventLoop::Descriptor EventLoop::writable(int fd)
{
    return {*this, fd, EPOLLOUT};
}

bool EventLoop::watch(Promise &task, int fd, std::uint32_t events)
{
    epoll_event event{};
    event.events = events | EPOLLONESHOT;
    event.data.ptr = &task;
    const bool known = ::epoll_ctl(m_epoll.get(), EPOLL_CTL_MOD, fd, &event) == 0;
    if (!known && ::epoll_ctl(m_epoll.get(), EPOLL_CTL_ADD, fd, &event) != 0)
        return false;
    ++m_watching;
    return true;
}

void EventLoop::taskEnded(Task::Handle task)
{
    Promise &promise = task.promise();
    (promise.before ? promise.before->after : m_all) = promise.after;
    if (promise.after)
        promise.after->before = promise.before;
    --m_tasks;
    task.destroy();
}

void EventLoop::wakeDue()
{
    const Nanos now = monotonicNow();
    while (!m_timers.empty() && m_timers.front().due <= now) {
        append(*m_timers.front().task);
        std::pop_heap(m_timers.begin(), m_timers.end(), std::greater<>());
        m_timers.pop_back();
    }
    if (m_watching != 0 && (m_ready == 0 || now - m_polled >= pollEvery)) {
        m_polled = now;
        poll(0);
    }
}

void EventLoop::poll(int timeoutMs)
{
    std::array<epoll_event, 64> events{};
    const int count = ::epoll_wait(m_epoll.get(), events.data(), static_cast<int>(events.size()), timeoutMs);
    for (int i = 0; i < count; ++i) {
        if (auto *task = static_cast<Promise *>(events[static_cast<std::size_t>(i)].data.ptr)) {
            --m_watching;
            append(*task);
        }
    }
}

/// Nobody is ready: the thread sleeps until the first timer or descriptor is.
void EventLoop::waitForAny()
{
    wakeDue();
    if (m_ready != 0)
        return;
    if (!m_timers.empty()) {
        itimerspec due{};
        due.it_value.tv_sec = m_timers.front().due / 1'000'000'000;
        due.it_value.tv_nsec = m_timers.front().due % 1'000'000'000;
        ::timerfd_settime(m_clock.get(), TFD_TIMER_ABSTIME, &due, nullptr);
    }
    {
        const BlockedScope blocked(m_probe, m_watching != 0 ? BlockedReason::io : BlockedReason::sleep);
        poll(backstopMs);
    }
    wakeDue();
}

} // namespace interleave
