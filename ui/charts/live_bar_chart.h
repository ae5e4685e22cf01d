// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_panel.h"

#include <optional>

QT_BEGIN_NAMESPACE
class QStackedBarSeries;
QT_END_NAMESPACE
class QGraphicsSimpleTextItem;

namespace interleave {

struct ChartBar
{
    double value = 0;
    QColor color;
    QString below;               ///< under the axis; may be empty
    QString above;               ///< on top of the bar; may be empty
    std::optional<double> upper; ///< a thin line up to here: the worst of what the bar is the middle of
    QString inTable;             ///< what the data table calls it
};

struct BarFigure
{
    std::vector<ChartBar> bars;
    QString current;
    bool logarithmic = false; ///< for values that differ by powers of ten
};

/// Bars with words under some of them.
class LiveBarChart : public ChartPanel
{
    Q_OBJECT

public:
    class Source
    {
    public:
        virtual ~Source() = default;
        virtual QString title() const = 0;
        virtual QString hint() const = 0;
        virtual QString axisLabel(double value) const = 0;
        virtual BarFigure figure(const ChartInput &input, const Theme &theme) const = 0;
    };

    LiveBarChart(const char *objectName, std::unique_ptr<const Source> source, QWidget *parent);
    ~LiveBarChart() override;

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void themeChanged() override;
    void plotMoved() override;

private:
    double emptySlots() const; ///< on either side
    void setScale();
    double heightOf(double value) const; ///< 0..1 of the plot
    void fillSeries();
    void placeWords();

    std::unique_ptr<const Source> m_source;
    QStackedBarSeries *m_series;
    std::vector<QGraphicsSimpleTextItem *> m_words;
    std::vector<QGraphicsLineItem *> m_whiskers;
    BarFigure m_figure;
    double m_least = 0; ///< where a logarithmic axis begins
    double m_most = 1;
};

} // namespace interleave
