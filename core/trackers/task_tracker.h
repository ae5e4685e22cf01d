// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "core/trackers/trace_event.h"

#include <string>
#include <vector>

namespace interleave {

/// Which task each worker had, from its begin to its end; what = task number. A lane's row appears with its first task. Collector thread.
class TaskTracker
{
public:
    explicit TaskTracker(TraceStore &store) : m_store(store) {}

    void addLane(LaneId lane, const std::string &name);
    void onEvent(const TraceEvent &event);
    void laneEnded(LaneId lane, Nanos t);
    void advance(Nanos now);
    void finish(Nanos end);

private:
    struct Lane
    {
        std::string name;
        TrackId track{};
        Nanos end = 0;
        Nanos since = -1; ///< -1: no task
        std::uint32_t task = 0;
        bool changed = false;
    };

    void close(Lane &lane, Nanos t, std::uint8_t flags);

    TraceStore &m_store;
    std::vector<Lane> m_lanes;
};

} // namespace interleave
