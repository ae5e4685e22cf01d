// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/time_slices.h"
#include "tests/core/analysis/claims_fixture.h"

#include <nlohmann/json.hpp>

namespace interleave {
namespace {

constexpr Nanos ms = 1'000'000;

/// Workers that take turns on one core for a second.
class TimeSlicesClaims : public ClaimsTest
{
protected:
    TimeSlicesClaims() : ClaimsTest(timeSlicesExperiment()) { machine.tickHz = 250; }
    void addWorkers(const std::vector<std::uint64_t> &operations, Nanos turn)
    {
        const auto count = static_cast<Nanos>(operations.size());
        for (std::size_t i = 0; i < operations.size(); ++i) {
            WorkerReport &worker = addWorker(0, static_cast<unsigned>(i), StartMethod::thread, 0, 0, duration);
            worker.name = "Thread-" + std::to_string(i + 1);
            worker.operations = operations[i];
            worker.preempted = 50;
            tracks.push_back(store->addTrack({.kind = TrackKind::worker, .name = {}, .lane = worker.lane}));
        }
        addTurns(0, duration, turn, count);
    }
    void addTurns(Nanos from, Nanos to, Nanos turn, Nanos count)
    {
        Nanos at = from;
        for (std::size_t i = 0; at + turn * count <= to; ++i, at += turn) {
            const TrackId track = tracks[i % tracks.size()];
            store->append(track, {.begin = at, .end = at + turn, .state = SliceState::running, .flags = preempted});
            store->append(track, {.begin = at + turn, .end = at + turn * count, .state = SliceState::runnable});
        }
    }
    std::vector<TrackId> tracks;
};

TEST_F(TimeSlicesClaims, TurnsAndSharesAreMeasured)
{
    addWorkers({250, 250, 250, 250}, 4 * ms);
    const auto measures = judge().measures;
    EXPECT_EQ(measures["turn_ns"]["p50"], 4 * ms);
    EXPECT_EQ(measures["share"]["Thread-2"], 0.25);
    EXPECT_EQ(measures["preemptions"], 200);
    EXPECT_EQ(measures["tick_ns"], 4 * ms);
    EXPECT_FALSE(measures.contains("asked_slice_ns"));
    EXPECT_EQ(verdictOf("every-worker-preempted"), 1);
    EXPECT_EQ(verdictOf("equal-nice-equal-shares"), 1);
    EXPECT_EQ(verdictOf("nicer-gets-less"), -1);
    EXPECT_EQ(verdictOf("longer-slice-longer-turns"), -1);
    double counted = 0;
    const auto series = judge().series;
    ASSERT_EQ(series.size(), 1u);
    for (const Point &bin : series[0].second)
        counted += bin.value;
    EXPECT_GT(counted, 200);
}

TEST_F(TimeSlicesClaims, AWorkerThatNobodyInterruptsFails)
{
    addWorkers({250, 250, 250, 250}, 4 * ms);
    workers[2].preempted = 0;
    EXPECT_EQ(verdictOf("every-worker-preempted"), 0);
    workers[2].preempted.reset();
    EXPECT_EQ(verdictOf("every-worker-preempted"), -1);
    EXPECT_EQ(why, "not-measured");
}

TEST_F(TimeSlicesClaims, UnequalSharesFailUnlessOthersTookTheCore)
{
    addWorkers({300, 230, 240, 230}, 4 * ms);
    EXPECT_EQ(verdictOf("equal-nice-equal-shares"), 0);
    machine.externalCpuPercent = 30;
    EXPECT_EQ(verdictOf("equal-nice-equal-shares"), -1);
}

TEST_F(TimeSlicesClaims, NiceIsOrdered)
{
    set("nice_spread", "5");
    addWorkers({650, 220, 110, 20}, 4 * ms);
    EXPECT_EQ(verdictOf("nicer-gets-less"), 1);
    EXPECT_EQ(verdictOf("equal-nice-equal-shares"), -1);
    workers[2].operations = 230;
    EXPECT_EQ(verdictOf("nicer-gets-less"), 0);
    set("cores", "2");
    EXPECT_EQ(verdictOf("nicer-gets-less"), -1);
    EXPECT_EQ(why, "other-settings|cores=1");
}

TEST_F(TimeSlicesClaims, EnoughCoresForAllDecideNothing)
{
    set("cores", "all");
    addWorkers({500, 500}, 4 * ms);
    EXPECT_EQ(verdictOf("every-worker-preempted"), -1);
    EXPECT_EQ(why, "other-settings|cores=1");
}

TEST_F(TimeSlicesClaims, AChangedSliceIsJudgedFromBothSides)
{
    duration = 2'000 * ms;
    addWorkers({250, 250, 250, 250}, 4 * ms);
    addMarker(1'000 * ms, "slice_ms", "20");
    EXPECT_EQ(verdictOf("longer-slice-longer-turns"), 0);
    EXPECT_EQ(judge().measures["phases"].size(), 2u);
}

TEST_F(TimeSlicesClaims, SharesAreThoseOfThreads)
{
    addWorkers({250, 250, 250, 250}, 4 * ms);
    EXPECT_EQ(verdictOf("share-is-per-thread"), -1);
    set("grouping", "one-apart");
    EXPECT_EQ(verdictOf("share-is-per-thread"), 1);
    workers[3].operations = 750; // as if processes were counted
    EXPECT_EQ(verdictOf("share-is-per-thread"), 0);
    EXPECT_NEAR(judge().measures["process_share"]["apart"].get<double>(), 0.5, 1e-9);
}

} // namespace
} // namespace interleave
