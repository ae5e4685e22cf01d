// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "ui/theme.h"
#include "ui/view_state.h"

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;

namespace interleave {

/// The facts of the selected slice or range, and the steps along its causes.
class DetailsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsPanel(ViewState &viewState, QWidget *parent = nullptr);

    /// Selected things may grow while the run goes on: call at the slow beat.
    void showView(const TraceView &view);
    void setTheme(const Theme &theme);
    void retranslate();
    QString plainText() const;

Q_SIGNALS:
    void previousCauseAsked();
    void nextCauseAsked();

private:
    void render();
    void setLines(const std::vector<std::pair<QString, QString>> &lines);

    ViewState &m_viewState;
    TraceView m_view;
    Theme m_theme;
    QLabel *m_title;
    QLabel *m_hint;
    QScrollArea *m_scroll;
    QGridLayout *m_grid;
    QWidget *m_causes;
    QPushButton *m_previous;
    QPushButton *m_next;
    std::vector<std::pair<QLabel *, QLabel *>> m_lines;
    std::vector<std::pair<QString, QString>> m_shown;
};

} // namespace interleave
