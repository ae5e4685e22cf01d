// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/coordinates.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/shape_sink.h"
#include "ui/timeline/timeline_scene.h"

#include <span>
#include <vector>

class QPainter;

namespace interleave {

/// The lanes between two heights: built once and drawn into any sink, or drawn row by row. Kept from frame to frame it keeps its memory.
class LaneRenderer
{
public:
    explicit LaneRenderer(const TimelineScene &scene) : m_scene(scene) {}

    /// Rows that lie between the pixels `top` and `top + height` of all rows. `ratio`: device pixels per pixel; `scale` counts device pixels.
    void arrange(const TimeScale &scale, int top, int height, double ratio);
    /// The same, and everything that is drawn of them.
    void build(const TimeScale &scale, int top, int height, double ratio);

    std::size_t rowCount() const { return m_rows.size(); } ///< of those arranged
    /// Builds and paints one arranged row, the first at the sink's upper edge, and keeps no more of it than paintNumbers() needs. `columns` is
    /// memory to work with. Any thread, but one for a row, a sink and a memory.
    void drawRow(std::size_t row, ShapeSink &sink, std::vector<PixelColumn> &columns);

    /// Backgrounds and shapes; the first visible pixel lands at (x, y), all in device pixels.
    void paintShapes(ShapeSink &sink, int x, int y) const;
    /// What is below the last row.
    void paintBelow(ShapeSink &sink, int x, int y) const;
    /// Numbers on the blocks of the cores; in pixels.
    void paintNumbers(QPainter &painter, int x, int y) const;

    /// Marks of all rows together.
    std::size_t markCount() const;
    bool shows(Shape shape) const;

private:
    struct Built
    {
        const LaneRow *row = nullptr;
        int top = 0; ///< device pixels from the first visible one
        int height = 0;
        RowGeometry geometry;
    };

    void build(Built &built) const;
    void paint(const Built &built, ShapeSink &sink, int x, int y) const;

    const TimelineScene &m_scene;
    TimeScale m_scale;
    double m_ratio = 1;
    int m_height = 0;           ///< device pixels
    std::vector<Built> m_built; ///< of this frame, and what is left of larger ones
    std::span<Built> m_rows;    ///< of this frame
};

} // namespace interleave
