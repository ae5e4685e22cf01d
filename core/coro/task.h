// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <cstddef>
#include <cstdint>
#include <utility>

namespace interleave {

class EventLoop;

/// A coroutine for an EventLoop: what it keeps between two turns is its frame, on the heap, without a stack. It does nothing before the loop
/// gives it its first turn, and belongs to the loop from EventLoop::start() on. One thread.
class [[nodiscard]] Task
{
public:
    struct promise_type;
    using Handle = std::coroutine_handle<promise_type>;

    Task(Task &&other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    Task &operator=(Task &&) = delete;
    ~Task(); ///< one that was never started is gone without having run

private:
    friend class EventLoop;
    explicit Task(Handle handle) : m_handle(handle) {}
    Handle m_handle;
};

/// Memory of the frames made by the calling thread.
struct TaskFrames
{
    std::uint64_t bytes = 0; ///< of those that exist
    std::uint64_t count = 0;

    static TaskFrames ofThisThread();
};

/// What the loop knows of one task; part of its frame.
struct Task::promise_type
{
    /// The last thing a task does is to tell its loop, which takes the frame away.
    struct AtEnd
    {
        bool await_ready() const noexcept { return false; }
        void await_suspend(Handle task) const noexcept;
        void await_resume() const noexcept {}
    };

    Task get_return_object() { return Task(Handle::from_promise(*this)); }
    std::suspend_always initial_suspend() const noexcept { return {}; }
    AtEnd final_suspend() const noexcept { return {}; }
    void return_void() const {}
    void unhandled_exception() const;
    static void *operator new(std::size_t bytes);
    static void operator delete(void *frame, std::size_t bytes);

    EventLoop *loop = nullptr;
    promise_type *nextReady = nullptr;
    promise_type *before = nullptr; ///< in the list of all tasks of the loop
    promise_type *after = nullptr;
    std::uint32_t number = 0;
    bool drawn = false; ///< each of its turns is written as an event
};

} // namespace interleave
