// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QObject>
#include <QSize>

#include <array>
#include <utility>
#include <vector>

class QAction;
class QDockWidget;
class QMainWindow;
class QMenu;

namespace interleave {

/// Where the panels stand around the timeline. Each can be hidden by its action, moved by its edge, and put back by resetLayout().
class WindowDocks : public QObject
{
    Q_OBJECT

public:
    enum class Place { experiments, parameters, charts, data, output, explanation, details, count };

    /// Of the places above: a layout that was remembered with another is not restored.
    static constexpr int layoutVersion = 1;

    explicit WindowDocks(QMainWindow &window);

    void add(Place place, QWidget *panel);
    /// Call once, when all panels are there: remembers this as the layout to go back to.
    void finish(QMenu *menu);
    void resetLayout();
    void setTheme(const Theme &theme);
    void retranslate();
    /// Hides all docks, and shows those again that were visible, as large as they were.
    void setHidden(bool hidden);
    /// The window was resized: keeps the charts' share of its height, so that a small window is not all charts.
    void keepShares(QSize before, QSize now);
    QDockWidget *operator[](Place place) const { return m_docks[static_cast<std::size_t>(place)]; }

private:
    void setSizes();
    void resizeTo(Place place, int extent, Qt::Orientation orientation);

    QMainWindow &m_window;
    std::array<QDockWidget *, static_cast<std::size_t>(Place::count)> m_docks{};
    QByteArray m_original;
    std::vector<std::pair<QDockWidget *, QSize>> m_hidden;
    Theme m_theme;
};

} // namespace interleave
