// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/timeline/geometry.h"
#include "ui/timeline/shape_sink.h"

namespace interleave {

/// Draws the grammar: one place that knows how each shape looks, for every palette and every output.
class ShapePainter
{
public:
    /// `unit`: pixels of the sink per design unit (a bar's corner is 2 units).
    ShapePainter(ShapeSink &sink, const Theme &theme, double unit) : m_sink(sink), m_theme(theme), m_unit(unit) {}

    /// `x`, `y`: where the row's top left corner lies in the sink; `paper`: the row's background.
    void paint(const RowGeometry &row, int x, int y, const QColor &paper);

    /// One shape alone, in any colour: legends.
    void mark(const Mark &mark, int x, int y, const QColor &color, const QColor &paper);

    int px(double units) const;

private:
    void bar(const Mark &mark, ShapeSink::Box box, const QColor &color);
    void hollow(const Mark &mark, ShapeSink::Box box, const QColor &color, const QColor &paper);
    void hatched(const Mark &mark, ShapeSink::Box box, const QColor &color, const QColor &paper);
    void thinLine(const Mark &mark, ShapeSink::Box box, const QColor &color);
    void dashes(ShapeSink::Box line, const QColor &color, Shape shape);
    void torn(ShapeSink::Box box, const QColor &paper);
    void steps(const StepSpan &span, int x, int y, const QColor &paper);

    ShapeSink &m_sink;
    const Theme &m_theme;
    double m_unit;
};

} // namespace interleave
