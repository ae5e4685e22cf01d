// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/task_tracker.h"

#include <algorithm>

namespace interleave {

void TaskTracker::addLane(LaneId lane, const std::string &name)
{
    if (m_lanes.size() <= lane.value)
        m_lanes.resize(lane.value + 1);
    m_lanes[lane.value].name = name;
}

void TaskTracker::close(Lane &lane, Nanos t, std::uint8_t flags)
{
    if (lane.since < 0)
        return;
    const Nanos begin = std::max(lane.since, lane.end);
    if (t > begin) {
        m_store.append(lane.track, Slice{.begin = begin, .end = t, .what = lane.task, .state = SliceState::running, .flags = flags});
        lane.end = t;
    }
    lane.since = -1;
    lane.changed = true;
}

void TaskTracker::onEvent(const TraceEvent &event)
{
    if (event.lane.value >= m_lanes.size())
        return;
    Lane &lane = m_lanes[event.lane.value];
    switch (event.kind) {
    case EventKind::taskBegin:
        close(lane, event.time, softEnd); // the end of the one before was lost
        if (!lane.track.isValid())
            lane.track = m_store.addTrack({.kind = TrackKind::tasks, .name = lane.name, .lane = event.lane});
        lane.since = event.time;
        lane.task = event.argument;
        lane.changed = true;
        break;
    case EventKind::taskEnd: close(lane, event.time, lane.task == event.argument ? 0 : softEnd); break;
    case EventKind::lost: close(lane, event.begin, softEnd); break;
    default: break;
    }
}

void TaskTracker::laneEnded(LaneId lane, Nanos t)
{
    if (lane.value < m_lanes.size())
        close(m_lanes[lane.value], t, 0);
}

void TaskTracker::advance(Nanos now)
{
    for (Lane &lane : m_lanes) {
        if (!lane.changed)
            continue;
        lane.changed = false;
        std::optional<Slice> open;
        if (lane.since >= 0) {
            const Nanos begin = std::max(lane.since, lane.end);
            open = Slice{.begin = begin, .end = std::max(now, begin), .what = lane.task, .state = SliceState::running, .flags = openEnd};
        }
        m_store.setOpen(lane.track, open);
    }
}

void TaskTracker::finish(Nanos end)
{
    for (Lane &lane : m_lanes)
        close(lane, end, 0);
    advance(end);
}

} // namespace interleave
