// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

#include <cstdint>
#include <deque>
#include <optional>

namespace interleave {

/// A queue inside one process, whose depth is seen as that of a shared one: it counts and reports under an object of the segment. One thread.
class CountedQueue
{
public:
    CountedQueue(const Segment &segment, ObjectId object, Probe &probe);

    void put(std::uint64_t item) { insert(item, false); }
    void putFirst(std::uint64_t item) { insert(item, true); }
    std::optional<std::uint64_t> get();
    std::size_t size() const { return m_items.size(); }
    void clear();

private:
    struct Item
    {
        std::uint64_t value;
        std::uint64_t number;
        std::uint64_t stamp;
    };

    void insert(std::uint64_t item, bool first);
    void changed(std::uint64_t stamp);

    Probe &m_probe;
    ObjectSlot &m_object;
    std::uint32_t m_id;
    std::deque<Item> m_items;
};

} // namespace interleave
