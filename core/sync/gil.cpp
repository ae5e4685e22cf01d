// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/gil.h"

#include "core/base/clock.h"
#include "core/shm/futex.h"
#include "core/shm/histogram_bucket.h"

#include <algorithm>
#include <bit>

namespace interleave {

void gilWorkerGone(GilShared &gil, LaneId lane)
{
    std::uint32_t holder = lane.value + 1;
    if (gil.holder.compare_exchange_strong(holder, 0, std::memory_order_seq_cst)) {
        gil.inside.fetch_sub(1, std::memory_order_relaxed);
        futexWake(gil.holder, 1);
    }
    ringGil(gil);
}

void ringGil(GilShared &gil)
{
    gil.bell.fetch_add(1, std::memory_order_release); // acquire: waitForAnother()
    futexWake(gil.bell);
}

Gil::Gil(GilShared &shared, const Segment &segment, ObjectId lock, Probe &probe, GilRule rule, const AtomicU64 &intervalMs) :
    m_shared(shared), m_object(segment.object(lock)), m_probe(probe), m_lock(lock), m_counters(probe.lockCounters(lock)),
    m_journal(probe, lock, m_counters), m_intervalMs(intervalMs), m_rule(rule), m_me(probe.lane().value + 1)
{}

Gil::~Gil()
{
    if (m_held)
        release();
    m_journal.flush(m_probe.now());
}

void Gil::take()
{
    if (tryTake()) {
        taken(0);
    } else {
        const std::uint64_t begin = m_probe.now();
        beginWait(begin);
        waitAndTake(begin);
    }
}

void Gil::drop()
{
    const std::uint32_t bell = m_shared.bell.load(std::memory_order_acquire);
    release();
    if (m_shared.dropRequest.load(std::memory_order_relaxed) != 0)
        waitForAnother(bell);
}

/// The old rule: somebody is woken, but this thread is already running.
void Gil::letGoAndTakeAgain()
{
    m_ticksLeft = ticks;
    release();
    take();
}

/// The new rule: the request is granted, and the lock is not taken again before another has had it.
void Gil::handOver()
{
    const std::uint32_t bell = m_shared.bell.load(std::memory_order_acquire);
    release();
    const std::uint64_t begin = m_probe.now();
    beginWait(begin);
    m_journal.aboutToSleep(begin);
    m_slept = true;
    waitForAnother(bell);
    waitAndTake(begin);
}

void Gil::release()
{
    const std::uint64_t now = m_probe.now();
    if (m_journal.isStamped())
        m_journal.released(now);
    m_shared.lastRelease.store(now, std::memory_order_relaxed);
    m_shared.inside.fetch_sub(1, std::memory_order_relaxed);
    m_held = false;
    m_shared.holder.store(0, std::memory_order_seq_cst); // seq_cst with `waiters`: one of the two sees the other
    if (m_shared.waiters.load(std::memory_order_seq_cst) != 0)
        futexWake(m_shared.holder, 1);
}

/// One wait, whatever ends it: a look more would only be a look later.
void Gil::waitForAnother(std::uint32_t bell)
{
    if (m_shared.lastHolder.load(std::memory_order_seq_cst) != m_me)
        return;
    m_shared.dropRequest.store(0, std::memory_order_relaxed);
    const BlockedScope blocked(m_probe, BlockedReason::lock, m_lock);
    futexWait(m_shared.bell, bell);
}

bool Gil::tryTake()
{
    std::uint32_t nobody = 0;
    return m_shared.holder.compare_exchange_strong(nobody, m_me, std::memory_order_seq_cst);
}

void Gil::beginWait(std::uint64_t begin)
{
    m_slept = false;
    m_journal.waitBegins(begin);
    const std::uint32_t waiting = m_object.waiters.fetch_add(1, std::memory_order_relaxed) + 1;
    raise(m_object.maxWaiters, waiting);
    raise(m_counters.maxWaiters, waiting);
}

void Gil::waitAndTake(std::uint64_t begin)
{
    m_shared.waiters.fetch_add(1, std::memory_order_seq_cst);
    while (!tryTake()) {
        if (const std::uint32_t holder = m_shared.holder.load(std::memory_order_seq_cst); holder != 0) {
            if (!m_slept)
                m_journal.aboutToSleep(begin);
            m_slept = true;
            sleepWhileHeld(holder);
        }
    }
    m_shared.waiters.fetch_sub(1, std::memory_order_relaxed);
    m_object.waiters.fetch_sub(1, std::memory_order_relaxed);
    taken(begin);
}

/// Asks for the lock when the interval has passed and nobody else has got it meanwhile; every switch begins a new interval.
void Gil::sleepWhileHeld(std::uint32_t holder)
{
    const std::uint32_t switches = m_shared.switchNumber.load(std::memory_order_relaxed);
    const Nanos deadline = m_rule == GilRule::interval ? monotonicNow() + interval() : -1;
    {
        const BlockedScope blocked(m_probe, BlockedReason::lock, m_lock);
        futexWait(m_shared.holder, holder, deadline);
    }
    if (deadline >= 0 && monotonicNow() >= deadline && m_shared.holder.load(std::memory_order_relaxed) != 0 &&
        m_shared.switchNumber.load(std::memory_order_relaxed) == switches)
        m_shared.dropRequest.store(1, std::memory_order_relaxed);
}

/// `waitBegin` 0: it was free at once.
void Gil::taken(std::uint64_t waitBegin)
{
    const std::uint64_t now = m_probe.now();
    m_held = true;
    m_ticksLeft = ticks;
    raise(m_shared.insideMax, m_shared.inside.fetch_add(1, std::memory_order_relaxed) + 1);
    const std::uint32_t before = m_shared.lastHolder.load(std::memory_order_relaxed);
    const bool changed = before != m_me;
    if (changed) {
        if (before != 0)
            bump(m_counters.ownerChanges);
        beginTurn(now);
    }
    m_shared.dropRequest.store(0, std::memory_order_relaxed);
    if (waitBegin != 0) {
        const std::uint64_t waited = m_probe.nanosOf(now - waitBegin);
        bump(m_counters.contended);
        bump(m_counters.waitNs, waited);
        raise(m_counters.maxWaitNs, waited);
        bump(m_counters.waitHistogram[bucketOf(static_cast<std::int64_t>(waited))]);
        if (m_slept)
            bump(m_counters.slept);
        const std::uint64_t released = m_shared.lastRelease.load(std::memory_order_relaxed);
        const std::uint64_t handOff = now > released ? m_probe.nanosOf(now - released) : 0;
        bump(m_counters.handoffHistogram[bucketOf(static_cast<std::int64_t>(handOff))]);
        m_journal.waited(waited);
    }
    bump(m_counters.acquisitions);
    m_journal.obtained(m_journal.wantsStamp() ? now : 0, waitBegin != 0, changed && before != 0);
}

/// The turn of the one before is over: its length is known now. Written by the new holder.
void Gil::beginTurn(std::uint64_t now)
{
    const std::uint64_t begin = m_shared.turnBegin.load(std::memory_order_relaxed);
    const std::uint64_t end = m_shared.lastRelease.load(std::memory_order_relaxed);
    const auto wanted = static_cast<std::uint64_t>(interval());
    // A turn in which the interval was changed belongs to neither.
    const bool counts = begin != 0 && end > begin && isRowOf(m_shared.intervals.load(std::memory_order_relaxed), wanted);
    GilTurns &turns = rowFor(wanted);
    if (counts) {
        const std::uint64_t length = m_probe.nanosOf(end - begin);
        turns.lengths[turns.count.load(std::memory_order_relaxed) % GilTurns::kept].store(length, std::memory_order_relaxed);
        bump(turns.totalNs, length);
        raise(turns.maxNs, length);
        bump(turns.count);
    }
    m_shared.turnBegin.store(now, std::memory_order_relaxed);
    m_shared.lastHolder.store(m_me, std::memory_order_seq_cst); // seq_cst with waitForAnother()
    bump(m_shared.switchNumber);
    if (m_rule == GilRule::interval)
        ringGil(m_shared);
}

bool Gil::isRowOf(std::uint32_t used, std::uint64_t interval) const
{
    return used != 0 && m_shared.turns[used - 1].interval.load(std::memory_order_relaxed) == interval;
}

/// With more changes than rows the last row is used again.
GilTurns &Gil::rowFor(std::uint64_t interval)
{
    const std::uint32_t used = m_shared.intervals.load(std::memory_order_relaxed);
    if (isRowOf(used, interval))
        return m_shared.turns[used - 1];
    GilTurns &turns = m_shared.turns[std::min(used, GilShared::mostIntervals - 1)];
    for (AtomicU64 *word : {&turns.count, &turns.totalNs, &turns.maxNs})
        word->store(0, std::memory_order_relaxed);
    turns.interval.store(interval, std::memory_order_relaxed);
    m_shared.intervals.store(std::min(used + 1, GilShared::mostIntervals), std::memory_order_release); // acquire: who reads the turns
    return turns;
}

Nanos Gil::interval() const
{
    return std::max<Nanos>(1, static_cast<Nanos>(std::bit_cast<double>(m_intervalMs.load(std::memory_order_relaxed)) * 1e6));
}

} // namespace interleave
