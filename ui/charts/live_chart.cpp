// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_chart.h"

#include "ui/texts/quantities.h"

#include <QCategoryAxis>
#include <QChart>
#include <QLineSeries>
#include <QValueAxis>

#include <algorithm>

namespace interleave {

LiveChart::LiveChart(const char *objectName, std::unique_ptr<const Source> source, QWidget *parent) :
    ChartPanel(objectName, parent), m_source(std::move(source))
{
    retranslate();
    setHint(m_source->hint());
}

LiveChart::~LiveChart() = default;

void LiveChart::showRun(const ChartInput &input)
{
    m_figure = m_source->figure(input, theme(), std::max(1, static_cast<int>(plotArea().width())));
    const bool anything = std::any_of(m_figure.lines.begin(), m_figure.lines.end(), [](const ChartLine &line) { return !line.points.isEmpty(); });
    setHint(anything ? QString() : m_source->hint());
    if (!anything)
        return;

    double top = m_figure.least;
    for (const ChartLine &line : m_figure.lines)
        for (const QPointF &point : line.points)
            top = std::max(top, point.y());
    // The axis grows at once and shrinks only when much of it has become empty.
    const double wanted = m_figure.fixed ? m_figure.least : texts::niceCeiling(top);
    if (m_figure.fixed || wanted > yEnd() || wanted < yEnd() * 0.3)
        setYRange(wanted, m_source->axisLabel(wanted));

    xAxis()->setRange(static_cast<double>(input.window.begin), static_cast<double>(input.window.end));
    while (m_series.size() < m_figure.lines.size()) {
        auto *series = new QLineSeries(chart());
        chart()->addSeries(series);
        for (QAbstractAxis *axis : chart()->axes())
            series->attachAxis(axis);
        m_series.push_back(series);
    }
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const bool used = i < m_figure.lines.size();
        m_series[i]->setVisible(used);
        if (!used)
            continue;
        QPen pen(m_figure.lines[i].color, theme().px(1.6));
        pen.setJoinStyle(Qt::RoundJoin);
        if (m_series[i]->pen() != pen)
            m_series[i]->setPen(pen);
        m_series[i]->replace(m_figure.lines[i].points);
    }
    setMarkers(input.view, input.window);
    setCurrentValue(m_figure.current);
}

ChartTable LiveChart::table() const
{
    ChartTable table;
    table.headers = {tr("Line"), tr("Time"), tr("Value")};
    for (const ChartLine &line : m_figure.lines)
        for (const QPointF &point : line.points)
            table.rows.push_back({line.name, texts::shortDuration(point.x()), m_source->axisLabel(point.y())});
    return table;
}

void LiveChart::retranslate()
{
    setTitle(m_source->title());
    if (m_figure.lines.empty())
        setHint(m_source->hint());
}

void LiveChart::themeChanged()
{
    for (QLineSeries *series : m_series)
        series->setPen(QPen(theme().ink, theme().px(1.6)));
}

} // namespace interleave
