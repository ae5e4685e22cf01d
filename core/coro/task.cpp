// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/task.h"

#include "core/coro/event_loop.h"

#include <new>

namespace interleave {

namespace {

thread_local TaskFrames frames;

} // namespace

Task::~Task()
{
    if (m_handle)
        m_handle.destroy();
}

TaskFrames TaskFrames::ofThisThread()
{
    return frames;
}

void Task::promise_type::AtEnd::await_suspend(Handle task) const noexcept
{
    task.promise().loop->taskEnded(task);
}

/// It leaves run(), which called the task.
void Task::promise_type::unhandled_exception() const
{
    loop->taskFailed();
}

void *Task::promise_type::operator new(std::size_t bytes)
{
    void *frame = ::operator new(bytes);
    frames.bytes += bytes;
    ++frames.count;
    return frame;
}

void Task::promise_type::operator delete(void *frame, std::size_t bytes)
{
    frames.bytes -= bytes;
    --frames.count;
    ::operator delete(frame);
}

} // namespace interleave
