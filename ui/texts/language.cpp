// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/language.h"

#include <QCoreApplication>
#include <QFontDatabase>
#include <QLibraryInfo>
#include <QLocale>

#include <algorithm>

namespace interleave {

namespace {

constexpr Language::Choice choices[] = {{"en", "English"}, {"zh_CN", "简体中文"}};

} // namespace

std::span<const Language::Choice> Language::all()
{
    return choices;
}

bool Language::isKnown(const QString &code)
{
    return std::any_of(std::begin(choices), std::end(choices), [&](const Choice &choice) { return code == QLatin1String(choice.code); });
}

QString Language::ofSystem()
{
    const QLocale locale = QLocale::system();
    const bool simplified = locale.language() == QLocale::Chinese && locale.script() != QLocale::TraditionalHanScript;
    return simplified ? QStringLiteral("zh_CN") : QStringLiteral("en");
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
}

void Language::use(const QString &code)
{
    const QString next = isKnown(code) ? code : QStringLiteral("en");
    if (next == m_code)
        return;
    QCoreApplication::removeTranslator(&m_ours);
    QCoreApplication::removeTranslator(&m_qt);
    m_code = next;
    // English is loaded too, for its plurals. Qt's own texts first: the translator installed last is asked first.
    if (m_qt.load(QStringLiteral("qtbase_") + m_code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qt);
    if (m_ours.load(QStringLiteral(":/i18n/interleave_") + m_code))
        QCoreApplication::installTranslator(&m_ours);
}

bool Language::hasGlyphs(const QString &code)
{
    return code != QLatin1String("zh_CN") || !QFontDatabase::families(QFontDatabase::SimplifiedChinese).isEmpty();
}

} // namespace interleave
