// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"

#include <QStyledItemDelegate>

namespace interleave {

/// Draws the rows of the experiment list: topics in small capitals, the chosen experiment on a rounded accent.
class BrowserDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    enum Role { id = Qt::UserRole, isTopic, searchText };

    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const Theme &theme) { m_theme = theme; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    Theme m_theme;
};

} // namespace interleave
