// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_grid.h"

#include "ui/charts/chart_catalog.h"

#include <QGridLayout>
#include <QPainter>

namespace interleave {

ChartGrid::ChartGrid(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("chartGrid"));
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 1, 0, 0);
    grid->setSpacing(1);
}

void ChartGrid::setKinds(const std::vector<ChartKind> &kinds)
{
    if (kinds == m_kinds)
        return;
    m_kinds = kinds;
    for (ChartPanel *chart : m_charts)
        delete chart;
    m_charts.clear();
    if (isVisible())
        build();
}

void ChartGrid::build()
{
    if (!m_charts.empty())
        return;
    auto *grid = static_cast<QGridLayout *>(layout());
    const int columns = m_kinds.size() == 1 ? 1 : 2;
    for (std::size_t i = 0; i < m_kinds.size(); ++i) {
        ChartPanel *chart = makeChart(m_kinds[i], this);
        chart->setTheme(m_theme);
        m_charts.push_back(chart);
        const bool widens = columns == 2 && i + 1 == m_kinds.size() && i % 2 == 0;
        grid->addWidget(chart, static_cast<int>(i) / columns, static_cast<int>(i) % columns, 1, widens ? 2 : 1);
        chart->show();
    }
    for (int column = 0; column < 2; ++column)
        grid->setColumnStretch(column, column < columns ? 1 : 0);
}

void ChartGrid::showRun(const ChartInput &input)
{
    if (!isVisible() || input.window.isEmpty())
        return;
    for (ChartPanel *chart : m_charts)
        chart->showRun(input);
}

void ChartGrid::setTheme(const Theme &theme)
{
    m_theme = theme;
    for (ChartPanel *chart : m_charts)
        chart->setTheme(theme);
    update();
}

void ChartGrid::retranslate()
{
    for (ChartPanel *chart : m_charts)
        chart->retranslate();
}

void ChartGrid::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    build();
}

void ChartGrid::paintEvent(QPaintEvent *)
{
    // What shows between the charts is the hairline.
    QPainter(this).fillRect(rect(), m_theme.border);
}

} // namespace interleave
