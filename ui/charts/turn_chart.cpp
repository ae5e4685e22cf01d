// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/turn_chart.h"

#include "ui/charts/step_points.h"
#include "ui/texts/quantities.h"

#include <QPainter>

#include <algorithm>
#include <map>

namespace interleave {

namespace {

constexpr std::size_t mostRows = 24;
/// In a longer window the oldest of its turns are left out: a frame must not take longer with every second of the run.
constexpr std::uint64_t mostTurns = 100'000;

} // namespace

std::vector<TurnRow> turnsIn(const TraceView &view, TimeRange window, int pixels, std::size_t most)
{
    std::map<std::uint32_t, TurnRow> rows;
    const double perNano = window.isEmpty() ? 0 : pixels / static_cast<double>(window.length());
    const auto mark = [&](LaneId lane, const Slice &slice) {
        TurnRow &row = rows[slice.what];
        row.number = slice.what;
        row.lane = lane;
        ++row.turns;
        row.pixels.resize(static_cast<std::size_t>(pixels));
        const auto from = static_cast<int>(perNano * static_cast<double>(std::max(slice.begin, window.begin) - window.begin));
        const auto to = static_cast<int>(perNano * static_cast<double>(std::min(slice.end, window.end) - window.begin));
        for (int x = std::max(from, 0); x <= std::min(to, pixels - 1); ++x)
            row.pixels[static_cast<std::size_t>(x)] = true;
    };
    for (const TrackId track : tracksOf(view, TrackKind::tasks)) {
        const LaneId lane = view.track(track).lane;
        const std::uint64_t end = view.endSlice(track);
        std::uint64_t i = std::max(view.firstSlice(track), view.sliceAt(track, window.begin));
        const std::uint64_t last = std::min(end, view.sliceAt(track, window.end) + 1);
        if (last > i && last - i > mostTurns)
            i = last - mostTurns;
        for (; i < last; ++i) {
            if (const Slice slice = view.slice(track, i); slice.begin < window.end)
                mark(lane, slice);
        }
        if (const auto open = view.openSlice(track); open && open->begin < window.end)
            mark(lane, *open);
    }
    std::vector<TurnRow> chosen;
    for (auto &[number, row] : rows) {
        if (chosen.size() < most)
            chosen.push_back(std::move(row));
    }
    return chosen;
}

TurnChart::TurnChart(const char *objectName, QWidget *parent) : PaintedChart(objectName, parent)
{
    retranslate();
}

void TurnChart::showRun(const ChartInput &input)
{
    m_rows = turnsIn(input.view, input.window, std::max(1, static_cast<int>(plotArea().width())), mostRows);
    if (m_rows.empty()) {
        retranslate();
        return;
    }
    setHint({});
    setYRange(static_cast<double>(m_rows.size()), texts::shortCount(m_rows.back().number), texts::shortCount(m_rows.front().number));
    setMarkers(input.view, input.window);
    setCurrentValue(tr("%n task(s) drawn", nullptr, static_cast<int>(m_rows.size())));
    repaintPlot();
}

void TurnChart::paintPlot(QPainter &painter, const QRectF &plot) const
{
    if (m_rows.empty())
        return;
    const double height = plot.height() / static_cast<double>(m_rows.size());
    const double gap = height > 4 ? 1 : 0;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const std::vector<bool> &pixels = m_rows[row].pixels;
        const QColor color = theme().hue(m_rows[row].lane);
        const double wide = plot.width() / static_cast<double>(pixels.size());
        const double top = plot.bottom() - height * static_cast<double>(row + 1) + gap;
        for (std::size_t x = 0; x < pixels.size();) {
            std::size_t end = x;
            while (end < pixels.size() && pixels[end] == pixels[x])
                ++end;
            if (pixels[x])
                painter.fillRect(QRectF(plot.left() + wide * static_cast<double>(x), top, wide * static_cast<double>(end - x), height - gap), color);
            x = end;
        }
    }
}

ChartTable TurnChart::table() const
{
    ChartTable table;
    table.headers = {tr("Task"), tr("Turns")};
    for (const TurnRow &row : m_rows)
        table.rows.push_back({QString::number(row.number), texts::grouped(static_cast<std::int64_t>(row.turns))});
    return table;
}

void TurnChart::retranslate()
{
    setTitle(tr("Turns of the tasks"));
    if (m_rows.empty())
        setHint(tr("Run the experiment: each task has a row here, filled where it had its turn."));
}

} // namespace interleave
