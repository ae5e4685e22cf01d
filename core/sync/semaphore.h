// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/lock_recorder.h"

namespace interleave {

// The counting semaphore under study: so many permits, threads or processes. Acquiring takes one or sleeps until there is one; releasing gives one
// back, and a plain semaphore does not ask whether the releaser had any: its counter can be raised above what it began with. A bounded one
// refuses a permit from somebody who holds none.
//
// The counter is the low half of the futex word; the high half changes when sleepers shall look around. Not fair: a running worker may take
// the permit before the one that was woken. A permit that its holder took to the grave is given back by the host.

/// Part of the workload's shared state. Zero until createSemaphore().
struct alignas(64) SemaphoreShared
{
    AtomicU32 word;     ///< free permits in the low half; the high half counts calls of ring(); futex word
    AtomicU32 sleepers; ///< about to sleep or asleep; too many after a kill, which costs a system call, never too few
    AtomicU32 permits;  ///< how many there are meant to be
    AtomicU32 debt;     ///< permits taken away while they were out: the next releases are not given back
    std::uint32_t object;
    std::uint32_t bounded;
    AtomicU32 held[maxLanes]; ///< by lane: permits its worker has; written by the worker, and by the host once it is gone
};

enum class SemaphoreRelease : std::uint8_t {
    done,
    refused, ///< bounded, and the releaser holds none
    overflow ///< the counter is at its end
};

namespace semaphore {

inline constexpr std::uint32_t countMask = 0xffff;
inline constexpr std::uint32_t mostFree = 0x7fff;

// The bare operations: no records, no sleep.
bool tryTake(SemaphoreShared &semaphore);
/// False: the counter is at its end.
bool giveBack(SemaphoreShared &semaphore);

/// Host, before any worker exists.
Result<void> create(const Segment &segment, SemaphoreShared &semaphore, std::string_view name, std::uint32_t permits, bool bounded);
/// Host: from now on so many. More are there at once; fewer are taken from those that are free, then from those that come back.
void setPermits(SemaphoreShared &semaphore, std::uint32_t permits);
/// Whoever sleeps looks again whether it wants to give up.
void ring(SemaphoreShared &semaphore);
/// Host: the worker of this lane has ended; what it still held goes back.
void workerGone(SemaphoreShared &semaphore, LaneId lane);

} // namespace semaphore

/// One worker's hand on a semaphore. Owned and used by that worker.
class Semaphore
{
public:
    Semaphore(const Segment &segment, SemaphoreShared &semaphore, Probe &probe) :
        m_semaphore(semaphore), m_recorder(segment, {semaphore.object}, probe), m_held(semaphore.held[probe.lane().value])
    {}

    /// False when `giveUp()` said so, which is asked whenever the wait is about to sleep.
    template <typename GiveUp>
    bool acquire(const GiveUp &giveUp)
    {
        if (tryTake()) {
            m_recorder.obtained();
            return true;
        }
        m_recorder.waitBegins();
        m_semaphore.sleepers.fetch_add(1, std::memory_order_seq_cst);
        bool taken = false;
        for (;;) {
            const std::uint32_t seen = m_semaphore.word.load(std::memory_order_seq_cst);
            taken = tryTake();
            if (taken || giveUp())
                break;
            if ((seen & semaphore::countMask) == 0)
                m_recorder.sleepOn(m_semaphore.word, seen);
        }
        m_semaphore.sleepers.fetch_sub(1, std::memory_order_relaxed);
        if (taken)
            m_recorder.obtainedAfterWait();
        else
            m_recorder.gaveUp();
        return taken;
    }

    SemaphoreRelease release();
    std::uint32_t permits() const { return m_semaphore.permits.load(std::memory_order_seq_cst); }

private:
    bool tryTake();

    SemaphoreShared &m_semaphore;
    LockRecorder m_recorder;
    AtomicU32 &m_held;
};

} // namespace interleave
