// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"
#include "ui/charts/process_nodes.h"

namespace interleave {

/// Parents and children as a tree, a line each: name, pid, how it was started, how it ended. A disc in the worker's hue says who; it is hollow for a
/// zombie and pale for one that is gone. The tree flows into further columns where its lines do not fit below each other.
class ProcessTree : public PaintedChart
{
    Q_OBJECT

public:
    ProcessTree(const char *objectName, QWidget *parent);

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void paintPlot(QPainter &painter, const QRectF &plot) const override;

private:
    void paintLine(QPainter &painter, const ProcessNode &node, const QRectF &line) const;
    void paintBranches(QPainter &painter, const ProcessNode &node, const QRectF &line, double indent) const;
    void paintDisc(QPainter &painter, const ProcessNode &node, QPointF centre, double radius) const;
    void paintBadge(QPainter &painter, const ProcessNode &node, const QString &text, const QRectF &room) const;
    QString nameOf(const ProcessNode &node) const;
    QString originOf(const ProcessNode &node) const; ///< "pid 4711 · fork"
    QString endOf(const ProcessNode &node) const;    ///< "exit 0", "SIGKILL", "zombie"; empty while it lives

    std::vector<ProcessNode> m_nodes;
};

} // namespace interleave
