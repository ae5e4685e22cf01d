// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/lock_box.h"
#include "core/sync/lock_journal.h"
#include "core/sync/lock_waiter.h"

namespace interleave {

/// One worker's hand on a lock under study: takes and releases it, counts exactly, and writes events.
///
/// A free lock costs its own instructions, a few counts and (below 50 000 acquisitions a second, see LockJournal) two stamped events.
/// Owned and used by one worker; several on the same LockBox are what the experiments are about.
class InstrumentedLock
{
public:
    /// `workers`: how many may want the lock; with more of them than cores a spinning wait yields now and then.
    InstrumentedLock(LockBox &box, const Segment &segment, ObjectId lock, Probe &probe, unsigned workers);
    ~InstrumentedLock();
    InstrumentedLock(const InstrumentedLock &) = delete;
    InstrumentedLock &operator=(const InstrumentedLock &) = delete;

    void lock();
    void unlock();

    /// After a rendezvous: the kind may be another.
    void refresh();
    /// The worker leaves its loop for a while: what was summarised so far is written out.
    void checkpoint();
    LockKind kind() const { return m_kind; }

private:
    bool tryLock();
    void waitAndLock();
    static void standInLine(void *self);
    void lockSlowly();
    void obtained(std::uint64_t stamp, bool contended);
    void release();
    void recordWait(std::uint64_t begin, std::uint64_t obtainedAt);
    void noteRobust(RobustMutex::Got got);

    LockBox &m_box;
    ObjectSlot &m_object;
    Probe &m_probe;
    ObjectId m_lock;
    LockCounters &m_counters;
    LockWaiter m_waiter;
    LockJournal m_journal;
    LockKind m_kind = LockKind::none;
    static constexpr std::uint32_t handOffEvery = 16;
    std::uint32_t m_sinceHandOff = 0;
    bool m_inLine = false;        ///< this wait is counted in ObjectSlot::waiters
    bool m_handOffWanted = false; ///< since its begin: the release before it is stamped
};

/// RAII bracket.
class InstrumentedGuard
{
public:
    explicit InstrumentedGuard(InstrumentedLock &lock) : m_lock(lock) { m_lock.lock(); }
    ~InstrumentedGuard() { m_lock.unlock(); }
    InstrumentedGuard(const InstrumentedGuard &) = delete;
    InstrumentedGuard &operator=(const InstrumentedGuard &) = delete;

private:
    InstrumentedLock &m_lock;
};

} // namespace interleave
