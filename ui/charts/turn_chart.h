// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"

namespace interleave {

/// One task of a thread that many share: in which pixels it had a turn.
struct TurnRow
{
    std::uint32_t number = 0; ///< of the task
    LaneId lane;
    std::uint64_t turns = 0;
    std::vector<bool> pixels;
};

/// The tasks that had a turn within `window`, by number, at most `most` of them.
std::vector<TurnRow> turnsIn(const TraceView &view, TimeRange window, int pixels, std::size_t most);

/// A row for each task, filled where it had its turn: tasks on one thread lie one above the other and never side by side. Where all rows are
/// empty, nobody got on.
class TurnChart : public PaintedChart
{
    Q_OBJECT

public:
    TurnChart(const char *objectName, QWidget *parent);

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void paintPlot(QPainter &painter, const QRectF &plot) const override;

private:
    std::vector<TurnRow> m_rows;
};

} // namespace interleave
