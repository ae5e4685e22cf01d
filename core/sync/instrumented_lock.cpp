// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/instrumented_lock.h"

#include "core/shm/histogram_bucket.h"

#include <sched.h>

namespace interleave {

namespace {

unsigned coresOfThisThread()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    if (::sched_getaffinity(0, sizeof allowed, &allowed) != 0)
        return 1;
    return static_cast<unsigned>(CPU_COUNT(&allowed));
}

/// What a wait is told by: the first sleep of it has to be announced in the journal with the wait's begin.
struct WaitBegin
{
    LockJournal &journal;
    std::uint64_t stamp;

    static void aboutToSleep(void *self)
    {
        auto &begin = *static_cast<WaitBegin *>(self);
        begin.journal.aboutToSleep(begin.stamp);
    }
};

} // namespace

InstrumentedLock::InstrumentedLock(LockBox &box, const Segment &segment, ObjectId lock, Probe &probe, unsigned workers) :
    m_box(box), m_object(segment.object(lock)), m_probe(probe), m_lock(lock), m_counters(probe.lockCounters(lock)),
    m_waiter(probe, lock, workers > coresOfThisThread()), m_journal(probe, lock, m_counters)
{
    refresh();
}

InstrumentedLock::~InstrumentedLock()
{
    checkpoint();
}

void InstrumentedLock::refresh()
{
    m_kind = static_cast<LockKind>(m_object.variant.load(std::memory_order_relaxed));
}

void InstrumentedLock::checkpoint()
{
    m_journal.flush(m_probe.now());
}

void InstrumentedLock::lock()
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

void InstrumentedLock::unlock()
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

void InstrumentedLock::waitAndLock()
{
    WaitBegin begin{m_journal, m_probe.now()};
    m_waiter.begin({&begin, &WaitBegin::aboutToSleep}, {this, &InstrumentedLock::standInLine});
    m_journal.waitBegins(begin.stamp);
    // To stand in line where everybody sees it costs more than a short wait itself. Where waits come by the hundred thousand, only every
    // sixteenth does it at once, and gives the hand-over's time; the others if their wait lasts.
    m_inLine = false;
    m_handOffWanted = m_journal.writesSingly() || (++m_sinceHandOff & (handOffEvery - 1)) == 0;
    if (m_handOffWanted)
        standInLine(this);
    lockSlowly();
    m_waiter.spunEnough();
    if (m_inLine)
        m_object.waiters.fetch_sub(1, std::memory_order_relaxed);
    const std::uint64_t now = m_probe.now();
    recordWait(begin.stamp, now);
    obtained(now, true);
}

void InstrumentedLock::standInLine(void *self)
{
    auto &lock = *static_cast<InstrumentedLock *>(self);
    if (lock.m_inLine)
        return;
    lock.m_inLine = true;
    const std::uint32_t waiters = lock.m_object.waiters.fetch_add(1, std::memory_order_relaxed) + 1;
    raise(lock.m_object.maxWaiters, waiters);
    raise(lock.m_counters.maxWaiters, waiters);
}

void InstrumentedLock::recordWait(std::uint64_t begin, std::uint64_t obtainedAt)
{
    const std::uint64_t waited = m_probe.nanosOf(obtainedAt - begin);
    bump(m_counters.contended);
    bump(m_counters.waitNs, waited);
    raise(m_counters.maxWaitNs, waited);
    bump(m_counters.waitHistogram[bucketOf(static_cast<std::int64_t>(waited))]);
    if (m_waiter.slept())
        bump(m_counters.slept);
    if (m_waiter.yielded() != 0)
        bump(m_counters.yields, m_waiter.yielded());
    // The former holder's stamp may be of another core: a small negative difference counts as 0.
    if (const std::uint64_t released = m_handOffWanted ? m_box.releaseStamp.load(std::memory_order_relaxed) : 0; released >= begin && released != 0) {
        const std::uint64_t handOff = obtainedAt > released ? m_probe.nanosOf(obtainedAt - released) : 0;
        bump(m_counters.handoffHistogram[bucketOf(static_cast<std::int64_t>(handOff))]);
    }
    m_journal.waited(waited);
}

void InstrumentedLock::obtained(std::uint64_t stamp, bool contended)
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

bool InstrumentedLock::tryLock()
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

void InstrumentedLock::lockSlowly()
{
    switch (m_kind) {
    case LockKind::mutex: m_box.mutex.lock(m_waiter); break;
    case LockKind::adaptive: m_box.adaptive.lock(m_waiter); break;
    case LockKind::spin: m_box.spin.lock(m_waiter); break;
    case LockKind::ticket: m_box.ticket.lock(m_waiter); break;
    case LockKind::rw: m_box.rw.lock(m_waiter); break;
    case LockKind::robustShared: noteRobust(m_box.robust.lock(m_waiter)); break;
    case LockKind::none:
    case LockKind::gil: // a class of its own
    case LockKind::count: break;
    }
}

void InstrumentedLock::release()
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

void InstrumentedLock::noteRobust(RobustMutex::Got got)
{
    if (got == RobustMutex::Got::fromTheDead)
        bump(m_counters.recovered);
}

} // namespace interleave
