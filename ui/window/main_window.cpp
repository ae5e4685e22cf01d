// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/main_window.h"

#include "ui/charts/chart_grid.h"
#include "ui/moment.h"
#include "ui/panels/data_tables.h"
#include "ui/panels/details_panel.h"
#include "ui/panels/experiment_browser.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/output_panel.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/shape_legend.h"
#include "ui/panels/trust_badge.h"
#include "ui/texts/texts.h"
#include "ui/timeline/timeline_view.h"
#include "ui/window/actions.h"
#include "ui/window/choice_menus.h"
#include "ui/window/lab_values.h"
#include "ui/window/projector_stage.h"
#include "ui/window/run_controls.h"
#include "ui/window/timeline_actions.h"
#include "ui/window/window_docks.h"

#include <QApplication>
#include <QCloseEvent>
#include <QDockWidget>
#include <QMenuBar>
#include <QScreen>
#include <QStatusBar>
#include <QTimer>

namespace interleave {

namespace {

constexpr int messageMs = 12'000;
constexpr std::string_view firstExperiment = "lost-update"; ///< shown to who has never chosen one

} // namespace

MainWindow::MainWindow(const WindowOptions &options, QWidget *parent) :
    QMainWindow(parent), m_given(options), m_preferences(options.screenshots.isEmpty() ? Preferences::load() : Preferences()),
    m_session(options.hostExecutable), m_actions(new Actions(this)), m_controls(new RunControls(*m_actions, this))
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(QStringLiteral("Interleave"));
    resize(options.size.isValid() ? options.size : QSize(1600, 1000).boundedTo(screen()->availableSize()));
    const QString language = options.language.isEmpty() ? m_preferences.language : options.language;
    const bool hasGlyphs = Language::hasGlyphs(language.isEmpty() ? Language::ofSystem() : language);
    m_appearance.chooseLanguage(hasGlyphs ? language : QStringLiteral("en"));
    m_appearance.setFontScale(m_preferences.fontScale);
    m_appearance.chooseTheme(options.theme.isEmpty() ? m_preferences.theme : options.theme);

    m_actions->fillMenuBar(menuBar());
    addToolBar(m_controls);
    makePanels();
    makeStatusBar();
    makeChoiceMenus();
    wireRun();
    wireView();
    wireAppearance();
    applyTheme(m_appearance.theme());
    retranslate();

    if (!options.size.isValid()) {
        restoreGeometry(m_preferences.geometry);
        restoreState(m_preferences.docks, WindowDocks::layoutVersion);
    }
    for (const auto &[name, value] : options.parameters)
        m_preferences.parameters[options.experiment][QString::fromStdString(name)] = QString::fromStdString(value);
    chooseExperiment(options.experiment.isEmpty() ? m_preferences.experiment : options.experiment);
    if (options.theme == QLatin1String("projector"))
        (*m_actions)[ActionId::projector]->trigger();
    if (!hasGlyphs)
        sayFontMissing();
    // After the first picture: neither of the two is worth waiting for.
    QTimer::singleShot(0, this, &MainWindow::checkPlaceForPreferences);
    QTimer::singleShot(0, this, &MainWindow::showPossibleCapture);
}

MainWindow::~MainWindow() = default;

void MainWindow::chooseExperiment(const QString &id)
{
    const Catalogue &catalogue = m_session.catalogue();
    const auto found = catalogue.find(id.toStdString());
    const ExperimentInfo &info = found ? **found : **catalogue.find(firstExperiment);
    if (m_parameters->settings() && &m_parameters->settings()->experiment() == &info)
        return;
    m_preferences.experiment = texts::fromUtf8(info.id);
    m_parameters->setSettings(lab_values::fromWords(info, m_preferences.parameters.value(m_preferences.experiment)));
    m_session.leave();
    m_viewState.reset();
    m_browser->setCurrent(info.id);
    m_charts->setKinds(info.charts);
    m_timeline->setFacts(lab_values::timelineFacts(info, m_session));
    m_explanation->setPrevious(std::nullopt);
    m_explanation->setExperiment(m_preferences.experiment, m_appearance.language());
    showState();
    m_clock.request();
}

void MainWindow::frame()
{
    m_session.poll();
    const TraceView view = m_session.view();
    m_viewState.setTrace({0, view.end()});
    m_timeline->showTrace(view);
}

void MainWindow::slowFrame()
{
    const TraceView view = m_session.view();
    m_controls->showProgress(texts::experimentSubject(m_preferences.experiment.toStdString()), m_session.state(), m_session.isStopping(), view.end());
    if (view.isEmpty())
        return;
    if (!m_viewState.isFrozen() || m_session.state() != LabSession::State::running)
        m_charts->showRun({view, m_session.report(), m_viewState.window()});
    m_tables->showCharts(m_charts->charts());
    m_details->showView(view);
    m_parameters->showMoment(view, momentOf(m_viewState, view, m_session.state() == LabSession::State::running));
    m_trust->showRun(m_session.capture(), m_session.report().get());
}

