// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/queue.h"

#include "core/shm/futex.h"
#include "core/shm/histogram_bucket.h"

#include <algorithm>
#include <bit>

namespace interleave {

namespace {

/// Looks at a taken mutex before sleeping on it: it is held for about 100 ns.
constexpr unsigned spinsForMutex = 200;
constexpr double recordGapNs = 20'000;

std::uint64_t relaxed(const AtomicU64 &word)
{
    return word.load(std::memory_order_relaxed);
}

std::uint32_t depthOf(const QueueShared &queue)
{
    return static_cast<std::uint32_t>(relaxed(queue.tail) - relaxed(queue.head));
}

/// Makes the public counts agree with head and tail. Mutex held.
void publish(const QueueShared &queue, ObjectSlot &object)
{
    object.depth.store(depthOf(queue), std::memory_order_relaxed);
    object.queue.puts.store(relaxed(queue.tail), std::memory_order_relaxed);
    object.queue.gets.store(relaxed(queue.head) - relaxed(queue.discarded), std::memory_order_relaxed);
}

/// The second half of discard(); done again, it changes nothing.
void finishDiscard(QueueShared &queue)
{
    queue.discarded.store(relaxed(queue.discardedAfter), std::memory_order_relaxed);
    queue.head.store(relaxed(queue.headAfter), std::memory_order_relaxed);
    queue.discarding.store(0, std::memory_order_release);
}

void repair(QueueShared &queue, ObjectSlot &object)
{
    if (queue.discarding.load(std::memory_order_acquire) != 0)
        finishDiscard(queue);
    publish(queue, object);
    raise(object.maxDepth, depthOf(queue));
}

/// For the host, which has no probe.
class HostLock
{
public:
    HostLock(const Segment &segment, QueueShared &queue) : m_queue(queue)
    {
        if (queue.mutex.lock() == InnerMutex::Taken::afterDeath)
            repair(queue, segment.object({queue.object}));
    }
    ~HostLock() { m_queue.mutex.unlock(); }
    HostLock(const HostLock &) = delete;
    HostLock &operator=(const HostLock &) = delete;

private:
    QueueShared &m_queue;
};

} // namespace

Result<void> createQueue(const Segment &segment, QueueShared &queue, std::string_view name, std::uint32_t capacity, std::uint32_t slots)
{
    const std::uint32_t count = capacity == 0 ? slots : std::bit_ceil(capacity);
    const auto *ring = segment.allocate<QueueSlot>(count);
    const ObjectId object = segment.addObject(ObjectKind::queue, name, 0, capacity);
    if (!ring || !object.isValid())
        return Error{ErrorCode::notAvailableHere, {"queue", "the shared segment is full", ""}};
    queue.mutex.init();
    queue.slotsOffset = segment.offsetOf(ring);
    queue.slotCount = count;
    queue.capacity = capacity == 0 ? count : capacity;
    queue.object = object.value;
    return {};
}

void ringQueue(QueueShared &queue)
{
    queue.items.fetch_add(1, std::memory_order_release);
    queue.room.fetch_add(1, std::memory_order_release);
    futexWake(queue.items);
    futexWake(queue.room);
}

void queueWorkerGone(const Segment &segment, QueueShared &queue)
{
    {
        const HostLock lock(segment, queue);
        queue.epoch.fetch_add(1, std::memory_order_relaxed);
        queue.receivers.store(0, std::memory_order_relaxed);
        queue.senders.store(0, std::memory_order_relaxed);
        segment.object({queue.object}).waiters.store(0, std::memory_order_relaxed);
    }
    ringQueue(queue);
}

void reopenQueue(const Segment &segment, QueueShared &queue)
{
    const HostLock lock(segment, queue);
    queue.closed.store(0, std::memory_order_relaxed);
}

QueueEnd::QueueEnd(const Segment &segment, QueueShared &queue, Probe &probe) :
    m_queue(queue), m_probe(probe), m_object(segment.object({queue.object})), m_slots(segment.at<QueueSlot>(queue.slotsOffset, queue.slotCount)),
    m_identity((std::uint64_t{segment.lane(probe.lane()).stretch.load(std::memory_order_relaxed)} << 32) | (probe.lane().value + 1)),
    m_gap(static_cast<std::uint64_t>(recordGapNs / segment.header().nanosPerStamp))
{}

void QueueEnd::begin(EventKind kind)
{
    m_beginKind = kind;
    m_beginStamp = m_probe.now();
}

QueueResult QueueEnd::tryPut(std::uint64_t item)
{
    lock();
    delist();
    if (m_queue.closed.load(std::memory_order_relaxed) != 0) {
        m_queue.mutex.unlock();
        return {.status = QueueStatus::closed};
    }
    const std::uint64_t number = relaxed(m_queue.tail);
    if (number - relaxed(m_queue.head) >= m_queue.capacity) {
        enlist(m_queue.room, m_queue.senders);
        m_queue.mutex.unlock();
        return {};
    }
    const std::uint64_t stamp = m_probe.now();
    QueueSlot &place = slot(number);
    place.item.store(item, std::memory_order_relaxed);
    place.putStamp.store(stamp, std::memory_order_relaxed);
    place.taker.store(0, std::memory_order_relaxed);
    m_queue.tail.store(number + 1, std::memory_order_release); // acquire: takerOf
    const QueueResult result{QueueStatus::done, item, number, countChange(stamp)};
    const bool wake = wakeOne(m_queue.items, m_queue.receivers);
    m_queue.mutex.unlock();
    if (wake)
        futexWake(m_queue.items, 1);
    record(EventKind::sendEnd, stamp, result);
    return result;
}

QueueResult QueueEnd::tryGet()
{
    lock();
    delist();
    const std::uint64_t number = relaxed(m_queue.head);
    if (number == relaxed(m_queue.tail)) {
        const bool closed = m_queue.closed.load(std::memory_order_relaxed) != 0;
        if (!closed)
            enlist(m_queue.items, m_queue.receivers);
        m_queue.mutex.unlock();
        return {.status = closed ? QueueStatus::closed : QueueStatus::blocked};
    }
    const std::uint64_t stamp = m_probe.now();
    QueueSlot &place = slot(number);
    const std::uint64_t item = relaxed(place.item);
    const std::uint64_t waited = stamp - relaxed(place.putStamp);
    place.taker.store(m_identity, std::memory_order_relaxed);
    m_queue.head.store(number + 1, std::memory_order_release); // acquire: takerOf
    const QueueResult result{QueueStatus::done, item, number, countChange(stamp)};
    const std::uint64_t latency = static_cast<std::int64_t>(waited) < 0 ? 0 : m_probe.nanosOf(waited);
    QueueCounters &counters = m_object.queue;
    bump(counters.latencyNs, latency);
    raise(counters.maxLatencyNs, latency);
    bump(counters.latencyHistogram[bucketOf(static_cast<std::int64_t>(latency))]);
    const bool wake = wakeOne(m_queue.room, m_queue.senders);
    m_queue.mutex.unlock();
    if (wake)
        futexWake(m_queue.room, 1);
    record(EventKind::receiveEnd, stamp, result);
    return result;
}

/// The wake-up that may have been meant for us goes on to somebody who still wants it.
QueueResult QueueEnd::withdraw()
{
    lock();
    delist();
    const std::uint32_t depth = depthOf(m_queue);
    const bool wakeReceiver = depth > 0 && wakeOne(m_queue.items, m_queue.receivers);
    const bool wakeSender = depth < m_queue.capacity && wakeOne(m_queue.room, m_queue.senders);
    m_queue.mutex.unlock();
    if (wakeReceiver)
        futexWake(m_queue.items, 1);
    if (wakeSender)
        futexWake(m_queue.room, 1);
    return {.status = QueueStatus::gaveUp, .depth = depth};
}

void QueueEnd::close()
{
    lock();
    m_queue.closed.store(1, std::memory_order_relaxed);
    m_queue.mutex.unlock();
    ringQueue(m_queue);
}

std::uint64_t QueueEnd::discard()
{
    lock();
    const std::uint64_t count = depthOf(m_queue);
    m_queue.discardedAfter.store(relaxed(m_queue.discarded) + count, std::memory_order_relaxed);
    m_queue.headAfter.store(relaxed(m_queue.tail), std::memory_order_relaxed);
    m_queue.discarding.store(1, std::memory_order_release);
    finishDiscard(m_queue);
    countChange(m_probe.now());
    m_queue.mutex.unlock();
    ringQueue(m_queue);
    return count;
}

std::uint64_t QueueEnd::takerOf(std::uint64_t number) const
{
    if (m_queue.head.load(std::memory_order_acquire) <= number)
        return 0;
    return slot(number).taker.load(std::memory_order_relaxed);
}

/// Only this call may be slept in: what comes before and after is work.
void QueueEnd::sleep(AtomicU32 &word)
{
    writeBegin();
    const BlockedScope blocked(m_probe, BlockedReason::queue, {m_queue.object});
    futexWait(word, m_seen);
}

void QueueEnd::lock()
{
    InnerMutex::Taken taken = InnerMutex::Taken::clean;
    bool mine = false;
    for (unsigned i = 0; i < spinsForMutex && !mine; ++i) {
        mine = m_queue.mutex.tryLock(taken);
#if defined(__x86_64__)
        if (!mine)
            __builtin_ia32_pause();
#endif
    }
    if (!mine) {
        writeBegin();
        const BlockedScope blocked(m_probe, BlockedReason::queue, {m_queue.object});
        taken = m_queue.mutex.lock();
    }
    if (taken == InnerMutex::Taken::afterDeath)
        repair(m_queue, m_object);
}

void QueueEnd::enlist(const AtomicU32 &word, AtomicU32 &sleepers)
{
    m_seen = word.load(std::memory_order_relaxed);
    m_epoch = m_queue.epoch.load(std::memory_order_relaxed);
    m_enlisted = &sleepers;
    bump(sleepers);
    bump(m_object.waiters);
    raise(m_object.maxWaiters, m_object.waiters.load(std::memory_order_relaxed));
}

void QueueEnd::delist()
{
    if (m_enlisted && m_epoch == m_queue.epoch.load(std::memory_order_relaxed)) {
        m_enlisted->fetch_sub(1, std::memory_order_relaxed);
        m_object.waiters.fetch_sub(1, std::memory_order_relaxed);
    }
    m_enlisted = nullptr;
}

/// True: the caller wakes one sleeper once it has given the mutex back.
bool QueueEnd::wakeOne(AtomicU32 &word, const AtomicU32 &sleepers)
{
    if (sleepers.load(std::memory_order_relaxed) == 0)
        return false;
    word.fetch_add(1, std::memory_order_release);
    return true;
}

/// The depth has just changed: adds what the former depth lasted. Returns the new one.
std::uint32_t QueueEnd::countChange(std::uint64_t stamp)
{
    QueueCounters &counters = m_object.queue;
    if (const std::uint64_t last = relaxed(counters.lastChange); last == 0)
        counters.firstChange.store(stamp, std::memory_order_relaxed);
    else if (stamp > last)
        bump(counters.depthTime, (stamp - last) * m_object.depth.load(std::memory_order_relaxed));
    counters.lastChange.store(stamp, std::memory_order_relaxed);
    publish(m_queue, m_object);
    const std::uint32_t depth = depthOf(m_queue);
    raise(m_object.maxDepth, depth);
    return depth;
}

void QueueEnd::writeBegin()
{
    if (m_beginKind != EventKind::none)
        m_probe.emitAt(m_beginStamp, m_beginKind, m_queue.object);
    m_beginKind = EventKind::none;
}

void QueueEnd::record(EventKind kind, std::uint64_t stamp, const QueueResult &result)
{
    const bool begun = m_beginKind == EventKind::none;
    if (!begun && stamp - m_lastRecorded < m_gap)
        return;
    writeBegin();
    m_probe.emitAt(stamp, kind, m_queue.object, result.number, result.depth);
    m_lastRecorded = stamp;
}

} // namespace interleave
