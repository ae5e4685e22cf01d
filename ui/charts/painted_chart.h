// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_panel.h"

namespace interleave {

/// A chart whose inside is painted by itself: frame, grid and axes are those of every other chart.
class PaintedChart : public ChartPanel
{
    Q_OBJECT

public:
    ~PaintedChart() override;

protected:
    PaintedChart(const char *objectName, QWidget *parent);

    /// Without antialiasing, in the chart's small font.
    virtual void paintPlot(QPainter &painter, const QRectF &plot) const = 0;
    void repaintPlot();

    void themeChanged() override;
    void plotMoved() override;

private:
    class Inside;
    Inside *m_inside; ///< owned by the chart's scene
};

} // namespace interleave
