// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/catalogue.h"
#include "ui/texts/error_texts.h"
#include "ui/texts/experiment_text.h"
#include "ui/texts/language.h"
#include "ui/texts/listing.h"
#include "ui/texts/quantities.h"
#include "ui/texts/run_facts.h"
#include "ui/texts/texts.h"

#include <nlohmann/json.hpp>

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace interleave;

class TextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void numbersReadAlikeInEveryLanguage();
    void errorsNameCauseAndAccepted();
    void argumentsMayLookLikePlaces();
    void everyParameterAndChoiceHasWords();
    void everyPresetHasWordsThatFitThePanel();
    void listingsBelongToPresets();
    void aMeasureHasItsExperimentsOwnWords();
    void everyExperimentHasFourPartsInBothLanguages();
    void noUnitStandsTwice();
    void paragraphsFollowTheRun();
    void unknownFactsLeaveTheirParagraphOut();
    void pluralsInEnglish();
};

void TextsTest::numbersReadAlikeInEveryLanguage()
{
    QCOMPARE(texts::grouped(8412006), QStringLiteral("8\u202f412\u202f006"));
    QCOMPARE(texts::grouped(-443), QStringLiteral("\u2212443"));
    QCOMPARE(texts::grouped(100), QStringLiteral("100"));
    QCOMPARE(texts::shortCount(61e6), QStringLiteral("61\u202fM"));
    QCOMPARE(texts::shortCount(0), QStringLiteral("0"));
    QCOMPARE(texts::shortCount(999.9), QStringLiteral("1\u202fk"));
    QCOMPARE(texts::percent(0.45), QStringLiteral("45\u202f%"));
    QCOMPARE(texts::percent(0.013), QStringLiteral("1.3\u202f%"));
    QCOMPARE(texts::shortDuration(2.118e6), QStringLiteral("2.12\u202fms"));
    QCOMPARE(texts::exactTime(131'402'118), QStringLiteral("131.402\u202fms"));
    QCOMPARE(texts::exactTime(840), QStringLiteral("840\u202fns"));
    QCOMPARE(texts::clockTime(12'900'000'000), QStringLiteral("00:12"));
    QCOMPARE(texts::niceCeiling(61e6), 1e8);
    QCOMPARE(texts::niceCeiling(0), 1.0);
    QCOMPARE(texts::niceCeiling(20), 20.0);
}

void TextsTest::errorsNameCauseAndAccepted()
{
    const QString text = texts::errorText({ErrorCode::valueOutOfRange, {"workers", "10000", "1-1000"}});
    for (const char *part : {"workers", "10000", "1-1000"})
        QVERIFY2(text.contains(QLatin1String(part)), qPrintable(text));
    QVERIFY(texts::captureCure(QStringLiteral("perf_event_open"), {}).contains(QStringLiteral("kernel.perf_event_paranoid")));
    QVERIFY(texts::captureCure(QStringLiteral("tracefs"), QStringLiteral("No such file or directory")).contains(QStringLiteral("mount -t tracefs")));
    QVERIFY(texts::captureCure(QStringLiteral("tracefs"), QStringLiteral("Permission denied")).contains(QStringLiteral("root")));
}

void TextsTest::argumentsMayLookLikePlaces()
{
    const QString text = texts::errorText({ErrorCode::valueOfWrongType, {"lock", "%3%1", "none"}});
    QVERIFY2(text.contains(QStringLiteral("“%3%1”")), qPrintable(text));
}

void TextsTest::everyParameterAndChoiceHasWords()
{
    Language language;
    language.use(QStringLiteral("zh_CN"));
    const Catalogue catalogue;
    const QSet<QString> sameInBoth{QStringLiteral("join"), QStringLiteral("abort"), QStringLiteral("fork"), QStringLiteral("spawn"),
        QStringLiteral("forkserver"), QStringLiteral("volatile"), QStringLiteral("while"), QStringLiteral("if"), QStringLiteral("eventfd")};
    // Signals have the same names everywhere.
    const auto same = [&](const QString &word) { return sameInBoth.contains(word) || word.startsWith(QLatin1String("SIG")); };
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        QVERIFY(texts::experimentTitle(experiment.id) != texts::fromUtf8(experiment.id));
        for (const Parameter &parameter : experiment.parameters) {
            QVERIFY2(texts::parameterLabel(parameter.name) != texts::fromUtf8(parameter.name), parameter.name.data());
            for (const std::string_view word : parameter.choices)
                QVERIFY2(same(texts::fromUtf8(word)) || texts::choiceLabel(parameter.name, word) != texts::fromUtf8(word), word.data());
        }
        for (const std::string_view measure : experiment.measures)
            QVERIFY2(texts::measureLabel(measure) != texts::fromUtf8(measure), measure.data());
    }
}

void TextsTest::everyPresetHasWordsThatFitThePanel()
{
    constexpr int most = 28; // letters in the narrowest panel; a Chinese one is as wide as two
    Language language;
    const Catalogue catalogue;
    for (const char *code : {"en", "zh_CN"}) {
        language.use(QLatin1String(code));
        for (const ExperimentInfo &experiment : catalogue.experiments()) {
            for (const Preset &preset : experiment.presets) {
                const QString label = texts::presetLabel(experiment.id, preset.name);
                QVERIFY2(label != texts::fromUtf8(preset.name), preset.name.data());
                const auto wide = std::count_if(label.begin(), label.end(), [](QChar c) { return c.unicode() > 0x2e00; });
                QVERIFY2(label.size() + wide <= most, qPrintable(label));
                QVERIFY2(!texts::presetHint(experiment.id, preset.name).isEmpty(), preset.name.data());
            }
        }
    }
}

/// A file that no preset asks for would never be seen, and what is said to be as printed must show the print.
void TextsTest::listingsBelongToPresets()
{
    const Catalogue catalogue;
    int found = 0;
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        for (const Preset &preset : experiment.presets) {
            const texts::Listing listing = texts::Listing::load(experiment.id, preset.name);
            found += listing.isEmpty() ? 0 : 1;
            QVERIFY2(!listing.text.contains(QStringLiteral("#!")) && !listing.text.contains(QStringLiteral("#@")), preset.name.data());
            QVERIFY2(listing.isEmpty() || !listing.places.empty(), preset.name.data());
            for (const texts::ListingPlace &place : listing.places) {
                static const QStringList known{QStringLiteral("run"), QStringLiteral("lock"), QStringLiteral("queue"), QStringLiteral("pipe"),
                    QStringLiteral("io"), QStringLiteral("sleep"), QStringLiteral("wait")};
                QVERIFY2(known.contains(place.doing) && !place.lane.isEmpty(), qPrintable(place.lane + place.doing));
            }
            QVERIFY2(preset.name != "as-printed" || !listing.isEmpty(), experiment.id.data());
            QVERIFY2(preset.name != "corrected" || listing.slips.empty(), experiment.id.data());
        }
    }
    int files = 0;
    for (QDirIterator file(QStringLiteral(":/listings"), {QStringLiteral("*.py")}, QDir::Files, QDirIterator::Subdirectories); file.hasNext();
         file.next())
        ++files;
    QCOMPARE(found, files);
    QVERIFY(found > 0);
}

