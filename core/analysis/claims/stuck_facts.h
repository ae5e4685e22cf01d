// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/claims/claims.h"
#include "core/base/wait_graph.h"
#include "core/experiment/workloads/stuck_detector.h"

namespace interleave {

/// What StuckShared says, checked: it came through shared memory.
struct StuckFacts
{
    StuckKind kind = StuckKind::no;
    bool byDetector = false;
    Nanos foundAfter = 0; ///< since nobody could go on
    std::vector<LaneId> lanes;
    std::vector<ObjectId> objects;
    LaneId dead;

    bool isCycle() const { return kind == StuckKind::cycle; }
    WaitCycle cycle() const { return {lanes, objects}; }
};

StuckFacts stuckFactsOf(const ClaimInput &input, const StuckShared &stuck);

std::string nameOfLane(const ClaimInput &input, LaneId lane);
std::string nameOfObject(const ClaimInput &input, ObjectId object);
/// "Thread-1 > lock-B > Thread-2 > lock-A".
std::string cycleText(const ClaimInput &input, const WaitCycle &cycle);
/// {"workers": […], "locks": […], "text": …}
nlohmann::ordered_json cycleJson(const ClaimInput &input, const WaitCycle &cycle);

} // namespace interleave
