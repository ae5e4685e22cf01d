// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QAction;
class QActionGroup;
class QMenu;

namespace interleave {

class Appearance;

/// The menus that choose one of a few: theme and language.
class ChoiceMenus : public QObject
{
    Q_OBJECT

public:
    ChoiceMenus(Appearance &appearance, QWidget *window);
    /// Puts both before `before`.
    void addTo(QMenu *menu, QAction *before);

Q_SIGNALS:
    /// The language asked for would be shown as boxes; it was not chosen.
    void fontMissing();

private:
    void showTheme();
    void showLanguage();
    void retranslate();
    void choose(const QString &language);

    Appearance &m_appearance;
    QMenu *m_themes;
    QMenu *m_languages;
    QActionGroup *m_themeGroup;
    QActionGroup *m_languageGroup;
};

} // namespace interleave
