// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QPalette>
#include <QString>
#include <QStyleFactory>
#include <QToolTip>

namespace interleave {

namespace {

QPalette paletteOf(const Theme &theme)
{
    QPalette palette;
    palette.setColor(QPalette::Window, theme.window);
    palette.setColor(QPalette::WindowText, theme.ink);
    palette.setColor(QPalette::Base, theme.field);
    palette.setColor(QPalette::AlternateBase, theme.stripe);
    palette.setColor(QPalette::Text, theme.ink);
    palette.setColor(QPalette::PlaceholderText, theme.faint);
    palette.setColor(QPalette::Button, theme.band);
    palette.setColor(QPalette::ButtonText, theme.ink);
    palette.setColor(QPalette::BrightText, theme.onAccent);
    palette.setColor(QPalette::ToolTipBase, theme.ink);
    palette.setColor(QPalette::ToolTipText, theme.paper);
    palette.setColor(QPalette::Highlight, theme.accent);
    palette.setColor(QPalette::HighlightedText, theme.onAccent);
    palette.setColor(QPalette::Link, theme.accent);
    palette.setColor(QPalette::LinkVisited, theme.accent);
    palette.setColor(QPalette::Light, theme.paper);
    palette.setColor(QPalette::Midlight, theme.hairline);
    palette.setColor(QPalette::Mid, theme.border);
    palette.setColor(QPalette::Dark, theme.border);
    palette.setColor(QPalette::Shadow, theme.border);
    const QColor disabled = mixed(theme.faint, theme.window, 0.4);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, disabled);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, theme.band);
    palette.setColor(QPalette::Disabled, QPalette::HighlightedText, disabled);
    return palette;
}

/// What Fusion and a palette cannot say: flat buttons, rounded fields, thin separators. Words in capitals are replaced.
const char styleTemplate[] = R"(
QToolTip { color: PAPER; background: INK; border: 0; padding: 4px 8px; }
QToolBar { background: WINDOW; border: 0; spacing: 8px; padding: 4px 12px; }
QMenuBar { background: WINDOW; color: INK; border: 0; padding: 2px 4px; }
QMenuBar::item { padding: 4px 12px; border-radius: 4px; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: BAND; }
QMenu { background: PAPER; color: INK; border: 1px solid BORDER; padding: 4px; }
QMenu::item { padding: 5px 28px 5px 24px; border-radius: 4px; }
QMenu::item:selected { background: ACCENT; color: ONACCENT; }
QMenu::item:disabled { color: DISABLED; }
QMenu::separator { height: 1px; background: HAIRLINE; margin: 4px 8px; }
QPushButton, QToolButton { background: BAND; color: INK; border: 1px solid transparent; border-radius: 6px; padding: 5px 16px; }
QPushButton:hover, QToolButton:hover { border-color: BORDER; }
QPushButton:pressed, QToolButton:pressed, QToolButton:checked { background: BORDER; }
QPushButton:focus, QToolButton:focus { border-color: ACCENT; }
QPushButton:disabled, QToolButton:disabled { color: DISABLED; }
QPushButton[quiet="true"], QToolButton[quiet="true"] { background: transparent; color: ACCENT; border-color: transparent; padding: 3px 4px; }
QPushButton[quiet="true"]:hover, QToolButton[quiet="true"]:hover { background: BAND; }
QPushButton[quiet="true"]:focus, QToolButton[quiet="true"]:focus { border-color: ACCENT; }
QPushButton[quiet="true"]:disabled { color: DISABLED; }
QToolButton[quiet="true"]:checked { background: transparent; }
QPushButton[primary="true"], QToolButton[primary="true"] { background: ACCENT; color: ONACCENT; font-weight: 600; }
QPushButton[primary="true"]:disabled, QToolButton[primary="true"]:disabled { background: BAND; color: DISABLED; }
QLineEdit, QComboBox, QSpinBox, QDoubleSpinBox { background: FIELD; color: INK; border: 1px solid BORDER; border-radius: 6px; padding: 4px 8px;
    selection-background-color: ACCENT; selection-color: ONACCENT; }
QLineEdit:focus, QComboBox:focus, QSpinBox:focus, QDoubleSpinBox:focus { border-color: ACCENT; }
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDoubleSpinBox:disabled { color: DISABLED; }
QComboBox::drop-down { border: 0; width: 20px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down.svg); width: 10px; height: 10px; }
QDoubleSpinBox { background: transparent; border-color: transparent; padding: 3px 4px; }
QDoubleSpinBox:hover { border-color: BORDER; }
QDoubleSpinBox:focus { background: FIELD; }
QSlider::groove:horizontal { height: 3px; background: BORDER; border-radius: 1px; }
QSlider::sub-page:horizontal { height: 3px; background: ACCENT; border-radius: 1px; }
QSlider::handle:horizontal { width: 12px; height: 12px; margin: -5px 0; border-radius: 6px; background: ACCENT; }
QSlider::handle:horizontal:hover, QSlider::handle:horizontal:pressed { background: INK; }
QSlider:focus { background: BAND; border-radius: 6px; }
QSlider::sub-page:horizontal:disabled, QSlider::handle:horizontal:disabled { background: BORDER; }
QTabBar::tab { background: WINDOW; color: FAINT; border: 0; padding: 5px 12px; }
QTabBar::tab:selected { color: INK; border-bottom: 2px solid ACCENT; }
QTabBar::tab:focus { color: ACCENT; }
QTableWidget { background: PAPER; gridline-color: HAIRLINE; }
QHeaderView::section { background: BAND; color: FAINT; border: 0; padding: 4px 8px; }
QPlainTextEdit { background: PAPER; color: INK; }
QTextBrowser { background: WINDOW; color: INK; }
QListWidget { background: WINDOW; outline: 0; }
QComboBox QAbstractItemView { background: PAPER; color: INK; border: 1px solid BORDER; selection-background-color: ACCENT; selection-color: ONACCENT; }
QStatusBar { background: BAND; color: FAINT; border: 0; }
QStatusBar::item { border: 0; }
QDockWidget { border: 0; }
QMainWindow::separator { background: HAIRLINE; width: 1px; height: 1px; }
QSplitter::handle { background: HAIRLINE; }
QScrollArea { border: 0; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: BORDER; border-radius: 3px; margin: 2px; }
QScrollBar::handle:vertical { min-height: 24px; }
QScrollBar::handle:horizontal { min-width: 24px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)";

QString styleSheetOf(const Theme &theme)
{
    const std::pair<const char *, QColor> words[] = {
        {"ONACCENT", theme.onAccent},
        {"ACCENT", theme.accent},
        {"PAPER", theme.paper},
        {"WINDOW", theme.window},
        {"BAND", theme.band},
        {"FIELD", theme.field},
        {"BORDER", theme.border},
        {"HAIRLINE", theme.hairline},
        {"FAINT", theme.faint},
        {"INK", theme.ink},
        {"DISABLED", mixed(theme.faint, theme.window, 0.4)},
    };
    QString sheet = QString::fromLatin1(styleTemplate);
    for (const auto &[word, color] : words)
        sheet.replace(QLatin1String(word), color.name());
    return sheet;
}

} // namespace

void applyTheme(QApplication &application, const Theme &theme)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(paletteOf(theme));
    QApplication::setFont(theme.body());
    QToolTip::setFont(theme.small());
    application.setStyleSheet(styleSheetOf(theme));
}

} // namespace interleave
