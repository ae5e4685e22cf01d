// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(TimeSlices, EveryWorkerLosesItsCoreAndAllGetEqualShares)
{
    for (const char *method : {"thread", "fork"}) {
        const json report = reportOf({"time-slices", "--seconds", "1", "-p", std::string("start_method=") + method});
        expectNothingFails(report);
        EXPECT_HOLDS(report, "every-worker-preempted");
        expectDoesNotFail(checkOf(report, "equal-nice-equal-shares"));
        EXPECT_GT(report["measures"]["turn_ns"]["p50"], 100'000);
        EXPECT_EQ(report["measures"]["share"].size(), 4u);
        EXPECT_GT(report["measures"]["preemptions"], 10);
        EXPECT_FALSE(report["series"]["turns(length_ns)"].empty());
    }
}

TEST(TimeSlices, TheNicerTheLess)
{
    const json report = reportOf({"time-slices", "--seconds", "1.2", "-p", "workers=3", "-p", "nice_spread=5"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "nicer-gets-less"));
    EXPECT_GT(report["measures"]["share"]["Thread-1"], report["measures"]["share"]["Thread-3"]);
}

TEST(TimeSlices, ALongerSliceWhileTheyRun)
{
    const json report = reportOf({"time-slices", "--seconds", "1.6", "-p", "workers=2", "--at", "0.6:slice_ms=20"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "longer-slice-longer-turns"));
    EXPECT_EQ(report["measures"]["asked_slice_ns"], 20'000'000);
    ASSERT_EQ(report["markers"].size(), 1u);
    EXPECT_EQ(report["markers"][0]["parameter"], "slice_ms");
}

TEST(TimeSlices, ACoreForEachLeavesNothingToTakeAway)
{
    const json report = reportOf({"time-slices", "--seconds", "0.3", "-p", "workers=1"});
    EXPECT_EQ(checkOf(report, "every-worker-preempted")["ok"], json(nullptr));
    EXPECT_EQ(report["measures"]["share"]["Thread-1"], 1.0);
}

TEST(TimeSlices, TheCoreIsSharedAmongThreads)
{
    const json report = reportOf({"time-slices", "-p", "grouping=one-apart", "--seconds", "1"});
    expectNothingFails(report);
    EXPECT_GT(report["measures"]["process_share"]["of_threads"], report["measures"]["process_share"]["apart"]);
    std::set<int> pids;
    for (const json &worker : report["workers"])
        pids.insert(worker["pid"].get<int>());
    EXPECT_EQ(pids.size(), 2u);
    EXPECT_EQ(cli({"run", "time-slices", "-p", "grouping=one-apart", "-p", "start_method=spawn"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
