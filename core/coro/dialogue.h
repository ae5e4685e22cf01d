// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <coroutine>
#include <cstddef>
#include <exception>
#include <utility>

namespace interleave {

/// A generator that is answered: `question = co_yield answer`, as Python's `n = yield r` with `send(n)`. Runs on its caller's thread, in its
/// caller's time: send() comes back when the next answer is there. One thread.
template <typename Question, typename Answer>
class [[nodiscard]] Dialogue
{
public:
    struct promise_type
    {
        struct Reply
        {
            const promise_type &promise;
            bool await_ready() const noexcept { return false; }
            void await_suspend(std::coroutine_handle<>) const noexcept {}
            Question await_resume() const { return promise.question; }
        };

        Dialogue get_return_object() { return Dialogue(std::coroutine_handle<promise_type>::from_promise(*this)); }
        std::suspend_always initial_suspend() const noexcept { return {}; }
        std::suspend_always final_suspend() const noexcept { return {}; }
        Reply yield_value(Answer value)
        {
            answer = std::move(value);
            return {*this};
        }
        void return_void() const {}
        void unhandled_exception() { failure = std::current_exception(); }

        Question question{};
        Answer answer{};
        std::exception_ptr failure;
    };

    Dialogue(Dialogue &&other) noexcept : m_handle(std::exchange(other.m_handle, {})) {}
    Dialogue &operator=(Dialogue &&) = delete;
    ~Dialogue()
    {
        if (m_handle)
            m_handle.destroy();
    }

    /// Up to the first `co_yield`, whose value is returned: Python's send(None).
    Answer begin() { return goOn(); }
    /// Gives the answer that `co_yield` waits for, and returns the value of the next one.
    Answer send(Question question)
    {
        m_handle.promise().question = std::move(question);
        return goOn();
    }
    bool hasEnded() const { return m_handle.done(); }

private:
    explicit Dialogue(std::coroutine_handle<promise_type> handle) : m_handle(handle) {}

    Answer goOn()
    {
        m_handle.resume();
        promise_type &promise = m_handle.promise();
        if (promise.failure)
            std::rethrow_exception(std::exchange(promise.failure, nullptr));
        return promise.answer;
    }

    std::coroutine_handle<promise_type> m_handle;
};

} // namespace interleave
