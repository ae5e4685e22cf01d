// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <pthread.h>

namespace interleave {

/// The lock of a shared structure, itself in shared memory: between processes as between threads, and taken over when its owner was killed.
/// Not instrumented; the locks under study are in core/sync. Any thread of any process that maps it.
class InnerMutex
{
public:
    enum class Taken : std::uint8_t {
        clean,
        afterDeath, ///< the former owner died inside: the caller repairs what the mutex guards, at once
    };

    /// Once, before anybody else can see it.
    void init();
    /// Sleeps while another holds it.
    Taken lock();
    /// False: another holds it.
    bool tryLock(Taken &taken);
    void unlock();

private:
    Taken takenWith(int error);

    pthread_mutex_t m_mutex;
};

} // namespace interleave
