// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <pthread.h>

namespace interleave {

/// The writing side of the C library's reader-writer lock, shared between processes. Placed in shared memory and initialised once, by the host.
class WriterLock
{
public:
    WriterLock();
    bool tryLock() { return ::pthread_rwlock_trywrlock(&m_lock) == 0; }
    template <typename Waiter>
    void lock(Waiter &waiter)
    {
        waiter.blockIn([this] { return ::pthread_rwlock_wrlock(&m_lock); });
    }
    void unlock() { ::pthread_rwlock_unlock(&m_lock); }

private:
    pthread_rwlock_t m_lock;
};

/// The C library's robust mutex, shared between processes: when its holder dies, the next one gets it and is told so.
/// Placed in shared memory and initialised once, by the host.
class RobustMutex
{
public:
    enum class Got { no, yes, fromTheDead };

    RobustMutex();
    Got tryLock() { return settle(::pthread_mutex_trylock(&m_lock)); }
    template <typename Waiter>
    Got lock(Waiter &waiter)
    {
        return settle(waiter.blockIn([this] { return ::pthread_mutex_lock(&m_lock); }));
    }
    void unlock() { ::pthread_mutex_unlock(&m_lock); }

private:
    Got settle(int result);
    pthread_mutex_t m_lock;
};

} // namespace interleave
