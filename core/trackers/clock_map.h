// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <vector>

namespace interleave {

/// Turns the workers' stamps into ns since the run's start: piecewise linear through pairs of both clocks, since CLOCK_MONOTONIC may be slewed
/// while the counter is not. Pairs come in order of time; a stamp after the last one is extrapolated. Collector thread.
class ClockMap
{
public:
    /// `nanosPerStamp` serves until the second pair has come.
    ClockMap(ClockPair origin, double nanosPerStamp);

    /// Ignored when it is not clearly later than the one before (its slope would be noise).
    void add(ClockPair pair);
    Nanos toRun(std::uint64_t stamp) const;
    Nanos origin() const { return m_pairs.front().monotonic; } ///< CLOCK_MONOTONIC of time 0

private:
    void thinOut();

    std::vector<ClockPair> m_pairs;
    double m_slope;
};

} // namespace interleave
