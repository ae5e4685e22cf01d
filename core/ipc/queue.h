// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipc/inner_mutex.h"
#include "core/probe/probe.h"

#include <string_view>

namespace interleave {

// The queue under study: first in, first out, many senders and receivers, threads or processes, bounded or (nearly) not.
//
// Messages are numbered from 0 in the order in which they were put; message n lies in slot n modulo the ring. A put or get takes effect with the one
// store that moves `tail` or `head`; all else is derived from the two, so whoever finds the mutex's owner dead can repair it. Sleepers wait on
// `items` or `room`, futex words that change under the mutex whenever somebody sleeps there. One who was killed while asleep or between
// a change and its wake-up may have swallowed a wake-up: the host calls queueWorkerGone().

/// One message in its slot.
struct QueueSlot
{
    AtomicU64 item;
    AtomicU64 putStamp;
    AtomicU64 taker; ///< QueueEnd::identity() of who took it last, stored before `head` moves past it
};

/// Part of the workload's shared state. Everything but the futex words is written under the mutex.
struct alignas(64) QueueShared
{
    InnerMutex mutex;
    std::uint64_t slotsOffset;
    std::uint32_t slotCount; ///< a power of two
    std::uint32_t capacity;  ///< most messages inside, never above slotCount
    std::uint32_t object;    ///< index into the object directory
    AtomicU32 closed;
    AtomicU32 epoch;            ///< grows when the sleepers are counted anew
    alignas(64) AtomicU64 tail; ///< number of the next message put
    AtomicU64 head;             ///< number of the next message got
    AtomicU64 discarded;        ///< of those below head, taken out by discard()
    AtomicU32 discarding;       ///< discard() is between its stores; the two below are what it stores
    AtomicU64 discardedAfter;
    AtomicU64 headAfter;
    alignas(64) AtomicU32 items; ///< futex word: receivers sleep here
    AtomicU32 receivers;         ///< asleep, or about to be
    alignas(64) AtomicU32 room;  ///< futex word: senders sleep here
    AtomicU32 senders;
};

/// The ring of an unbounded queue: more than a million messages wait before a sender must.
inline constexpr std::uint32_t unboundedSlots = 1u << 20;

/// Host, before any worker exists. `capacity` 0: unbounded, in a ring of `slots` (a power of two). Error: notAvailableHere when the segment is full.
Result<void> createQueue(
    const Segment &segment, QueueShared &queue, std::string_view name, std::uint32_t capacity, std::uint32_t slots = unboundedSlots);
/// Everyone who sleeps looks again whether to give up. Any process; takes no lock.
void ringQueue(QueueShared &queue);
/// Host: a worker has ended, perhaps inside. Repairs, counts the sleepers anew and wakes them.
void queueWorkerGone(const Segment &segment, QueueShared &queue);
/// Lets a queue that was closed be used again.
void reopenQueue(const Segment &segment, QueueShared &queue);

enum class QueueStatus : std::uint8_t {
    done,
    closed,  ///< put: no more are taken; get: closed and empty
    gaveUp,  ///< the caller's condition came true while it had to wait
    blocked, ///< internal: full or empty
};

struct QueueResult
{
    QueueStatus status = QueueStatus::blocked;
    std::uint64_t item = 0;
    std::uint64_t number = 0; ///< of the message
    std::uint32_t depth = 0;  ///< messages inside after the call
};

/// One worker's hold on a queue, for putting and getting. Owned and used by that worker.
/// Every call is counted exactly in the queue's object. The calls of a worker that makes more than 50 000 a second are not all recorded as events:
/// one in 20 µs is, and each that had to wait.
class QueueEnd
{
public:
    QueueEnd(const Segment &segment, QueueShared &queue, Probe &probe);

    /// Waits while the queue is full. `giveUp()` is asked before each sleep; who changes its answer calls ringQueue() afterwards.
    template <typename GiveUp>
    QueueResult put(std::uint64_t item, const GiveUp &giveUp)
    {
        begin(EventKind::sendBegin);
        for (;;) {
            const QueueResult result = tryPut(item);
            if (result.status != QueueStatus::blocked)
                return result;
            if (giveUp())
                return withdraw();
            sleep(m_queue.room);
        }
    }
    /// Waits while the queue is empty and not closed.
    template <typename GiveUp>
    QueueResult get(const GiveUp &giveUp)
    {
        begin(EventKind::receiveBegin);
        for (;;) {
            const QueueResult result = tryGet();
            if (result.status != QueueStatus::blocked)
                return result;
            if (giveUp())
                return withdraw();
            sleep(m_queue.items);
        }
    }
    /// No more are taken; receivers drain what is left, then are told.
    void close();
    /// Throws away what is inside; returns how many messages that were. They count as neither got nor lost here.
    std::uint64_t discard();

    /// Who took message `number`, 0 while nobody has; known for the last slotCount messages.
    std::uint64_t takerOf(std::uint64_t number) const;
    /// Lane and stretch of this end's worker, as takerOf() says it.
    std::uint64_t identity() const { return m_identity; }
    static LaneId laneOf(std::uint64_t identity) { return {static_cast<std::uint32_t>(identity) - 1}; }
    static std::uint32_t stretchOf(std::uint64_t identity) { return static_cast<std::uint32_t>(identity >> 32); }

private:
    void begin(EventKind kind);
    QueueResult tryPut(std::uint64_t item);
    QueueResult tryGet();
    QueueResult withdraw();
    void sleep(AtomicU32 &word);
    void lock();
    void enlist(const AtomicU32 &word, AtomicU32 &sleepers);
    void delist();
    bool wakeOne(AtomicU32 &word, const AtomicU32 &sleepers);
    std::uint32_t countChange(std::uint64_t stamp);
    void writeBegin();
    void record(EventKind kind, std::uint64_t stamp, const QueueResult &result);
    QueueSlot &slot(std::uint64_t number) const { return m_slots[number & (m_queue.slotCount - 1)]; }

    QueueShared &m_queue;
    Probe &m_probe;
    ObjectSlot &m_object;
    QueueSlot *m_slots;
    std::uint64_t m_identity;
    std::uint64_t m_gap; ///< stamps between two recorded calls
    std::uint64_t m_beginStamp = 0;
    std::uint64_t m_lastRecorded = 0;
    EventKind m_beginKind = EventKind::none; ///< the begin still to be written, none when it was
    AtomicU32 *m_enlisted = nullptr;         ///< the count of sleepers this worker is in
    std::uint32_t m_seen = 0;                ///< the futex word when it was enlisted
    std::uint32_t m_epoch = 0;
};

} // namespace interleave
