// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/lab_session.h"
#include "ui/theme.h"

#include <QToolBar>

class QLabel;
class QToolButton;

namespace interleave {

class Actions;

/// The toolbar: one button that runs or stops, freeze, projector; on the right what is going on.
class RunControls : public QToolBar
{
    Q_OBJECT

public:
    explicit RunControls(const Actions &actions, QWidget *parent = nullptr);

    /// `possible`: the values chosen make sense together, so that a run can be started.
    void showState(LabSession::State state, bool stopping, bool possible);
    /// "Lost update · running 00:12".
    void showProgress(const QString &experiment, LabSession::State state, bool stopping, Nanos elapsed);
    void setTheme(const Theme &theme);
    void retranslate();
    QString progressText() const;

private:
    void showButton();

    const Actions &m_actions;
    QToolButton *m_runOrStop;
    QToolButton *m_freeze;
    QToolButton *m_projector;
    QLabel *m_progress;
    Theme m_theme;
    bool m_runs = false;
};

} // namespace interleave
