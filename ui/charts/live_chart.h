// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_panel.h"

#include <QList>
#include <QPointF>

QT_BEGIN_NAMESPACE
class QLineSeries;
QT_END_NAMESPACE

namespace interleave {

/// One line of a live chart. x is ns since the run's start; at most two points a pixel.
struct ChartLine
{
    QString name;
    QColor color;
    QList<QPointF> points;
};

/// What a live chart shows at one moment.
struct LineFigure
{
    std::vector<ChartLine> lines;
    QString current;    ///< the value of this moment, in words
    double least = 0;   ///< the y axis ends at least here
    bool fixed = false; ///< ... and always there (shares)
};

/// Lines over the time axis of the timeline.
class LiveChart : public ChartPanel
{
    Q_OBJECT

public:
    /// What a chart of this kind is about: its words and where its numbers come from.
    class Source
    {
    public:
        virtual ~Source() = default;
        virtual QString title() const = 0;
        virtual QString hint() const = 0; ///< while there is nothing to draw
        virtual QString axisLabel(double value) const = 0;
        /// `pixels`: how wide the plot is.
        virtual LineFigure figure(const ChartInput &input, const Theme &theme, int pixels) const = 0;
    };

    LiveChart(const char *objectName, std::unique_ptr<const Source> source, QWidget *parent);
    ~LiveChart() override;

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void themeChanged() override;

private:
    std::unique_ptr<const Source> m_source;
    std::vector<QLineSeries *> m_series;
    LineFigure m_figure;
};

} // namespace interleave
