// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/actions.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>

namespace interleave {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("actions", text);
}

struct Row
{
    ActionId id;
    MenuId menu;
    const char *name; ///< object name
    const char *text;
    const char *keys; ///< portable, several separated by "; "
    bool checkable = false;
    bool begins = false; ///< a separator stands before it
};

constexpr Row rows[] = {
    {ActionId::quit, MenuId::file, "quit", QT_TRANSLATE_NOOP("actions", "&Quit"), "Ctrl+Q"},
    {ActionId::run, MenuId::run, "run", QT_TRANSLATE_NOOP("actions", "&Run"), "F5"},
    {ActionId::stop, MenuId::run, "stop", QT_TRANSLATE_NOOP("actions", "&Stop"), "Shift+F5"},
    {ActionId::freeze, MenuId::run, "freeze", QT_TRANSLATE_NOOP("actions", "&Freeze the view"), "Space", true},
    {ActionId::toggleLock, MenuId::run, "toggleLock", QT_TRANSLATE_NOOP("actions", "Switch the &lock on or off"), "B", false, true},
    {ActionId::resetParameters, MenuId::run, "resetAllParameters", QT_TRANSLATE_NOOP("actions", "Reset &parameters to defaults"), "Ctrl+R"},
    {ActionId::compareValues, MenuId::run, "compareValues", QT_TRANSLATE_NOOP("actions", "&Compare values…"), "Ctrl+K", false, true},
    {ActionId::themeToggle, MenuId::view, "themeToggle", QT_TRANSLATE_NOOP("actions", "Switch between &light and dark"), "T"},
    {ActionId::projector, MenuId::view, "projector", QT_TRANSLATE_NOOP("actions", "&Projector"), "F11", true, true},
    {ActionId::biggerText, MenuId::view, "biggerText", QT_TRANSLATE_NOOP("actions", "&Bigger text and lanes"), "Ctrl++; Ctrl+=", false, true},
    {ActionId::smallerText, MenuId::view, "smallerText", QT_TRANSLATE_NOOP("actions", "&Smaller text and lanes"), "Ctrl+-"},
    {ActionId::normalText, MenuId::view, "normalText", QT_TRANSLATE_NOOP("actions", "&Normal size"), "Ctrl+0"},
    {ActionId::zoomIn, MenuId::timeline, "zoomIn", QT_TRANSLATE_NOOP("actions", "Zoom &in"), "W"},
    {ActionId::zoomOut, MenuId::timeline, "zoomOut", QT_TRANSLATE_NOOP("actions", "Zoom &out"), "S"},
    {ActionId::panLeft, MenuId::timeline, "panLeft", QT_TRANSLATE_NOOP("actions", "Go &left"), "A"},
    {ActionId::panRight, MenuId::timeline, "panRight", QT_TRANSLATE_NOOP("actions", "Go &right"), "D"},
    {ActionId::zoomInFast, MenuId::timeline, "zoomInFast", QT_TRANSLATE_NOOP("actions", "Zoom in faster"), "Shift+W"},
    {ActionId::zoomOutFast, MenuId::timeline, "zoomOutFast", QT_TRANSLATE_NOOP("actions", "Zoom out faster"), "Shift+S"},
    {ActionId::panLeftFast, MenuId::timeline, "panLeftFast", QT_TRANSLATE_NOOP("actions", "Go left faster"), "Shift+A"},
    {ActionId::panRightFast, MenuId::timeline, "panRightFast", QT_TRANSLATE_NOOP("actions", "Go right faster"), "Shift+D"},
    {ActionId::zoomToSelection, MenuId::timeline, "zoomToSelection", QT_TRANSLATE_NOOP("actions", "Zoom to the &selection"), "F", false, true},
    {ActionId::showAll, MenuId::timeline, "showAll", QT_TRANSLATE_NOOP("actions", "Show the &whole run"), "0"},
    {ActionId::follow, MenuId::timeline, "follow", QT_TRANSLATE_NOOP("actions", "&Follow live"), "End"},
    {ActionId::previousSlice, MenuId::timeline, "previousSlice", QT_TRANSLATE_NOOP("actions", "Previous slice of the lane"), ",", false, true},
    {ActionId::nextSlice, MenuId::timeline, "nextSlice", QT_TRANSLATE_NOOP("actions", "Next slice of the lane"), "."},
    {ActionId::previousCause, MenuId::timeline, "previousCauseAction", QT_TRANSLATE_NOOP("actions", "Previous cause"), "["},
    {ActionId::nextCause, MenuId::timeline, "nextCauseAction", QT_TRANSLATE_NOOP("actions", "Next cause"), "]"},
    {ActionId::pinLane, MenuId::timeline, "pinLane", QT_TRANSLATE_NOOP("actions", "&Pin the lane to the top"), "P", false, true},
    {ActionId::mark, MenuId::timeline, "mark", QT_TRANSLATE_NOOP("actions", "Set or remove a &mark"), "M"},
    {ActionId::clearSelection, MenuId::timeline, "clearSelection", QT_TRANSLATE_NOOP("actions", "&Clear the selection"), "Esc"},
    {ActionId::undo, MenuId::timeline, "undo", QT_TRANSLATE_NOOP("actions", "&Undo the last move of the view"), "Ctrl+Z", false, true},
    {ActionId::redo, MenuId::timeline, "redo", QT_TRANSLATE_NOOP("actions", "R&edo"), "Ctrl+Y; Ctrl+Shift+Z"},
    {ActionId::search, MenuId::window, "search", QT_TRANSLATE_NOOP("actions", "&Search experiments"), "/; Ctrl+F"},
    {ActionId::resetLayout, MenuId::window, "resetLayout", QT_TRANSLATE_NOOP("actions", "&Reset the layout"), "Ctrl+Shift+R", false, true},
    {ActionId::keys, MenuId::help, "keys", QT_TRANSLATE_NOOP("actions", "&Keys"), "?; F1"},
    {ActionId::about, MenuId::help, "about", QT_TRANSLATE_NOOP("actions", "&About Interleave"), "Ctrl+F1", false, true},
    {ActionId::aboutQt, MenuId::help, "aboutQt", QT_TRANSLATE_NOOP("actions", "About &Qt"), "Ctrl+Shift+F1"},
};

