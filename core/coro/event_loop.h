// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/base/unique_fd.h"
#include "core/coro/task.h"
#include "core/probe/probe.h"

#include <exception>
#include <functional>
#include <vector>

namespace interleave {

/// Gives tasks their turns, one after another, on the thread that calls run(). A task goes on until it awaits something; nobody takes its turn
/// away. Those that are ready stand in one line; those that wait for a time or a descriptor stand beside it until the kernel says that it has come.
/// Owned and used by one worker.
class EventLoop
{
public:
    explicit EventLoop(Probe &probe);
    ~EventLoop(); ///< tasks that have not ended are gone where they stand
    EventLoop(const EventLoop &) = delete;
    EventLoop &operator=(const EventLoop &) = delete;

    /// Takes the task over and puts it at the end of the line. `drawn`: its turns are written as events under this number.
    void start(Task task, std::uint32_t number, bool drawn);
    /// Until no task is left, or `stop` says so: asked once in a round of all that are ready, and 20 times a second while nobody is.
    /// Throws what a task has thrown. True: no task is left.
    bool run(const std::function<bool()> &stop);

    std::size_t tasks() const { return m_tasks; }
    std::uint64_t turns() const { return m_turns; } ///< given so far

    /// What a task can await. The loop must be the one that runs it.
    struct Yield
    {
        EventLoop &loop;
        bool await_ready() const noexcept { return false; }
        void await_suspend(Task::Handle task) const { loop.append(task.promise()); }
        void await_resume() const noexcept {}
    };
    struct Sleep
    {
        EventLoop &loop;
        Nanos due;
        bool await_ready() const noexcept { return false; }
        void await_suspend(Task::Handle task) const { loop.sleep(task.promise(), due); }
        void await_resume() const noexcept {}
    };
    struct Descriptor
    {
        EventLoop &loop;
        int fd;
        std::uint32_t events; ///< EPOLLIN, EPOLLOUT
        bool await_ready() const noexcept { return false; }
        /// A descriptor that cannot be waited for (a file) is always ready.
        bool await_suspend(Task::Handle task) const { return loop.watch(task.promise(), fd, events); }
        void await_resume() const noexcept {}
    };

    /// To the end of the line.
    Yield yield() { return {*this}; }
    Sleep sleepUntil(Nanos monotonic) { return {*this, monotonic}; }
    Sleep sleepFor(Nanos length);
    Descriptor readable(int fd);
    Descriptor writable(int fd);

private:
    friend struct Task::promise_type;
    using Promise = Task::promise_type;
    struct Timer
    {
        Nanos due;
        std::uint64_t order; ///< of two that are due at once, the first comes first
        Promise *task;
        bool operator>(const Timer &other) const { return due != other.due ? due > other.due : order > other.order; }
    };

    void append(Promise &task);
    void sleep(Promise &task, Nanos due);
    bool watch(Promise &task, int fd, std::uint32_t events);
    void taskEnded(Task::Handle task);
    void taskFailed() { m_failure = std::current_exception(); }
    void give(Promise &turn);
    void runRound();
    void wakeDue();
    void poll(int timeoutMs);
    void waitForAny();

    Probe &m_probe;
    UniqueFd m_epoll;
    UniqueFd m_clock; ///< wakes the epoll when the first timer is due
    Promise *m_first = nullptr;
    Promise *m_last = nullptr;
    Promise *m_all = nullptr;
    std::size_t m_tasks = 0;
    std::size_t m_ready = 0;
    std::size_t m_watching = 0; ///< tasks that wait for a descriptor
    std::uint64_t m_turns = 0;
    std::uint64_t m_timersSoFar = 0;
    std::vector<Timer> m_timers; ///< a heap, the earliest at its top
    Nanos m_polled = 0;
    std::exception_ptr m_failure;
};

} // namespace interleave
