// SPDX-License-Identifier: GPL-3.0-or-later
// The window with real runs, small ones. What is waited for is an event, never a time.
#include "ui/timeline/timeline_view.h"
#include "ui/charts/chart_panel.h"
#include "ui/identity.h"
#include "ui/panels/explanation_panel.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/trust_badge.h"
#include "ui/window/actions.h"
#include "ui/window/main_window.h"
#include "ui/window/sweep_window.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace interleave;

class WindowRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void buttonRunsAndStops();
    void lockIsSwitchedOnWhileTheyRun();
    void startMethodRestartsAndKeepsTheRunBefore();
    void freezeKeepsRecording();
    void anotherExperimentEndsTheRun();
    void closingEndsTheRun();
    void valuesAreComparedInACurve();
    void aMissingHostIsSaid();
    void stepsThroughSlicesByKeys();
    void staysResponsiveWithManyWorkers();

private:
    QAction *action(ActionId id) const { return m_window->actions()[id]; }
    void choose(const char *id, std::initializer_list<std::pair<const char *, const char *>> values);
    bool isRunning() const { return m_window->session().state() == LabSession::State::running; }

    std::unique_ptr<MainWindow> m_window;
};

void WindowRunTest::initTestCase()
{
    setApplicationIdentity();
}

void WindowRunTest::init()
{
    QSettings().clear();
    WindowOptions options;
    options.hostExecutable = INTERLEAVE_HOST_EXECUTABLE;
    options.language = QStringLiteral("en");
    options.size = QSize(1280, 720);
    m_window = std::make_unique<MainWindow>(options);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
}

void WindowRunTest::cleanup()
{
    m_window.reset();
}

void WindowRunTest::choose(const char *id, std::initializer_list<std::pair<const char *, const char *>> values)
{
    m_window->chooseExperiment(QLatin1String(id));
    const ExperimentInfo &experiment = m_window->parameters().settings()->experiment();
    for (const auto &[name, value] : values) {
        const auto raw = parseValue(experiment.parameter(experiment.find(name)), value);
        QVERIFY2(raw, name);
        m_window->parameters().setValue(name, *raw);
    }
}

void WindowRunTest::buttonRunsAndStops()
{
    choose("lost-update", {{"iterations", "20000"}});
    auto *button = m_window->findChild<QToolButton *>(QStringLiteral("runOrStop"));
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().trialCount() > 3, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().report(), 30000);
    auto *words = m_window->findChild<ExplanationPanel *>();
    QTRY_VERIFY_WITH_TIMEOUT(words->plainText().contains(QStringLiteral("What you saw")), 30000);
    QVERIFY(!m_window->findChild<TrustBadge *>()->mode().isEmpty());
    QCOMPARE(button->text(), QStringLiteral("Stop"));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session().state(), LabSession::State::finished, 30000);
    QCOMPARE(button->text(), QStringLiteral("Run"));
    QVERIFY(m_window->session().view().trackCount() > 0);
}

void WindowRunTest::lockIsSwitchedOnWhileTheyRun()
{
    choose("lost-update", {{"iterations", "20000"}});
    QTest::keyClick(m_window.get(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().trialCount() > 2, 30000);
    QTest::keyClick(m_window.get(), Qt::Key_B);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().markerCount() == 1, 30000);
    const TraceView atMarker = m_window->session().view();
    QVERIFY(isRunning());
    const std::uint64_t before = atMarker.trialCount();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().trialCount() > before + 2, 30000);
    const TraceView view = m_window->session().view();
    const Nanos change = view.marker(0).time;
    for (std::uint64_t i = 0; i < view.trialCount(); ++i)
        if (const TrialRow row = view.trial(i); row.range.begin > change)
            QCOMPARE(row.lost, std::uint64_t(0));
    QTest::keyClick(m_window.get(), Qt::Key_F5, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session().state(), LabSession::State::finished, 30000);
    QVERIFY(m_window->findChild<ExplanationPanel *>()->plainText().contains(QStringLiteral("mutex")));
}

