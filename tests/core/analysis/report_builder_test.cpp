// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/report_builder.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace interleave {
namespace {

class ReportBuilder : public ::testing::Test
{
protected:
    ReportBuilder() : settings(**catalogue.find("lost-update")), segment(std::move(*Segment::create())), store(TraceStore::create()) {}

    void round(std::int64_t actual, std::uint64_t lost, std::uint32_t flags)
    {
        store->append(TrialRow{.range = {0, 10}, .expected = 0, .actual = actual, .stores = 100, .lost = lost, .number = rounds++, .flags = flags});
    }
    Report report(bool interrupted = false, const std::string &error = {})
    {
        store->publish(100);
        return buildReport({.settings = settings,
            .segment = segment,
            .view = store->view(),
            .machine = {},
            .capture = {.mode = "kernel", .reason = {}, .events = 7, .lost = 1, .probeCostNs = 9},
            .startedMonotonic = 1'000,
            .startedUtc = "2026-03-01T12:00:00.123Z",
            .duration = 100,
            .interrupted = interrupted,
            .refusals = {{"policy fifo", "Operation not permitted"}},
            .errorKey = error});
    }

    Catalogue catalogue;
    Settings settings;
    Segment segment;
    std::shared_ptr<TraceStore> store;
    std::uint32_t rounds = 0;
};

TEST_F(ReportBuilder, TheWrongRoundDecides)
{
    round(0, 0, trialOverlapped);
    round(5, 3, trialOverlapped | trialWrong);
    round(0, 0, trialOverlapped);
    const Outcome outcome = report().outcome;
    EXPECT_EQ(outcome.verdict, "wrong");
    EXPECT_EQ(outcome.trials, 3u);
    EXPECT_EQ(outcome.lost, 3u);
    EXPECT_EQ(outcome.histogram, (std::map<std::int64_t, std::uint64_t>{{0, 2}, {5, 1}}));
}

TEST_F(ReportBuilder, AValueRightByLuckIsStillALoss)
{
    round(0, 2, trialOverlapped);
    EXPECT_EQ(report().outcome.verdict, "wrong");
}

TEST_F(ReportBuilder, ARoundThatWasCutIsNoResultButItsLossesCount)
{
    round(9, 4, trialCut | trialOverlapped | trialWrong);
    round(3, 1, trialPhase);
    const Outcome outcome = report(true).outcome;
    EXPECT_EQ(outcome.verdict, "cut");
    EXPECT_EQ(outcome.trials, 0u);
    EXPECT_TRUE(outcome.histogram.empty());
    EXPECT_EQ(outcome.lost, 4u);
    EXPECT_FALSE(outcome.expected);
}

TEST_F(ReportBuilder, ARunThatFailedSaysSo)
{
    const Report failed = report(false, "host lost: signal 9");
    EXPECT_EQ(failed.outcome.verdict, "cut");
    EXPECT_EQ(failed.errorKey, "host lost: signal 9");
}

TEST_F(ReportBuilder, MarkersSpeakInTheParametersWords)
{
    const ParameterId lock = settings.experiment().find("lock");
    store->append(MarkerRow{.time = 50, .parameter = lock, .from = rawInteger(0), .to = rawInteger(1)});
    store->append(MarkerRow{.time = 60, .parameter = ParameterId{4711}, .from = 0, .to = 1}); // it came through shared memory
    const Report made = report();
    ASSERT_EQ(made.markers.size(), 1u);
    EXPECT_EQ(made.markers[0].parameter, "lock");
    EXPECT_EQ(made.markers[0].from, "none");
    EXPECT_EQ(made.markers[0].to, "mutex");
}

TEST_F(ReportBuilder, CarriesWhatItWasGiven)
{
    const TrackId series = store->addTrack({.kind = TrackKind::series, .name = "lost_per_million"});
    store->append(series, Point{50, 2.5});
    const Report made = report();
    EXPECT_EQ(made.experiment, "lost-update");
    EXPECT_EQ(made.parameters.size(), settings.experiment().parameters.size());
    EXPECT_EQ(made.events, 7u);
    EXPECT_EQ(made.eventsLost, 1u);
    EXPECT_EQ(made.refusals.size(), 1u);
    const auto found = std::find_if(made.series.begin(), made.series.end(), [](const auto &one) { return one.first == "lost_per_million"; });
    ASSERT_NE(found, made.series.end());
    EXPECT_EQ(found->second.size(), 1u);
}

TEST_F(ReportBuilder, KeptSumsGiveTheSameReport)
{
    const TrackId worker = store->addTrack({.kind = TrackKind::core, .name = "0", .core = CoreId{0}});
    SliceSums kept;
    for (Nanos t = 0; t < 50; t += 10) {
        store->append(worker, Slice{.begin = t, .end = t + 7, .cpu = 0});
        store->publish(t + 10);
        kept.update(store->view());
    }
    const ReportInput base{.settings = settings,
        .segment = segment,
        .view = store->view(),
        .machine = {},
        .capture = {},
        .startedUtc = {},
        .duration = 50,
        .refusals = {},
        .errorKey = {}};
    ReportInput withSums = base;
    withSums.sums = &kept;
    ASSERT_EQ(buildReport(base).cores.size(), 1u);
    EXPECT_EQ(buildReport(base).cores[0].busy, 35);
    EXPECT_EQ(buildReport(withSums).cores[0].busy, 35);
}

} // namespace
} // namespace interleave
