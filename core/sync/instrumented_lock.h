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

// In the header, because a free lock is taken in less time than the calls would need.

inline void InstrumentedLock::lock()
{
    if (m_kind == LockKind::none)
        return;
    const bool stamped = m_journal.wantsStamp();
    if (__builtin_expect(!tryLock(), 0)) {
        waitAndLock();
        return;
    }
    obtained(stamped ? m_probe.now() : 0, false);
}

inline void InstrumentedLock::unlock()
{
    if (m_kind == LockKind::none)
        return;
    const bool awaited = m_object.waiters.load(std::memory_order_relaxed) != 0;
    if (m_journal.isStamped() || awaited) {
        const std::uint64_t stamp = m_probe.now();
        if (m_journal.isStamped())
            m_journal.released(stamp);
        m_box.releaseStamp.store(awaited ? stamp : 0, std::memory_order_relaxed);
    }
    release();
}

inline void InstrumentedLock::obtained(std::uint64_t stamp, bool contended)
{
    const std::uint32_t me = m_probe.lane().value + 1;
    const std::uint32_t before = m_box.lastOwner.load(std::memory_order_relaxed);
    const bool changed = before != me;
    if (changed) {
        m_box.lastOwner.store(me, std::memory_order_relaxed);
        if (before != 0)
            bump(m_counters.ownerChanges);
    }
    bump(m_counters.acquisitions);
    m_journal.obtained(stamp, contended, changed && before != 0);
}

inline bool InstrumentedLock::tryLock()
{
    switch (m_kind) {
    case LockKind::mutex: return m_box.mutex.tryLock();
    case LockKind::adaptive: return m_box.adaptive.tryLock();
    case LockKind::spin: return m_box.spin.tryLock();
    case LockKind::ticket: return m_box.ticket.tryLock();
    case LockKind::rw: return m_box.rw.tryLock();
    case LockKind::robustShared: {
        const RobustMutex::Got got = m_box.robust.tryLock();
        noteRobust(got);
        return got != RobustMutex::Got::no;
    }
    case LockKind::none:
    case LockKind::gil: // a class of its own
    case LockKind::count: break;
    }
    return true;
}

inline void InstrumentedLock::release()
{
    switch (m_kind) {
    case LockKind::mutex: m_box.mutex.unlock(); break;
    case LockKind::adaptive: m_box.adaptive.unlock(); break;
    case LockKind::spin: m_box.spin.unlock(); break;
    case LockKind::ticket: m_box.ticket.unlock(); break;
    case LockKind::rw: m_box.rw.unlock(); break;
    case LockKind::robustShared: m_box.robust.unlock(); break;
    case LockKind::none:
    case LockKind::gil: // a class of its own
    case LockKind::count: break;
    }
}

inline void InstrumentedLock::noteRobust(RobustMutex::Got got)
{
    if (got == RobustMutex::Got::fromTheDead)
        bump(m_counters.recovered);
}

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
