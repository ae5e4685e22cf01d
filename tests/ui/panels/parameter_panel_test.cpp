// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"
#include "ui/panels/number_scale.h"
#include "ui/panels/parameter_editor.h"
#include "ui/panels/parameter_panel.h"
#include "ui/panels/toggle_switch.h"
#include "ui/theme.h"

#include <QComboBox>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardItemModel>
#include <QTest>
#include <QToolButton>

using namespace interleave;

class ParameterPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void hasAnEditorForEveryParameter();
    void keysInTheComboChooseAValue();
    void switchIsClicked();
    void numberIsTyped();
    void sliderStepsAndAnnouncesOnce();
    void wheelDoesNotChangeWhatWasNotChosen();
    void meaninglessChoicesAreGreyedOut();
    void placementUnfolds();
    void resetGoesBack();
    void aPresetSetsAllAndLeavesThePlacement();
    void aPresetShowsItsListing();
    void nothingReachesOverTheEdgeOfANarrowPanel();
    void scalesAreMonotonousAndReachBothEnds();

private:
    void followsTheRun(const QPlainTextEdit &code);
    RawValue raw(std::string_view name) const { return m_panel->settings()->raw(m_experiment->find(name)); }

    Catalogue m_catalogue;
    const ExperimentInfo *m_experiment = nullptr;
    std::unique_ptr<ParameterPanel> m_panel;
};

void ParameterPanelTest::init()
{
    m_experiment = *m_catalogue.find("lost-update");
    m_panel = std::make_unique<ParameterPanel>();
    m_panel->setTheme(Theme::make(ThemeKind::light));
    m_panel->setSettings(Settings(*m_experiment));
    m_panel->resize(320, 900);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
}

void ParameterPanelTest::cleanup()
{
    m_panel.reset();
}

void ParameterPanelTest::hasAnEditorForEveryParameter()
{
    for (const ExperimentInfo &experiment : m_catalogue.experiments()) {
        m_panel->setSettings(Settings(experiment));
        for (const Parameter &parameter : experiment.parameters) {
            ParameterEditor *editor = m_panel->editor(parameter.name);
            QVERIFY2(editor, parameter.name.data());
            QCOMPARE(editor->value(), defaultOf(parameter));
        }
    }
}

void ParameterPanelTest::keysInTheComboChooseAValue()
{
    QSignalSpy changed(m_panel.get(), &ParameterPanel::changed);
    auto *combo = m_panel->editor("lock")->findChild<QComboBox *>();
    QVERIFY(combo);
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Down);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<ParameterId>(), m_experiment->find("lock"));
    QCOMPARE(raw("lock"), *parseValue(m_experiment->parameter(m_experiment->find("lock")), "mutex"));
}

void ParameterPanelTest::switchIsClicked()
{
    auto *gate = m_panel->editor("start_gate")->findChild<ToggleSwitch *>();
    QVERIFY(gate && gate->isChecked());
    QTest::mouseClick(gate, Qt::LeftButton);
    QCOMPARE(raw("start_gate"), RawValue(0));
    gate->setFocus();
    QTest::keyClick(gate, Qt::Key_Space);
    QCOMPARE(raw("start_gate"), RawValue(1));
}

void ParameterPanelTest::numberIsTyped()
{
    QSignalSpy changed(m_panel.get(), &ParameterPanel::changed);
    auto *box = m_panel->editor("iterations")->findChild<QDoubleSpinBox *>();
    QVERIFY(box);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QStringLiteral("25000"));
    QCOMPARE(changed.count(), 0); // not while typing
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_panel->settings()->integer("iterations"), std::int64_t(25000));
    QVERIFY2(box->text().contains(QStringLiteral("25\u202f000")), qPrintable(box->text()));
}

void ParameterPanelTest::sliderStepsAndAnnouncesOnce()
{
    QSignalSpy changed(m_panel.get(), &ParameterPanel::changed);
    auto *slider = m_panel->editor("workers")->findChild<QSlider *>();
    QVERIFY(slider);
    slider->setFocus();
    QTest::keyClick(slider, Qt::Key_Right);
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_panel->settings()->integer("workers"), std::int64_t(3));
}

