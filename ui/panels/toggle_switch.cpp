// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/toggle_switch.h"

#include <QPainter>

#include <algorithm>

namespace interleave {

ToggleSwitch::ToggleSwitch(QWidget *parent) : QAbstractButton(parent)
{
    setCheckable(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ToggleSwitch::setTheme(const Theme &theme)
{
    m_theme = theme;
    updateGeometry();
    update();
}

void ToggleSwitch::setWords(const QString &on, const QString &off)
{
    m_on = on;
    m_off = off;
    updateGeometry();
    update();
}

QSize ToggleSwitch::sizeHint() const
{
    const QFontMetrics metrics(m_theme.body());
    const int word = std::max(metrics.horizontalAdvance(m_on), metrics.horizontalAdvance(m_off));
    return {m_theme.px(36 + 8) + word + m_theme.px(4), std::max(m_theme.px(24), metrics.height())};
}

void ToggleSwitch::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double high = m_theme.px(18);
    const QRectF track(1, (height() - high) / 2, m_theme.px(34), high);
    const QColor on = isEnabled() ? m_theme.accent : m_theme.border;
    painter.setPen(QPen(isChecked() ? on : m_theme.border, 1));
    painter.setBrush(isChecked() ? on : m_theme.band);
    painter.drawRoundedRect(track, high / 2, high / 2);
    const double knob = high - 4;
    const double left = isChecked() ? track.right() - knob - 2 : track.left() + 2;
    painter.setPen(isChecked() ? Qt::NoPen : QPen(m_theme.border, 1));
    painter.setBrush(isChecked() ? m_theme.onAccent : m_theme.field);
    painter.drawEllipse(QRectF(left, track.top() + 2, knob, knob));
    if (hasFocus()) {
        painter.setPen(QPen(isChecked() ? m_theme.ink : m_theme.accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(track.adjusted(-0.5, -0.5, 0.5, 0.5), high / 2, high / 2);
    }
    painter.setFont(m_theme.body());
    painter.setPen(isEnabled() ? m_theme.ink : m_theme.faint);
    painter.drawText(rect().adjusted(m_theme.px(36 + 6), 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, isChecked() ? m_on : m_off);
}

} // namespace interleave
