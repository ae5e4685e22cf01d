// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QWidget>

class QTabWidget;

namespace interleave {

class ChartPanel;

/// The numbers behind each chart as tables, for those who cannot see the charts or want to copy them. Filled while it is shown.
class DataTables : public QWidget
{
    Q_OBJECT

public:
    explicit DataTables(QWidget *parent = nullptr);
    void showCharts(const std::vector<ChartPanel *> &charts);
    void setTheme(const Theme &theme);

private:
    QTabWidget *m_tabs;
};

} // namespace interleave
