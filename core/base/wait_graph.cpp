// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wait_graph.h"

#include <algorithm>
#include <cstddef>

namespace interleave {

namespace {

/// The one holder; invalid where there is none or are several.
LaneId onlyHolder(const WaitGraph &graph, ObjectId object)
{
    LaneId holder;
    for (const WaitGraph::Hold &hold : graph.holds) {
        if (hold.object != object)
            continue;
        if (holder.isValid())
            return {};
        holder = hold.lane;
    }
    return holder;
}

const WaitGraph::Wait *waitOf(const WaitGraph &graph, LaneId lane)
{
    const auto found = std::find_if(graph.waits.begin(), graph.waits.end(), [lane](const WaitGraph::Wait &wait) { return wait.lane == lane; });
    return found == graph.waits.end() || found->withdraws ? nullptr : &*found;
}

} // namespace

std::optional<WaitCycle> findCycle(const WaitGraph &graph)
{
    std::vector<LaneId> starts;
    for (const WaitGraph::Wait &wait : graph.waits)
        starts.push_back(wait.lane);
    std::sort(starts.begin(), starts.end());
    for (const LaneId start : starts) {
        WaitCycle cycle;
        LaneId lane = start;
        // Each lane has at most one wait and each object one holder, so there is one way to go; whoever comes back to the start is on a cycle.
        while (lane.isValid() && cycle.lanes.size() <= graph.waits.size()) {
            const WaitGraph::Wait *wait = waitOf(graph, lane);
            if (!wait)
                break;
            cycle.lanes.push_back(lane);
            cycle.objects.push_back(wait->object);
            lane = onlyHolder(graph, wait->object);
            if (lane == start)
                return cycle;
        }
    }
    return std::nullopt;
}

} // namespace interleave
