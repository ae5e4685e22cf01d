// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment_layout.h"

namespace interleave {

/// Test-and-test-and-set: whoever sees it free first takes it. Waiters burn their core, and nothing keeps one of them from waiting for ever.
/// Any thread or process. Zero is unlocked.
class SpinLock
{
public:
    bool tryLock() { return m_word.load(std::memory_order_relaxed) == 0 && m_word.exchange(1, std::memory_order_acquire) == 0; }
    template <typename Waiter>
    void lock(Waiter &waiter)
    {
        while (!tryLock())
            waiter.spin();
    }
    void unlock() { m_word.store(0, std::memory_order_release); }

private:
    AtomicU32 m_word{0};
};

/// Draws a number and waits until it is served: first come, first served, to the letter. When the one whose turn it is has lost its core,
/// everybody waits for it. Any thread or process. Zero is unlocked.
class TicketLock
{
public:
    bool tryLock()
    {
        std::uint32_t serving = m_serving.load(std::memory_order_acquire); // acquire: pairs with unlock()
        return m_next.compare_exchange_strong(serving, serving + 1, std::memory_order_relaxed);
    }
    template <typename Waiter>
    void lock(Waiter &waiter)
    {
        const std::uint32_t mine = m_next.fetch_add(1, std::memory_order_relaxed);
        while (m_serving.load(std::memory_order_acquire) != mine)
            waiter.spin();
    }
    void unlock() { m_serving.store(m_serving.load(std::memory_order_relaxed) + 1, std::memory_order_release); }

private:
    AtomicU32 m_next{0};
    AtomicU32 m_serving{0};
};

} // namespace interleave
