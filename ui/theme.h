// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QColor>
#include <QFont>

#include <array>

class QApplication;
class QString;

namespace interleave {

enum class ThemeKind { light, dark, projector };

/// The words of the command line and of the settings file: "light", "dark", "projector".
QString themeName(ThemeKind kind);
/// Light for anything it does not know.
ThemeKind themeFromName(const QString &name);

/// Colours, fonts and measures of the window, the charts and the figures. A value: copy it, compare it, hand it on.
///
/// Colour says who: each worker has one hue. Vermillion (`wrong`) says that something is wrong and nothing else; `accent`
/// belongs to controls; all the rest is ink and grey.
struct Theme
{
    /// `fontScale`: 1 is 13-pixel body text (22 in the projector theme); clamped to 0.5..4.
    static Theme make(ThemeKind kind, double fontScale = 1);

    ThemeKind kind = ThemeKind::light;
    double fontScale = 1; ///< as asked for
    double scale = 1;     ///< pixels per unit of the 4-unit grid: fontScale times the theme's own

    QColor window;   ///< side panels, toolbar, ruler
    QColor paper;    ///< what data is drawn on
    QColor stripe;   ///< every second lane
    QColor band;     ///< group headers, status bar, buttons
    QColor field;    ///< inputs
    QColor hairline; ///< grid of a chart, separators
    QColor border;   ///< edges of inputs, ticks
    QColor ink;      ///< text and everything that is not a worker
    QColor faint;    ///< secondary text
    QColor accent;   ///< controls and selection
    QColor onAccent;
    QColor wrong;               ///< a lost update, a failed claim
    QColor foreign;             ///< another program's stretch on a core
    QColor onHue;               ///< text on a worker's bar
    std::array<QColor, 6> hues; ///< blue, orange, green, rose, sky, violet

    /// The hue of a worker; the seventh has the first's again, told apart by its number.
    QColor hue(LaneId lane) const { return lane.isValid() ? hues[lane.value % hues.size()] : foreign; }
    bool isDark() const { return kind == ThemeKind::dark; }

    /// `units` of the design grid in whole pixels, at least one where `units` is positive.
    int px(double units) const;

    QFont body() const;      ///< 13
    QFont small() const;     ///< 11
    QFont heading() const;   ///< 15, semi-bold
    QFont strong() const;    ///< 13, semi-bold
    QFont group() const;     ///< 11, semi-bold, set in capitals: group headers
    QFont bigNumber() const; ///< the projector's three numbers

    friend bool operator==(const Theme &a, const Theme &b) { return a.kind == b.kind && a.fontScale == b.fontScale; }
};

/// Linear mix: `share` 0 is `a`, 1 is `b`.
QColor mixed(const QColor &a, const QColor &b, double share);

/// Fusion with our palette, font and style sheet, for the whole program.
void applyTheme(QApplication &application, const Theme &theme);

} // namespace interleave
