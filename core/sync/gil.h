// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sync/lock_journal.h"

namespace interleave {

/// How an interpreter lock changes hands between threads that never let go of it by themselves.
enum class GilRule : std::uint32_t {
    /// CPython since 3.2: who has waited for a switch interval without anybody else getting the lock asks for it; the holder lets go at its next
    /// check point and does not take it again before another has had it.
    interval,
    /// CPython up to 3.1, and 2.7: after every 100 bytecodes the holder lets go and takes it again at once; who is faster gets it.
    hundredTicks,
};

/// The turns under one switch interval. A turn lasts from the moment a worker gets the lock after another one to its last release before the
/// next one gets it; what it let go of and took again in between does not end it.
struct GilTurns
{
    static constexpr std::uint32_t kept = 1024;

    AtomicU64 interval; ///< ns
    AtomicU64 count;
    AtomicU64 totalNs;
    AtomicU64 maxNs;
    AtomicU64 lengths[kept]; ///< ns; those of the latest turns, in a ring
};

/// An interpreter's lock and all its state, in shared memory; zero is free. Turns and counts are written by its holder alone.
struct GilShared
{
    static constexpr std::uint32_t mostIntervals = 8;

    alignas(64) AtomicU32 holder;      ///< futex word: lane index + 1 of who holds it; 0: free
    AtomicU32 waiters;                 ///< workers that sleep on `holder`, or are about to
    alignas(64) AtomicU32 dropRequest; ///< the holder shall let go at its next check point
    alignas(64) AtomicU32 bell;        ///< futex word: changes when the lock gets another holder, and when somebody is gone
    AtomicU32 switchNumber;            ///< how often it got another holder
    AtomicU32 lastHolder;              ///< lane index + 1
    AtomicU64 turnBegin;               ///< stamp; of the turn under way
    AtomicU64 lastRelease;             ///< stamp
    AtomicU32 inside;                  ///< workers between take and drop: a witness apart from `holder`
    AtomicU32 insideMax;
    AtomicU32 intervals; ///< of `turns` in use
    GilTurns turns[mostIntervals];
};

/// Host, from Workload::workerGone: the lane's worker has ended, however it did. What it held is free again.
void gilWorkerGone(GilShared &gil, LaneId lane);
/// Host, from Workload::controlChanged: whoever has let go and waits for another one to take it looks again.
void ringGil(GilShared &gil);

/// One worker's hand on an interpreter lock, instrumented as the other locks are: exact counters, events of holder and waiters.
///
/// Follows CPython's ceval_gil, with futexes in shared memory in place of its mutexes and condition variables: one waiter is woken at a release,
/// a running thread may be faster than it, and nobody stands in line. Owned and used by one worker.
class Gil
{
public:
    /// `intervalMs`: the live switch interval, as the bits of a double; read before every wait.
    Gil(GilShared &shared, const Segment &segment, ObjectId lock, Probe &probe, GilRule rule, const AtomicU64 &intervalMs);
    ~Gil(); ///< lets go
    Gil(const Gil &) = delete;
    Gil &operator=(const Gil &) = delete;

    void take();
    /// Before a call that may sleep, and at the end.
    void drop();
    /// Between two bytecodes. By the old rule every hundredth lets go; by the new one nothing happens here.
    void betweenBytecodes()
    {
        if (m_rule == GilRule::hundredTicks && --m_ticksLeft == 0)
            letGoAndTakeAgain();
    }
    /// What came before is no turn like the others. By its holder.
    void restartTurn() { m_shared.turnBegin.store(m_probe.now(), std::memory_order_relaxed); }
    /// Where the new rule looks whether somebody asks for the lock: where a loop jumps back, or wherever the interpreter likes to.
    void atCheckPoint()
    {
        if (m_rule == GilRule::interval && m_shared.dropRequest.load(std::memory_order_relaxed) != 0)
            handOver();
    }

private:
    static constexpr std::uint32_t ticks = 100;

    void letGoAndTakeAgain();
    void handOver();
    void release();
    void waitForAnother(std::uint32_t bell);
    bool tryTake();
    void beginWait(std::uint64_t begin);
    void waitAndTake(std::uint64_t begin);
    void sleepWhileHeld(std::uint32_t holder);
    void taken(std::uint64_t waitBegin);
    void beginTurn(std::uint64_t now);
    bool isRowOf(std::uint32_t used, std::uint64_t interval) const;
    GilTurns &rowFor(std::uint64_t interval);
    Nanos interval() const;

    GilShared &m_shared;
    ObjectSlot &m_object;
    Probe &m_probe;
    ObjectId m_lock;
    LockCounters &m_counters;
    LockJournal m_journal;
    const AtomicU64 &m_intervalMs;
    const GilRule m_rule;
    const std::uint32_t m_me;
    std::uint32_t m_ticksLeft = ticks;
    bool m_held = false;
    bool m_slept = false; ///< in the wait under way
};

} // namespace interleave
