// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/wait_graph.h"
#include "ui/charts/painted_chart.h"
#include "ui/charts/wait_graph_layout.h"

namespace interleave {

/// Who waits for whom: workers as discs in their hue, locks as boxes; an arrow from a lock to the worker who holds it, a dashed one from a worker to
/// the lock it waits for. A closed cycle is drawn in vermillion and named. Live it shows the moment at the window's end; where nobody waits
/// then, the last moment somebody did.
class WaitGraphChart : public PaintedChart
{
    Q_OBJECT

public:
    WaitGraphChart(const char *objectName, QWidget *parent);

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

    const std::optional<WaitCycle> &cycle() const { return m_cycle; }

protected:
    void paintPlot(QPainter &painter, const QRectF &plot) const override;

private:
    QString laneName(LaneId lane) const;
    QString objectName(ObjectId object) const;
    QString cycleName() const;
    QString deadName() const;

    TraceView m_trace;
    WaitGraph m_graph;
    std::optional<WaitCycle> m_cycle;
    std::vector<LaneId> m_dead; ///< holders that have ended
    GraphNodes m_nodes;
    Nanos m_moment = -1;
};

} // namespace interleave
