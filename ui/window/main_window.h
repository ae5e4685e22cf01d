// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/frame_clock.h"
#include "ui/lab_session.h"
#include "ui/preferences.h"
#include "ui/view_state.h"
#include "ui/window/appearance.h"
#include "ui/window/window_options.h"

#include <QMainWindow>

namespace interleave {

class Actions;
class ChartGrid;
class DataTables;
class DetailsPanel;
class ExperimentBrowser;
class ExplanationPanel;
class OutputPanel;
class ParameterPanel;
class ProjectorStage;
class RunControls;
class ShapeLegend;
class TimelineView;
class TrustBadge;
class WindowDocks;

/// Puts the window together: owns the parts, tells each what happened to the others, and does nothing itself.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowOptions &options, QWidget *parent = nullptr);
    ~MainWindow() override;

    LabSession &session() { return m_session; }
    Appearance &appearance() { return m_appearance; }
    ViewState &viewState() { return m_viewState; }
    FrameClock &clock() { return m_clock; }
    const Actions &actions() const { return *m_actions; }
    ParameterPanel &parameters() { return *m_parameters; }

    /// With the values remembered for it.
    void chooseExperiment(const QString &id);
    QString experiment() const { return m_preferences.experiment; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void makePanels();
    void makeStatusBar();
    void makeChoiceMenus();
    void wireRun();
    void wireView();
    void wireAppearance();
    void compareValues();
    void frame();
    void slowFrame();
    void showState();
    void showReport();
    void showOnStage();
    void setProjecting(bool on);
    void applyTheme(const Theme &theme);
    void retranslate();
    void showMessage(const QString &text);
    void sayFontMissing();
    void remember();
    void checkPlaceForPreferences();
    void showPossibleCapture();

    WindowOptions m_given;
    Preferences m_preferences;
    Appearance m_appearance;
    LabSession m_session;
    FrameClock m_clock;
    ViewState m_viewState;
    Actions *m_actions;
    RunControls *m_controls;
    ExperimentBrowser *m_browser = nullptr;
    ParameterPanel *m_parameters = nullptr;
    TimelineView *m_timeline = nullptr;
    ProjectorStage *m_stage = nullptr;
    ChartGrid *m_charts = nullptr;
    DataTables *m_tables = nullptr;
    OutputPanel *m_output = nullptr;
    ExplanationPanel *m_explanation = nullptr;
    DetailsPanel *m_details = nullptr;
    TrustBadge *m_trust = nullptr;
    ShapeLegend *m_legend = nullptr;
    WindowDocks *m_docks = nullptr;
    QRect m_beforeProjecting;
    bool m_wasMaximized = false;
};

} // namespace interleave
