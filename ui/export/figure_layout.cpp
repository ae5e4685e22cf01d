// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/figure_layout.h"

#include "ui/timeline/flow_lines.h"
#include "ui/timeline/furniture.h"
#include "ui/timeline/image_sink.h"
#include "ui/timeline/painter_sink.h"
#include "ui/timeline/shape_painter.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double headUnits = 56;
constexpr double footUnits = 44;
constexpr double panelUnits = 190; ///< a row of charts, at least
constexpr double tallestLane = 64; ///< a figure has no window around it to fill

int phaseOf(const TimeScale &scale)
{
    return static_cast<int>(std::fmod(scale.firstPixel, 1e6));
}

} // namespace

FigureLayout::FigureLayout(const FigureRequest &request) : m_request(request)
{
    const Theme &theme = request.theme;
    m_scene.view = request.view;
    m_scene.theme = theme;
    m_scene.facts = request.facts;
    const QRect all(QPoint(0, 0), request.size);
    m_head = QRect(0, 0, all.width(), theme.px(headUnits));
    m_foot = QRect(0, all.height() - theme.px(footUnits), all.width(), theme.px(footUnits));
    int top = m_head.bottom() + 1;
    const int bottom = m_foot.top();
    if (request.timeline) {
        const int panelRows = static_cast<int>(request.panels.size() + 1) / 2;
        const int room = bottom - top - m_scene.rulerHeight() - panelRows * theme.px(panelUnits);
        m_scene.rows = LaneList::make(request.view, {});
        m_scene.marks = workerMarks(request.view);
        layOutLanes(m_scene.rows, theme, std::max(room, theme.px(60)), tallestLane);
        // Only whole lanes, and no header without a lane below it.
        auto last =
            std::find_if(m_scene.rows.begin(), m_scene.rows.end(), [&](const LaneRow &row) { return row.bottom() > std::max(room, theme.px(60)); });
        while (last != m_scene.rows.begin() && last != m_scene.rows.end() && !std::prev(last)->isLane())
            --last;
        m_hidden = static_cast<int>(std::count_if(last, m_scene.rows.end(), [](const LaneRow &row) { return row.isLane(); }));
        m_scene.rows.erase(last, m_scene.rows.end());
        m_scene.rowsHeight = m_scene.rows.empty() ? 0 : m_scene.rows.back().bottom();

        const TimeRange range = request.range.isEmpty() ? TimeRange{0, std::max<Nanos>(1, request.view.end())} : request.range;
        const int left = m_scene.labelWidth();
        m_ruler = QRect(left, top, all.width() - left, m_scene.rulerHeight());
        top = m_ruler.bottom() + 1;
        m_labels = QRect(0, top, left, m_scene.rowsHeight);
        m_lanes = QRect(left, top, all.width() - left, m_scene.rowsHeight);
        top = m_lanes.bottom() + 1;
        m_scale = TimeScale::make(range, m_lanes.width());
        if (!request.view.isEmpty())
            LaneList::setFacts(m_scene.rows, request.view, range, 0, m_scene.rowsHeight, request.facts);
        m_renderer.emplace(m_scene).build(m_scale, 0, m_scene.rowsHeight, 1.0);
    }
    placePanels(QRect(0, top, all.width(), bottom - top));
}

void FigureLayout::placePanels(const QRect &below)
{
    const auto count = static_cast<int>(m_request.panels.size());
    if (count == 0)
        return;
    const int columns = count == 1 ? 1 : 2;
    const int rows = (count + columns - 1) / columns;
    const int gap = m_request.theme.px(8);
    const double width = static_cast<double>(below.width() - (columns + 1) * gap) / columns;
    const double height = static_cast<double>(below.height() - (rows + 1) * gap) / rows;
    for (int i = 0; i < count; ++i) {
        const int column = i % columns;
        const int row = i / columns;
        const bool alone = columns == 2 && column == 0 && i + 1 == count; // the last of an odd number takes the whole row
        m_panels.emplace_back(
            below.left() + gap + column * (width + gap), below.top() + gap + row * (height + gap), alone ? 2 * width + gap : width, height);
    }
}

