// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/wait_words.h"

#include "core/sync/owned_mutex.h"

#include <algorithm>
#include <vector>

namespace interleave {

namespace {

bool isOwnedMutex(const ObjectSlot &object)
{
    return object.kind == ObjectKind::lock && object.capacity == owned_mutex::staysHeld;
}

std::optional<WaitGraph::Wait> waitIn(const Segment &segment, LaneId lane)
{
    const LaneSlot &slot = segment.lane(lane);
    if (slot.state.load(std::memory_order_acquire) != static_cast<std::uint32_t>(LaneState::live))
        return std::nullopt;
    const std::uint32_t word = slot.waitsFor.load(std::memory_order_seq_cst);
    const std::uint32_t object = word & ~(owned_mutex::withdraws | owned_mutex::forItself);
    if (object == 0 || object > segment.objectCount())
        return std::nullopt;
    return WaitGraph::Wait{lane, ObjectId{object - 1}, (word & owned_mutex::withdraws) != 0};
}

bool waitsForItself(const Segment &segment, LaneId lane)
{
    return (segment.lane(lane).waitsFor.load(std::memory_order_seq_cst) & owned_mutex::forItself) != 0;
}

LaneId holderIn(const Segment &segment, ObjectId object)
{
    return owned_mutex::holderOf(segment.object(object).owner.load(std::memory_order_seq_cst));
}

bool hasEnded(const Segment &segment, LaneId lane)
{
    return lane.value < segment.laneCount() &&
           segment.lane(lane).state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::ended);
}

std::uint64_t stampOf(const Segment &segment, LaneId lane)
{
    return segment.lane(lane).waitStamp.load(std::memory_order_seq_cst);
}

void readHolders(const Segment &segment, WaitGraph &graph)
{
    for (std::uint32_t object = 0; object < segment.objectCount(); ++object) {
        const LaneId holder = isOwnedMutex(segment.object({object})) ? holderIn(segment, {object}) : LaneId{};
        if (holder.isValid() && holder.value < segment.laneCount())
            graph.holds.push_back({{object}, holder});
    }
}

/// Between getting the lock and saying so a worker is seen as waiting for what it holds. It waits no more; who really waits for itself says that.
void dropWhoHasJustObtained(const Segment &segment, WaitGraph &graph)
{
    std::erase_if(graph.waits, [&](const WaitGraph::Wait &wait) {
        const auto holds = [&wait](const WaitGraph::Hold &hold) { return hold.object == wait.object && hold.lane == wait.lane; };
        return std::any_of(graph.holds.begin(), graph.holds.end(), holds) && !waitsForItself(segment, wait.lane);
    });
}

} // namespace

WaitGraph readWaitGraph(const Segment &segment)
{
    WaitGraph graph;
    for (std::uint32_t lane = 0; lane < segment.laneCount(); ++lane) {
        if (const auto wait = waitIn(segment, {lane}))
            graph.waits.push_back(*wait);
    }
    readHolders(segment, graph);
    dropWhoHasJustObtained(segment, graph);
    return graph;
}

std::optional<WaitCycle> proveDeadlock(const Segment &segment)
{
    std::vector<std::uint64_t> stamps(segment.laneCount());
    WaitGraph graph;
    for (std::uint32_t lane = 0; lane < stamps.size(); ++lane) {
        if (const auto wait = waitIn(segment, {lane})) {
            graph.waits.push_back(*wait);
            stamps[lane] = stampOf(segment, {lane});
        }
    }
    readHolders(segment, graph);
    dropWhoHasJustObtained(segment, graph);
    auto cycle = findCycle(graph);
    if (!cycle)
        return std::nullopt;
    for (std::size_t i = 0; i < cycle->lanes.size(); ++i) {
        const LaneId lane = cycle->lanes[i];
        if (stampOf(segment, lane) != stamps[lane.value] || waitIn(segment, lane) != WaitGraph::Wait{lane, cycle->objects[i], false})
            return std::nullopt;
    }
    return cycle;
}

std::optional<OrphanedLock> findOrphanedLock(const Segment &segment)
{
    for (std::uint32_t object = 0; object < segment.objectCount(); ++object) {
        const ObjectId id{object};
        const LaneId holder = isOwnedMutex(segment.object(id)) ? holderIn(segment, id) : LaneId{};
        if (!holder.isValid() || !hasEnded(segment, holder))
            continue;
        OrphanedLock orphan{id, holder, {}};
        for (std::uint32_t lane = 0; lane < segment.laneCount(); ++lane) {
            const auto wait = waitIn(segment, {lane});
            if (wait && !wait->withdraws && wait->object == id)
                orphan.waiters.push_back({lane});
        }
        if (!orphan.waiters.empty())
            return orphan;
    }
    return std::nullopt;
}

} // namespace interleave
