// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

#include <gtest/gtest.h>

#include <array>
#include <stdexcept>
#include <vector>

namespace interleave {

/// A segment with one named lane, and what came out of its ring.
class ProbeTest : public testing::Test
{
protected:
    ProbeTest() : segment(create()), slot(segment.lane(lane))
    {
        slot.ringCapacity = Segment::ringCapacity(lane);
        slot.startMethod = StartMethod::thread;
        slot.stretch.store(1);
        slot.state.store(static_cast<std::uint32_t>(LaneState::reserved));
        segment.header().laneCount.store(1);
    }

    std::uint64_t now() const { return readStamp(segment.header().stampSource); }
    LaneState state() const { return static_cast<LaneState>(slot.state.load()); }
    /// Everything written since the last call.
    std::vector<Event> written()
    {
        std::vector<Event> events;
        std::array<Event, 256> batch{};
        while (const std::size_t count = m_reader.drain(batch))
            events.insert(events.end(), batch.begin(), batch.begin() + count);
        return events;
    }

    const LaneId lane{0};
    Segment segment;
    LaneSlot &slot;

private:
    static Segment create()
    {
        auto segment = Segment::create();
        if (!segment)
            throw std::runtime_error(segment.error().toString());
        return std::move(*segment);
    }

    RingReader m_reader{slot, segment.records(lane), Segment::ringCapacity(lane)};
};

inline EventKind kindOf(const Event &event)
{
    return static_cast<EventKind>(event.kind);
}

} // namespace interleave
