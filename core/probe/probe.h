// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"
#include "core/shm/segment.h"

#include <cstdint>

namespace interleave {

/// What a worker reports through: its lane's ring and its lane's exact counters. Made by the worker itself, in its own thread, after fork.
///
/// Contract of every function but the constructor: no lock, no allocation; no system call, except that blockedEnd() and the slow path of
/// tick() read schedstat once (one pread of a kept descriptor, about 0.6 µs) after the worker has really been off its core.
/// Owned and used by one worker.
class Probe
{
public:
    /// Claims the lane: pid, tid, first stamp, state live; arms the sentinel. `firstStamp` was taken by the caller's first instruction.
    Probe(const Segment &segment, LaneId lane, std::uint64_t firstStamp);
    /// Writes workerEnd with the reason of endWith(), and the final counters (CPU time, switches). A thread's lane is ended by it; a process's lane
    /// is ended by the host, which sees the exit status.
    ~Probe();
    Probe(const Probe &) = delete;
    Probe &operator=(const Probe &) = delete;

    /// Call in every iteration of busy work: one load and one branch (the rseq sentinel, see sentinel.h).
    void tick()
    {
        if (__builtin_expect(m_watching && sentinelCleared(), 0))
            wasOffCore();
    }

    std::uint64_t now() const { return readStamp(m_source); }
    /// A length in stamps as ns.
    std::uint64_t nanosOf(std::uint64_t stamps) const { return static_cast<std::uint64_t>(static_cast<double>(stamps) * m_nanosPerStamp); }
    void emit(EventKind kind, std::uint32_t argument = 0)
    {
        if (recording())
            m_ring.putEach(event(now(), kind, argument));
    }
    void emit(EventKind kind, std::uint32_t argument, std::uint64_t more, std::uint32_t moreArgument)
    {
        if (recording())
            emitAt(now(), kind, argument, more, moreArgument);
    }
    /// Two continuation slots (lockSummary, marker).
    void emit(EventKind kind, std::uint32_t argument, std::uint64_t more1, std::uint32_t arg1, std::uint64_t more2, std::uint32_t arg2)
    {
        if (recording())
            emitAt(now(), kind, argument, more1, arg1, more2, arg2);
    }
    /// As emit, with a stamp that was taken before.
    void emitAt(std::uint64_t stamp, EventKind kind, std::uint32_t argument = 0)
    {
        if (recording())
            m_ring.putEach(event(stamp, kind, argument));
    }
    void emitAt(std::uint64_t stamp, EventKind kind, std::uint32_t argument, std::uint64_t more, std::uint32_t moreArgument)
    {
        if (recording())
            m_ring.putEach(event(stamp, kind, argument), event(more, EventKind::more, moreArgument));
    }
    void emitAt(
        std::uint64_t stamp, EventKind kind, std::uint32_t argument, std::uint64_t more1, std::uint32_t arg1, std::uint64_t more2, std::uint32_t arg2)
    {
        if (recording())
            m_ring.putEach(event(stamp, kind, argument), event(more1, EventKind::more, arg1), event(more2, EventKind::more, arg2));
    }

    /// Brackets a call that may sleep; only around the call itself (the futex), not around the fast path.
    void blockedBegin(BlockedReason reason, ObjectId object = {});
    void blockedEnd(BlockedReason reason, ObjectId object = {});

    /// Why the worker is about to return; workerReturned when never called.
    void endWith(WorkerEndReason reason) { m_endReason = reason; }

    LaneId lane() const { return m_lane; }
    WorkerCounters &counters() const { return m_slot->counters; }
    /// This worker's counters of a lock; the slot is claimed at the first call (a short search afterwards: keep the reference).
    LockCounters &lockCounters(ObjectId lock) const;
    bool recording() const { return m_control->recordEvents.load(std::memory_order_relaxed) != 0; }

private:
    bool sentinelCleared() const { return *m_sentinelWord == 0; }
    Event event(std::uint64_t stamp, EventKind kind, std::uint32_t argument) const
    {
        return {stamp, argument, static_cast<std::uint16_t>(kind), static_cast<std::uint16_t>(*m_cpuWord)};
    }
    void wasOffCore();
    struct Reading
    {
        std::uint64_t stamp = 0;
        std::uint64_t delay = 0;  ///< ns spent runnable but not running since the last reading
        std::uint64_t slices = 0; ///< turns on a core begun since then
        bool known = false;
    };
    Reading rearm();
    bool readSchedstat(std::uint64_t &runDelay, std::uint64_t &timeSlices) const;

    LaneSlot *m_slot;
    ControlWords *m_control;
    RingWriter m_ring;
    StampSource m_source;
    double m_nanosPerStamp;
    LaneId m_lane;
    bool m_watching = false;                          ///< rseq is registered and schedstat readable
    volatile std::uint64_t *m_sentinelWord = nullptr; ///< rseq::rseq_cs of this thread
    const volatile std::uint32_t *m_cpuWord;          ///< rseq::cpu_id of this thread, or a word that says unknown
    UniqueFd m_schedstat;
    std::uint64_t m_runDelay = 0;
    std::uint64_t m_timeSlices = 0;
    std::uint64_t m_blockedSince = 0;
    WorkerEndReason m_endReason = workerReturned;
};

/// RAII bracket around a call that may sleep.
class BlockedScope
{
public:
    BlockedScope(Probe &probe, BlockedReason reason, ObjectId object = {}) : m_probe(probe), m_reason(reason), m_object(object)
    {
        m_probe.blockedBegin(reason, object);
    }
    ~BlockedScope() { m_probe.blockedEnd(m_reason, m_object); }
    BlockedScope(const BlockedScope &) = delete;
    BlockedScope &operator=(const BlockedScope &) = delete;

private:
    Probe &m_probe;
    BlockedReason m_reason;
    ObjectId m_object;
};

/// Adds to a counter that only this worker writes: a relaxed load and store, no locked instruction.
template <typename T>
inline void bump(std::atomic<T> &counter, T by = 1)
{
    counter.store(counter.load(std::memory_order_relaxed) + by, std::memory_order_relaxed);
}
template <typename T>
inline void raise(std::atomic<T> &maximum, T candidate)
{
    if (candidate > maximum.load(std::memory_order_relaxed))
        maximum.store(candidate, std::memory_order_relaxed);
}

} // namespace interleave
