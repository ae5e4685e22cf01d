// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"

namespace interleave {

/// One task of a worker, as a bar of the staircase.
struct TaskBar
{
    TimeRange range;
    LaneId lane;
    std::uint32_t number = 0; ///< of the task
    unsigned step = 0;        ///< row from the bottom
};

/// The newest tasks that lie in `window`, at most `most`, in order of begin. Tasks still running end at the view's end.
std::vector<TaskBar> tasksIn(const TraceView &view, TimeRange window, std::size_t most);

/// The staircase of a pool: each task a bar in its worker's hue, one step higher than the one before.
class TaskChart : public PaintedChart
{
    Q_OBJECT

public:
    TaskChart(const char *objectName, QWidget *parent);

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void paintPlot(QPainter &painter, const QRectF &plot) const override;

private:
    std::vector<TaskBar> m_tasks;
    TraceView m_trace;
    TimeRange m_window;
};

} // namespace interleave
