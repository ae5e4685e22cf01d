// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/task_chart.h"

#include "ui/charts/step_points.h"
#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

namespace {

constexpr std::size_t mostTasks = 120;

} // namespace

std::vector<TaskBar> tasksIn(const TraceView &view, TimeRange window, std::size_t most)
{
    std::vector<TaskBar> tasks;
    for (const TrackId track : tracksOf(view, TrackKind::tasks)) {
        const LaneId lane = view.track(track).lane;
        if (const auto open = view.openSlice(track); open && open->begin < window.end)
            tasks.push_back({{open->begin, view.end()}, lane, open->what, 0});
        const std::uint64_t first = view.firstSlice(track);
        std::uint64_t taken = 0;
        for (std::uint64_t i = view.endSlice(track); i-- > first && taken < most;) {
            const Slice slice = view.slice(track, i);
            if (slice.end < window.begin)
                break;
            if (slice.begin < window.end) {
                tasks.push_back({{slice.begin, slice.end}, lane, slice.what, 0});
                ++taken;
            }
        }
    }
    std::sort(tasks.begin(), tasks.end(), [](const TaskBar &a, const TaskBar &b) { return a.range.begin < b.range.begin; });
    if (tasks.size() > most)
        tasks.erase(tasks.begin(), tasks.end() - static_cast<std::ptrdiff_t>(most));
    for (std::size_t i = 0; i < tasks.size(); ++i)
        tasks[i].step = static_cast<unsigned>(i);
    return tasks;
}

TaskChart::TaskChart(const char *objectName, QWidget *parent) : PaintedChart(objectName, parent)
{
    retranslate();
}

void TaskChart::paintPlot(QPainter &painter, const QRectF &plot) const
{
    if (m_tasks.empty() || m_window.isEmpty())
        return;
    const double row = plot.height() / std::max<double>(6, static_cast<double>(m_tasks.size()));
    const double perNano = plot.width() / static_cast<double>(m_window.length());
    for (const TaskBar &task : m_tasks) {
        const double left = plot.left() + perNano * static_cast<double>(std::max(task.range.begin, m_window.begin) - m_window.begin);
        const double right = plot.left() + perNano * static_cast<double>(std::min(task.range.end, m_window.end) - m_window.begin);
        const double gap = row > 4 ? 1 : 0;
        const QRectF bar(left, plot.bottom() - row * (task.step + 1) + gap, std::max(1.0, right - left), std::max(1.0, row - gap));
        painter.fillRect(bar, theme().hue(task.lane));
        const QString number = QString::number(task.number + 1);
        if (row >= painter.fontMetrics().height() && bar.width() > painter.fontMetrics().horizontalAdvance(number) + 4) {
            painter.setPen(theme().onHue);
            painter.drawText(bar, Qt::AlignCenter, number);
        }
    }
}

void TaskChart::showRun(const ChartInput &input)
{
    m_trace = input.view;
    m_window = input.window;
    m_tasks = tasksIn(input.view, input.window, mostTasks);
    if (m_tasks.empty()) {
        retranslate();
        return;
    }
    setHint({});
    const Nanos now = std::min(input.view.end(), input.window.end) - 1;
    const auto running = std::count_if(m_tasks.begin(), m_tasks.end(), [&](const TaskBar &task) { return task.range.contains(now); });
    const double rows = std::max<double>(6, static_cast<double>(m_tasks.size()));
    setYRange(rows, texts::shortCount(rows));
    setMarkers(input.view, input.window);
    setCurrentValue(tr("%n task(s) running now", nullptr, static_cast<int>(running)));
    repaintPlot();
}

ChartTable TaskChart::table() const
{
    ChartTable table;
    table.headers = {tr("Task"), tr("Worker"), tr("From"), tr("Length")};
    for (const TaskBar &task : m_tasks) {
        QString worker;
        for (const TrackId track : tracksOf(m_trace, TrackKind::tasks))
            if (m_trace.track(track).lane == task.lane)
                worker = texts::fromUtf8(m_trace.track(track).name);
        table.rows.push_back({QString::number(task.number + 1), worker, texts::shortDuration(static_cast<double>(task.range.begin)),
            texts::shortDuration(static_cast<double>(task.range.length()))});
    }
    return table;
}

void TaskChart::retranslate()
{
    setTitle(tr("Task staircase"));
    if (m_tasks.empty())
        setHint(tr("Run the experiment: each task becomes a step of a staircase here."));
}

} // namespace interleave
