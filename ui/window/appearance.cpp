// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/appearance.h"

#include <QApplication>
#include <QPalette>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double zoomStep = 1.1;
constexpr double projectorHeight = 1080; ///< what the projector's sizes are made for

} // namespace

Appearance::Appearance(QObject *parent) : QObject(parent)
{
    // The desktop's own palette, before ours replaces it; where the desktop says more, that counts.
    const QPalette palette = QApplication::palette();
    m_systemIsDark = palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    connect(&m_desktop, &DesktopTheme::told, this, [this](bool dark) {
        m_systemIsDark = dark;
        apply();
    });
}

void Appearance::chooseTheme(const QString &choice)
{
    m_choice = choice == QLatin1String("light") || choice == QLatin1String("dark") ? choice : QStringLiteral("system");
    apply();
}

void Appearance::toggleTheme()
{
    chooseTheme(m_theme.isDark() ? QStringLiteral("light") : QStringLiteral("dark"));
}

void Appearance::setFontScale(double scale)
{
    m_fontScale = std::clamp(scale, smallest, greatest);
    apply();
}

void Appearance::zoomText(int steps)
{
    setFontScale(steps == 0 ? 1.0 : m_fontScale * std::pow(zoomStep, steps));
}

void Appearance::chooseLanguage(const QString &code)
{
    m_languageChoice = code;
    m_language.use(code.isEmpty() ? Language::ofSystem() : code);
    Q_EMIT languageChanged(m_language.code());
}

void Appearance::setProjecting(bool on, int height)
{
    m_projecting = on;
    m_projectorScale = std::clamp(height / projectorHeight, 0.6, 2.0);
    apply();
}

void Appearance::apply()
{
    const bool dark = m_choice == QLatin1String("dark") || (m_choice == QLatin1String("system") && m_systemIsDark);
    const ThemeKind kind = m_projecting ? ThemeKind::projector : dark ? ThemeKind::dark : ThemeKind::light;
    const Theme theme = Theme::make(kind, m_projecting ? m_fontScale * m_projectorScale : m_fontScale);
    if (theme == m_theme && m_theme.window.isValid())
        return;
    m_theme = theme;
    applyTheme(*qApp, theme);
    Q_EMIT themeChanged(m_theme);
}

} // namespace interleave
