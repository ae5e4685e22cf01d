// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trackers/clock_map.h"
#include "core/trackers/trace_event.h"

#include <span>
#include <vector>

namespace interleave {

/// Puts one lane's records together into events. The records are untrusted: unknown kinds, stray or missing continuation slots and impossible times
/// are dropped and counted. What is not complete yet waits for the next batch. Collector thread.
class EventDecoder
{
public:
    explicit EventDecoder(LaneId lane) : m_lane(lane) {}

    /// `now`: run time at which the batch was read; no stamp can be later.
    void decode(std::span<const Event> records, const ClockMap &clock, Nanos now, std::vector<TraceEvent> &out);

    std::uint64_t malformed() const { return m_malformed; }

private:
    void take(const Event &head, std::span<const Event> more, const ClockMap &clock, Nanos now, std::vector<TraceEvent> &out);

    LaneId m_lane;
    std::vector<Event> m_rest; ///< the beginning of an event whose continuation has not come
    Nanos m_last = 0;          ///< time of the newest event: a hole begins there
    std::uint64_t m_malformed = 0;
};

} // namespace interleave
