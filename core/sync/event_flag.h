// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/lock_recorder.h"

namespace interleave {

/// An event: a flag in shared memory. Once set, every wait returns at once until it is cleared. Part of the workload's shared state.
struct alignas(64) EventFlagShared
{
    AtomicU32 word; ///< lowest bit: set; the rest counts calls of ring(); futex word
    std::uint32_t object;
};

namespace event_flag {

/// Host, before any worker exists.
Result<void> create(const Segment &segment, EventFlagShared &event, std::string_view name);
void set(EventFlagShared &event); ///< wakes all
void clear(EventFlagShared &event);
/// Whoever waits looks again whether it wants to give up.
void ring(EventFlagShared &event);

} // namespace event_flag

/// One worker's hand on an event. Owned and used by that worker.
class EventFlag
{
public:
    EventFlag(const Segment &segment, EventFlagShared &event, Probe &probe) : m_word(event.word), m_recorder(segment, {event.object}, probe) {}

    bool isSet() const { return (m_word.load(std::memory_order_acquire) & 1) != 0; }
    /// False when `giveUp()` said so, which is asked whenever the wait is about to sleep.
    template <typename GiveUp>
    bool wait(const GiveUp &giveUp)
    {
        if (isSet()) {
            m_recorder.passed();
            return true;
        }
        m_recorder.waitBegins();
        for (;;) {
            const std::uint32_t seen = m_word.load(std::memory_order_acquire);
            if ((seen & 1) != 0) {
                m_recorder.passedAfterWait();
                return true;
            }
            if (giveUp()) {
                m_recorder.gaveUp();
                return false;
            }
            m_recorder.sleepOn(m_word, seen);
        }
    }

private:
    AtomicU32 &m_word;
    LockRecorder m_recorder;
};

} // namespace interleave
