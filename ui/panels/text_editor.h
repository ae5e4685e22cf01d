// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/panels/parameter_editor.h"

class QLineEdit;

namespace interleave {

/// A line to type in. Announces what was typed when it is done with: Enter, or the focus goes elsewhere.
class TextEditor : public ParameterEditor
{
    Q_OBJECT

public:
    TextEditor(const Parameter &parameter, QWidget *parent);

    void setValue(RawValue value) override;
    RawValue value() const override { return m_value; }
    void setTheme(const Theme &) override {}
    void retranslate() override;

private:
    void take();

    QLineEdit *m_line;
    RawValue m_value = 0;
};

} // namespace interleave
