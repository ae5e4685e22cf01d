// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_renderer.h"

#include "ui/timeline/geometry_builder.h"
#include "ui/timeline/shape_painter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>
#include <utility>

namespace interleave {

void LaneRenderer::arrange(const TimeScale &scale, int top, int height, double ratio)
{
    m_scale = scale;
    m_ratio = ratio;
    const auto device = [ratio](int pixels) { return static_cast<int>(std::lround(pixels * ratio)); };
    m_height = device(height);
    std::size_t count = 0;
    for (const LaneRow &row : m_scene.rows) {
        if (row.bottom() <= top || row.top >= top + height)
            continue;
        if (count == m_built.size())
            m_built.emplace_back();
        Built &built = m_built[count++];
        built.row = &row;
        built.top = device(row.top - top);
        built.height = device(row.bottom() - top) - built.top;
    }
    m_rows = std::span(m_built).first(count);
}

void LaneRenderer::build(Built &built) const
{
    LaneRow scaled = *built.row;
    scaled.top = built.top;
    scaled.height = built.height;
    buildRow(m_scene.view, scaled, m_scale, m_scene.facts, built.geometry);
}

void LaneRenderer::build(const TimeScale &scale, int top, int height, double ratio)
{
    arrange(scale, top, height, ratio);
    for (Built &built : m_rows)
        build(built);
}

void LaneRenderer::drawRow(std::size_t row, ShapeSink &sink, std::vector<PixelColumn> &columns)
{
    Built &built = m_rows[row];
    std::swap(built.geometry.columns, columns);
    build(built);
    paint(built, sink, 0, 0);
    std::swap(built.geometry.columns, columns);
    built.geometry.dense.clear();
}

void LaneRenderer::paint(const Built &built, ShapeSink &sink, int x, int y) const
{
    const QColor paper = m_scene.paperOf(*built.row);
    sink.fill({x, y + built.top, m_scale.width, built.height}, paper);
    ShapePainter(sink, m_scene.theme, m_scene.theme.scale * m_ratio).paint(built.geometry, x, y + built.top, paper);
}

void LaneRenderer::paintBelow(ShapeSink &sink, int x, int y) const
{
    const int bottom = m_rows.empty() ? 0 : m_rows.back().top + m_rows.back().height;
    if (bottom < m_height)
        sink.fill({x, y + bottom, m_scale.width, m_height - bottom}, m_scene.theme.paper);
}

void LaneRenderer::paintShapes(ShapeSink &sink, int x, int y) const
{
    for (const Built &built : m_rows)
        paint(built, sink, x, y);
    paintBelow(sink, x, y);
}

void LaneRenderer::paintNumbers(QPainter &painter, int x, int y) const
{
    QFont font = m_scene.theme.small();
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(m_scene.theme.onHue);
    const QFontMetricsF metrics(font);
    for (const Built &built : m_rows) {
        if (built.row->kind != LaneRow::Kind::core || built.height / m_ratio < metrics.capHeight() + 4)
            continue;
        for (const Mark &mark : built.geometry.marks) {
            if (!mark.who.isValid() || mark.who.value >= m_scene.marks.size() || (mark.flags & SliceFlags::foreign))
                continue;
            // In the middle of what can be seen of the block.
            const double left = std::max(0, mark.x0) / m_ratio;
            const double right = std::min(m_scale.width, mark.x1) / m_ratio;
            const QString &text = m_scene.marks[mark.who.value];
            if (right - left < metrics.horizontalAdvance(text) + 14 * m_scene.theme.scale)
                continue;
            painter.drawText(QRectF(x + left, y + (built.top + mark.y) / m_ratio, right - left - 1, mark.height / m_ratio), Qt::AlignCenter, text);
        }
    }
}

bool LaneRenderer::shows(Shape shape) const
{
    const auto inMark = [shape](const Mark &mark) { return mark.shape == shape; };
    const auto inColumn = [shape](const PixelColumn &column) {
        return std::any_of(column.parts, column.parts + column.count, [shape](const PixelColumn::Part &part) {
            Slice slice;
            slice.state = part.key < static_cast<std::uint32_t>(SliceState::count) ? static_cast<SliceState>(part.key) : SliceState::running;
            return shapeOf(slice) == shape;
        });
    };
    return std::any_of(m_rows.begin(), m_rows.end(), [&](const Built &built) {
        const RowGeometry &row = built.geometry;
        return std::any_of(row.marks.begin(), row.marks.end(), inMark) || std::any_of(row.dense.begin(), row.dense.end(), [&](const DenseSpan &span) {
            return span.byState && std::any_of(row.columnsOf(span).begin(), row.columnsOf(span).end(), inColumn);
        });
    });
}

std::size_t LaneRenderer::markCount() const
{
    std::size_t count = 0;
    for (const Built &built : m_rows)
        count += built.geometry.marks.size();
    return count;
}

} // namespace interleave
