// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/text_editor.h"

#include "ui/texts/texts.h"

#include <QHBoxLayout>
#include <QLineEdit>

namespace interleave {

TextEditor::TextEditor(const Parameter &parameter, QWidget *parent) : ParameterEditor(parameter, parent), m_line(new QLineEdit(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_line);
    setFocusProxy(m_line);
    connect(m_line, &QLineEdit::editingFinished, this, &TextEditor::take);
    setValue(defaultOf(parameter));
    retranslate();
}

void TextEditor::setValue(RawValue value)
{
    m_value = value;
    const QString text = texts::fromUtf8(valueText(parameter(), value));
    if (text != m_line->text())
        m_line->setText(text);
}

void TextEditor::retranslate()
{
    m_line->setAccessibleName(texts::parameterLabel(parameter().name));
}

/// What cannot be a value goes back to the last one that was.
void TextEditor::take()
{
    const auto value = parseValue(parameter(), m_line->text().toStdString());
    if (!value)
        return setValue(m_value);
    if (*value == m_value)
        return;
    m_value = *value;
    Q_EMIT edited(m_value);
}

} // namespace interleave
