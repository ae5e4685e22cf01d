// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/painted_chart.h"

namespace interleave {

/// What memory a process had when it ended, in KiB; each part holds the one before.
struct ProcessMemory
{
    QString name;
    LaneId lane{};          ///< invalid: the middle one of all children that were started alike
    double ownKib = 0;      ///< private and written to: nobody else has it
    double shareKib = 0;    ///< and its share of what it has in common with others (PSS)
    double residentKib = 0; ///< and all of what it has in common with others (RSS): counted once for each of them
};

/// By start method where the report has it so, else by process.
std::vector<ProcessMemory> memoryIn(const Report &report);

/// A bar for each process: filled what is its own, striped up to its share, framed what is resident at all.
class MemoryBars : public PaintedChart
{
    Q_OBJECT

public:
    MemoryBars(const char *objectName, QWidget *parent);

    void showRun(const ChartInput &input) override;
    ChartTable table() const override;
    void retranslate() override;

protected:
    void paintPlot(QPainter &painter, const QRectF &plot) const override;

private:
    void paintBar(QPainter &painter, const ProcessMemory &memory, const QRectF &bar, double perKib) const;
    void paintKey(QPainter &painter, const QRectF &line) const;

    std::vector<ProcessMemory> m_processes;
};

} // namespace interleave
