// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/run_delay.h"

#include <algorithm>
#include <numeric>

namespace interleave {

std::vector<Nanos> spreadRunDelay(Nanos total, std::span<const Nanos> sleeps)
{
    std::vector<Nanos> tails(sleeps.size(), 0);
    std::vector<std::size_t> order(sleeps.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return sleeps[a] < sleeps[b]; });
    // Shortest first: what a short one cannot take is shared by the longer ones.
    Nanos left = std::max<Nanos>(0, total);
    for (std::size_t i = 0; i < order.size(); ++i) {
        const Nanos share = left / static_cast<Nanos>(order.size() - i);
        const Nanos tail = std::clamp<Nanos>(share, 0, std::max<Nanos>(0, sleeps[order[i]]));
        tails[order[i]] = tail;
        left -= tail;
    }
    return tails;
}

} // namespace interleave
