// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/settings.h"
#include "core/store/trace_store.h"
#include "ui/theme.h"

#include <QWidget>

#include <array>

class QLabel;
class QVBoxLayout;

namespace interleave {

class ShapeLegend;

/// Holds the timeline. In projector mode a title stands above it, and below it at most three big numbers and a legend that can be read from
/// the last row; otherwise the timeline fills it.
class ProjectorStage : public QWidget
{
    Q_OBJECT

public:
    ProjectorStage(QWidget *timeline, QWidget *parent = nullptr);

    void setProjecting(bool on);
    void showRun(const Report *report, const Settings &settings, const TraceView &view, const QString &captureMode);
    void setTheme(const Theme &theme);
    void retranslate();

private:
    struct Number
    {
        QLabel *value;
        QLabel *caption;
    };

    QWidget *m_timeline;
    QWidget *m_head;
    QWidget *m_foot;
    QLabel *m_title;
    QLabel *m_settings;
    std::array<Number, 3> m_numbers;
    ShapeLegend *m_legend;
    QLabel *m_mode;
    QVBoxLayout *m_layout;
    Theme m_theme;
};

} // namespace interleave