void MainWindow::showState()
{
    const LabSession::State state = m_session.state();
    const bool runs = state == LabSession::State::running;
    const auto possible = m_parameters->settings()->check();
    (*m_actions)[ActionId::run]->setEnabled(!runs && bool(possible));
    (*m_actions)[ActionId::stop]->setEnabled(runs && !m_session.isStopping());
    (*m_actions)[ActionId::toggleLock]->setEnabled(lab_values::hasLockToToggle(*m_parameters));
    m_controls->showState(state, m_session.isStopping(), bool(possible));
    m_clock.setRunning(runs);
    if (state == LabSession::State::failed) {
        m_explanation->showError(m_session.errorText());
        showMessage(m_session.errorText());
    }
    if (!runs)
        m_clock.request();
}

void MainWindow::showReport()
{
    const auto report = m_session.report();
    if (!report)
        return;
    const TraceView view = m_session.view();
    m_explanation->showRun(report, m_session.settings(), view);
    m_output->setOutput(m_session.workerOutput());
    showOnStage();
}

/// How it was captured is said of a run only.
void MainWindow::showOnStage()
{
    const QString mode = m_session.settings() ? texts::captureMode(m_session.capture().mode) : QString();
    m_stage->showRun(m_session.report().get(), *m_parameters->settings(), m_session.view(), mode);
}

void MainWindow::setProjecting(bool on)
{
    if (on == m_appearance.isProjecting())
        return;
    if (on) {
        m_wasMaximized = isMaximized();
        m_beforeProjecting = geometry();
    }
    m_docks->setHidden(on);
    menuBar()->setVisible(!on);
    m_controls->setVisible(!on);
    statusBar()->setVisible(!on);
    m_stage->setProjecting(on);
    m_appearance.setProjecting(on, height());
    if (on) {
        showFullScreen();
    } else if (m_wasMaximized) {
        showMaximized();
    } else {
        showNormal();
        setGeometry(m_beforeProjecting);
    }
    showOnStage();
    m_clock.request();
}

void MainWindow::applyTheme(const Theme &theme)
{
    m_docks->setTheme(theme);
    m_controls->setTheme(theme);
    m_browser->setTheme(theme);
    m_parameters->setTheme(theme);
    m_timeline->setTheme(theme);
    m_stage->setTheme(theme);
    m_charts->setTheme(theme);
    m_tables->setTheme(theme);
    m_output->setTheme(theme);
    m_explanation->setTheme(theme);
    m_details->setTheme(theme);
    m_trust->setTheme(theme);
    m_legend->setTheme(theme);
    // What was given for this start only is not remembered.
    if (m_appearance.themeChoice() != m_given.theme)
        m_preferences.theme = m_appearance.themeChoice();
    m_preferences.fontScale = m_appearance.fontScale();
    m_clock.request();
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_docks->retranslate();
    m_controls->retranslate();
    m_browser->retranslate();
    m_parameters->retranslate();
    m_timeline->retranslate();
    m_stage->retranslate();
    m_charts->retranslate();
    m_output->retranslate();
    m_explanation->retranslate(m_appearance.language());
    m_details->retranslate();
    m_trust->retranslate();
    m_legend->retranslate();
    if (m_appearance.languageChoice() != m_given.language)
        m_preferences.language = m_appearance.languageChoice();
    m_clock.request();
}

void MainWindow::showMessage(const QString &text)
{
    statusBar()->showMessage(text, messageMs);
}

void MainWindow::sayFontMissing()
{
    showMessage(tr("No font on this machine has Chinese glyphs. Install one first: sudo apt install %1").arg(QStringLiteral("fonts-noto-cjk")));
}

void MainWindow::remember()
{
    m_preferences.parameters[m_preferences.experiment] = lab_values::toWords(*m_parameters->settings());
}

void MainWindow::checkPlaceForPreferences()
{
    if (m_given.screenshots.isEmpty() && !m_preferences.save())
        showMessage(tr("Settings cannot be remembered: %1 is not writable. Everything else works.").arg(Preferences::filePath()));
}

void MainWindow::showPossibleCapture()
{
    m_trust->showPossible(probeCapture());
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    if (m_appearance.isProjecting())
        m_appearance.setProjecting(true, height());
    else
        m_docks->keepShares(event->oldSize(), event->size());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_appearance.isProjecting())
        (*m_actions)[ActionId::projector]->trigger();
    event->accept();
    if (!m_given.screenshots.isEmpty())
        return;
    m_preferences.geometry = saveGeometry();
    m_preferences.docks = saveState(WindowDocks::layoutVersion);
    m_preferences.save();
}

} // namespace interleave
