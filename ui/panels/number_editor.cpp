// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/number_editor.h"

#include "ui/panels/number_box.h"
#include "ui/texts/texts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QSlider>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr int announceEveryMs = 200;

} // namespace

NumberEditor::NumberEditor(const Parameter &parameter, QWidget *parent) :
    ParameterEditor(parameter, parent), m_scale(parameter), m_slider(new QSlider(Qt::Horizontal, this)), m_box(new NumberBox(parameter, this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_slider, 1);
    layout->addWidget(m_box);
    setFocusProxy(m_slider);

    m_slider->setRange(0, m_scale.steps());
    m_slider->setPageStep(std::max(1, m_scale.steps() / 10));
    m_slider->setFocusPolicy(Qt::StrongFocus);
    m_slider->setMinimumWidth(22);
    m_slider->installEventFilter(this);
    m_box->installEventFilter(this);

    m_soon.setSingleShot(true);
    m_soon.setInterval(announceEveryMs);
    connect(&m_soon, &QTimer::timeout, this, &NumberEditor::announce);
    connect(m_slider, &QSlider::valueChanged, this, [this](int position) {
        const QSignalBlocker quiet(m_box);
        m_box->setValue(m_scale.valueAt(position));
        if (m_slider->isSliderDown())
            announceSoon();
        else
            announce();
    });
    connect(m_slider, &QSlider::sliderReleased, this, &NumberEditor::announce);
    connect(m_box, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        const QSignalBlocker quiet(m_slider);
        m_slider->setValue(m_scale.positionOf(value));
        announce();
    });
    retranslate();
}

void NumberEditor::setValue(RawValue value)
{
    const QSignalBlocker quietSlider(m_slider);
    const QSignalBlocker quietBox(m_box);
    const double number = parameter().type == ParameterType::integer ? static_cast<double>(integerOf(value)) : realOf(value);
    m_box->setValue(number);
    m_slider->setValue(m_scale.positionOf(number));
    m_announced = value;
}

RawValue NumberEditor::value() const
{
    return parameter().type == ParameterType::integer ? rawInteger(std::llround(m_box->value())) : rawReal(m_box->value());
}

void NumberEditor::setTheme(const Theme &)
{
    m_box->updateGeometry();
}

void NumberEditor::retranslate()
{
    const QString name = texts::parameterLabel(parameter().name);
    m_slider->setAccessibleName(name);
    m_box->setAccessibleName(name);
    const RawValue now = value();
    m_box->setSpecialValueText({});
    setValue(now);
    m_box->updateGeometry();
}

void NumberEditor::announce()
{
    m_soon.stop();
    const RawValue now = value();
    if (now == m_announced)
        return;
    m_announced = now;
    Q_EMIT edited(now);
}

void NumberEditor::announceSoon()
{
    if (!m_soon.isActive())
        m_soon.start();
}

bool NumberEditor::eventFilter(QObject *watched, QEvent *event)
{
    // The wheel scrolls the panel, unless this editor was chosen.
    if (event->type() == QEvent::Wheel && !static_cast<QWidget *>(watched)->hasFocus()) {
        event->ignore();
        return true;
    }
    return ParameterEditor::eventFilter(watched, event);
}

} // namespace interleave
