// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/process_tracker.h"

#include "core/trackers/object_directory.h"

namespace interleave {

void ProcessTracker::poll(const ClockMap &clock)
{
    const std::uint32_t count = m_segment.laneCount();
    for (std::uint32_t i = static_cast<std::uint32_t>(m_lanes.size()); i < count; ++i) {
        m_lanes.emplace_back();
        std::string name = nameIn(m_segment.lane({i}).name);
        m_listener.laneFound({i}, name.empty() ? std::to_string(i) : name);
    }
    for (std::uint32_t i = 0; i < m_lanes.size(); ++i)
        look(m_lanes[i], {i}, clock);
}

void ProcessTracker::look(Lane &lane, LaneId id, const ClockMap &clock)
{
    const LaneSlot &slot = m_segment.lane(id);
    const auto state = static_cast<LaneState>(slot.state.load(std::memory_order_acquire)); // release: worker at birth, host or worker at the end
    const std::uint32_t stretch = slot.stretch.load(std::memory_order_relaxed);
    const bool claimed = state == LaneState::live || state == LaneState::ended;
    if (lane.alive && stretch != lane.row.stretch) // its end was overwritten by the next beginning
        end(lane, clock.toRun(slot.formerEndedStamp), slot.formerExitCode, slot.formerExitSignal);
    // A worker that died before its first instruction leaves its predecessor's words behind.
    const bool born = claimed && slot.tid > 0 && static_cast<std::int64_t>(slot.firstStamp - slot.askedStamp) >= 0;
    if (born && stretch != lane.stretch) {
        lane.stretch = stretch;
        lane.alive = true;
        lane.row = {.lane = id,
            .stretch = stretch,
            .pid = slot.pid,
            .tid = slot.tid,
            .parentPid = slot.parentPid,
            .method = slot.startMethod < StartMethod::count ? slot.startMethod : StartMethod::thread,
            .asked = clock.toRun(slot.askedStamp),
            .first = clock.toRun(slot.firstStamp)};
        m_store.append(lane.row);
        m_listener.workerFound(lane.row);
    }
    if (lane.alive && state == LaneState::ended)
        end(lane, clock.toRun(slot.endedStamp), slot.exitCode, slot.exitSignal);
}

void ProcessTracker::end(Lane &lane, Nanos t, std::int32_t code, std::int32_t signal)
{
    lane.alive = false;
    lane.row.ended = std::max(t, lane.row.first);
    lane.row.exitCode = code;
    lane.row.exitSignal = signal;
    m_store.append(lane.row);
    m_listener.workerGone(lane.row);
}

} // namespace interleave
