// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "ui/theme.h"

#include <QWidget>

namespace interleave {

/// Lets the user change one parameter. One kind of editor per type: combo, switch, slider with a number.
class ParameterEditor : public QWidget
{
    Q_OBJECT

public:
    /// The parameter must outlive the editor.
    static ParameterEditor *create(const Parameter &parameter, QWidget *parent);

    const Parameter &parameter() const { return m_parameter; }
    virtual void setValue(RawValue value) = 0; ///< without announcing it
    virtual RawValue value() const = 0;
    virtual void setTheme(const Theme &theme) = 0;
    virtual void retranslate() = 0;
    /// Greys out what would have no meaning together with the other values, and says why in its tip.
    virtual void markMeaningless(const Settings &settings, ParameterId self);

Q_SIGNALS:
    void edited(quint64 value);

protected:
    ParameterEditor(const Parameter &parameter, QWidget *parent);
    /// Why `value` cannot be combined with the other settings; empty where it can.
    static QString objection(Settings settings, ParameterId self, RawValue value);

private:
    const Parameter &m_parameter;
};

} // namespace interleave