constexpr const char *menuTitles[] = {
    QT_TRANSLATE_NOOP("actions", "&File"),
    QT_TRANSLATE_NOOP("actions", "&Run"),
    QT_TRANSLATE_NOOP("actions", "&View"),
    QT_TRANSLATE_NOOP("actions", "&Timeline"),
    QT_TRANSLATE_NOOP("actions", "&Window"),
    QT_TRANSLATE_NOOP("actions", "&Help"),
};

/// What the mouse does on the lanes, for the key sheet.
constexpr struct
{
    const char *keys;
    const char *words;
} gestures[] = {
    {QT_TRANSLATE_NOOP("actions", "wheel"), QT_TRANSLATE_NOOP("actions", "Scroll through the lanes")},
    {QT_TRANSLATE_NOOP("actions", "Shift + wheel"), QT_TRANSLATE_NOOP("actions", "Scroll through time")},
    {QT_TRANSLATE_NOOP("actions", "Ctrl + wheel"), QT_TRANSLATE_NOOP("actions", "Zoom at the pointer")},
    {QT_TRANSLATE_NOOP("actions", "drag on the lanes"), QT_TRANSLATE_NOOP("actions", "Select a range and add it up")},
    {QT_TRANSLATE_NOOP("actions", "drag on the ruler"), QT_TRANSLATE_NOOP("actions", "Zoom to the range")},
    {QT_TRANSLATE_NOOP("actions", "click"), QT_TRANSLATE_NOOP("actions", "Select a slice")},
    {QT_TRANSLATE_NOOP("actions", "double click"), QT_TRANSLATE_NOOP("actions", "Select a slice and zoom to it")},
};

QString withoutMnemonic(QString text)
{
    // Chinese texts carry theirs as "(&F)" at the end.
    if (const qsizetype bracket = text.indexOf(QLatin1String("(&")); bracket > 0)
        text.truncate(bracket);
    return text.remove(QLatin1Char('&'));
}

} // namespace

Actions::Actions(QWidget *window) : QObject(window)
{
    for (int i = 0; i < static_cast<int>(MenuId::count); ++i)
        m_menus.push_back(new QMenu(window));
    m_actions.resize(static_cast<std::size_t>(ActionId::count));
    for (const Row &row : rows) {
        auto *action = new QAction(this);
        action->setObjectName(QLatin1String(row.name));
        action->setCheckable(row.checkable);
        action->setShortcuts(QKeySequence::listFromString(QLatin1String(row.keys), QKeySequence::PortableText));
        QMenu *menu = m_menus[static_cast<std::size_t>(row.menu)];
        if (row.begins)
            menu->addSeparator();
        menu->addAction(action);
        window->addAction(action);
        m_actions[static_cast<std::size_t>(row.id)] = action;
    }
    (*this)[ActionId::quit]->setMenuRole(QAction::QuitRole);
    (*this)[ActionId::about]->setMenuRole(QAction::AboutRole);
    (*this)[ActionId::aboutQt]->setMenuRole(QAction::AboutQtRole);
    retranslate();
}

void Actions::fillMenuBar(QMenuBar *bar)
{
    for (QMenu *menu : m_menus)
        bar->addMenu(menu);
}

void Actions::retranslate()
{
    for (std::size_t i = 0; i < m_menus.size(); ++i)
        m_menus[i]->setTitle(translated(menuTitles[i]));
    for (const Row &row : rows)
        (*this)[row.id]->setText(translated(row.text));
}

std::vector<Actions::KeyGroup> Actions::keyGroups() const
{
    std::vector<KeyGroup> groups;
    for (std::size_t menu = 0; menu < m_menus.size(); ++menu) {
        KeyGroup group;
        group.title = withoutMnemonic(m_menus[menu]->title());
        // The menu and not the table: whatever a menu holds later (docks, languages) is in the sheet as well.
        QList<QAction *> actions = m_menus[menu]->actions();
        for (qsizetype i = 0; i < actions.size(); ++i) {
            const QAction *action = actions[i];
            if (action->menu())
                actions.append(action->menu()->actions());
            QStringList keys;
            for (const QKeySequence &sequence : action->shortcuts())
                keys.append(sequence.toString(QKeySequence::NativeText));
            if (!keys.isEmpty())
                group.keys.push_back({keys.join(QStringLiteral("  ")), withoutMnemonic(action->text())});
        }
        if (!group.keys.empty())
            groups.push_back(group);
    }
    KeyGroup mouse{translated(QT_TRANSLATE_NOOP("actions", "Mouse, on the timeline")), {}};
    for (const auto &gesture : gestures)
        mouse.keys.push_back({translated(gesture.keys), translated(gesture.words)});
    groups.push_back(mouse);
    return groups;
}

} // namespace interleave
