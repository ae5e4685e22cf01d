// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/owned_mutex.h"

namespace interleave {

/// A condition: a call to those who wait at that moment. Nobody keeps it for later: a call that nobody waits for is lost. Part of the workload's
/// shared state; its mutex is an owned one.
struct alignas(64) ConditionShared
{
    AtomicU32 word; ///< calls so far in the low half, calls of ring() in the high half; futex word
    std::uint32_t object;
};

namespace condition {

inline constexpr std::uint32_t callMask = 0xffff;

/// Host, before any worker exists.
Result<void> create(const Segment &segment, ConditionShared &condition, std::string_view name);
/// With or without the mutex held. Return the number of the call.
std::uint32_t notifyOne(ConditionShared &condition);
std::uint32_t notifyAll(ConditionShared &condition);
inline std::uint32_t callsOf(const ConditionShared &condition)
{
    return condition.word.load(std::memory_order_acquire) & callMask;
}
/// Whoever waits looks again whether it wants to give up. Not a call.
void ring(ConditionShared &condition);

} // namespace condition

/// One worker's hand on a condition. Owned and used by that worker.
class Condition
{
public:
    Condition(const Segment &segment, ConditionShared &condition, Probe &probe) :
        m_condition(condition), m_recorder(segment, {condition.object}, probe)
    {}

    /// The mutex is held before and after. Returns true after a call that came since; false when `giveUp()` said so, which is asked whenever the
    /// wait is about to sleep. After a call for one, another worker that was just about to sleep may return as well.
    template <typename GiveUp>
    bool wait(OwnedMutex &mutex, const GiveUp &giveUp)
    {
        const std::uint32_t calls = condition::callsOf(m_condition);
        m_recorder.waitBegins();
        mutex.unlock();
        bool called = false;
        for (;;) {
            const std::uint32_t seen = m_condition.word.load(std::memory_order_acquire);
            called = (seen & condition::callMask) != calls;
            if (called || giveUp())
                break;
            m_recorder.sleepOn(m_condition.word, seen);
        }
        if (called)
            m_recorder.passedAfterWait();
        else
            m_recorder.gaveUp();
        return mutex.lock(giveUp) && called;
    }

private:
    ConditionShared &m_condition;
    LockRecorder m_recorder;
};

} // namespace interleave
