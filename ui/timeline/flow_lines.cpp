// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/flow_lines.h"

#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>

namespace interleave {

namespace {

/// How far a row may lie behind the one it is searched by: messages are told when their second half is.
constexpr Nanos slack = 5'000'000;
/// A window with more rows than this shows none anyway.
constexpr std::uint64_t mostLooks = 20 * mostFlowLines;

/// Of each worker's own row; the first, if it is pinned as well.
std::unordered_map<std::uint32_t, double> middles(const TimelineScene &scene, const QRect &rect, int scroll)
{
    std::unordered_map<std::uint32_t, double> result;
    for (const LaneRow &row : scene.rows) {
        if (row.kind == LaneRow::Kind::worker)
            result.emplace(row.lane.value, rect.top() - scroll + row.top + row.height / 2.0);
    }
    return result;
}

/// What of the line lies within the rectangle: an SVG is not clipped by anybody else.
std::optional<QLineF> clipped(QLineF line, const QRectF &rect)
{
    double begin = 0;
    double end = 1;
    const auto cut = [&](double delta, double from, double to) {
        if (delta == 0)
            return from <= 0 && to >= 0;
        const double a = from / delta;
        const double b = to / delta;
        begin = std::max(begin, std::min(a, b));
        end = std::min(end, std::max(a, b));
        return begin < end;
    };
    if (!cut(line.dx(), rect.left() - line.x1(), rect.right() - line.x1()) || !cut(line.dy(), rect.top() - line.y1(), rect.bottom() - line.y1()))
        return std::nullopt;
    return QLineF(line.pointAt(begin), line.pointAt(end));
}

} // namespace

std::vector<FlowLine> flowLines(const TimelineScene &scene, const TimeScale &scale, const QRect &rect, int scroll)
{
    std::vector<FlowLine> lines;
    const TraceView &view = scene.view;
    if (view.flowCount() == 0 || rect.isEmpty())
        return lines;
    const TimeRange window = scale.range();
    const std::uint64_t first = view.flowAt(window.begin);
    const std::uint64_t last = view.flowAt(window.end + slack);
    if (last - first > mostLooks)
        return lines;
    const auto rows = middles(scene, rect, scroll);
    for (std::uint64_t i = first; i < last; ++i) {
        const FlowRow flow = view.flow(i);
        const auto from = rows.find(flow.from.value);
        const auto to = rows.find(flow.to.value);
        if (flow.received < window.begin || flow.sent > window.end || from == rows.end() || to == rows.end() || flow.from == flow.to)
            continue;
        const QLineF whole(rect.left() + scale.position(flow.sent), from->second, rect.left() + scale.position(flow.received), to->second);
        if (const auto line = clipped(whole, QRectF(rect))) {
            if (lines.size() == mostFlowLines)
                return {};
            lines.push_back({line->p1(), line->p2(), flow.from});
        }
    }
    return lines;
}

void paintFlowLines(QPainter &painter, const TimelineScene &scene, const std::vector<FlowLine> &lines)
{
    if (lines.empty())
        return;
    const Theme &theme = scene.theme;
    const double point = theme.scale * 5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const FlowLine &line : lines) {
        // A rim of paper: the line crosses lanes of its own colour.
        painter.setPen(QPen(theme.paper, theme.scale * 3.2));
        painter.drawLine(line.from, line.to);
        const QColor hue = theme.hue(line.sender);
        painter.setPen(QPen(hue, theme.scale * 1.4));
        painter.drawLine(line.from, line.to);
        const QLineF shaft(line.from, line.to);
        if (shaft.length() < 2 * point)
            continue;
        const QPointF along = (line.to - line.from) / shaft.length();
        const QPointF across(-along.y(), along.x());
        const QPointF base = line.to - along * point;
        painter.setPen(QPen(theme.paper, 1));
        painter.setBrush(hue);
        painter.drawPolygon(QPolygonF{line.to, base + across * point * 0.55, base - across * point * 0.55});
        painter.setBrush(Qt::NoBrush);
    }
    painter.restore();
}

} // namespace interleave
