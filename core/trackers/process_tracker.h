// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"
#include "core/store/trace_store.h"
#include "core/trackers/clock_map.h"

#include <string>
#include <vector>

namespace interleave {

/// Follows the lane directory: which lanes there are, who lives in them, from when to when. Collector thread.
class ProcessTracker
{
public:
    class Listener
    {
    public:
        virtual ~Listener() = default;
        virtual void laneFound(LaneId lane, const std::string &name) = 0;
        virtual void workerFound(const StretchRow &row) = 0;
        virtual void workerGone(const StretchRow &row) = 0;
    };

    ProcessTracker(TraceStore &store, const Segment &segment, Listener &listener) : m_store(store), m_segment(segment), m_listener(listener) {}

    /// Reads the directory. Whatever a worker had published before this call belongs to a lane that is known after it.
    void poll(const ClockMap &clock);
    /// Has somebody been asked for and not yet been found, as of the last poll?
    bool isAwaiting() const { return m_awaiting; }
    std::uint32_t laneCount() const { return static_cast<std::uint32_t>(m_lanes.size()); }
    bool isLive(LaneId lane) const { return m_lanes[lane.value].alive; }

private:
    struct Lane
    {
        std::uint32_t stretch = 0; ///< last one that was born; the host counts from 1
        bool found = false;
        bool alive = false;
        bool isZombie = false; ///< the last stretch has ended and was not waited for
        StretchRow row;
    };

    void look(Lane &lane, LaneId id, const ClockMap &clock);
    void begin(Lane &lane, LaneId id, std::uint32_t stretch, const LaneLife &life, const ClockMap &clock);
    void end(Lane &lane, Nanos t, Nanos reaped, std::int32_t code, std::int32_t signal);
    void reap(Lane &lane, Nanos t);

    TraceStore &m_store;
    const Segment &m_segment;
    Listener &m_listener;
    std::vector<Lane> m_lanes;
    bool m_awaiting = false;
};

} // namespace interleave
