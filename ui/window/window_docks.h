// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QObject>

#include <array>

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

    explicit WindowDocks(QMainWindow &window);

    void add(Place place, QWidget *panel);
    /// Call once, when all panels are there: remembers this as the layout to go back to.
    void finish(QMenu *menu);
    void resetLayout();
    void setTheme(const Theme &theme);
    void retranslate();
    /// Hides all docks, and shows those again that were visible.
    void setHidden(bool hidden);
    QDockWidget *operator[](Place place) const { return m_docks[static_cast<std::size_t>(place)]; }

private:
    void setSizes();

    QMainWindow &m_window;
    std::array<QDockWidget *, static_cast<std::size_t>(Place::count)> m_docks{};
    QByteArray m_original;
    QByteArray m_beforeHiding;
    Theme m_theme;
};

} // namespace interleave
