// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/probe_cost.h"

#include "core/shm/ring.h"

#include <algorithm>
#include <array>
#include <limits>
#include <memory>
#include <vector>

namespace interleave {

double measureProbeCost(StampSource source)
{
    constexpr std::uint32_t events = 4096;
    constexpr int rounds = 8;
    const auto lane = std::make_unique<LaneSlot>();
    lane->ringCapacity = events;
    std::vector<Event> records(events);
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round) {
        lane->tail.store(lane->head.load(std::memory_order_relaxed), std::memory_order_relaxed);
        RingWriter ring(*lane, records.data());
        const Nanos begin = monotonicNow();
        for (std::uint32_t i = 0; i < events; ++i)
            ring.put(std::array{Event{readStamp(source), i, static_cast<std::uint16_t>(EventKind::lockObtain), 0}});
        best = std::min(best, static_cast<double>(monotonicNow() - begin) / events);
    }
    return best;
}

} // namespace interleave
