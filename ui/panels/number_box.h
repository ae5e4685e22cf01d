// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/parameter.h"

#include <QDoubleSpinBox>

namespace interleave {

/// The number beside a slider: grouped digits, the unit, and a word where 0 has one ("all"). Whole numbers up to 2^53.
class NumberBox : public QDoubleSpinBox
{
    Q_OBJECT

public:
    NumberBox(const Parameter &parameter, QWidget *parent);

    QString textFromValue(double value) const override;
    double valueFromText(const QString &text) const override;
    QValidator::State validate(QString &text, int &position) const override;
    void stepBy(int steps) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

private:
    const Parameter &m_parameter;
};

} // namespace interleave
