// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTranslator>

#include <span>

namespace interleave {

/// The languages of the application and the one it speaks now. Lives as long as the application object; GUI thread.
class Language
{
public:
    struct Choice
    {
        const char *code; ///< "en", "zh_CN": the words of --lang and of the settings file
        const char *name; ///< in the language itself, UTF-8
    };
    static std::span<const Choice> all();
    static bool isKnown(const QString &code);
    /// The user's own, as far as we have it; else English.
    static QString ofSystem();

    Language() = default;
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    /// Speaks `code` from now on (English for an unknown one); widgets get LanguageChange.
    void use(const QString &code);
    QString code() const { return m_code.isEmpty() ? QStringLiteral("en") : m_code; }

    /// No font on this machine has glyphs for the language, so that it would be shown as boxes.
    static bool hasGlyphs(const QString &code);

private:
    QString m_code; ///< empty until use() was called
    QTranslator m_ours;
    QTranslator m_qt; ///< Qt's own dialogs
};

} // namespace interleave
