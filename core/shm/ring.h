// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment_layout.h"

#include <concepts>
#include <span>

namespace interleave {

/// The writing end of one lane's ring: single producer, drop-newest, losses counted. The payload is stored first, then `head` with
/// release, so a reader that never looks past `head` cannot see a half-written record even when the writer is killed in mid-store.
/// Not thread-safe: one worker owns it.
class RingWriter
{
public:
    RingWriter() = default;
    RingWriter(LaneSlot &lane, Event *records) :
        m_lane(&lane), m_records(records), m_mask(lane.ringCapacity - 1), m_head(lane.head.load(std::memory_order_relaxed)),
        m_limit(lane.tail.load(std::memory_order_acquire) + m_mask + 1)
    {}

    /// Publishes all of `events` with one store, or drops them all and counts them. After a loss the first thing written is a
    /// `lost` record. At most 8 events.
    bool put(std::span<const Event> events)
    {
        if (!hasRoom(events.front(), events.size()))
            return false;
        for (const Event &event : events)
            write(event);
        publish();
        return true;
    }
    /// The same with the number known at compile time: the probes' way.
    template <std::same_as<Event>... More>
    bool putEach(const Event &first, const More &...more)
    {
        if (!hasRoom(first, 1 + sizeof...(more)))
            return false;
        write(first);
        (write(more), ...);
        publish();
        return true;
    }

private:
    bool hasRoom(const Event &first, std::size_t count)
    {
        return __builtin_expect(m_head + count <= m_limit, 1) || makeRoom(first.stamp, first.cpu, count);
    }
    void publish() { m_lane->head.store(m_head, std::memory_order_release); }
    /// Member by member: a copy of the whole would wait until the event has been put together in memory.
    void write(const Event &event)
    {
        Event &slot = m_records[m_head++ & m_mask];
        slot.stamp = event.stamp;
        slot.argument = event.argument;
        slot.kind = event.kind;
        slot.cpu = event.cpu;
    }

    /// Looks how far the reader is by now; false: too far behind for `count` records, which are dropped.
    [[gnu::noinline]] bool makeRoom(std::uint64_t stamp, std::uint16_t cpu, std::size_t count)
    {
        const std::uint64_t end = m_lane->tail.load(std::memory_order_acquire) + m_mask + 1;
        if (m_head + count + (m_dropped != 0 ? 1 : 0) > end) {
            m_dropped += static_cast<std::uint32_t>(count);
            m_lane->lost.store(m_lane->lost.load(std::memory_order_relaxed) + count, std::memory_order_relaxed);
            m_limit = 0; // whatever comes next, comes here first and says what is missing
            return false;
        }
        if (m_dropped != 0)
            m_records[m_head++ & m_mask] = {stamp, m_dropped, static_cast<std::uint16_t>(EventKind::lost), cpu};
        m_dropped = 0;
        m_limit = end;
        return true;
    }

    LaneSlot *m_lane = nullptr;
    Event *m_records = nullptr;
    std::uint64_t m_mask = 0;
    std::uint64_t m_head = 0;
    std::uint64_t m_limit = 0; ///< head may grow up to here without a look at the reader's tail; 0: something was dropped
    std::uint32_t m_dropped = 0;
};

/// The reading end: copies out what is published. Treats the segment as untrusted: head is clamped to tail + capacity.
/// Not thread-safe: the collector owns it.
class RingReader
{
public:
    RingReader(LaneSlot &lane, const Event *records, std::uint32_t capacity) : m_lane(&lane), m_records(records), m_mask(capacity - 1) {}

    /// Copies at most out.size() records and frees their slots; returns how many.
    std::size_t drain(std::span<Event> out)
    {
        const std::uint64_t tail = m_tail;
        std::uint64_t available = m_lane->head.load(std::memory_order_acquire) - tail;
        if (available > m_mask + 1)
            available = m_mask + 1;
        const std::size_t count = available < out.size() ? static_cast<std::size_t>(available) : out.size();
        for (std::size_t i = 0; i < count; ++i)
            out[i] = m_records[(tail + i) & m_mask];
        m_tail = tail + count;
        m_lane->tail.store(m_tail, std::memory_order_release);
        return count;
    }

    /// Records dropped by the writer so far.
    std::uint64_t lost() const { return m_lane->lost.load(std::memory_order_relaxed); }

private:
    LaneSlot *m_lane;
    const Event *m_records;
    std::uint64_t m_mask;
    std::uint64_t m_tail = 0;
};

} // namespace interleave
