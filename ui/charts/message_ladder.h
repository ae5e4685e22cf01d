// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"

namespace interleave {

/// The newest messages of which something lies in `window`, at most `most`, in order of sending. What a worker sent to itself is no message here.
std::vector<FlowRow> messagesIn(const TraceView &view, TimeRange window, std::size_t most);

/// Who sent what to whom, when: a column for each worker, a rung for each message, time downwards. All rungs are equally high, so that what
/// followed closely can be read; their times stand at the left. No fewer fit than are shown: the newest of the timeline's window.
class MessageLadder : public PaintedChart
{
    Q_OBJECT

public:
    MessageLadder(const char *objectName, QWidget *parent);

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void paintPlot(QPainter &painter, const QRectF &plot) const override;

private:
    struct Layout;

    void paintHead(QPainter &painter, const Layout &layout) const;
    void paintRung(QPainter &painter, const Layout &layout, const FlowRow &message, double y) const;
    QString textOf(const FlowRow &message) const;

    std::vector<FlowRow> m_messages;
    TraceView m_trace;
};

} // namespace interleave
