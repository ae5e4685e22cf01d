// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/lock_recorder.h"

namespace interleave {

/// A barrier: so many parties wait for one another, and the last to come lets all go. Part of the workload's shared state.
struct alignas(64) BarrierShared
{
    AtomicU32 word;    ///< arrived in the low byte, calls of ring() in the next, the number of the turn in the high half; futex word
    AtomicU32 parties; ///< how many are waited for; changed only while nobody is inside, and by partyGone()
    std::uint32_t object;
};

namespace barrier {

inline constexpr std::uint32_t mostParties = 255;

/// Host, before any worker exists.
Result<void> create(const Segment &segment, BarrierShared &barrier, std::string_view name, std::uint32_t parties);
/// While nobody is inside: the next turn is of so many.
void prepare(BarrierShared &barrier, std::uint32_t parties);
/// Comes without waiting. True: was the last and has let all go.
bool arrive(BarrierShared &barrier);
/// Host: one party less; `wasInside`: it had come. Lets the others go where it was the last they waited for.
void partyGone(BarrierShared &barrier, bool wasInside);
/// Whoever waits looks again whether it wants to give up.
void ring(BarrierShared &barrier);
inline std::uint32_t turnOf(std::uint32_t word)
{
    return word >> 16;
}

} // namespace barrier

/// One worker's hand on a barrier. Owned and used by that worker.
class Barrier
{
public:
    Barrier(const Segment &segment, BarrierShared &barrier, Probe &probe) : m_barrier(barrier), m_recorder(segment, {barrier.object}, probe) {}

    /// False when `giveUp()` said so, which is asked whenever the wait is about to sleep; the others then wait for ever, or are let go by the host.
    template <typename GiveUp>
    bool arriveAndWait(const GiveUp &giveUp)
    {
        const std::uint32_t turn = barrier::turnOf(m_barrier.word.load(std::memory_order_acquire));
        if (barrier::arrive(m_barrier)) {
            m_recorder.passed();
            return true;
        }
        m_recorder.waitBegins();
        for (;;) {
            const std::uint32_t seen = m_barrier.word.load(std::memory_order_acquire);
            if (barrier::turnOf(seen) != turn) {
                m_recorder.passedAfterWait();
                return true;
            }
            if (giveUp()) {
                m_recorder.gaveUp();
                return false;
            }
            m_recorder.sleepOn(m_barrier.word, seen);
        }
    }

private:
    BarrierShared &m_barrier;
    LockRecorder m_recorder;
};

} // namespace interleave
