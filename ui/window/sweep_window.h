// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "ui/sweep_runner.h"
#include "ui/theme.h"

#include <QDialog>

#include <functional>
#include <utility>

class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;

namespace interleave {

class CurveChart;

/// One run for each of several values of a parameter, and a curve of any measure against them. Meanwhile the window starts no run, which would take
/// its cores. Closed, it ends its run and then deletes itself.
class SweepWindow : public QDialog
{
    Q_OBJECT

public:
    /// The values of the other parameters are those of `base`, whose experiment must outlive this.
    SweepWindow(const Settings &base, std::string hostExecutable, QWidget *parent);

    /// The first run begins only when this says no: what else uses the cores would be in the curve.
    void waitWhile(std::function<bool()> isBusy) { m_isBusy = std::move(isBusy); }
    void setTheme(const Theme &theme);
    void retranslate();
    const SweepRunner &runner() const { return m_runner; }

Q_SIGNALS:
    void started(); ///< whatever else runs should end

private:
    ParameterId parameter() const;
    void suggestValues();
    void startOrStop();
    void leave();
    void begin();
    void showState();
    void showCurve();

    std::function<bool()> m_isBusy;
    bool m_left = false;
    Settings m_base;
    SweepRunner m_runner;
    QLabel *m_about;
    QLabel *m_parameterLabel;
    QComboBox *m_parameter;
    QLabel *m_valuesLabel;
    QLineEdit *m_values;
    QPushButton *m_start;
    QProgressBar *m_progress;
    QLabel *m_message;
    QLabel *m_measureLabel;
    QComboBox *m_measure;
    CurveChart *m_chart;
};

/// Values around `now` that show how a measure depends on a parameter: all words of a choice, else a quarter of it to four times as much.
std::vector<std::string> suggestedValues(const Parameter &parameter, RawValue now);

} // namespace interleave
