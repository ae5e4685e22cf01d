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

/// The columns of a dense stretch: merged where neighbours look alike.
class ColumnPainter
{
public:
    ColumnPainter(ShapeSink &sink, const Theme &theme, double unit) :
        m_sink(sink), m_theme(theme), m_unit(unit), m_stripes(sink.wantsFew() ? Look::solid : Look::stripes), m_step(sink.wantsFew() ? 6 : 1)
    {}
    void paint(const DenseSpan &span, std::span<const PixelColumn> pixels, int x, int y, const QColor &paper);

private:
    enum class Look : std::uint8_t { solid, stripes };
    struct Segment
    {
        int y0 = 0;
        int y1 = 0;
        Look look = Look::solid;
        QRgb front = 0;
        QRgb back = 0;
        friend bool operator==(const Segment &, const Segment &) = default;
    };
    struct Column
    {
        unsigned count = 0;
        Segment segments[PixelColumn::most + 2];
        void add(const Segment &segment) { segments[count++] = segment; }
        bool operator==(const Column &other) const;
    };

    /// A worker's colours, for one lane's paper.
    struct Tones
    {
        QRgb front = 0;
        QRgb pale = 0;   ///< between stripes
        QRgb wanted = 0; ///< wants a core
        QRgb waited = 0;
        QRgb other = 0; ///< off the core for another reason
        QRgb ink = 0;
    };

    void compose(const DenseSpan &span, const PixelColumn &pixel, Column &out) const;
    void composeStates(const DenseSpan &span, const PixelColumn &pixel, Column &out) const;
    void draw(const Column &column, int x, int width, int y);

    ShapeSink &m_sink;
    const Theme &m_theme;
    double m_unit;
    Look m_stripes; ///< of what wants a core: a tint where stripes would be too many
    Tones m_tones;
    int m_step; ///< pixels that heights are rounded to
};

} // namespace interleave
