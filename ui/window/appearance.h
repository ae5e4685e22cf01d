// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/texts/language.h"
#include "ui/theme.h"
#include "ui/window/desktop_theme.h"

#include <QObject>

namespace interleave {

/// How the window looks and which language it speaks: the user's choices, and the theme that follows from them. GUI thread.
class Appearance : public QObject
{
    Q_OBJECT

public:
    static constexpr double smallest = 0.75, greatest = 2.0;

    explicit Appearance(QObject *parent = nullptr);

    const Theme &theme() const { return m_theme; }
    QString themeChoice() const { return m_choice; } ///< "system", "light", "dark"
    double fontScale() const { return m_fontScale; }
    QString language() const { return m_language.code(); }
    QString languageChoice() const { return m_languageChoice; } ///< empty: the system's
    bool isProjecting() const { return m_projecting; }

public Q_SLOTS:
    void chooseTheme(const QString &choice);
    void toggleTheme();
    void setFontScale(double scale);
    void zoomText(int steps);
    void chooseLanguage(const QString &code);
    /// `height` of the picture: what must be read from the last row is a share of it, and no number of pixels.
    void setProjecting(bool on, int height);

Q_SIGNALS:
    void themeChanged(const interleave::Theme &theme);
    void languageChanged(const QString &code);

private:
    void apply();

    Language m_language;
    DesktopTheme m_desktop;
    Theme m_theme;
    QString m_choice = QStringLiteral("system");
    QString m_languageChoice;
    double m_fontScale = 1;
    bool m_systemIsDark = false;
    double m_projectorScale = 1;
    bool m_projecting = false;
};

} // namespace interleave
