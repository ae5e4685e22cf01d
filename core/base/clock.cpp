// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"

#include <ctime>
#include <fstream>
#include <limits>
#include <string>

namespace interleave {

Nanos monotonicNow()
{
    timespec t{};
    ::clock_gettime(CLOCK_MONOTONIC, &t);
    return Nanos{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
}

StampSource detectStampSource()
{
#if defined(__x86_64__)
    std::string clocksource;
    std::ifstream("/sys/devices/system/clocksource/clocksource0/current_clocksource") >> clocksource;
    if (clocksource != "tsc" && clocksource != "kvm-clock")
        return StampSource::monotonic;
    std::ifstream cpuinfo("/proc/cpuinfo");
    for (std::string line; std::getline(cpuinfo, line);) {
        if (line.compare(0, 5, "flags") != 0)
            continue;
        const bool steady = line.find(" constant_tsc") != std::string::npos && line.find(" nonstop_tsc") != std::string::npos;
        return steady ? StampSource::tsc : StampSource::monotonic;
    }
#endif
    return StampSource::monotonic;
}

ClockPair readClockPair(StampSource source)
{
    ClockPair best;
    std::uint64_t narrowest = std::numeric_limits<std::uint64_t>::max();
    for (int i = 0; i < 64; ++i) {
        const std::uint64_t before = readStamp(source);
        const Nanos now = monotonicNow();
        const std::uint64_t after = readStamp(source);
        if (after - before < narrowest) {
            narrowest = after - before;
            best = {before + (after - before) / 2, now};
        }
    }
    return best;
}

} // namespace interleave
