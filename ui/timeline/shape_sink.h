// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRgb>

namespace interleave {

struct ColumnBlock;

/// What shapes are drawn with, in whole pixels; colours may be translucent. Two of them: into an image for the screen and for PNG, through a
/// QPainter for SVG. The shapes themselves are drawn once, in shape_painter.
class ShapeSink
{
public:
    struct Box
    {
        int x = 0, y = 0, w = 0, h = 0;
        int right() const { return x + w; }
        int bottom() const { return y + h; }
    };
    enum Corners { none = 0, left = 1, right = 2, all = 3 };

    virtual ~ShapeSink() = default;

    virtual void fill(Box box, const QColor &color) = 0;
    virtual void fillRound(Box box, int radius, Corners corners, const QColor &color) = 0;
    /// Rising stripes of `front` on `back`. Stripes of all boxes are one pattern that moves with the data.
    virtual void hatch(Box box, QRgb front, QRgb back) = 0;
    virtual void columns(const ColumnBlock &block) = 0;
    /// Every box stays in a file: dense stretches should be merged where the eye would not miss it.
    virtual bool wantsFew() const { return false; }
};

} // namespace interleave
