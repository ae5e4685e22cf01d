// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/lock_recorder.h"

namespace interleave {

// A mutex that says who holds it and who waits for it, in words that anybody can read at any time: the holder's lane stands in the object's own
// futex word, what a worker waits for in its lane. From both together follows who waits for whom (wait_words.h), exactly and without a clock.
// Between processes as between threads. It does not help the one whose holder died or forgot it: that is what is studied.

namespace owned_mutex {

// ObjectSlot::owner
inline constexpr std::uint32_t holderMask = 0xffff; ///< lane + 1; 0: free
inline constexpr std::uint32_t awaited = 1u << 16;  ///< somebody may sleep
inline constexpr std::uint32_t oneRing = 1u << 17;  ///< counts calls of ring()
// LaneSlot::waitsFor: object + 1
inline constexpr std::uint32_t withdraws = 1u << 31; ///< the wait ends by itself after a while: no reason to be stuck
inline constexpr std::uint32_t forItself = 1u << 30; ///< the worker holds it already: it waits for itself

/// ObjectSlot::capacity of an owned mutex: it stays with a holder that has died.
inline constexpr std::uint32_t staysHeld = 1;

/// Host, before any worker exists. Error: startFailed.
Result<ObjectId> create(const Segment &segment, std::string_view name);
/// Whoever waits looks again whether it wants to give up.
void ring(const Segment &segment, ObjectId mutex);
/// Host: free again where the worker of this lane has ended as its holder.
void recover(const Segment &segment, ObjectId mutex, LaneId dead);
inline LaneId holderOf(std::uint32_t word)
{
    return {(word & holderMask) - 1};
}

} // namespace owned_mutex

/// One worker's hand on an owned mutex. Owned and used by that worker.
class OwnedMutex
{
public:
    /// `recursive`: the holder may take it again, and has to release it as often.
    OwnedMutex(const Segment &segment, ObjectId mutex, Probe &probe, bool recursive = false);
    OwnedMutex(const OwnedMutex &) = delete;
    OwnedMutex &operator=(const OwnedMutex &) = delete;

    bool tryLock();
    /// False when `giveUp()` said so, which is asked whenever the wait is about to sleep, or at `deadline` (CLOCK_MONOTONIC; negative: never).
    template <typename GiveUp>
    bool lock(const GiveUp &giveUp, Nanos deadline = -1)
    {
        if (tryLock())
            return true;
        beginWait(deadline >= 0);
        bool taken = false;
        while (!(taken = takeWaiting()) && !giveUp() && (deadline < 0 || monotonicNow() < deadline))
            sleep(deadline);
        endWait(taken);
        return taken;
    }
    /// False, and nothing has happened, when this worker does not hold it.
    bool unlock();
    bool isMine() const { return (m_word.load(std::memory_order_relaxed) & owned_mutex::holderMask) == m_me; }

private:
    bool takeWaiting();
    void beginWait(bool withdraws);
    void sleep(Nanos deadline);
    void endWait(bool taken);

    ControlWords &m_control;
    LaneSlot &m_lane;
    LockRecorder m_recorder;
    AtomicU32 &m_word;
    std::uint32_t m_me;
    std::uint32_t m_depth = 0; ///< of a recursive one
    std::uint32_t m_seen = 0;  ///< the word that a sleep is about
    bool m_recursive;
};

} // namespace interleave
