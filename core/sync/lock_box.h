// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/futex_mutex.h"
#include "core/sync/posix_locks.h"
#include "core/sync/spin_lock.h"

namespace interleave {

/// One lock of every kind, of which one at a time is in use (ObjectSlot::variant), so that the kind can be changed while a run goes on.
/// Lives in the segment; constructed there once, by the host. What the last holder leaves for the next is on a line of its own.
struct LockBox
{
    alignas(64) FutexMutex mutex;
    alignas(64) AdaptiveMutex adaptive;
    alignas(64) SpinLock spin;
    alignas(64) TicketLock ticket;
    alignas(64) WriterLock rw;
    alignas(64) RobustMutex robust;
    alignas(64) AtomicU32 lastOwner; ///< lane index + 1; written and read by the holder only
    AtomicU64 releaseStamp;          ///< of the last release that somebody waited for; 0 otherwise. Holder only
};

} // namespace interleave