void WindowRunTest::startMethodRestartsAndKeepsTheRunBefore()
{
    choose("lost-update", {{"iterations", "20000"}});
    action(ActionId::run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().report() && m_window->session().report()->outcome.trials > 0, 30000);
    QSignalSpy started(&m_window->session(), &LabSession::runStarted);
    const ExperimentInfo &experiment = m_window->parameters().settings()->experiment();
    m_window->parameters().setValue("start_method", *parseValue(experiment.parameter(experiment.find("start_method")), "fork"));
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, 30000);
    QVERIFY(isRunning());
    QVERIFY(m_window->session().previous());
    QCOMPARE(m_window->session().previous()->settings.choice("start_method"), std::string_view("thread"));
    QCOMPARE(m_window->session().settings()->choice("start_method"), std::string_view("fork"));
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().report() && m_window->session().report()->outcome.trials > 0, 30000);
    action(ActionId::stop)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session().state(), LabSession::State::finished, 30000);
    QVERIFY(m_window->findChild<ExplanationPanel *>()->plainText().contains(QStringLiteral("thread → fork")));
}

void WindowRunTest::freezeKeepsRecording()
{
    choose("queue", {});
    action(ActionId::run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().end() > 0, 30000);
    m_window->centralWidget()->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QVERIFY(m_window->viewState().isFrozen());
    const TimeRange window = m_window->viewState().window();
    const Nanos end = m_window->session().view().end();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().end() > end + 100'000'000, 30000);
    QCOMPARE(m_window->viewState().window(), window);
    QTest::keyClick(m_window.get(), Qt::Key_Space);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->viewState().window().end > window.end, 30000);
}

void WindowRunTest::anotherExperimentEndsTheRun()
{
    choose("lost-update", {{"iterations", "20000"}});
    action(ActionId::run)->trigger();
    QVERIFY(isRunning());
    m_window->chooseExperiment(QStringLiteral("queue"));
    QCOMPARE(m_window->session().state(), LabSession::State::idle);
    action(ActionId::run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(isRunning(), 30000);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().end() > 0, 30000);
    QCOMPARE(m_window->session().settings()->experiment().id, std::string_view("queue"));
}

void WindowRunTest::closingEndsTheRun()
{
    choose("lost-update", {{"iterations", "20000"}});
    action(ActionId::run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().stretchCount() >= 2, 30000);
    const int pid = m_window->session().view().stretch(0).pid;
    m_window->close();
    m_window.reset();
    QVERIFY(!QFile::exists(QStringLiteral("/proc/%1").arg(pid)));
}

