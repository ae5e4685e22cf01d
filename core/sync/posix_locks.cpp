// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/posix_locks.h"

#include <cerrno>

namespace interleave {

WriterLock::WriterLock()
{
    pthread_rwlockattr_t shared;
    ::pthread_rwlockattr_init(&shared);
    ::pthread_rwlockattr_setpshared(&shared, PTHREAD_PROCESS_SHARED);
    ::pthread_rwlock_init(&m_lock, &shared);
    ::pthread_rwlockattr_destroy(&shared);
}

RobustMutex::RobustMutex()
{
    pthread_mutexattr_t robust;
    ::pthread_mutexattr_init(&robust);
    ::pthread_mutexattr_setpshared(&robust, PTHREAD_PROCESS_SHARED);
    ::pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
    ::pthread_mutex_init(&m_lock, &robust);
    ::pthread_mutexattr_destroy(&robust);
}

RobustMutex::Got RobustMutex::settle(int result)
{
    if (result == EOWNERDEAD) {
        ::pthread_mutex_consistent(&m_lock);
        return Got::fromTheDead;
    }
    return result == 0 ? Got::yes : Got::no;
}

} // namespace interleave
