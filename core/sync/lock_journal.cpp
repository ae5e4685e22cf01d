// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/lock_journal.h"

#include "core/shm/histogram_bucket.h"

#include <algorithm>

namespace interleave {

LockJournal::LockJournal(Probe &probe, ObjectId lock, LockCounters &counters) : m_probe(probe), m_counters(counters), m_lock(lock) {}

/// The stamped acquisition.
void LockJournal::write(std::uint64_t stamp, bool contended)
{
    look(stamp);
    if (m_singly || m_thisSingly) {
        m_thisSingly = true;
        m_probe.emitAt(stamp, EventKind::lockObtain, m_lock.value | (contended ? obtainContended : 0));
    }
}

void LockJournal::released(std::uint64_t stamp)
{
    const std::uint64_t held = m_probe.nanosOf(stamp - m_obtainedAt);
    m_obtainedAt = 0;
    ++m_window.samples;
    m_window.held += held;
    bump(m_counters.holdNs, held);
    bump(m_counters.holdSamples);
    raise(m_counters.maxHoldNs, held);
    bump(m_counters.holdHistogram[bucketOf(static_cast<std::int64_t>(held))]);
    if (m_thisSingly) {
        m_thisSingly = false;
        m_probe.emitAt(stamp, EventKind::lockRelease, m_lock.value);
    }
}

void LockJournal::waitBegins(std::uint64_t stamp)
{
    m_waitWritten = m_singly;
    if (m_waitWritten)
        m_probe.emitAt(stamp, EventKind::lockWait, m_lock.value);
}

void LockJournal::aboutToSleep(std::uint64_t stamp)
{
    if (!m_singly)
        flush(stamp);
    m_thisSingly = true;
    if (!m_waitWritten)
        m_probe.emitAt(stamp, EventKind::lockWait, m_lock.value);
}

void LockJournal::gaveUp(std::uint64_t stamp)
{
    if (m_waitWritten || m_thisSingly)
        m_probe.emitAt(stamp, EventKind::lockGiveUp, m_lock.value);
    m_waitWritten = false;
    m_thisSingly = false;
}

/// Once a window: is this many or few?
void LockJournal::look(std::uint64_t stamp)
{
    if (m_window.begin == 0) {
        m_window.begin = stamp;
        return;
    }
    const bool many = m_window.acquisitions > manyPerWindow;
    const bool over = m_probe.nanosOf(stamp - m_window.begin) >= windowNanos;
    if (m_singly) {
        if (many && !over)
            m_singly = false; // what was written singly in this window is not summarised again
        if (many || over)
            m_window = {.begin = stamp, .acquisitions = 1};
    } else if (over) {
        flush(stamp);
        m_singly = !many;
    }
}

void LockJournal::flush(std::uint64_t stamp)
{
    const Window window = m_window;
    m_window = {.begin = stamp};
    if (m_singly || window.acquisitions == 0 || window.begin == 0)
        return;
    constexpr std::uint64_t most = UINT32_MAX;
    const std::uint64_t length = m_probe.nanosOf(stamp - window.begin);
    const std::uint64_t held = window.samples == 0 ? 0 : std::min(window.held * window.acquisitions / window.samples, length);
    m_probe.emitAt(stamp, EventKind::lockSummary, m_lock.value, window.begin, window.acquisitions,
        std::min(held, most) << 32 | std::min(window.waited, most), window.ownerChanges);
}

} // namespace interleave
