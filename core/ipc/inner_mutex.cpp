// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/inner_mutex.h"

#include <cerrno>

namespace interleave {

void InnerMutex::init()
{
    pthread_mutexattr_t attributes;
    ::pthread_mutexattr_init(&attributes);
    ::pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
    ::pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
    ::pthread_mutex_init(&m_mutex, &attributes);
    ::pthread_mutexattr_destroy(&attributes);
}

InnerMutex::Taken InnerMutex::lock()
{
    return takenWith(::pthread_mutex_lock(&m_mutex));
}

bool InnerMutex::tryLock(Taken &taken)
{
    const int error = ::pthread_mutex_trylock(&m_mutex);
    if (error == EBUSY)
        return false;
    taken = takenWith(error);
    return true;
}

void InnerMutex::unlock()
{
    ::pthread_mutex_unlock(&m_mutex);
}

InnerMutex::Taken InnerMutex::takenWith(int error)
{
    if (error != EOWNERDEAD)
        return Taken::clean;
    ::pthread_mutex_consistent(&m_mutex);
    return Taken::afterDeath;
}

} // namespace interleave
