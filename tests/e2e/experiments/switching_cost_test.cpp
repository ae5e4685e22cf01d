// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(SwitchingCost, ManyWhoOnlyComputeGetAsMuchDone)
{
    const json report = reportOf({"switching-cost"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "many-compute-as-much"));
    const json curve = report["series"]["throughput(workers)"];
    ASSERT_EQ(curve.size(), 9u);
    EXPECT_EQ(curve[0][0], 1);
    EXPECT_EQ(curve[8][0], 256);
    EXPECT_FALSE(report["measures"].contains("us_per_switch"));
    EXPECT_EQ(checkOf(report, "switching-costs")["why"], "other-settings|work=yield");
}

TEST(SwitchingCost, ASwitchAtEveryStepIsPaid)
{
    const json report = reportOf({"switching-cost", "-p", "work=hand-over"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "switching-costs"));
    expectDoesNotFail(checkOf(report, "switches-explode"));
    EXPECT_GT(report["measures"]["us_per_switch"], 0.5);
    EXPECT_LT(report["measures"]["throughput_kept_share"], 0.9);
}

TEST(SwitchingCost, OfferingTheCoreIsPaidToo)
{
    const json report = reportOf({"switching-cost", "-p", "work=yield", "-p", "max_workers=16", "-p", "start_method=fork"});
    expectNothingFails(report);
    ASSERT_EQ(report["series"]["throughput(workers)"].size(), 5u);
    EXPECT_GT(report["measures"]["switches_per_s"], 1000);
}

TEST(SwitchingCost, TooMuchMemoryIsRefused)
{
    const Ended ended = cli({"run", "switching-cost", "-p", "working_set_kib=4096"});
    EXPECT_EQ(ended.exitCode, 2);
    EXPECT_NE(ended.err.find("max_workers"), std::string::npos);
    EXPECT_NE(ended.err.find("working_set_kib"), std::string::npos);
}

TEST(SwitchingCost, PagingBeginsWhereMemoryEnds)
{
    for (const char *method : {"thread", "spawn"}) {
        const json report = reportOf({"switching-cost", "-p", "work=paging", "-p", "max_workers=8", "-p", "working_set_kib=512", "-p", "frames_mb=1",
            "-p", std::string("start_method=") + method});
        EXPECT_GT(report["measures"]["faults_per_s"], 0);
        expectNothingFails(report);
    }
}

TEST(SwitchingCost, NoMoreIsPagedThanThereIsRoomFor)
{
    EXPECT_EQ(cli({"run", "switching-cost", "-p", "work=paging", "-p", "max_workers=256", "-p", "working_set_kib=1024"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
