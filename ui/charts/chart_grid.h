// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/catalogue.h"
#include "ui/charts/chart_panel.h"

#include <QWidget>

namespace interleave {

/// The charts of the chosen experiment, side by side, separated by hairlines. Charts are made when they are first shown.
class ChartGrid : public QWidget
{
    Q_OBJECT

public:
    explicit ChartGrid(QWidget *parent = nullptr);

    void setKinds(const std::vector<ChartKind> &kinds);
    /// Does nothing while hidden; the next call when shown brings it up to date.
    void showRun(const ChartInput &input);
    void setTheme(const Theme &theme);
    void retranslate();
    const std::vector<ChartPanel *> &charts() const { return m_charts; }

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();

    std::vector<ChartKind> m_kinds;
    std::vector<ChartPanel *> m_charts;
    Theme m_theme;
};

} // namespace interleave
