// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"
#include "ui/panels/explanation_panel.h"
#include "ui/theme.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace interleave;

class ExplanationPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksForAPredictionBeforeTheRun();
    void speaksOfThisRunAfterwards();
    void ticksCrossesAndDoubtsClaims();
    void comparesWithTheRunBefore();
    void saysWhatWentWrong();

private:
    std::shared_ptr<Report> report(double lostPerMillion) const;

    Catalogue m_catalogue;
    std::unique_ptr<ExplanationPanel> m_panel;
};

void ExplanationPanelTest::init()
{
    m_panel = std::make_unique<ExplanationPanel>();
    m_panel->setTheme(Theme::make(ThemeKind::light));
    m_panel->setExperiment(QStringLiteral("lost-update"), QStringLiteral("en"));
}

std::shared_ptr<Report> ExplanationPanelTest::report(double lostPerMillion) const
{
    auto made = std::make_shared<Report>();
    made->experiment = "lost-update";
    made->parameters = {{"lock", "none"}};
    made->outcome.trials = 20;
    made->measures = std::make_shared<const nlohmann::ordered_json>(
        nlohmann::ordered_json{{"lost", 12345}, {"lost_per_million", lostPerMillion}, {"wrong_trials", 19}});
    made->checks = {{"unlocked-loses", true, "19 of 20", ">= 80 %", ""}, {"locked-loses-nothing", false, "3 lost", "0", ""},
        {"private-copy-right", std::nullopt, "-", "right", "other-settings|storage=private-copy"}};
    return made;
}

void ExplanationPanelTest::asksForAPredictionBeforeTheRun()
{
    QVERIFY(m_panel->plainText().contains(QStringLiteral("Predict")));
}

void ExplanationPanelTest::speaksOfThisRunAfterwards()
{
    const Settings settings(**m_catalogue.find("lost-update"));
    m_panel->showRun(report(620000), &settings, TraceView());
    const QString text = m_panel->plainText();
    QVERIFY2(text.contains(QStringLiteral("12 345")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("62 %")));
    QVERIFY(!text.contains(QLatin1Char('{')));
    QVERIFY(!text.contains(QStringLiteral("Predict")));
}

void ExplanationPanelTest::ticksCrossesAndDoubtsClaims()
{
    const Settings settings(**m_catalogue.find("lost-update"));
    m_panel->showRun(report(1), &settings, TraceView());
    const QString text = m_panel->plainText();
    QVERIFY(text.contains(QStringLiteral("✓")));
    QVERIFY(text.contains(QStringLiteral("✗")));
    QVERIFY2(text.contains(QStringLiteral("Storage: private copy")), qPrintable(text));
}

void ExplanationPanelTest::comparesWithTheRunBefore()
{
    const ExperimentInfo &experiment = **m_catalogue.find("lost-update");
    Settings before(experiment);
    QVERIFY(before.set("start_method", "fork"));
    m_panel->setPrevious(FinishedRun{before, report(620000), TraceView()});
    const Settings now(experiment);
    m_panel->showRun(report(310000), &now, TraceView());
    const QString text = m_panel->plainText();
    QVERIFY2(text.contains(QStringLiteral("fork → thread")), qPrintable(text));
    QVERIFY(text.contains(QStringLiteral("310 000")));
    QVERIFY(text.contains(QStringLiteral("620 000")));
}

void ExplanationPanelTest::saysWhatWentWrong()
{
    m_panel->showError(QStringLiteral("Could not start interleave-host: No such file."));
    QVERIFY(m_panel->plainText().contains(QStringLiteral("No such file")));
}

QTEST_MAIN(ExplanationPanelTest)
#include "explanation_panel_test.moc"