void TextsTest::aMeasureHasItsExperimentsOwnWords()
{
    Language language;
    language.use(QStringLiteral("en"));
    QCOMPARE(texts::measureLabel("queue", "latency_ns"), QStringLiteral("time in the queue"));
    QCOMPARE(texts::measureLabel("gil-convoy", "latency_ns"), QStringLiteral("time to the reply"));
    QCOMPARE(texts::measureLabel("pipe", "cores_used"), texts::measureLabel("cores_used")); // none of its own
}

void TextsTest::everyExperimentHasFourPartsInBothLanguages()
{
    const Catalogue catalogue;
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        for (const char *language : {"en", "zh_CN"}) {
            const auto text = texts::ExperimentText::load(experiment.id, QLatin1String(language));
            for (const auto *part : {&text.what, &text.predict, &text.saw, &text.truth}) {
                QVERIFY2(!part->heading.isEmpty(), experiment.id.data());
                QVERIFY2(!part->text.trimmed().isEmpty(), experiment.id.data());
            }
        }
        QVERIFY(texts::ExperimentText::load(experiment.id, QStringLiteral("en")).what.text !=
                texts::ExperimentText::load(experiment.id, QStringLiteral("zh_CN")).what.text);
    }
}

/// Whoever shows a measure by its name writes its unit, too.
void TextsTest::noUnitStandsTwice()
{
    static const QRegularExpression withUnit(QStringLiteral("\\{([a-z0-9_.]+)\\}\\s?(ns|µs|ms|s|KiB|MiB|%)(?![a-zA-Z])"));
    const Catalogue catalogue;
    for (const ExperimentInfo &experiment : catalogue.experiments()) {
        for (const char *language : {"en", "zh_CN"}) {
            const auto text = texts::ExperimentText::load(experiment.id, QLatin1String(language));
            for (auto it = withUnit.globalMatch(text.saw.text); it.hasNext();) {
                const auto match = it.next();
                const QString shown = texts::shownAs(match.captured(1), 7);
                QVERIFY2(shown == QLatin1String("7"),
                    qPrintable(QLatin1String(language) + QLatin1Char(' ') + match.captured() + QLatin1Char(' ') + shown));
            }
        }
    }
}

namespace {

texts::RunFacts factsOf(const nlohmann::ordered_json &measures)
{
    static const Catalogue catalogue;
    Report report;
    report.experiment = "lost-update";
    report.parameters = {{"lock", "none"}, {"workers", "2"}};
    report.measures = std::make_shared<const nlohmann::ordered_json>(measures);
    report.outcome.trials = 20;
    const Settings settings(**catalogue.find("lost-update"));
    return texts::RunFacts(report, settings, TraceView());
}

} // namespace

void TextsTest::paragraphsFollowTheRun()
{
    const auto facts = factsOf({{"lost", 5}, {"lost_per_million", 620000.0}, {"handoff_ns", {{"p50", 704}}}});
    QCOMPARE(texts::filled(
                 QStringLiteral("{?p.lock=none}{?lost>0} {lost} of {trials}: {lost_per_million:per-million-percent}\n\n{?p.lock!=none} no"), facts),
        QStringLiteral("5 of 20: 62\u202f%"));
    QCOMPARE(texts::filled(QStringLiteral("{handoff_ns.p50}"), facts), QStringLiteral("704\u202fns"));
}

void TextsTest::unknownFactsLeaveTheirParagraphOut()
{
    const auto facts = factsOf({{"lost", 5}});
    QCOMPARE(
        texts::filled(QStringLiteral("{wait_share} waiting\n\n{?!wait_share} unknown\n\n{?wait_share} known"), facts), QStringLiteral("unknown"));
}

void TextsTest::pluralsInEnglish()
{
    Language language;
    language.use(QStringLiteral("en"));
    QCOMPARE(QCoreApplication::translate("charts", "%n trial(s)", nullptr, 1), QStringLiteral("1 trial"));
    QCOMPARE(QCoreApplication::translate("charts", "%n trial(s)", nullptr, 3), QStringLiteral("3 trials"));
}

QTEST_MAIN(TextsTest)
#include "texts_test.moc"