void WindowRunTest::valuesAreComparedInACurve()
{
    choose("lost-update", {{"iterations", "1000"}, {"trials", "1"}});
    action(ActionId::run)->trigger();
    QTRY_VERIFY(isRunning());
    action(ActionId::compareValues)->trigger();
    auto *sweep = m_window->findChild<SweepWindow *>();
    QVERIFY(sweep);
    auto *parameter = sweep->findChild<QComboBox *>(QStringLiteral("sweepParameter"));
    auto *values = sweep->findChild<QLineEdit *>(QStringLiteral("sweepValues"));
    auto *start = sweep->findChild<QPushButton *>(QStringLiteral("sweepStart"));
    auto *message = sweep->findChild<QLabel *>(QStringLiteral("sweepMessage"));
    auto *measure = sweep->findChild<QComboBox *>(QStringLiteral("sweepMeasure"));
    QVERIFY(parameter && values && start && message && measure);
    QVERIFY(!values->text().isEmpty());
    values->setText(QStringLiteral("1, 99"));
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(!isRunning()); // the window's own run gives way
    QTRY_VERIFY(message->text().contains(QStringLiteral("99")));
    QVERIFY(!sweep->runner().isRunning());
    values->setText(QStringLiteral("1, 2"));
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(sweep->runner().done(), std::size_t(2), 30'000);
    QTRY_VERIFY(!sweep->runner().isRunning());
    QVERIFY(measure->count() > 0);
    const auto *curve = sweep->findChild<ChartPanel *>(QStringLiteral("sweepCurve"));
    QVERIFY(curve);
    for (int i = 0; i < measure->count(); ++i) {
        measure->setCurrentIndex(i);
        QCOMPARE(curve->table().rows.size(), std::size_t(2));
    }
    // Stopped in the middle, what was measured stays.
    values->setText(QStringLiteral("1, 2, 3, 4, 5, 6, 7, 8"));
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(sweep->runner().done() >= 1, 30'000);
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!sweep->runner().isRunning(), 30'000);
    QVERIFY(sweep->runner().done() >= 1);
    // Closed in the middle of a run, it goes when that has ended.
    const QPointer<SweepWindow> there = sweep;
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY(sweep->runner().isRunning());
    sweep->close();
    QTRY_VERIFY_WITH_TIMEOUT(!there, 30'000);
    // And with the window nothing of it is left.
    action(ActionId::compareValues)->trigger();
    sweep = m_window->findChild<SweepWindow *>();
    QVERIFY(sweep);
    QTest::mouseClick(sweep->findChild<QPushButton *>(QStringLiteral("sweepStart")), Qt::LeftButton);
    QTRY_VERIFY(sweep->runner().isRunning());
    m_window.reset();
}

void WindowRunTest::aMissingHostIsSaid()
{
    m_window.reset();
    WindowOptions options;
    options.hostExecutable = "/nowhere/interleave-host";
    options.language = QStringLiteral("en");
    m_window = std::make_unique<MainWindow>(options);
    action(ActionId::run)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session().state(), LabSession::State::failed, 30000);
    QVERIFY2(m_window->session().errorText().contains(QStringLiteral("/nowhere/interleave-host")), qPrintable(m_window->session().errorText()));
    QVERIFY(action(ActionId::run)->isEnabled());
}

void WindowRunTest::stepsThroughSlicesByKeys()
{
    choose("lost-update", {{"iterations", "20000"}});
    action(ActionId::run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().trialCount() > 5, 30000);
    action(ActionId::stop)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->session().state(), LabSession::State::finished, 30000);
    const TraceView view = m_window->session().view();
    std::optional<TrackId> worker;
    for (std::uint32_t i = 0; i < view.trackCount() && !worker; ++i)
        if (view.track(TrackId{i}).kind == TrackKind::worker && view.endSlice(TrackId{i}) > view.firstSlice(TrackId{i}) + 2)
            worker = TrackId{i};
    QVERIFY(worker);
    // The lanes show the end of the run one frame after the run has it.
    const auto *timeline = m_window->findChild<TimelineView *>();
    QTRY_COMPARE(timeline->scene().view.endSlice(*worker), view.endSlice(*worker));
    m_window->viewState().selectSlice(SliceRef{*worker, view.firstSlice(*worker) + 1, false});
    QTest::keyClick(m_window.get(), Qt::Key_Period);
    QCOMPARE(m_window->viewState().selectedSlice()->index, view.firstSlice(*worker) + 2);
    QTest::keyClick(m_window.get(), Qt::Key_Comma);
    QCOMPARE(m_window->viewState().selectedSlice()->index, view.firstSlice(*worker) + 1);
    QTest::keyClick(m_window.get(), Qt::Key_Escape);
    QVERIFY(!m_window->viewState().selectedSlice());
}

void WindowRunTest::staysResponsiveWithManyWorkers()
{
    choose("lock-contention", {{"workers", "1000"}, {"unit_us", "100"}});
    action(ActionId::run)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->session().view().stretchCount() >= 500 || !isRunning(), 120000);
    QVERIFY2(isRunning(), qPrintable(m_window->session().errorText()));
    // While a thousand workers fight, frames go on coming and keys go on working.
    const std::uint64_t frames = m_window->clock().frames();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->clock().frames() > frames + 20, 120000);
    QTest::keyClick(m_window.get(), Qt::Key_0);
    QVERIFY(!m_window->viewState().isFollowing() || m_window->viewState().window().begin == 0);
    action(ActionId::stop)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(), 120000);
}

QTEST_MAIN(WindowRunTest)
#include "window_run_test.moc"
