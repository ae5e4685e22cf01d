// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/window_docks.h"

#include <QAction>
#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <QMenu>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

struct Row
{
    const char *name;
    const char *title;
    Qt::DockWidgetArea area;
    bool shownAtFirst = true;
};

/// In the order of WindowDocks::Place.
constexpr Row rows[] = {
    {"dockExperiments", QT_TRANSLATE_NOOP("docks", "Experiments"), Qt::LeftDockWidgetArea},
    {"dockParameters", QT_TRANSLATE_NOOP("docks", "Parameters"), Qt::LeftDockWidgetArea},
    {"dockCharts", QT_TRANSLATE_NOOP("docks", "Charts"), Qt::BottomDockWidgetArea},
    {"dockData", QT_TRANSLATE_NOOP("docks", "Data behind the charts"), Qt::BottomDockWidgetArea, false},
    {"dockOutput", QT_TRANSLATE_NOOP("docks", "Output of the workers"), Qt::BottomDockWidgetArea, false},
    {"dockExplanation", QT_TRANSLATE_NOOP("docks", "Explanation"), Qt::RightDockWidgetArea},
    {"dockDetails", QT_TRANSLATE_NOOP("docks", "Selected"), Qt::RightDockWidgetArea},
};

} // namespace

WindowDocks::WindowDocks(QMainWindow &window) : QObject(&window), m_window(window)
{
    // The side panels reach from the toolbar to the status bar, as the mock-up has it.
    window.setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    window.setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    window.setDockOptions(QMainWindow::AllowNestedDocks | QMainWindow::AllowTabbedDocks);
    window.setTabPosition(Qt::BottomDockWidgetArea, QTabWidget::North);
}

void WindowDocks::add(Place place, QWidget *panel)
{
    const Row &row = rows[static_cast<std::size_t>(place)];
    auto *dock = new QDockWidget(&m_window);
    dock->setObjectName(QLatin1String(row.name));
    // Floating docks cannot be put back on Wayland with this Qt, and the panels carry their own headings.
    dock->setFeatures(QDockWidget::DockWidgetClosable | QDockWidget::DockWidgetMovable);
    dock->setTitleBarWidget(new QWidget(dock));
    dock->setWidget(panel);
    m_window.addDockWidget(row.area, dock);
    m_docks[static_cast<std::size_t>(place)] = dock;
}

void WindowDocks::finish(QMenu *menu)
{
    m_window.tabifyDockWidget((*this)[Place::charts], (*this)[Place::data]);
    m_window.tabifyDockWidget((*this)[Place::data], (*this)[Place::output]);
    int number = 0;
    for (std::size_t i = 0; i < m_docks.size(); ++i) {
        m_docks[i]->setVisible(rows[i].shownAtFirst);
        QAction *toggle = m_docks[i]->toggleViewAction();
        toggle->setShortcut(QKeySequence(QStringLiteral("Ctrl+%1").arg(++number)));
        menu->addAction(toggle);
        m_window.addAction(toggle);
    }
    (*this)[Place::charts]->raise();
    retranslate();
    setSizes();
    m_original = m_window.saveState(layoutVersion);
}

void WindowDocks::setSizes()
{
    const auto dock = [this](Place place) { return (*this)[place]; };
    const int width = m_window.width();
    const int left = std::clamp(width * 17 / 100, m_theme.px(248), m_theme.px(320));
    const int right = std::clamp(width * 18 / 100, m_theme.px(240), m_theme.px(340));
    m_window.resizeDocks({dock(Place::experiments), dock(Place::explanation)}, {left, right}, Qt::Horizontal);
    const int high = m_window.height();
    m_window.resizeDocks({dock(Place::experiments), dock(Place::parameters)}, {high * 34 / 100, high * 56 / 100}, Qt::Vertical);
    m_window.resizeDocks({dock(Place::explanation), dock(Place::details)}, {high * 60 / 100, high * 30 / 100}, Qt::Vertical);
    m_window.resizeDocks({dock(Place::charts)}, {high * 50 / 100}, Qt::Vertical);
}

void WindowDocks::resetLayout()
{
    m_window.restoreState(m_original, layoutVersion);
    setSizes();
}

void WindowDocks::setTheme(const Theme &theme)
{
    m_theme = theme;
    // Below this the knobs and the words could not be read.
    for (const Place place : {Place::parameters, Place::experiments})
        (*this)[place]->widget()->setMinimumWidth(theme.px(240));
    for (const Place place : {Place::explanation, Place::details})
        (*this)[place]->widget()->setMinimumWidth(theme.px(220));
}

void WindowDocks::retranslate()
{
    for (std::size_t i = 0; i < m_docks.size(); ++i)
        m_docks[i]->setWindowTitle(QCoreApplication::translate("docks", rows[i].title));
}

void WindowDocks::setHidden(bool hidden)
{
    if (hidden) {
        m_hidden.clear();
        for (QDockWidget *dock : m_docks)
            if (!dock->isHidden())
                m_hidden.emplace_back(dock, dock->size());
        for (QDockWidget *dock : m_docks)
            dock->hide();
        return;
    }
    for (const auto &[dock, size] : m_hidden)
        dock->show();
    // The layout gives shown docks their first sizes a moment later: only then can they have their own back.
    QTimer::singleShot(0, this, [this, shown = std::exchange(m_hidden, {})] {
        for (const auto &[dock, size] : shown) {
            m_window.resizeDocks({dock}, {size.width()}, Qt::Horizontal);
            m_window.resizeDocks({dock}, {size.height()}, Qt::Vertical);
        }
    });
}

void WindowDocks::keepShares(QSize before, QSize now)
{
    if (before.isEmpty() || !m_hidden.empty() || before.height() == now.height())
        return;
    const double factor = static_cast<double>(now.height()) / before.height();
    for (const Place place : {Place::charts, Place::experiments, Place::details})
        if ((*this)[place]->isVisible())
            resizeTo(place, static_cast<int>((*this)[place]->height() * factor), Qt::Vertical);
}

void WindowDocks::resizeTo(Place place, int extent, Qt::Orientation orientation)
{
    m_window.resizeDocks({(*this)[place]}, {extent}, orientation);
}

} // namespace interleave
