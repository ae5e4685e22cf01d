// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>

#include <vector>

class QMenu;
class QMenuBar;

namespace interleave {

enum class ActionId {
    quit,
    run,
    stop,
    freeze,
    toggleLock,
    resetParameters,
    compareValues,
    themeToggle,
    projector,
    biggerText,
    smallerText,
    normalText,
    zoomIn,
    zoomOut,
    zoomInFast,
    zoomOutFast,
    panLeft,
    panRight,
    panLeftFast,
    panRightFast,
    zoomToSelection,
    showAll,
    follow,
    previousSlice,
    nextSlice,
    previousCause,
    nextCause,
    pinLane,
    mark,
    clearSelection,
    undo,
    redo,
    search,
    resetLayout,
    keys,
    about,
    aboutQt,
    count
};

enum class MenuId { file, run, view, timeline, window, help, count };

/// All that the window can do, once: menus, shortcuts and the key sheet are made from this list.
class Actions : public QObject
{
    Q_OBJECT

public:
    struct Key
    {
        QString keys;
        QString words;
    };
    struct KeyGroup
    {
        QString title;
        std::vector<Key> keys;
    };

    /// The actions are added to `window`, so that their shortcuts work in all of it.
    explicit Actions(QWidget *window);

    QAction *operator[](ActionId id) const { return m_actions[static_cast<std::size_t>(id)]; }
    QMenu *menu(MenuId id) const { return m_menus[static_cast<std::size_t>(id)]; }
    void fillMenuBar(QMenuBar *bar);
    void retranslate();
    /// For the key sheet: every action with a shortcut, by menu, and what the mouse does.
    std::vector<KeyGroup> keyGroups() const;

private:
    std::vector<QAction *> m_actions;
    std::vector<QMenu *> m_menus;
};

} // namespace interleave
