// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace interleave {

/// A combo for a narrow panel. It lets the panel scroll past it: the wheel changes it only once it was chosen. A word too long for it ends in an
/// ellipsis, and its list is as wide as its longest word.
class CalmCombo : public QComboBox
{
public:
    explicit CalmCombo(QWidget *parent);

    void showPopup() override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace interleave
