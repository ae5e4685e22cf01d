// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/utc.h"

#include "core/base/clock.h"

#include <array>
#include <cstdio>
#include <ctime>

namespace interleave {

std::string utcText(Nanos monotonic)
{
    constexpr Nanos second = 1'000'000'000;
    timespec wall{};
    ::clock_gettime(CLOCK_REALTIME, &wall);
    const Nanos instant = Nanos{wall.tv_sec} * second + wall.tv_nsec - (monotonicNow() - monotonic);
    const std::time_t seconds = static_cast<std::time_t>(instant / second);
    tm parts{};
    ::gmtime_r(&seconds, &parts);
    std::array<char, 32> date{};
    std::strftime(date.data(), date.size(), "%Y-%m-%dT%H:%M:%S", &parts);
    std::array<char, 48> text{};
    std::snprintf(text.data(), text.size(), "%s.%03dZ", date.data(), static_cast<int>(instant % second / 1'000'000));
    return text.data();
}

} // namespace interleave
