// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/parameter_editor.h"

#include "ui/panels/calm_combo.h"
#include "ui/panels/number_editor.h"
#include "ui/panels/text_editor.h"
#include "ui/panels/toggle_switch.h"
#include "ui/texts/error_texts.h"
#include "ui/texts/texts.h"

#include <QHBoxLayout>
#include <QStandardItemModel>

namespace interleave {

namespace {

class ChoiceEditor : public ParameterEditor
{
public:
    ChoiceEditor(const Parameter &parameter, QWidget *parent) : ParameterEditor(parameter, parent), m_combo(new CalmCombo(this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_combo);
        setFocusProxy(m_combo);
        m_combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        m_combo->setMinimumContentsLength(5); // the panel's width is the user's: long words are cut, and shown whole in the list
        for (std::size_t i = 0; i < parameter.choices.size(); ++i)
            m_combo->addItem(QString());
        connect(m_combo, &QComboBox::activated, this, [this](int index) { Q_EMIT edited(rawInteger(index)); });
        retranslate();
    }

    void setValue(RawValue value) override { m_combo->setCurrentIndex(static_cast<int>(integerOf(value))); }
    RawValue value() const override { return rawInteger(m_combo->currentIndex()); }
    void setTheme(const Theme &) override {}

    void retranslate() override
    {
        for (int i = 0; i < m_combo->count(); ++i)
            m_combo->setItemText(i, texts::choiceLabel(parameter().name, parameter().choices[static_cast<std::size_t>(i)]));
        m_combo->setAccessibleName(texts::parameterLabel(parameter().name));
    }

    void markMeaningless(const Settings &settings, ParameterId self) override
    {
        auto *model = qobject_cast<QStandardItemModel *>(m_combo->model());
        for (int i = 0; model && i < m_combo->count(); ++i) {
            const QString why = i == m_combo->currentIndex() ? QString() : objection(settings, self, rawInteger(i));
            model->item(i)->setEnabled(why.isEmpty());
            model->item(i)->setToolTip(why);
        }
    }

private:
    QComboBox *m_combo;
};

class SwitchEditor : public ParameterEditor
{
public:
    SwitchEditor(const Parameter &parameter, QWidget *parent) : ParameterEditor(parameter, parent), m_switch(new ToggleSwitch(this))
    {
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->addWidget(m_switch);
        layout->addStretch(1);
        setFocusProxy(m_switch);
        connect(m_switch, &ToggleSwitch::clicked, this, [this](bool on) { Q_EMIT edited(rawInteger(on)); });
        retranslate();
    }

    void setValue(RawValue value) override { m_switch->setChecked(value != 0); }
    RawValue value() const override { return rawInteger(m_switch->isChecked()); }
    void setTheme(const Theme &theme) override { m_switch->setTheme(theme); }

    void retranslate() override
    {
        m_switch->setWords(texts::choiceLabel({}, "on"), texts::choiceLabel({}, "off"));
        m_switch->setAccessibleName(texts::parameterLabel(parameter().name));
    }

    void markMeaningless(const Settings &settings, ParameterId self) override
    {
        const QString why = objection(settings, self, rawInteger(!m_switch->isChecked()));
        m_switch->setEnabled(why.isEmpty());
        m_switch->setToolTip(why);
    }

private:
    ToggleSwitch *m_switch;
};

} // namespace

ParameterEditor::ParameterEditor(const Parameter &parameter, QWidget *parent) : QWidget(parent), m_parameter(parameter)
{
    setObjectName(QStringLiteral("parameter_") + texts::fromUtf8(parameter.name));
}

ParameterEditor *ParameterEditor::create(const Parameter &parameter, QWidget *parent)
{
    switch (parameter.type) {
    case ParameterType::choice: return new ChoiceEditor(parameter, parent);
    case ParameterType::onOff: return new SwitchEditor(parameter, parent);
    case ParameterType::text: return new TextEditor(parameter, parent);
    case ParameterType::integer:
    case ParameterType::real: break;
    }
    return new NumberEditor(parameter, parent);
}

void ParameterEditor::markMeaningless(const Settings &, ParameterId) {}

QString ParameterEditor::objection(Settings settings, ParameterId self, RawValue value)
{
    // What is wrong already is not this value's fault: it must remain possible to step out of it.
    if (!settings.check())
        return {};
    settings.setRaw(self, value);
    const auto possible = settings.check();
    return possible ? QString() : texts::errorText(possible.error());
}

} // namespace interleave