void FigureLayout::paintAround(QPainter &painter)
{
    const Theme &theme = m_request.theme;
    painter.fillRect(QRect(QPoint(0, 0), m_request.size), theme.paper);

    const int margin = theme.px(16);
    QFont titleFont = theme.heading();
    titleFont.setPixelSize(theme.px(20));
    painter.setFont(titleFont);
    painter.setPen(theme.ink);
    const QFontMetrics titles(titleFont);
    const QRect head = m_head.adjusted(margin, 0, -margin, 0);
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, titles.elidedText(m_request.title, Qt::ElideRight, head.width()));
    const int used = std::min(head.width(), titles.horizontalAdvance(m_request.title) + margin);
    painter.setFont(theme.body());
    painter.setPen(theme.faint);
    painter.drawText(head.adjusted(used, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
        QFontMetrics(theme.body()).elidedText(m_request.subtitle, Qt::ElideRight, head.width() - used));

    if (m_request.timeline) {
        painter.fillRect(QRect(0, m_ruler.top(), m_ruler.left(), m_ruler.height()), theme.window);
        furniture::paintRuler(painter, m_scene, m_scale, m_ruler);
        furniture::paintLabels(painter, m_scene, m_labels, 0);
    }
    paintLegend(painter);
    for (std::size_t i = 0; i < m_panels.size(); ++i) {
        painter.save();
        m_request.panels[i](painter, m_panels[i]);
        painter.restore();
    }
}

void FigureLayout::paintShapes(QPainter &painter) const
{
    if (!m_renderer)
        return;
    PainterSink sink(painter, {m_lanes.left(), m_lanes.top(), m_lanes.width(), m_lanes.height()}, m_request.theme.scale, phaseOf(m_scale));
    m_renderer->paintShapes(sink, m_lanes.left(), m_lanes.top());
}

void FigureLayout::paintShapes(QImage &image) const
{
    if (!m_renderer || m_lanes.isEmpty())
        return;
    // Into a picture of their own: a shape may reach a little beyond the lanes.
    QImage lanes(m_lanes.size(), QImage::Format_RGB32);
    ImageSink sink(lanes, m_request.theme.scale, phaseOf(m_scale));
    m_renderer->paintShapes(sink, 0, 0);
    QPainter painter(&image);
    painter.drawImage(m_lanes.topLeft(), lanes);
}

void FigureLayout::paintOver(QPainter &painter)
{
    if (!m_renderer)
        return;
    m_renderer->paintNumbers(painter, m_lanes.left(), m_lanes.top());
    paintFlowLines(painter, m_scene, flowLines(m_scene, m_scale, m_lanes, 0));
    furniture::paintMarkerLines(painter, m_scene, m_scale, m_lanes);
    furniture::paintFlags(painter, m_scene, m_scale, m_ruler);
}

void FigureLayout::paintLegend(QPainter &painter)
{
    const Theme &theme = m_request.theme;
    const int margin = theme.px(16);
    const QFontMetrics metrics(theme.small());
    painter.setFont(theme.small());
    painter.setPen(theme.faint);
    int right = m_request.size.width() - margin;
    if (!m_request.trust.isEmpty()) {
        const QString trust = metrics.elidedText(m_request.trust, Qt::ElideRight, m_request.size.width() / 2);
        const int width = metrics.horizontalAdvance(trust);
        painter.drawText(QRect(right - width - 1, m_foot.top(), width + 2, m_foot.height()), Qt::AlignRight | Qt::AlignVCenter, trust);
        right -= width + margin;
    }
    if (!m_renderer)
        return;
    const std::pair<Shape, QString> entries[] = {
        {Shape::bar, tr("running")},
        {Shape::hollow, tr("only spins for the lock")},
        {Shape::hatched, tr("wants a core")},
        {Shape::stopLine, tr("waits for the lock")},
        {Shape::dotted, tr("waits for a queue")},
        {Shape::dashDot, tr("waits for a device")},
        {Shape::hairline, tr("sleeps")},
        {Shape::greyLine, tr("off the core")},
        {Shape::torn, tr("lost: nothing is known")},
    };
    int x = margin;
    const int height = theme.px(14);
    PainterSink sink(painter, {0, 0, m_request.size.width(), m_request.size.height()}, theme.scale, 0);
    ShapePainter shapes(sink, theme, theme.scale);
    for (const auto &[shape, words] : entries) {
        const int width = metrics.horizontalAdvance(words);
        if ((shape != Shape::bar && !m_renderer->shows(shape)) || x + theme.px(28) + width > right)
            continue;
        Mark mark;
        mark.x1 = theme.px(20);
        mark.height = height;
        mark.shape = shape;
        shapes.mark(mark, x, m_foot.top() + (m_foot.height() - height) / 2, theme.faint, theme.paper);
        x += theme.px(26);
        painter.setPen(theme.faint);
        painter.drawText(QRect(x, m_foot.top(), width + 2, m_foot.height()), Qt::AlignLeft | Qt::AlignVCenter, words);
        x += width + theme.px(18);
    }
    if (m_hidden > 0) {
        const QString more = tr("%n more lane(s) not shown", nullptr, m_hidden);
        painter.setPen(theme.ink);
        painter.drawText(QRect(x, m_foot.top(), std::max(0, right - x), m_foot.height()), Qt::AlignLeft | Qt::AlignVCenter, more);
    }
}

} // namespace interleave
