// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <optional>
#include <vector>

namespace interleave {

/// One stay of a worker on a core, from the moment it got it to the moment it lost it or left it.
struct Turn
{
    TimeRange range;
    std::uint16_t cpu = unknownCpu;
    bool preempted = false; ///< the kernel took the core away
    bool whole = true;      ///< begin and end were seen, and lie within what was asked for
    bool soft = false;      ///< not exact
};

/// The worker's track of a lane, where it has one.
std::optional<TrackId> workerTrack(const TraceView &view, LaneId lane);

/// The turns of a worker track that touch `range`, cut to it. Empty where nobody saw who was on which core.
std::vector<Turn> turnsOf(const TraceView &view, TrackId worker, TimeRange range);

/// How many of the ranges lie over one another at any time, for longer than `least`.
unsigned mostAtOnce(const std::vector<TimeRange> &ranges, Nanos least);

} // namespace interleave
