// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/key_guard.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QComboBox>
#include <QKeyEvent>
#include <QTextEdit>

namespace interleave {

bool KeyGuard::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return QObject::eventFilter(watched, event);
    const auto *keyEvent = static_cast<QKeyEvent *>(event);
    if (keyEvent->modifiers() != Qt::NoModifier)
        return QObject::eventFilter(watched, event);
    const int key = keyEvent->key();
    const bool presses = key == Qt::Key_Space && (qobject_cast<QAbstractButton *>(watched) || qobject_cast<QComboBox *>(watched));
    const bool moves =
        (key == Qt::Key_End || key == Qt::Key_Home) && (qobject_cast<QAbstractSlider *>(watched) || qobject_cast<QAbstractItemView *>(watched) ||
                                                           qobject_cast<QTextEdit *>(watched) || qobject_cast<QComboBox *>(watched));
    if (!presses && !moves)
        return QObject::eventFilter(watched, event);
    event->accept();
    return true;
}

} // namespace interleave
