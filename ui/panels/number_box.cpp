// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/number_box.h"

#include "ui/texts/texts.h"

#include <QLineEdit>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

RawValue rawOf(const Parameter &parameter, double value)
{
    return parameter.type == ParameterType::integer ? rawInteger(std::llround(value)) : rawReal(value);
}

/// Only what belongs to a number: groups and the unit are decoration.
QString digitsOf(const QString &text)
{
    QString digits;
    for (const QChar c : text)
        if (c.isDigit() || c == QLatin1Char('.') || c == QLatin1Char('-'))
            digits += c;
        else if (c == QLatin1Char(','))
            digits += QLatin1Char('.');
    return digits;
}

} // namespace

NumberBox::NumberBox(const Parameter &parameter, QWidget *parent) : QDoubleSpinBox(parent), m_parameter(parameter)
{
    setDecimals(parameter.type == ParameterType::integer ? 0 : 2);
    setRange(parameter.zeroWord.empty() ? parameter.minimum : 0, parameter.maximum);
    setButtonSymbols(QAbstractSpinBox::NoButtons);
    setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    setKeyboardTracking(false);
    setCorrectionMode(QAbstractSpinBox::CorrectToNearestValue);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString NumberBox::textFromValue(double value) const
{
    return texts::valueLabel(m_parameter, rawOf(m_parameter, value));
}

double NumberBox::valueFromText(const QString &text) const
{
    if (!m_parameter.zeroWord.empty() &&
        (text == texts::choiceLabel(m_parameter.name, m_parameter.zeroWord) || text == texts::fromUtf8(m_parameter.zeroWord)))
        return 0;
    return digitsOf(text).toDouble();
}

QValidator::State NumberBox::validate(QString &text, int &) const
{
    bool isNumber = false;
    const double value = digitsOf(text).toDouble(&isNumber);
    if (isNumber && (value >= m_parameter.minimum || value == minimum()) && value <= maximum())
        return QValidator::Acceptable;
    if (!m_parameter.zeroWord.empty() && valueFromText(text) == 0 && !isNumber)
        return text == textFromValue(0) || text == texts::fromUtf8(m_parameter.zeroWord) ? QValidator::Acceptable : QValidator::Intermediate;
    return QValidator::Intermediate;
}

void NumberBox::stepBy(int steps)
{
    // One step is one of the last of two significant digits, so that it is felt at 5 and at 5 000 000.
    const double size = std::max(std::abs(value()), 1.0);
    double unit = m_parameter.logarithmic ? std::pow(10.0, std::floor(std::log10(size)) - 1) : 1;
    if (m_parameter.type == ParameterType::integer)
        unit = std::max(unit, 1.0);
    setValue(value() + steps * unit);
}

QSize NumberBox::sizeHint() const
{
    // As wide as the longest value there is anywhere, so that the numbers of a panel stand in one column.
    QSize hint = QDoubleSpinBox::sizeHint();
    hint.setWidth(fontMetrics().horizontalAdvance(QStringLiteral("100 000 000")) + fontMetrics().height() / 2);
    return hint;
}

} // namespace interleave
