// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/shape_sink.h"

class QPainter;

namespace interleave {

/// Draws through a QPainter, for vector figures. What it is given is already clipped: QSvgGenerator of Qt 6.4 ignores clipping.
class PainterSink final : public ShapeSink
{
public:
    /// Nothing is drawn outside `bounds`.
    PainterSink(QPainter &painter, Box bounds, double unit, int phase) : m_painter(painter), m_bounds(bounds), m_unit(unit), m_phase(phase) {}

    void fill(Box box, const QColor &color) override;
    void fillRound(Box box, int radius, Corners corners, const QColor &color) override;
    void hatch(Box box, QRgb front, QRgb back) override;
    void columns(const ColumnBlock &block) override;
    bool wantsFew() const override { return true; }

private:
    bool clip(Box &box) const;
    void column(const ColumnBlock &block, int from, int to);

    QPainter &m_painter;
    Box m_bounds;
    double m_unit;
    int m_phase;
};

} // namespace interleave
