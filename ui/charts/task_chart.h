// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_panel.h"

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
class TaskChart : public ChartPanel
{
    Q_OBJECT

public:
    TaskChart(const char *objectName, QWidget *parent);
    ~TaskChart() override;

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void themeChanged() override;
    void plotMoved() override;

private:
    class Bars;

    std::vector<TaskBar> m_tasks;
    TraceView m_trace;
    TimeRange m_window;
    Bars *m_bars; ///< owned by the chart's scene
};

} // namespace interleave
