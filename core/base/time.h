// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace interleave {

/// A point in time or a length, in nanoseconds. Points count from the start of the run unless a name says otherwise
/// ("monotonic" = absolute CLOCK_MONOTONIC, "tsc" = raw cycles of the time stamp counter).
using Nanos = std::int64_t;

/// Half-open stretch of time [begin, end).
struct TimeRange
{
    Nanos begin = 0;
    Nanos end = 0;

    constexpr Nanos length() const { return end - begin; }
    constexpr bool isEmpty() const { return end <= begin; }
    constexpr bool contains(Nanos t) const { return t >= begin && t < end; }
    constexpr bool overlaps(TimeRange other) const { return begin < other.end && other.begin < end; }
    friend constexpr bool operator==(TimeRange, TimeRange) = default;
};

} // namespace interleave
