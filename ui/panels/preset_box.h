// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "ui/theme.h"

#include <QWidget>

class QLabel;

namespace interleave {

class CalmCombo;

/// Chooses a preset of an experiment, and says which one the values are.
class PresetBox : public QWidget
{
    Q_OBJECT

public:
    /// The experiment must outlive it and have presets.
    explicit PresetBox(const ExperimentInfo &experiment, QWidget *parent = nullptr);

    void showSettings(const Settings &settings);
    void setTheme(const Theme &theme);
    void retranslate();

Q_SIGNALS:
    /// Values to be taken over, placement aside.
    void chosen(const interleave::Settings &settings);

private:
    void choose(int index);
    void showHint();

    const ExperimentInfo &m_experiment;
    CalmCombo *m_combo;
    QLabel *m_hint;
};

} // namespace interleave
