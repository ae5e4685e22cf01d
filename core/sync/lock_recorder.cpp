// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/lock_recorder.h"

#include "core/shm/futex.h"
#include "core/shm/histogram_bucket.h"

namespace interleave {

void LockRecorder::obtained()
{
    bump(m_counters.acquisitions);
    m_journal.obtained(m_probe.now(), false, false);
}

std::uint64_t LockRecorder::waitBegins()
{
    m_waitBegin = m_probe.now();
    m_slept = false;
    m_journal.waitBegins(m_waitBegin);
    const std::uint32_t waiters = m_object.waiters.fetch_add(1, std::memory_order_relaxed) + 1;
    raise(m_object.maxWaiters, waiters);
    raise(m_counters.maxWaiters, waiters);
    return m_waitBegin;
}

void LockRecorder::sleepOn(AtomicU32 &word, std::uint32_t expected, Nanos deadline)
{
    if (!m_slept) {
        m_slept = true;
        m_journal.aboutToSleep(m_waitBegin);
    }
    const BlockedScope blocked(m_probe, BlockedReason::lock, m_id);
    futexWait(word, expected, deadline);
}

std::uint64_t LockRecorder::endWait()
{
    m_object.waiters.fetch_sub(1, std::memory_order_relaxed);
    const std::uint64_t now = m_probe.now();
    const std::uint64_t waited = m_probe.nanosOf(now - m_waitBegin);
    bump(m_counters.contended);
    bump(m_counters.waitNs, waited);
    raise(m_counters.maxWaitNs, waited);
    bump(m_counters.waitHistogram[bucketOf(static_cast<std::int64_t>(waited))]);
    if (m_slept)
        bump(m_counters.slept);
    m_journal.waited(waited);
    return now;
}

void LockRecorder::obtainedAfterWait()
{
    const std::uint64_t now = endWait();
    bump(m_counters.acquisitions);
    m_journal.obtained(now, true, false);
}

void LockRecorder::gaveUp()
{
    m_journal.gaveUp(endWait());
}

void LockRecorder::passed()
{
    bump(m_counters.acquisitions);
}

void LockRecorder::passedAfterWait()
{
    bump(m_counters.acquisitions);
    m_journal.gaveUp(endWait());
}

void LockRecorder::released()
{
    if (m_journal.isStamped())
        m_journal.released(m_probe.now());
}

} // namespace interleave
