// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/busy_work.h"

#include "core/base/clock.h"

#include <algorithm>

namespace interleave {

double measureTurnsPerMicro()
{
    constexpr std::uint64_t turns = 50'000;
    constexpr int tries = 40;
    Nanos best = INT64_MAX;
    for (int i = 0; i < tries; ++i) {
        const Nanos begin = monotonicNow();
        busyTurns(turns);
        best = std::min(best, monotonicNow() - begin);
    }
    return static_cast<double>(turns) * 1000 / static_cast<double>(std::max<Nanos>(best, 1));
}

} // namespace interleave
