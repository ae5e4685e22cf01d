// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"

namespace interleave {

/// Where a dot lies: column from the left, row from the bottom.
struct Dot
{
    int column = 0;
    int row = 0;
    bool operator==(const Dot &) const = default;
};

/// The points of a track within `window` on a grid of dots, logarithmic from `least` to `greatest`: each place at most once. Values beyond lie
/// at the edge.
std::vector<Dot> dotsOf(const TraceView &view, TrackId track, TimeRange window, int columns, int rows, double least, double greatest);

/// How long each single thing took, a dot for each at the time when it was over, logarithmic upwards. Shown is the workload's first series of values.
class DotChart : public PaintedChart
{
    Q_OBJECT

public:
    DotChart(const char *objectName, QWidget *parent);

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void paintPlot(QPainter &painter, const QRectF &plot) const override;

private:
    double side() const; ///< of a dot

    std::vector<Dot> m_dots;
    TraceView m_trace;
    TrackId m_track;
    TimeRange m_window;
};

} // namespace interleave