void ParameterPanelTest::wheelDoesNotChangeWhatWasNotChosen()
{
    auto *slider = m_panel->editor("workers")->findChild<QSlider *>();
    m_panel->editor("iterations")->findChild<QDoubleSpinBox *>()->setFocus();
    const QPointF place = slider->rect().center();
    QWheelEvent wheel(place, slider->mapToGlobal(place), QPoint(), QPoint(0, 120), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(slider, &wheel);
    QCOMPARE(m_panel->settings()->integer("workers"), std::int64_t(2));
}

void ParameterPanelTest::meaninglessChoicesAreGreyedOut()
{
    // A private copy needs processes; the default is threads.
    const Parameter &storage = m_experiment->parameter(m_experiment->find("storage"));
    Settings trial(*m_experiment);
    QVERIFY(trial.set("storage", "private-copy"));
    const bool meaningless = !trial.check();
    auto *combo = m_panel->editor("storage")->findChild<QComboBox *>();
    const int index = static_cast<int>(integerOf(*parseValue(storage, "private-copy")));
    auto *model = qobject_cast<QStandardItemModel *>(combo->model());
    QCOMPARE(model->item(index)->isEnabled(), !meaningless);
    if (!meaningless)
        QSKIP("private-copy goes with threads here");
    QVERIFY(!model->item(index)->toolTip().isEmpty());
    m_panel->setValue("start_method", *parseValue(m_experiment->parameter(m_experiment->find("start_method")), "fork"));
    QVERIFY(model->item(index)->isEnabled());
}

void ParameterPanelTest::placementUnfolds()
{
    ParameterEditor *pinning = m_panel->editor("pinning");
    QVERIFY(pinning);
    auto *header = m_panel->findChild<QToolButton *>(QStringLiteral("placementHeader"));
    QVERIFY(header);
    ParameterEditor *nice = m_panel->editor("nice");
    QVERIFY(!nice->isVisible());
    QTest::mouseClick(header, Qt::LeftButton);
    QVERIFY(nice->isVisible());
}

void ParameterPanelTest::resetGoesBack()
{
    m_panel->setValue("workers", rawInteger(5));
    auto *reset = m_panel->findChild<QPushButton *>(QStringLiteral("resetParameters"));
    QVERIFY(reset->isEnabled());
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(m_panel->settings()->integer("workers"), std::int64_t(2));
    QVERIFY(!reset->isEnabled());
}

void ParameterPanelTest::aPresetSetsAllAndLeavesThePlacement()
{
    auto *combo = m_panel->findChild<QComboBox *>(QStringLiteral("presets"));
    auto *hint = m_panel->findChild<QLabel *>(QStringLiteral("presetHint"));
    QVERIFY(combo && hint);
    QCOMPARE(combo->currentIndex(), 0); // the defaults
    m_panel->setValue("cores", rawInteger(1));
    m_panel->setValue("window_ns", rawInteger(100));
    QCOMPARE(combo->currentIndex(), -1); // values of one's own
    const auto choose = [combo](int index) {
        combo->setCurrentIndex(index);
        Q_EMIT combo->activated(index);
    };
    const auto &presets = m_experiment->presets;
    const auto withLock = std::find_if(presets.begin(), presets.end(), [](const Preset &preset) { return preset.name == "with-lock"; });
    choose(1 + static_cast<int>(withLock - presets.begin()));
    QCOMPARE(m_panel->settings()->choice("lock"), std::string_view("mutex"));
    QCOMPARE(m_panel->settings()->integer("window_ns"), std::int64_t(0));
    QCOMPARE(m_panel->settings()->integer("cores"), std::int64_t(1));
    QVERIFY(hint->isVisible() && !hint->text().isEmpty());
    choose(0);
    QCOMPARE(m_panel->settings()->choice("lock"), std::string_view("none"));
    QVERIFY(!hint->isVisible());
}

void ParameterPanelTest::aPresetShowsItsListing()
{
    auto *combo = m_panel->findChild<QComboBox *>(QStringLiteral("presets"));
    auto *button = m_panel->findChild<QPushButton *>(QStringLiteral("showListing"));
    QVERIFY(combo && button);
    QVERIFY(!button->isVisible()); // the defaults have none
    combo->setCurrentIndex(1);
    Q_EMIT combo->activated(1);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    auto *sheet = m_panel->findChild<QDialog *>(QStringLiteral("listingSheet"));
    QVERIFY(sheet && sheet->isVisible() && !sheet->isModal());
    const auto *code = sheet->findChild<QPlainTextEdit *>();
    QVERIFY(code->toPlainText().contains(QStringLiteral("balance = balance + n")));
    QCOMPARE(code->extraSelections().size(), 1); // the change without a lock
    QVERIFY(sheet->findChild<QLabel *>(QStringLiteral("slipLegend")));
    followsTheRun(*code);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(m_panel->findChildren<QDialog *>(QStringLiteral("listingSheet")).size(), 1); // never a second one
}

/// The line that both threads are at, while they compute, and no more when they wait.
void ParameterPanelTest::followsTheRun(const QPlainTextEdit &code)
{
    const auto store = TraceStore::create();
    for (std::uint32_t lane = 0; lane < 2; ++lane) {
        const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-" + std::to_string(lane + 1), .lane = {lane}});
        store->append(track, Slice{.begin = 0, .end = 1000, .state = SliceState::running});
        store->append(track, Slice{.begin = 1000, .end = 2000, .state = lane == 0 ? SliceState::lock : SliceState::runnable});
    }
    store->publish(2000);
    const QString before = code.toPlainText();
    const auto at = [&](Nanos time) {
        m_panel->showMoment(store->view(), time);
        return code.toPlainText().split(QLatin1Char('\n')).filter(QStringLiteral("Thread-")).filter(QStringLiteral("\u25c0"));
    };
    QCOMPARE(at(500).size(), 1);
    QVERIFY(at(500)[0].contains(QStringLiteral("balance = balance + n")) && at(500)[0].endsWith(QStringLiteral("Thread-1, Thread-2")));
    QCOMPARE(code.extraSelections().size(), 2); // and the slip
    QVERIFY(at(1500)[0].endsWith(QStringLiteral("\u25c0 Thread-2")));
    QVERIFY(at(5000).isEmpty());
    QCOMPARE(code.toPlainText(), before);
}

void ParameterPanelTest::nothingReachesOverTheEdgeOfANarrowPanel()
{
    m_panel->resize(248, 500); // as in a window of 1280 pixels
    for (const ExperimentInfo &experiment : m_catalogue.experiments()) {
        m_panel->setSettings(Settings(experiment));
        QCoreApplication::processEvents();
        const auto *scroll = m_panel->findChild<QScrollArea *>();
        QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
            qPrintable(QStringLiteral("%1: %2 > %3")
                           .arg(QLatin1String(experiment.id.data(), static_cast<int>(experiment.id.size())))
                           .arg(scroll->widget()->width())
                           .arg(scroll->viewport()->width())));
    }
}

void ParameterPanelTest::scalesAreMonotonousAndReachBothEnds()
{
    for (const ExperimentInfo &experiment : m_catalogue.experiments()) {
        for (const Parameter &parameter : experiment.parameters) {
            if (parameter.type != ParameterType::integer && parameter.type != ParameterType::real)
                continue;
            const NumberScale scale(parameter);
            QCOMPARE(scale.valueAt(0), parameter.zeroWord.empty() ? parameter.minimum : 0.0);
            QVERIFY2(scale.valueAt(1) >= parameter.minimum, parameter.name.data());
            QCOMPARE(scale.valueAt(scale.steps()), parameter.maximum);
            for (int i = 1; i <= scale.steps(); ++i)
                QVERIFY2(scale.valueAt(i) >= scale.valueAt(i - 1), parameter.name.data());
            QCOMPARE(scale.positionOf(scale.valueAt(0)), 0);
            QCOMPARE(scale.positionOf(parameter.maximum), scale.steps());
        }
    }
}

QTEST_MAIN(ParameterPanelTest)
#include "parameter_panel_test.moc"
