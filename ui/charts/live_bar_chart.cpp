// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/live_bar_chart.h"

#include "ui/texts/quantities.h"

#include <QBarSet>
#include <QChart>
#include <QFontMetricsF>
#include <QGraphicsLineItem>
#include <QGraphicsSimpleTextItem>
#include <QStackedBarSeries>
#include <QValueAxis>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double leastSlots = 7;

} // namespace

LiveBarChart::LiveBarChart(const char *objectName, std::unique_ptr<const Source> source, QWidget *parent) :
    ChartPanel(objectName, parent), m_source(std::move(source)), m_series(new QStackedBarSeries(chart()))
{
    m_series->setBarWidth(0.9);
    chart()->addSeries(m_series);
    for (QAbstractAxis *axis : chart()->axes())
        m_series->attachAxis(axis);
    retranslate();
    setHint(m_source->hint());
}

LiveBarChart::~LiveBarChart() = default;

void LiveBarChart::showRun(const ChartInput &input)
{
    m_figure = m_source->figure(input, theme());
    setHint(m_figure.bars.empty() ? m_source->hint() : QString());
    if (m_figure.bars.empty())
        return;
    setScale();
    fillSeries();
    plotMoved();
    setCurrentValue(m_figure.current);
}

void LiveBarChart::setScale()
{
    double top = 0;
    double bottom = m_figure.bars.front().value;
    for (const ChartBar &bar : m_figure.bars) {
        top = std::max({top, bar.value, bar.upper.value_or(0)});
        bottom = std::min(bottom, bar.value);
    }
    if (m_figure.logarithmic && bottom > 0) {
        m_least = std::pow(10.0, std::floor(std::log10(bottom * 0.5)));
        m_most = std::pow(10.0, std::ceil(std::log10(top * 1.5)));
        setYRange(1, m_source->axisLabel(m_most), m_source->axisLabel(m_least));
        return;
    }
    m_least = 0;
    const double wanted = texts::niceCeiling(top * 1.05);
    if (wanted > m_most || wanted < m_most * 0.3)
        m_most = wanted;
    setYRange(1, m_source->axisLabel(m_most), QStringLiteral("0"));
}

double LiveBarChart::heightOf(double value) const
{
    const double share = m_least > 0 ? std::log(std::max(value, m_least) / m_least) / std::log(m_most / m_least) : value / m_most;
    return std::clamp(share, 0.0, 1.0);
}

double LiveBarChart::emptySlots() const
{
    // One or two bars as wide as the chart would look like a flag; but the words below need their room.
    const QFontMetricsF metrics(theme().small());
    double widest = 1;
    for (const ChartBar &bar : m_figure.bars)
        widest = std::max(widest, metrics.horizontalAdvance(bar.below) + theme().px(8));
    const double slots = std::min(leastSlots, plotArea().width() / widest);
    return std::max(0.0, (slots - static_cast<double>(m_figure.bars.size())) / 2);
}

void LiveBarChart::fillSeries()
{
    // One set per colour, stacked, so that each bar has the colour it needs.
    std::vector<QColor> colors;
    for (const ChartBar &bar : m_figure.bars)
        if (std::find(colors.begin(), colors.end(), bar.color) == colors.end())
            colors.push_back(bar.color);
    QList<QBarSet *> sets = m_series->barSets();
    const bool same =
        sets.size() == static_cast<qsizetype>(colors.size()) && (sets.isEmpty() || sets[0]->count() == static_cast<int>(m_figure.bars.size()));
    if (!same) {
        m_series->clear();
        sets.clear();
        for (std::size_t i = 0; i < colors.size(); ++i) {
            auto *set = new QBarSet(QString::number(i));
            for (std::size_t bar = 0; bar < m_figure.bars.size(); ++bar)
                set->append(0);
            sets.append(set);
        }
        m_series->append(sets);
    }
    for (std::size_t i = 0; i < colors.size(); ++i) {
        QBarSet *set = sets[static_cast<qsizetype>(i)];
        set->setColor(colors[i]);
        set->setPen(Qt::NoPen);
        for (std::size_t bar = 0; bar < m_figure.bars.size(); ++bar) {
            const double value = m_figure.bars[bar].color == colors[i] ? heightOf(m_figure.bars[bar].value) : 0;
            if (set->at(static_cast<int>(bar)) != value)
                set->replace(static_cast<int>(bar), value);
        }
    }
}

