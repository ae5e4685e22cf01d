// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/coordinates.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/lane_list.h"

namespace interleave {

/// Turns one row of the trace into shapes: O(pixels), whatever the number of slices. Pure: same arguments, same shapes. What was in
/// `out` goes, its memory stays.
void buildRow(const TraceView &view, const LaneRow &row, const TimeScale &scale, const TimelineFacts &facts, RowGeometry &out);

/// Where the holder's blocks and the waiters' lines of a lock's row lie, in pixels from its top.
struct LockLayout
{
    int holderTop, holderHeight, firstWaiter, waiterHeight, waiterPitch;
    int holders; ///< one below the other, each in its part of holderHeight
    static LockLayout of(int rowHeight, int waiters, int holders = 1);
    static LockLayout of(const LaneRow &row);

    int topOfHolder(int index) const { return holderTop + holderHeight * index / holders; }
    int heightOfHolder(int index) const;
};

/// Top and height of a lane's bars in a row of this height.
int barInset(int rowHeight);

} // namespace interleave
