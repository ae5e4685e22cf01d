// SPDX-License-Identifier: GPL-3.0-or-later
// Making the window's parts and connecting them; what then happens is in main_window.cpp.
#include "ui/window/main_window.h"

#include "ui/charts/chart_grid.h"
#include "ui/panels/data_tables.h"
#include "ui/panels/details_panel.h"
#include "ui/panels/experiment_browser.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/output_panel.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/shape_legend.h"
#include "ui/panels/trust_badge.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/about.h"
#include "ui/window/actions.h"
#include "ui/window/choice_menus.h"
#include "ui/window/key_guard.h"
#include "ui/window/key_sheet.h"
#include "ui/window/lab_values.h"
#include "ui/window/projector_stage.h"
#include "ui/window/sweep_window.h"
#include "ui/window/timeline_actions.h"
#include "ui/window/window_docks.h"

#include <QApplication>
#include <QDockWidget>
#include <QMenuBar>
#include <QStatusBar>

namespace interleave {

void MainWindow::makePanels()
{
    m_timeline = new TimelineView(m_viewState);
    m_stage = new ProjectorStage(m_timeline, this);
    setCentralWidget(m_stage);
    m_browser = new ExperimentBrowser(m_session.catalogue());
    m_parameters = new ParameterPanel;
    m_charts = new ChartGrid;
    m_tables = new DataTables;
    m_output = new OutputPanel;
    m_explanation = new ExplanationPanel;
    m_details = new DetailsPanel(m_viewState);

    m_docks = new WindowDocks(*this);
    m_docks->add(WindowDocks::Place::experiments, m_browser);
    m_docks->add(WindowDocks::Place::parameters, m_parameters);
    m_docks->add(WindowDocks::Place::charts, m_charts);
    m_docks->add(WindowDocks::Place::data, m_tables);
    m_docks->add(WindowDocks::Place::output, m_output);
    m_docks->add(WindowDocks::Place::explanation, m_explanation);
    m_docks->add(WindowDocks::Place::details, m_details);
    m_docks->setTheme(m_appearance.theme());
    m_docks->finish(m_actions->menu(MenuId::window));
}

void MainWindow::makeStatusBar()
{
    m_trust = new TrustBadge;
    m_legend = new ShapeLegend(ShapeLegend::Detail::statusBar);
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_trust, 1);
    statusBar()->addPermanentWidget(m_legend);
}

void MainWindow::makeChoiceMenus()
{
    auto *choices = new ChoiceMenus(m_appearance, this);
    choices->addTo(m_actions->menu(MenuId::view), (*m_actions)[ActionId::themeToggle]);
    connect(choices, &ChoiceMenus::fontMissing, this, &MainWindow::sayFontMissing);
}

void MainWindow::wireRun()
{
    const Actions &actions = *m_actions;
    connect(actions[ActionId::run], &QAction::triggered, this, [this] { m_session.start(*m_parameters->settings()); });
    connect(actions[ActionId::stop], &QAction::triggered, &m_session, &LabSession::stop);
    connect(actions[ActionId::toggleLock], &QAction::triggered, this, [this] { lab_values::toggleLock(*m_parameters); });
    connect(actions[ActionId::resetParameters], &QAction::triggered, m_parameters, &ParameterPanel::reset);
    connect(actions[ActionId::compareValues], &QAction::triggered, this, &MainWindow::compareValues);
    connect(m_browser, &ExperimentBrowser::chosen, this, &MainWindow::chooseExperiment);
    connect(m_parameters, &ParameterPanel::changed, this, [this](ParameterId parameter) {
        m_session.change(parameter, *m_parameters->settings());
        remember();
        showState();
        m_clock.request();
    });
    connect(&m_session, &LabSession::stateChanged, this, &MainWindow::showState);
    connect(&m_session, &LabSession::runStarted, this, [this] {
        m_viewState.reset();
        m_viewState.setFollowWidth(lab_values::followWidth(m_parameters->settings()->experiment()));
        m_explanation->setPrevious(m_session.previous());
        m_clock.request();
    });
    connect(&m_session, &LabSession::reportChanged, this, &MainWindow::showReport);
    connect(&m_session, &LabSession::problem, this, &MainWindow::showMessage);
    connect(&m_clock, &FrameClock::frame, this, &MainWindow::frame);
    connect(&m_clock, &FrameClock::slowFrame, this, &MainWindow::slowFrame);
}

/// With the values of the moment. Its runs have the cores for themselves.
void MainWindow::compareValues()
{
    auto *sweep = new SweepWindow(*m_parameters->settings(), m_given.hostExecutable, this);
    sweep->setTheme(m_appearance.theme());
    sweep->waitWhile([this] { return m_session.state() == LabSession::State::running; });
    connect(sweep, &SweepWindow::started, &m_session, &LabSession::stop);
    connect(&m_appearance, &Appearance::themeChanged, sweep, &SweepWindow::setTheme);
    connect(&m_appearance, &Appearance::languageChanged, sweep, &SweepWindow::retranslate);
    sweep->show();
}

void MainWindow::wireView()
{
    const Actions &actions = *m_actions;
    new TimelineActions(actions, m_viewState, *m_timeline, this);
    connect(&m_viewState, &ViewState::windowChanged, &m_clock, &FrameClock::request);
    connect(&m_viewState, &ViewState::selectedSliceChanged, &m_clock, &FrameClock::request);
    connect(&m_viewState, &ViewState::selectedRangeChanged, &m_clock, &FrameClock::request);
    connect(m_details, &DetailsPanel::previousCauseAsked, actions[ActionId::previousCause], &QAction::trigger);
    connect(m_details, &DetailsPanel::nextCauseAsked, actions[ActionId::nextCause], &QAction::trigger);
    connect(actions[ActionId::search], &QAction::triggered, this, [this] {
        (*m_docks)[WindowDocks::Place::experiments]->show();
        m_browser->focusSearch();
    });
    connect(actions[ActionId::resetLayout], &QAction::triggered, m_docks, &WindowDocks::resetLayout);
    connect(actions[ActionId::projector], &QAction::toggled, this, &MainWindow::setProjecting);
    connect(actions[ActionId::quit], &QAction::triggered, this, &QWidget::close);
    connect(actions[ActionId::keys], &QAction::triggered, this, [this] {
        auto *sheet = new KeySheet(m_actions->keyGroups(), m_appearance.theme(), this);
        sheet->setAttribute(Qt::WA_DeleteOnClose);
        sheet->open();
    });
    connect(actions[ActionId::about], &QAction::triggered, this, [this] { showAbout(this); });
    connect(actions[ActionId::aboutQt], &QAction::triggered, qApp, &QApplication::aboutQt);
    // Keys that a focused widget needs for itself must not start an action.
    qApp->installEventFilter(new KeyGuard(this));
}

void MainWindow::wireAppearance()
{
    const Actions &actions = *m_actions;
    connect(actions[ActionId::themeToggle], &QAction::triggered, &m_appearance, &Appearance::toggleTheme);
    connect(actions[ActionId::biggerText], &QAction::triggered, this, [this] { m_appearance.zoomText(1); });
    connect(actions[ActionId::smallerText], &QAction::triggered, this, [this] { m_appearance.zoomText(-1); });
    connect(actions[ActionId::normalText], &QAction::triggered, this, [this] { m_appearance.zoomText(0); });
    connect(&m_appearance, &Appearance::themeChanged, this, &MainWindow::applyTheme);
    connect(&m_appearance, &Appearance::languageChanged, this, &MainWindow::retranslate);
}

} // namespace interleave