void LiveBarChart::placeWords()
{
    std::size_t words = 0;
    std::size_t whiskers = 0;
    const QRectF plot = plotArea();
    const std::size_t count = m_figure.bars.size();
    double freeFrom = plot.left() - theme().px(40);
    double freeAbove = freeFrom;
    double lastAbove = 0;
    const auto put = [&](const QString &text, double centre, double top, const QColor &color, bool below) {
        if (words == m_words.size()) {
            m_words.push_back(new QGraphicsSimpleTextItem(chart()));
            m_words.back()->setZValue(20);
        }
        QGraphicsSimpleTextItem *item = m_words[words];
        item->setFont(theme().small());
        item->setBrush(color);
        item->setText(text);
        const double width = item->boundingRect().width();
        const double left = std::clamp(centre - width / 2, plot.left() - theme().px(20), plot.right() + theme().px(10) - width);
        // A word that would run into its left neighbour is left out; the table has it.
        const bool beside = !below && std::abs(top - lastAbove) < item->boundingRect().height();
        const bool fits = below ? left >= freeFrom : !beside || left >= freeAbove;
        if (fits && below)
            freeFrom = left + width + theme().px(8);
        if (fits && !below) {
            freeAbove = left + width + theme().px(4);
            lastAbove = top;
        }
        item->setVisible(fits);
        item->setPos(left, top);
        ++words;
    };
    for (std::size_t i = 0; i < count; ++i) {
        const ChartBar &bar = m_figure.bars[i];
        const double centre =
            plot.left() + plot.width() * (static_cast<double>(i) + 0.5 + emptySlots()) / (static_cast<double>(count) + 2 * emptySlots());
        const auto pixelOf = [&](double value) { return plot.bottom() - plot.height() * heightOf(value); };
        if (bar.upper) {
            if (whiskers == m_whiskers.size())
                m_whiskers.push_back(new QGraphicsLineItem(chart()));
            m_whiskers[whiskers]->setPen(QPen(theme().faint, theme().px(1.6)));
            m_whiskers[whiskers]->setLine(centre, pixelOf(bar.value), centre, pixelOf(*bar.upper));
            m_whiskers[whiskers++]->setVisible(true);
        }
        if (!bar.below.isEmpty())
            put(bar.below, centre, plot.bottom() + theme().px(2), theme().faint, true);
        if (!bar.above.isEmpty())
            put(bar.above, centre, pixelOf(std::max(bar.value, bar.upper.value_or(0))) - theme().px(16), theme().ink, false);
    }
    for (; words < m_words.size(); ++words)
        m_words[words]->setVisible(false);
    for (; whiskers < m_whiskers.size(); ++whiskers)
        m_whiskers[whiskers]->setVisible(false);
}

ChartTable LiveBarChart::table() const
{
    ChartTable table;
    table.headers = {tr("Bar"), tr("Value")};
    for (const ChartBar &bar : m_figure.bars)
        table.rows.push_back({bar.inTable, bar.above.isEmpty() ? m_source->axisLabel(bar.value) : bar.above});
    return table;
}

void LiveBarChart::retranslate()
{
    setTitle(m_source->title());
    if (m_figure.bars.empty())
        setHint(m_source->hint());
}

void LiveBarChart::themeChanged()
{
    plotMoved();
}

void LiveBarChart::plotMoved()
{
    if (m_figure.bars.empty())
        return;
    xAxis()->setRange(-0.5 - emptySlots(), static_cast<double>(m_figure.bars.size()) - 0.5 + emptySlots());
    placeWords();
}

} // namespace interleave
