// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/ring.h"

#include <memory>
#include <vector>

namespace interleave {

/// A ring of any size on the heap.
struct HeapRing
{
    explicit HeapRing(std::uint32_t capacity) : slot(std::make_unique<LaneSlot>()), records(capacity) { slot->ringCapacity = capacity; }

    RingWriter writer() { return {*slot, records.data()}; }
    RingReader reader() { return {*slot, records.data(), slot->ringCapacity}; }

    std::unique_ptr<LaneSlot> slot;
    std::vector<Event> records;
};

/// Event number `n`: every field follows from the number, so that a torn or misplaced record shows.
inline Event numbered(std::uint64_t n)
{
    return {n, static_cast<std::uint32_t>(n * 2'654'435'761u), static_cast<std::uint16_t>(EventKind::value), static_cast<std::uint16_t>(n)};
}

inline bool operator==(const Event &a, const Event &b)
{
    return a.stamp == b.stamp && a.argument == b.argument && a.kind == b.kind && a.cpu == b.cpu;
}

/// Follows a stream of numbered events and its `lost` records; finds the first thing that cannot be.
class StreamChecker
{
public:
    /// False: something torn, out of order or unaccounted for.
    bool take(const Event &event)
    {
        if (event.kind == static_cast<std::uint16_t>(EventKind::lost)) {
            m_next += event.argument;
            m_lost += event.argument;
            return event.stamp == m_next; // stamped as the one after the hole
        }
        if (!(event == numbered(m_next)))
            return false;
        ++m_next;
        ++m_received;
        return true;
    }
    std::uint64_t received() const { return m_received; }
    std::uint64_t lost() const { return m_lost; }

private:
    std::uint64_t m_next = 0;
    std::uint64_t m_received = 0;
    std::uint64_t m_lost = 0;
};

} // namespace interleave
