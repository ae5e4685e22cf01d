// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <optional>
#include <vector>

namespace interleave {

/// Who holds what and who waits for what, at one moment.
struct WaitGraph
{
    struct Hold
    {
        ObjectId object;
        LaneId lane;
        friend bool operator==(const Hold &, const Hold &) = default;
    };
    struct Wait
    {
        LaneId lane;
        ObjectId object;
        bool withdraws = false; ///< gives up by itself after a while
        friend bool operator==(const Wait &, const Wait &) = default;
    };

    std::vector<Hold> holds;
    std::vector<Wait> waits; ///< one a lane at most
};

/// Workers each of which waits for what the next one holds: none of them can ever go on. lanes[i] waits for objects[i], held by lanes[i + 1]; the
/// last waits for what the first holds. Begins with the smallest lane.
struct WaitCycle
{
    std::vector<LaneId> lanes;
    std::vector<ObjectId> objects;
    friend bool operator==(const WaitCycle &, const WaitCycle &) = default;
};

/// A cycle of waits that do not withdraw through objects with one holder each: of a semaphore any holder may come back. The one with the
/// smallest lane, where there are several.
std::optional<WaitCycle> findCycle(const WaitGraph &graph);

} // namespace interleave
