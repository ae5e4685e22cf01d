// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/browser_delegate.h"

#include <QPainter>

namespace interleave {

void BrowserDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRect row = option.rect;
    const QString text = index.data().toString();
    if (index.data(isTopic).toBool()) {
        painter->setFont(m_theme.group());
        painter->setPen(m_theme.faint);
        painter->drawText(row.adjusted(m_theme.px(8), 0, -m_theme.px(4), 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    } else {
        const bool selected = option.state & QStyle::State_Selected;
        const bool hovered = option.state & QStyle::State_MouseOver;
        const QRect pill = row.adjusted(0, m_theme.px(1), 0, -m_theme.px(1));
        if (selected || hovered) {
            painter->setPen(Qt::NoPen);
            painter->setBrush(selected ? m_theme.accent : m_theme.band);
            painter->drawRoundedRect(pill, m_theme.px(5), m_theme.px(5));
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(selected ? m_theme.ink : m_theme.accent, 1));
            painter->setBrush(Qt::NoBrush);
            painter->drawRoundedRect(QRectF(pill).adjusted(0.5, 0.5, -0.5, -0.5), m_theme.px(5), m_theme.px(5));
        }
        painter->setFont(selected ? m_theme.strong() : m_theme.body());
        painter->setPen(selected ? m_theme.onAccent : m_theme.ink);
        const QRect place = row.adjusted(m_theme.px(12), 0, -m_theme.px(8), 0);
        painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter, painter->fontMetrics().elidedText(text, Qt::ElideRight, place.width()));
    }
    painter->restore();
}

QSize BrowserDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const
{
    return {m_theme.px(80), m_theme.px(index.data(isTopic).toBool() ? 26 : 27)};
}

} // namespace interleave
