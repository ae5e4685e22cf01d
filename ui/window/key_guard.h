// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

namespace interleave {

/// Leaves keys to the widget that has the focus where it needs them itself, although an action has the same key: Space presses a button and
/// does not freeze, End moves a slider or a list and does not follow.
class KeyGuard : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace interleave
