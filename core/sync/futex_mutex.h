// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment_layout.h"
#include "core/shm/futex.h"

namespace interleave {

/// The three-state mutex (free, held, held and somebody may sleep) of Ulrich Drepper, "Futexes Are Tricky" (2011), section 5, "Mutex, take 2".
/// Free without a system call, not fair: a running thread may take it before the one that was woken. Works between processes.
/// Any thread or process; unlock() by the holder. Zero is unlocked.
class FutexMutex
{
public:
    bool tryLock()
    {
        std::uint32_t expected = free;
        return m_word.compare_exchange_strong(expected, held, std::memory_order_acquire, std::memory_order_relaxed);
    }
    template <typename Waiter>
    void lock(Waiter &waiter)
    {
        while (m_word.exchange(awaited, std::memory_order_acquire) != free) // acquire: pairs with unlock()
            waiter.sleepOn(m_word, awaited);
    }
    void unlock()
    {
        if (m_word.exchange(free, std::memory_order_release) == awaited)
            futexWake(m_word, 1);
    }

protected:
    enum : std::uint32_t { free, held, awaited };
    AtomicU32 m_word{free};
};

/// The same lock, but a waiter first looks a hundred times whether it becomes free, because a holder on another core is often done
/// sooner than a sleep would take.
class AdaptiveMutex : public FutexMutex
{
public:
    template <typename Waiter>
    void lock(Waiter &waiter)
    {
        for (int look = 0; look < looks; ++look) {
            if (m_word.load(std::memory_order_relaxed) == free && tryLock())
                return;
            waiter.spin();
        }
        FutexMutex::lock(waiter);
    }

private:
    static constexpr int looks = 100;
};

} // namespace interleave
