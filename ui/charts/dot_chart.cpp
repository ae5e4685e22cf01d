// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/dot_chart.h"

#include "ui/charts/step_points.h"
#include "ui/texts/quantities.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr std::string_view seriesName = "value/0";
/// Six decades, so that the lines at the thirds stand for round numbers.
constexpr double leastNs = 1e3;
constexpr double greatestNs = 1e9;
/// Of more than these in a window only every so many is looked at: they lie on one another.
constexpr std::uint64_t mostPoints = 200'000;
constexpr std::uint64_t mostInTable = 1000;

} // namespace

std::vector<Dot> dotsOf(const TraceView &view, TrackId track, TimeRange window, int columns, int rows, double least, double greatest)
{
    std::vector<Dot> dots;
    if (window.isEmpty() || columns <= 0 || rows <= 0)
        return dots;
    std::vector<bool> taken(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
    const double perNano = columns / static_cast<double>(window.length());
    const double perDecade = rows / std::log10(greatest / least);
    const std::uint64_t first = view.pointAt(track, window.begin);
    const std::uint64_t end = std::min(view.pointCount(track), view.pointAt(track, window.end));
    const std::uint64_t step = end > first ? (end - first) / mostPoints + 1 : 1;
    for (std::uint64_t i = first; i < end; i += step) {
        const Point point = view.point(track, i);
        const Dot dot{std::clamp(static_cast<int>(perNano * static_cast<double>(point.time - window.begin)), 0, columns - 1),
            std::clamp(static_cast<int>(perDecade * std::log10(std::max(point.value, least) / least)), 0, rows - 1)};
        const std::size_t place = static_cast<std::size_t>(dot.row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(dot.column);
        if (!taken[place])
            dots.push_back(dot);
        taken[place] = true;
    }
    return dots;
}

DotChart::DotChart(const char *objectName, QWidget *parent) : PaintedChart(objectName, parent)
{
    retranslate();
}

void DotChart::showRun(const ChartInput &input)
{
    m_dots.clear();
    m_trace = input.view;
    m_window = input.window;
    const auto tracks = seriesTracks(input.view, seriesName);
    if (!tracks.empty()) {
        m_track = tracks.front();
        const QRectF plot = plotArea();
        m_dots = dotsOf(input.view, m_track, input.window, static_cast<int>(plot.width() / side()), static_cast<int>(plot.height() / side()), leastNs,
            greatestNs);
    }
    if (m_dots.empty()) {
        retranslate();
        return;
    }
    setHint({});
    setYRange(1, texts::shortDuration(greatestNs), texts::shortDuration(leastNs));
    setMarkers(input.view, input.window);
    if (const auto last = valueAt(input.view, m_track, input.window.end))
        setCurrentValue(tr("%1 for the last; logarithmic").arg(texts::shortDuration(*last)));
    repaintPlot();
}

double DotChart::side() const
{
    return std::max(1, theme().px(2));
}

void DotChart::paintPlot(QPainter &painter, const QRectF &plot) const
{
    for (const Dot &dot : m_dots)
        painter.fillRect(QRectF(plot.left() + side() * dot.column, plot.bottom() - side() * (dot.row + 1), side(), side()), theme().ink);
}

ChartTable DotChart::table() const
{
    ChartTable table;
    table.headers = {tr("Time"), tr("Length")};
    if (m_dots.empty())
        return table;
    const std::uint64_t end = std::min(m_trace.pointCount(m_track), m_trace.pointAt(m_track, m_window.end));
    std::uint64_t i = std::max(m_trace.pointAt(m_track, m_window.begin), end > mostInTable ? end - mostInTable : 0);
    for (; i < end; ++i) {
        const Point point = m_trace.point(m_track, i);
        table.rows.push_back({texts::shortDuration(static_cast<double>(point.time)), texts::shortDuration(point.value)});
    }
    return table;
}

void DotChart::retranslate()
{
    setTitle(tr("Each request"));
    if (m_dots.empty())
        setHint(tr("Run the experiment: each request is a dot here, the higher the longer it took."));
}

} // namespace interleave
