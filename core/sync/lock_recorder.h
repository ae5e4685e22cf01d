// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"
#include "core/sync/lock_journal.h"

namespace interleave {

/// What one worker writes down of an object it takes or waits for: exact counts, and events as LockJournal chooses them. The primitives beside
/// LockBox (semaphore, owned mutex, event, condition, barrier) report through it. Owned and used by one worker.
class LockRecorder
{
public:
    LockRecorder(const Segment &segment, ObjectId object, Probe &probe) :
        m_object(segment.object(object)), m_probe(probe), m_id(object), m_counters(probe.lockCounters(object)), m_journal(probe, object, m_counters)
    {}
    ~LockRecorder() { m_journal.flush(m_probe.now()); }
    LockRecorder(const LockRecorder &) = delete;
    LockRecorder &operator=(const LockRecorder &) = delete;

    ObjectSlot &object() const { return m_object; }
    ObjectId id() const { return m_id; }
    Probe &probe() const { return m_probe; }

    /// Taken at once.
    void obtained();
    /// Not to be had at once: stands in line from here on. Returns the stamp.
    std::uint64_t waitBegins();
    /// Sleeps while `word` holds `expected`, at most until `deadline` (CLOCK_MONOTONIC; negative: for ever). In a wait only.
    void sleepOn(AtomicU32 &word, std::uint32_t expected, Nanos deadline = -1);
    /// The wait is over.
    void obtainedAfterWait();
    /// It is over without what was waited for.
    void gaveUp();
    /// What was waited for cannot be held, such as an event.
    void passed();
    void passedAfterWait();
    /// Right before the release.
    void released();

private:
    std::uint64_t endWait();

    ObjectSlot &m_object;
    Probe &m_probe;
    ObjectId m_id;
    LockCounters &m_counters;
    LockJournal m_journal;
    std::uint64_t m_waitBegin = 0;
    bool m_slept = false;
};

} // namespace interleave
