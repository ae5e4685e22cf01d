// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QString>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

/// The projector is read from the last row: everything the size it has in the window, times this.
constexpr double projectorScale = 16.0 / 9.0;

void setLight(Theme &theme)
{
    theme.window = QColor(0xf5f7f9);
    theme.paper = QColor(0xffffff);
    theme.stripe = QColor(0xfafbfc);
    theme.band = QColor(0xeceff3);
    theme.field = QColor(0xffffff);
    theme.hairline = QColor(0xe4e8ec);
    theme.border = QColor(0xc9d1d9);
    theme.ink = QColor(0x1a1f26);
    theme.faint = QColor(0x5c6773);
    theme.accent = QColor(0x0b5fa5);
    theme.onAccent = QColor(0xffffff);
    theme.wrong = QColor(0xd55e00);
    theme.foreign = QColor(0xd6dce3);
    theme.onHue = QColor(0xffffff);
    theme.hues = {QColor(0x0072b2), QColor(0xe69f00), QColor(0x009e73), QColor(0xcc79a7), QColor(0x56b4e9), QColor(0x5d3a9b)};
}

void setDark(Theme &theme)
{
    theme.window = QColor(0x1b2027);
    theme.paper = QColor(0x14181d);
    theme.stripe = QColor(0x171c22);
    theme.band = QColor(0x252c35);
    theme.field = QColor(0x14181d);
    theme.hairline = QColor(0x283039);
    theme.border = QColor(0x36404b);
    theme.ink = QColor(0xe7ecf1);
    theme.faint = QColor(0x98a4b0);
    theme.accent = QColor(0x5ab1f2);
    theme.onAccent = QColor(0x14181d);
    theme.wrong = QColor(0xf08a4b);
    theme.foreign = QColor(0x333c46);
    theme.onHue = QColor(0x14181d);
    theme.hues = {QColor(0x4fa3db), QColor(0xf0b43c), QColor(0x2fc29a), QColor(0xe3a0c8), QColor(0xa6dcf8), QColor(0x9a80e6)};
}

QFont fontOfSize(const Theme &theme, double units, QFont::Weight weight)
{
    QFont font = QGuiApplication::font();
    // Asked once: the font database is slow, and fonts do not come and go.
    static const QString preferred = QFontDatabase::hasFamily(QStringLiteral("Inter")) ? QStringLiteral("Inter") : QString();
    if (!preferred.isEmpty())
        font.setFamily(preferred);
    font.setPixelSize(theme.px(units));
    font.setWeight(weight);
    return font;
}

} // namespace

QString themeName(ThemeKind kind)
{
    switch (kind) {
    case ThemeKind::dark: return QStringLiteral("dark");
    case ThemeKind::projector: return QStringLiteral("projector");
    case ThemeKind::light: break;
    }
    return QStringLiteral("light");
}

ThemeKind themeFromName(const QString &name)
{
    if (name == QLatin1String("dark"))
        return ThemeKind::dark;
    return name == QLatin1String("projector") ? ThemeKind::projector : ThemeKind::light;
}

Theme Theme::make(ThemeKind kind, double fontScale)
{
    Theme theme;
    theme.kind = kind;
    theme.fontScale = std::clamp(fontScale, 0.5, 4.0);
    theme.scale = theme.fontScale * (kind == ThemeKind::projector ? projectorScale : 1);
    if (kind == ThemeKind::dark)
        setDark(theme);
    else
        setLight(theme);
    return theme;
}

int Theme::px(double units) const
{
    const int pixels = static_cast<int>(std::lround(units * scale));
    return units > 0 ? std::max(1, pixels) : pixels;
}

QFont Theme::body() const
{
    return fontOfSize(*this, 13, QFont::Normal);
}

QFont Theme::small() const
{
    return fontOfSize(*this, 11, QFont::Normal);
}

QFont Theme::heading() const
{
    return fontOfSize(*this, 15, QFont::DemiBold);
}

QFont Theme::strong() const
{
    return fontOfSize(*this, 13, QFont::DemiBold);
}

QFont Theme::group() const
{
    QFont font = fontOfSize(*this, 11, QFont::DemiBold);
    font.setCapitalization(QFont::AllUppercase);
    return font;
}

QFont Theme::bigNumber() const
{
    return fontOfSize(*this, 54, QFont::Bold);
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto part = [share](int from, int to) { return static_cast<int>(std::lround(from + (to - from) * share)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()), part(a.alpha(), b.alpha()));
}

} // namespace interleave
