// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/process_tracker.h"

#include "core/shm/lane_life.h"
#include "core/trackers/object_directory.h"

namespace interleave {

namespace {

/// A worker that died before its first instruction leaves its predecessor's words behind.
bool wasBorn(std::int32_t tid, std::uint64_t asked, std::uint64_t first)
{
    return tid > 0 && static_cast<std::int64_t>(first - asked) >= 0;
}

Nanos reapedAt(std::uint64_t stamp, const ClockMap &clock)
{
    return stamp == 0 ? -1 : clock.toRun(stamp);
}

} // namespace

void ProcessTracker::poll(const ClockMap &clock)
{
    m_awaiting = false;
    const std::uint32_t count = m_segment.laneCount();
    if (m_lanes.size() < count)
        m_lanes.resize(count);
    for (std::uint32_t i = 0; i < m_lanes.size(); ++i) {
        Lane &lane = m_lanes[i];
        const LaneSlot &slot = m_segment.lane({i});
        // A lane may have its name long before anybody moves in, if ever.
        if (!lane.found && slot.state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::free))
            continue;
        if (!lane.found) {
            lane.found = true;
            std::string name = nameIn(slot.name);
            m_listener.laneFound({i}, name.empty() ? std::to_string(i) : name);
        }
        look(lane, {i}, clock);
    }
}

void ProcessTracker::look(Lane &lane, LaneId id, const ClockMap &clock)
{
    const std::optional<LaneLook> seen = lookAt(m_segment.lane(id));
    if (!seen) {
        m_awaiting = true;
        return;
    }
    const auto &[state, stretch, life, former] = *seen;
    // Between two looks a worker may have ended and another have come.
    m_awaiting = m_awaiting || state == LaneState::reserved;
    if (lane.alive && lane.stretch + 1 < stretch)
        end(lane, clock.toRun(former.askedStamp), clock.toRun(former.askedStamp), 0, 0);
    if (lane.stretch + 1 < stretch && wasBorn(former.tid, former.askedStamp, former.firstStamp))
        begin(lane, id, stretch - 1, former, clock);
    if (lane.alive && stretch != lane.row.stretch)
        end(lane, clock.toRun(former.endedStamp), reapedAt(former.reapedStamp, clock), former.exitCode, former.exitSignal);
    else if (lane.isZombie && lane.stretch + 1 == stretch && former.reapedStamp != 0)
        reap(lane, clock.toRun(former.reapedStamp));

    const bool claimed = state == LaneState::live || state == LaneState::ended;
    if (claimed && stretch != lane.stretch && wasBorn(life.tid, life.askedStamp, life.firstStamp))
        begin(lane, id, stretch, life, clock);
    if (lane.alive && state == LaneState::ended)
        end(lane, clock.toRun(life.endedStamp), reapedAt(life.reapedStamp, clock), life.exitCode, life.exitSignal);
    else if (lane.isZombie && state == LaneState::ended && stretch == lane.stretch)
        reap(lane, reapedAt(life.reapedStamp, clock));
}

void ProcessTracker::begin(Lane &lane, LaneId id, std::uint32_t stretch, const LaneLife &life, const ClockMap &clock)
{
    const LaneSlot &slot = m_segment.lane(id);
    const StartMethod method = slot.startMethod;
    lane.stretch = stretch;
    lane.alive = true;
    lane.row = {.lane = id,
        .stretch = stretch,
        .pid = life.pid,
        .tid = life.tid,
        .parentPid = life.parentPid,
        .method = method < StartMethod::count ? method : StartMethod::thread,
        .asked = clock.toRun(life.askedStamp),
        .first = clock.toRun(life.firstStamp),
        .parent = slot.parentLane < maxLanes ? LaneId{slot.parentLane} : LaneId{}};
    m_store.append(lane.row);
    m_listener.workerFound(lane.row);
}

void ProcessTracker::end(Lane &lane, Nanos t, Nanos reaped, std::int32_t code, std::int32_t signal)
{
    lane.alive = false;
    lane.isZombie = reaped < 0;
    lane.row.ended = std::max(t, lane.row.first);
    lane.row.reaped = reaped < 0 ? reaped : std::max(reaped, lane.row.ended);
    lane.row.exitCode = code;
    lane.row.exitSignal = signal;
    m_store.append(lane.row);
    m_listener.workerGone(lane.row);
}

void ProcessTracker::reap(Lane &lane, Nanos t)
{
    if (t < 0)
        return;
    lane.isZombie = false;
    lane.row.reaped = std::max(t, lane.row.ended);
    m_store.append(lane.row);
}

} // namespace interleave
