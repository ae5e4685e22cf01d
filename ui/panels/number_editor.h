// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/number_scale.h"
#include "ui/panels/parameter_editor.h"

#include <QTimer>

class QSlider;

namespace interleave {

class NumberBox;

/// A slider for the feel and a number for the exact value. While the slider is dragged the value is announced a few times a second and once
/// more when it is let go, so that the time axis does not fill with flags.
class NumberEditor : public ParameterEditor
{
    Q_OBJECT

public:
    NumberEditor(const Parameter &parameter, QWidget *parent);

    void setValue(RawValue value) override;
    RawValue value() const override;
    void setTheme(const Theme &theme) override;
    void retranslate() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void announce();
    void announceSoon();

    NumberScale m_scale;
    QSlider *m_slider;
    NumberBox *m_box;
    QTimer m_soon;
    RawValue m_announced = 0;
};

} // namespace interleave
