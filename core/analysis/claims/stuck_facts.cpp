// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/stuck_facts.h"

#include "core/analysis/names.h"

#include <algorithm>

namespace interleave {

StuckFacts stuckFactsOf(const ClaimInput &input, const StuckShared &stuck)
{
    StuckFacts facts;
    const std::uint32_t kind = stuck.kind.load(std::memory_order_acquire);
    if (kind == static_cast<std::uint32_t>(StuckKind::no) || kind > static_cast<std::uint32_t>(StuckKind::orphaned))
        return facts;
    const std::uint32_t length = std::min(stuck.length.load(std::memory_order_relaxed), mostStuckWorkers);
    for (std::uint32_t i = 0; i < length; ++i) {
        const LaneId lane{stuck.lanes[i].load(std::memory_order_relaxed) - 1};
        const ObjectId object{stuck.objects[i].load(std::memory_order_relaxed) - 1};
        if (lane.value >= input.segment.laneCount() || object.value >= input.segment.objectCount())
            return facts;
        facts.lanes.push_back(lane);
        facts.objects.push_back(object);
    }
    facts.kind = static_cast<StuckKind>(kind);
    facts.byDetector = stuck.byDetector.load(std::memory_order_relaxed) != 0;
    facts.dead = LaneId{stuck.dead.load(std::memory_order_relaxed) - 1};
    // Stamps of two cores may differ a little.
    const auto stamps =
        static_cast<std::int64_t>(stuck.foundStamp.load(std::memory_order_relaxed) - stuck.closedStamp.load(std::memory_order_relaxed));
    facts.foundAfter = stamps > 0 ? static_cast<Nanos>(static_cast<double>(stamps) * input.segment.header().nanosPerStamp) : 0;
    return facts;
}

std::string nameOfLane(const ClaimInput &input, LaneId lane)
{
    return lane.value < input.segment.laneCount() ? textOf(input.segment.lane(lane).name) : std::string();
}

std::string nameOfObject(const ClaimInput &input, ObjectId object)
{
    return object.value < input.segment.objectCount() ? textOf(input.segment.object(object).name) : std::string();
}

std::string cycleText(const ClaimInput &input, const WaitCycle &cycle)
{
    std::string text;
    for (std::size_t i = 0; i < cycle.lanes.size(); ++i) {
        text.append(text.empty() ? "" : " > ").append(nameOfLane(input, cycle.lanes[i]));
        text.append(" > ").append(nameOfObject(input, cycle.objects[i]));
    }
    return text;
}

nlohmann::ordered_json cycleJson(const ClaimInput &input, const WaitCycle &cycle)
{
    nlohmann::ordered_json json{{"workers", nlohmann::ordered_json::array()}, {"locks", nlohmann::ordered_json::array()}};
    for (const LaneId lane : cycle.lanes)
        json["workers"].push_back(nameOfLane(input, lane));
    for (const ObjectId object : cycle.objects)
        json["locks"].push_back(nameOfObject(input, object));
    json["text"] = cycleText(input, cycle);
    return json;
}

} // namespace interleave
