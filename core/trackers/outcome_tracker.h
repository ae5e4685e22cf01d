// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"
#include "core/store/trace_store.h"
#include "core/trackers/clock_map.h"
#include "core/trackers/trace_event.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace interleave {

/// How the rounds came out, what the workload measured, and when a parameter was changed. Collector thread.
class OutcomeTracker
{
public:
    OutcomeTracker(TraceStore &store, const Segment &segment, std::size_t parameterCount) :
        m_store(store), m_segment(segment), m_parameterCount(parameterCount)
    {}

    /// Takes over the rounds and phases that have ended since the last call, and returns them; valid until the next call.
    std::span<const TrialRow> poll(const ClockMap &clock);
    /// True when it was a marker.
    bool onEvent(const TraceEvent &event);

private:
    struct Series
    {
        TrackId track{};
        Nanos last = 0;
    };

    TraceStore &m_store;
    const Segment &m_segment;
    std::size_t m_parameterCount;
    std::uint64_t m_read = 0; ///< rounds taken so far; our own count, the segment's tail is only told
    std::vector<TrialRow> m_fresh;
    std::unordered_map<std::uint32_t, Series> m_series;
};

} // namespace interleave
