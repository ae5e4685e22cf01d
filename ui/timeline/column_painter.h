// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/column_block.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/shape_sink.h"

namespace interleave {

/// The columns of a dense stretch. In each, the largest part at full height, the others over its lower end, each as high as its share.
class ColumnPainter
{
public:
    /// `unit`: pixels of the sink per design unit.
    ColumnPainter(ShapeSink &sink, const Theme &theme, double unit);
    void paint(const DenseSpan &span, std::span<const PixelColumn> pixels, int x, int y, const QColor &paper);

private:
    /// How a state looks in the row at hand, where it is the largest part and where it is another.
    struct Look
    {
        int baseTop = 0;
        int baseBottom = 0;
        QRgb base = 0;
        QRgb part = 0;
        int least = 0;      ///< pixels that such a part has at least
        int leastSlept = 0; ///< and where something in the column slept
    };

    void chooseLooks(const DenseSpan &span, const QColor &paper);
    void addStates(const PixelColumn &pixel, int i);
    void addLanes(const DenseSpan &span, const PixelColumn &pixel, int i);
    /// A share is never negative, and lround() would be a call for every part of every column.
    int heightOf(float share) const { return static_cast<int>(share * m_steps + 0.5F) * m_step; } // NOLINT(bugprone-incorrect-roundings)

    ShapeSink &m_sink;
    const Theme &m_theme;
    int m_step;        ///< pixels that heights are rounded to
    float m_steps = 0; ///< of the row's height
    int m_thin;        ///< pixels of one and of two design units
    int m_thick;
    std::array<Look, 16> m_looks{}; ///< by state
    ColumnBlock m_block;
};

} // namespace interleave
