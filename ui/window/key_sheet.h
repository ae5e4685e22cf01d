// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme.h"
#include "ui/window/actions.h"

#include <QDialog>

namespace interleave {

/// All keys on one sheet, made from the actions. Any key closes it.
class KeySheet : public QDialog
{
    Q_OBJECT

public:
    KeySheet(const std::vector<Actions::KeyGroup> &groups, const Theme &theme, QWidget *parent);

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace interleave
