// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace interleave {

/// Shape says what. Colours are chosen when it is painted.
enum class Shape : std::uint8_t {
    bar,      ///< running, holding: full height
    hollow,   ///< running but only waiting for a lock
    hatched,  ///< wants a core: half height
    stopLine, ///< blocked on a lock: thin line from an upright stop
    dotted,   ///< blocked on a queue, pipe or socket: the same line dotted
    dashDot,  ///< on I/O
    hairline, ///< sleeping
    greyLine, ///< off the core for another reason: thin, grey-ended
    waiter,   ///< one of the lines below a lock's holder
    torn,     ///< lost: an empty box with torn ends
};

/// One slice, in whole pixels of the row: [x0, x1). May begin before and end after what is shown.
struct Mark
{
    int x0 = 0;
    int x1 = 0;
    int y = 0; ///< from the row's top
    int height = 0;
    LaneId who;
    Shape shape = Shape::bar;
    std::uint8_t flags = 0; ///< SliceFlags
};

/// A stretch with more than a slice in two pixels: one mipmap column a pixel.
struct DenseSpan
{
    int x = 0;
    int y = 0;
    int height = 0;
    bool byState = false; ///< keys are states of `who`, else workers
    bool stacked = false; ///< densities: each part as high as its share, the rest is free time
    LaneId who;
    std::size_t first = 0; ///< of its columns in the row's
    std::size_t count = 0; ///< columns, one a pixel
};

/// One value a pixel, for depths.
struct StepSpan
{
    int y = 0;
    int height = 0;
    double top = 1;            ///< the value at the upper edge
    double capacity = 0;       ///< 0: none
    std::vector<float> values; ///< negative: nothing known
};

/// Everything that is drawn of one row. A track never makes more marks than half its width in pixels.
struct RowGeometry
{
    std::vector<Mark> marks;
    std::vector<DenseSpan> dense;
    std::vector<PixelColumn> columns; ///< of all dense spans, and what is left of earlier frames
    std::size_t columnCount = 0;      ///< of this frame
    std::vector<StepSpan> steps;

    std::span<const PixelColumn> columnsOf(const DenseSpan &one) const { return std::span(columns).subspan(one.first, one.count); }
    /// Room for so many columns more; writes over whatever is there.
    std::span<PixelColumn> addColumns(DenseSpan &one, std::size_t count)
    {
        one.first = columnCount;
        one.count = count;
        columnCount += count;
        if (columns.size() < columnCount)
            columns.resize(columnCount);
        return std::span(columns).subspan(one.first, count);
    }
    /// Empties it and keeps its memory for the next frame.
    void clear()
    {
        marks.clear();
        dense.clear();
        columnCount = 0;
        steps.clear();
    }
};

Shape shapeOf(const Slice &slice);

} // namespace interleave
