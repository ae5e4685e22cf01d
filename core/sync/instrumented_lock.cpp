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

} // namespace interleave
