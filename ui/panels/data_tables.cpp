// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/data_tables.h"

#include "ui/charts/chart_panel.h"

#include <QHeaderView>
#include <QTabWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace interleave {

namespace {

constexpr int mostTableRows = 500;

} // namespace

DataTables::DataTables(QWidget *parent) : QWidget(parent), m_tabs(new QTabWidget(this))
{
    setObjectName(QStringLiteral("dataTables"));
    m_tabs->setDocumentMode(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_tabs);
}

void DataTables::showCharts(const std::vector<ChartPanel *> &charts)
{
    if (!isVisible())
        return;
    while (m_tabs->count() > static_cast<int>(charts.size()))
        delete m_tabs->widget(m_tabs->count() - 1);
    for (std::size_t i = 0; i < charts.size(); ++i) {
        const int tab = static_cast<int>(i);
        if (tab >= m_tabs->count()) {
            auto *table = new QTableWidget;
            table->setEditTriggers(QAbstractItemView::NoEditTriggers);
            table->verticalHeader()->hide();
            table->setFrameShape(QFrame::NoFrame);
            m_tabs->addTab(table, QString());
        }
        m_tabs->setTabText(tab, charts[i]->title());
        if (tab != m_tabs->currentIndex())
            continue;
        auto *table = static_cast<QTableWidget *>(m_tabs->widget(tab));
        const ChartTable numbers = charts[i]->table();
        table->setAccessibleName(charts[i]->title());
        table->setColumnCount(static_cast<int>(numbers.headers.size()));
        table->setHorizontalHeaderLabels(numbers.headers);
        const int rows = std::min(mostTableRows, static_cast<int>(numbers.rows.size()));
        table->setRowCount(rows);
        for (int row = 0; row < rows; ++row)
            for (int column = 0; column < numbers.headers.size(); ++column)
                table->setItem(row, column, new QTableWidgetItem(numbers.rows[static_cast<std::size_t>(row)].value(column)));
    }
}

void DataTables::setTheme(const Theme &theme)
{
    m_tabs->setFont(theme.body());
}

} // namespace interleave
