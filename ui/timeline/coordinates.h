// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <algorithm>
#include <cmath>

namespace interleave {

/// Time to pixels and back, along one row. Pixels count from the row's left edge.
///
/// The window's begin is moved to a whole number of pixels from time zero, so that while it slides every edge moves by the same whole pixels and
/// nothing shimmers.
struct TimeScale
{
    Nanos origin = 0;      ///< time of pixel 0, as near as a nanosecond can say it
    double firstPixel = 0; ///< whole pixels from time zero to pixel 0
    double perPixel = 1;   ///< ns
    int width = 0;         ///< pixels

    static TimeScale make(TimeRange window, int width)
    {
        TimeScale scale;
        scale.width = std::max(1, width);
        scale.perPixel = std::max(1e-3, static_cast<double>(window.length()) / scale.width);
        scale.firstPixel = std::floor(static_cast<double>(window.begin) / scale.perPixel + 0.5);
        scale.origin = static_cast<Nanos>(std::llround(scale.firstPixel * scale.perPixel));
        return scale;
    }

    double position(Nanos time) const { return static_cast<double>(time) / perPixel - firstPixel; }
    /// The nearest pixel edge, within what an int can hold.
    int pixel(Nanos time) const { return static_cast<int>(std::lround(std::clamp(position(time), -1e6, 1e6))); }
    Nanos timeAt(double x) const { return static_cast<Nanos>(std::llround((firstPixel + x) * perPixel)); }
    TimeRange range() const { return {timeAt(0), timeAt(width)}; }
    TimeRange range(int from, int to) const { return {timeAt(from), timeAt(to)}; }
};

/// The smallest of 1, 2, 5 times a power of ten ns that is at least `atLeast`.
constexpr Nanos niceStep(double atLeast)
{
    Nanos step = 1;
    for (;;) {
        for (const Nanos factor : {1, 2, 5}) {
            if (static_cast<double>(step * factor) >= atLeast || step > INT64_MAX / 100)
                return step * factor;
        }
        step *= 10;
    }
}

/// `window` made `factor` times as long, with the time `anchor` staying where it is.
constexpr TimeRange zoomed(TimeRange window, Nanos anchor, double factor)
{
    const double before = static_cast<double>(anchor - window.begin);
    const double length = static_cast<double>(window.length()) * factor;
    const Nanos begin = anchor - static_cast<Nanos>(before * factor);
    return {begin, begin + std::max<Nanos>(1, static_cast<Nanos>(length))};
}

/// `window` moved by a share of its length.
constexpr TimeRange panned(TimeRange window, double share)
{
    const Nanos by = static_cast<Nanos>(static_cast<double>(window.length()) * share);
    return {window.begin + by, window.end + by};
}

} // namespace interleave
