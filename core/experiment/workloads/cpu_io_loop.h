// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/unique_fd.h"
#include "core/experiment/workloads/cpu_io_worker.h"

#include <coroutine>
#include <deque>
#include <exception>
#include <queue>
#include <vector>

namespace interleave {

/// All items on one thread: as many coroutines as a phase has workers, which give way where they would wait. A read from a file is no such place:
/// the system has no way to wait for it without blocking. Owned and used by one lane.
class CpuIoLoop
{
public:
    CpuIoLoop(WorkerContext &context, CpuIoRoot &root);
    void run();

private:
    /// A coroutine that lives until it has returned.
    struct Task
    {
        struct promise_type
        {
            Task get_return_object() { return {std::coroutine_handle<promise_type>::from_promise(*this)}; }
            std::suspend_always initial_suspend() noexcept { return {}; }
            std::suspend_never final_suspend() noexcept { return {}; }
            void return_void() {}
            void unhandled_exception() { std::terminate(); }
        };
        std::coroutine_handle<promise_type> handle;
    };
    /// co_await: goes on when its time has come.
    struct Sleep
    {
        CpuIoLoop &loop;
        Nanos length;
        bool await_ready() const { return length <= 0; }
        void await_suspend(std::coroutine_handle<> who) const { loop.wakeAt(monotonicNow() + length, who); }
        void await_resume() const {}
    };
    /// co_await: goes on when there is something to read.
    struct Readable
    {
        CpuIoLoop &loop;
        unsigned number;
        bool await_ready() const { return false; }
        void await_suspend(std::coroutine_handle<> who) const { loop.m_readers[number] = who; }
        void await_resume() const {}
    };
    struct Timer
    {
        Nanos due = 0;
        std::coroutine_handle<> who;
        bool operator<(const Timer &other) const { return due > other.due; } // the earliest on top
    };

    Task task(unsigned number);
    void runPhase(unsigned tasks);
    void wakeAt(Nanos due, std::coroutine_handle<> who) { m_timers.push({due, who}); }
    void waitForEvents();
    void destroyWaiting();

    WorkerContext &m_context;
    CpuIoRoot &m_root;
    CpuIoWork m_work;
    CpuIoKind m_kind;
    UniqueFd m_poll;
    std::deque<std::coroutine_handle<>> m_ready;
    std::priority_queue<Timer> m_timers;
    std::vector<std::coroutine_handle<>> m_readers; ///< by number
    unsigned m_alive = 0;
};

} // namespace interleave
