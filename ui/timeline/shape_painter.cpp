// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/shape_painter.h"

#include "ui/timeline/column_painter.h"

#include <algorithm>
#include <cmath>

namespace interleave {

using Box = ShapeSink::Box;

namespace {

QColor withShare(QColor color, double alpha)
{
    color.setAlpha(static_cast<int>(std::lround(alpha * color.alpha())));
    return color;
}

} // namespace

int ShapePainter::px(double units) const
{
    return std::max(1, static_cast<int>(std::lround(units * m_unit)));
}

void ShapePainter::paint(const RowGeometry &row, int x, int y, const QColor &paper)
{
    for (const StepSpan &span : row.steps)
        steps(span, x, y, paper);
    for (const DenseSpan &span : row.dense)
        ColumnPainter(m_sink, m_theme, m_unit).paint(span, row.columnsOf(span), x, y, paper);
    for (const Mark &one : row.marks)
        mark(one, x, y, one.flags & SliceFlags::foreign ? m_theme.foreign : m_theme.hue(one.who), paper);
}

void ShapePainter::mark(const Mark &mark, int x, int y, const QColor &color, const QColor &paper)
{
    Box box{x + mark.x0, y + mark.y, std::max(1, mark.x1 - mark.x0), mark.height};
    // A hairline of paper between neighbours, where there is room for one.
    const int gap = mark.shape == Shape::waiter || box.w >= px(6) ? 1 : 0;
    switch (mark.shape) {
    case Shape::bar:
        box.w = std::max(1, box.w - gap);
        bar(mark, box, color);
        break;
    case Shape::hollow:
        box.w = std::max(1, box.w - gap);
        hollow(mark, box, color, paper);
        break;
    case Shape::hatched:
        box.w = std::max(1, box.w - gap);
        hatched(mark, box, color, paper);
        break;
    case Shape::waiter:
        box.w = std::max(1, box.w - gap);
        m_sink.fill(box, color);
        break;
    case Shape::torn: torn(box, paper); break;
    case Shape::stopLine:
    case Shape::dotted:
    case Shape::dashDot:
    case Shape::hairline:
    case Shape::greyLine: thinLine(mark, box, color); break;
    }
}

void ShapePainter::bar(const Mark &mark, Box box, const QColor &color)
{
    const bool softLeft = mark.flags & SliceFlags::softBegin;
    const bool softRight = mark.flags & SliceFlags::softEnd;
    const int fade = std::min(px(6), box.w / 3);
    if ((softLeft || softRight) && fade >= 2) {
        // Soft ends: the bar fades out over six units, in four steps.
        constexpr int parts = 4;
        for (int i = 0; i < parts; ++i) {
            const int from = fade * i / parts;
            const int to = fade * (i + 1) / parts;
            const QColor faded = withShare(color, (i + 0.6) / parts);
            if (softLeft)
                m_sink.fill({box.x + from, box.y, to - from, box.h}, faded);
            if (softRight)
                m_sink.fill({box.right() - to, box.y, to - from, box.h}, faded);
        }
        if (softLeft)
            box.x += fade;
        box.w -= fade * (static_cast<int>(softLeft) + static_cast<int>(softRight));
    }
    const int corners = (softLeft ? 0 : ShapeSink::left) | (softRight || (mark.flags & SliceFlags::openEnd) ? 0 : ShapeSink::right);
    if (box.w >= px(5))
        m_sink.fillRound(box, px(2), static_cast<ShapeSink::Corners>(corners), color);
    else
        m_sink.fill(box, color);
}

void ShapePainter::hollow(const Mark &mark, Box box, const QColor &color, const QColor &paper)
{
    const int frame = px(1.5);
    if (box.w <= 3 * frame) {
        bar(mark, {box.x, box.y, box.w, frame * 2}, color);
        bar(mark, {box.x, box.bottom() - frame * 2, box.w, frame * 2}, color);
        return;
    }
    bar(mark, box, color);
    m_sink.fill({box.x + frame, box.y + frame, box.w - 2 * frame, box.h - 2 * frame}, mixed(paper, color, 0.12));
}

void ShapePainter::hatched(const Mark &mark, Box box, const QColor &color, const QColor &paper)
{
    const Box half{box.x, box.y + box.h / 4, box.w, box.h - 2 * (box.h / 4)};
    if (half.w <= px(2)) {
        m_sink.fill(half, mixed(paper, color, 0.55));
        return;
    }
    m_sink.hatch(half, color.rgb(), mixed(paper, color, 0.15).rgb());
    if (mark.flags & SliceFlags::softBegin)
        m_sink.fill({half.x, half.y, std::min(px(3), half.w), half.h}, withShare(paper, 0.6));
    if (mark.flags & SliceFlags::softEnd)
        m_sink.fill({half.right() - std::min(px(3), half.w), half.y, std::min(px(3), half.w), half.h}, withShare(paper, 0.6));
}

void ShapePainter::thinLine(const Mark &mark, Box box, const QColor &color)
{
    const int thick = mark.shape == Shape::hairline ? 1 : mark.shape == Shape::greyLine ? px(1.5) : px(2);
    const int middle = box.y + (box.h - thick) / 2;
    const int stop = px(2);
    const int stopHeight = std::max(3, box.h * 10 / 28);
    const Box upright{box.x, box.y + (box.h - stopHeight) / 2, std::min(stop, box.w), stopHeight};
    Box line{box.x, middle, box.w, thick};
    const bool hasStop = mark.shape == Shape::stopLine || mark.shape == Shape::dotted || mark.shape == Shape::dashDot;
    if (mark.shape == Shape::greyLine) {
        // The worker's line between two grey ends.
        const int end = std::min(px(4), box.w / 2);
        m_sink.fill(line, mixed(color, m_theme.paper, 0.35));
        const QColor grey = mixed(m_theme.faint, m_theme.paper, 0.3);
        m_sink.fill({line.x, line.y, end, thick}, grey);
        m_sink.fill({line.right() - end, line.y, end, thick}, grey);
        return;
    }
    if (hasStop)
        m_sink.fill(upright, mark.flags & SliceFlags::softBegin ? withShare(color, 0.5) : color);
    line.w -= px(1);
    if (line.w <= 0)
        return;
    if (mark.flags & SliceFlags::softEnd && line.w > px(8)) {
        m_sink.fill({line.right() - px(6), line.y, px(3), thick}, withShare(color, 0.6));
        m_sink.fill({line.right() - px(3), line.y, px(3), thick}, withShare(color, 0.3));
        line.w -= px(6);
    }
    dashes(line, color, mark.shape);
}

void ShapePainter::dashes(Box line, const QColor &color, Shape shape)
{
    if (shape == Shape::stopLine || shape == Shape::hairline) {
        m_sink.fill(line, color);
        return;
    }
    // Dots of two every five units; a dash of six and a dot of two every twelve.
    const int dot = px(2);
    const int space = shape == Shape::dotted ? px(3) : px(2);
    bool dash = shape == Shape::dashDot;
    for (int at = line.x + px(4); at < line.right();) {
        const int length = std::min(dash ? px(6) : dot, line.right() - at);
        m_sink.fill({at, line.y, length, line.h}, color);
        at += length + space;
        dash = shape == Shape::dashDot && !dash;
    }
}

void ShapePainter::torn(Box box, const QColor &paper)
{
    const QColor ink = m_theme.faint;
    const int line = px(1);
    m_sink.fill(box, mixed(paper, m_theme.band, 0.5));
    m_sink.fill({box.x, box.y, box.w, line}, ink);
    m_sink.fill({box.x, box.bottom() - line, box.w, line}, ink);
    if (box.w < px(8))
        return;
    // The torn ends: a zigzag in steps of a pixel.
    const int deep = px(3);
    const int period = std::max(2, deep * 2);
    for (int y = box.y; y < box.bottom(); ++y) {
        const int at = (y - box.y) % period;
        const int in = at < deep ? at : period - at;
        m_sink.fill({box.x, y, in, 1}, paper);
        m_sink.fill({box.x + in, y, line, 1}, ink);
        m_sink.fill({box.right() - in, y, in, 1}, paper);
        m_sink.fill({box.right() - in - line, y, line, 1}, ink);
    }
}

void ShapePainter::steps(const StepSpan &span, int x, int y, const QColor &paper)
{
    const QColor area = mixed(paper, m_theme.ink, m_theme.isDark() ? 0.22 : 0.16);
    const auto heightOf = [&](double value) { return static_cast<int>(std::lround(std::max(0.0, value) / span.top * (span.height - px(1)))); };
    const int bottom = y + span.y + span.height;
    const int line = px(1.5);
    const auto count = static_cast<int>(span.values.size());
    int last = -1;
    for (int from = 0; from < count;) {
        int to = from + 1;
        const float value = span.values[static_cast<std::size_t>(from)];
        while (to < count && heightOf(static_cast<double>(span.values[static_cast<std::size_t>(to)])) == heightOf(static_cast<double>(value)) &&
               (span.values[static_cast<std::size_t>(to)] < 0) == (value < 0))
            ++to;
        if (value >= 0) {
            const int high = heightOf(static_cast<double>(value));
            m_sink.fill({x + from, bottom - high, to - from, high}, area);
            m_sink.fill({x + from, bottom - high - line / 2, to - from, line}, m_theme.ink);
            if (last >= 0) // the step itself
                m_sink.fill({x + from, bottom - std::max(high, last), std::max(1, line / 2), std::abs(high - last)}, m_theme.ink);
            last = high;
        } else {
            last = -1;
        }
        from = to;
    }
    if (span.capacity > 0) {
        const int at = bottom - heightOf(span.capacity);
        for (int dash = 0; dash < count; dash += px(8))
            m_sink.fill({x + dash, at, std::min(px(4), count - dash), 1}, m_theme.faint);
    }
}

} // namespace interleave
