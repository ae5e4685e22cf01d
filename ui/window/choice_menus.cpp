// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/choice_menus.h"

#include "ui/window/appearance.h"

#include <QActionGroup>
#include <QMenu>

namespace interleave {

ChoiceMenus::ChoiceMenus(Appearance &appearance, QWidget *window) :
    QObject(window), m_appearance(appearance), m_themes(new QMenu(window)), m_languages(new QMenu(window)), m_themeGroup(new QActionGroup(this)),
    m_languageGroup(new QActionGroup(this))
{
    const auto add = [](QMenu *menu, QActionGroup *group, const QString &value, const QString &keys) {
        QAction *action = menu->addAction(QString());
        action->setCheckable(true);
        action->setData(value);
        action->setShortcut(QKeySequence(keys));
        group->addAction(action);
        return action;
    };
    int key = 0;
    for (const char *theme : {"system", "light", "dark"})
        add(m_themes, m_themeGroup, QLatin1String(theme), QStringLiteral("Ctrl+Alt+%1").arg(++key))
            ->setObjectName(QStringLiteral("theme_") + QLatin1String(theme));
    add(m_languages, m_languageGroup, QString(), QStringLiteral("Ctrl+Alt+%1").arg(++key))->setObjectName(QStringLiteral("language_system"));
    for (const Language::Choice &language : Language::all()) {
        QAction *action = add(m_languages, m_languageGroup, QLatin1String(language.code), QStringLiteral("Ctrl+Alt+%1").arg(++key));
        action->setObjectName(QStringLiteral("language_") + QLatin1String(language.code));
        action->setText(QString::fromUtf8(language.name)); // in its own language, whatever the window speaks
    }
    connect(m_themeGroup, &QActionGroup::triggered, this, [this](QAction *action) { m_appearance.chooseTheme(action->data().toString()); });
    connect(m_languageGroup, &QActionGroup::triggered, this, [this](QAction *action) { choose(action->data().toString()); });
    connect(&appearance, &Appearance::themeChanged, this, &ChoiceMenus::showTheme);
    connect(&appearance, &Appearance::languageChanged, this, &ChoiceMenus::showLanguage);
    showLanguage();
    showTheme();
}

void ChoiceMenus::addTo(QMenu *menu, QAction *before)
{
    menu->insertMenu(before, m_themes);
    menu->insertMenu(before, m_languages);
}

void ChoiceMenus::showTheme()
{
    for (QAction *action : m_themeGroup->actions())
        action->setChecked(action->data().toString() == m_appearance.themeChoice());
}

void ChoiceMenus::showLanguage()
{
    for (QAction *action : m_languageGroup->actions())
        action->setChecked(action->data().toString() == m_appearance.languageChoice());
    retranslate();
}

void ChoiceMenus::retranslate()
{
    m_themes->setTitle(tr("T&heme"));
    m_languages->setTitle(tr("&Language"));
    const QList<QAction *> themes = m_themeGroup->actions();
    themes[0]->setText(tr("As the &system"));
    themes[1]->setText(tr("&Light"));
    themes[2]->setText(tr("&Dark"));
    m_languageGroup->actions().constFirst()->setText(tr("As the &system"));
}

void ChoiceMenus::choose(const QString &language)
{
    if (Language::hasGlyphs(language.isEmpty() ? Language::ofSystem() : language)) {
        m_appearance.chooseLanguage(language);
        return;
    }
    showLanguage();
    Q_EMIT fontMissing();
}

} // namespace interleave
