// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/runs/runs.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

TEST(LostUpdate, LosesWithoutALock)
{
    if (usableCores() < 2)
        GTEST_SKIP() << "two cores are needed for two workers at the same time";
    // On a machine busy with other things the two may never run at the same time; such trials prove nothing and do not count.
    for (int attempt = 0; attempt < 5; ++attempt) {
        const int trials = attempt == 0 ? 20 : 200;
        json report = reportOf("lost-update", {"-p", "workers=2", "--trials", std::to_string(trials)});
        EXPECT_EQ(report["outcome"]["trials"], trials);
        expectNoFailedCheck(report);
        if (report["checks"][0]["ok"].is_null())
            continue;
        EXPECT_EQ(report["checks"][0]["ok"], true) << report["checks"][0].dump();
        EXPECT_EQ(report["outcome"]["verdict"], "wrong");
        EXPECT_GT(report["measures"]["lost"], 0);
        EXPECT_GT(report["measures"]["lost_per_million"], 0.0);
        EXPECT_GT(report["measures"]["wrong_trials"], 0);
        return;
    }
    GTEST_SKIP() << "other work on this machine kept the two workers from running at the same time";
}

TEST(LostUpdate, TheHistogramCountsEveryTrial)
{
    json report = reportOf("lost-update", {"-p", "iterations=10000", "--trials", "7"});
    int counted = 0;
    for (const json &bar : report["outcome"]["histogram"])
        counted += bar["count"].get<int>();
    EXPECT_EQ(counted, 7);
}

class WithLock : public ::testing::TestWithParam<const char *>
{};

TEST_P(WithLock, LosesNothing)
{
    json report = reportOf("lost-update", {"-p", std::string("lock=") + GetParam(), "-p", "iterations=100000", "--trials", "5"});
    ASSERT_TRUE(report.contains("measures"));
    EXPECT_EQ(report["measures"]["lost"], 0);
    EXPECT_EQ(report["measures"]["wrong_trials"], 0);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    EXPECT_EQ(report["outcome"]["expected"], report["outcome"]["actual"]);
    expectNoFailedCheck(report);
    // Exact although most of its single events never went through a ring.
    ASSERT_EQ(report["locks"].size(), 1u);
    EXPECT_GE(report["locks"][0]["acquisitions"], 2 * 100000 * 5);
    EXPECT_EQ(report["locks"][0]["kind"], GetParam());
}

INSTANTIATE_TEST_SUITE_P(
    LostUpdate, WithLock, ::testing::Values("mutex", "spin", "ticket", "adaptive", "rw", "robust-shared"), [](const auto &which) {
        std::string name = which.param;
        std::erase(name, '-');
        return name;
    });

TEST(LostUpdate, FetchAddLosesNothing)
{
    json report = reportOf("lost-update", {"-p", "variable=fetch-add", "-p", "iterations=100000", "--trials", "5"});
    EXPECT_EQ(report["measures"]["lost"], 0);
    expectNoFailedCheck(report);
}

class StartedBy : public ::testing::TestWithParam<const char *>
{};

TEST_P(StartedBy, IsTheSameRaceAndTheSameCure)
{
    const std::string method = GetParam();
    json report = reportOf("lost-update", {"-p", "start_method=" + method, "-p", "lock=mutex", "-p", "iterations=20000", "--trials", "3"});
    EXPECT_EQ(report["measures"]["lost"], 0);
    expectNoFailedCheck(report);
    std::set<int> pids;
    for (const json &worker : report["workers"]) {
        EXPECT_EQ(worker["start_method"], method);
        EXPECT_EQ(worker["kind"], method == "thread" ? "thread" : "process");
        EXPECT_EQ(worker["exit"].value("code", -1), 0) << worker.dump();
        pids.insert(worker["pid"].get<int>());
    }
    EXPECT_EQ(report["workers"].size(), 2u);
    EXPECT_EQ(pids.size(), method == "thread" ? 1u : 2u);
}

INSTANTIATE_TEST_SUITE_P(
    LostUpdate, StartedBy, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &which) { return std::string(which.param); });

TEST(LostUpdate, APrivateCopyIsRightForEachAndLeavesTheParentsUntouched)
{
    json report = reportOf("lost-update", {"-p", "storage=private-copy", "-p", "start_method=fork", "-p", "iterations=100000", "--trials", "3"});
    EXPECT_EQ(report["measures"]["lost"], 0);
    expectNoFailedCheck(report);
}

TEST(LostUpdate, StopsLosingAtTheInstantTheLockIsSwitchedOn)
{
    if (usableCores() < 2)
        GTEST_SKIP() << "two cores are needed for two workers at the same time";
    json report = reportOf("lost-update", {"--seconds", "2", "--at", "1:lock=mutex"});
    ASSERT_EQ(report["markers"].size(), 1u);
    json marker = report["markers"][0];
    EXPECT_EQ(marker["parameter"], "lock");
    EXPECT_EQ(marker["from"], "none");
    EXPECT_EQ(marker["to"], "mutex");
    // Not before it was asked for; how soon after is a matter of the workers' iteration, not of this loaded machine's clock.
    EXPECT_GE(marker["t_ns"], 1'000'000'000);
    double before = 0;
    double after = 0;
    // A point tells of the time since the one before it: the one around the switch has some of both.
    json since = 0;
    for (const json &point : report["series"]["lost_per_million"]) {
        (since <= marker["t_ns"] ? before : after) += point[1].get<double>();
        since = point[0];
    }
    EXPECT_GT(before, 0.0);
    EXPECT_EQ(after, 0.0);
    expectNoFailedCheck(report);
}

TEST(LostUpdate, WithoutOptionsSaysItInWords)
{
    const Ended ended = cli({"run", "lost-update", "--trials", "3", "-p", "iterations=10000"});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_FALSE(ended.out.empty());
    EXPECT_EQ(ended.err, "") << "progress is for terminals only";
}

TEST(LostUpdate, OneAfterTheOtherLosesNothingWithoutALock)
{
    for (const char *method : {"thread", "fork"}) {
        json report = reportOf("lost-update",
            {"-p", "join_first=on", "-p", "workers=3", "-p", "iterations=20000", "-p", std::string("start_method=") + method, "--trials", "30"});
        expectNoFailedCheck(report);
        const auto joining = std::find_if(
            report["checks"].begin(), report["checks"].end(), [](const json &check) { return check["claim"] == "joining-loses-nothing"; });
        ASSERT_NE(joining, report["checks"].end());
        EXPECT_EQ((*joining)["ok"], true) << joining->dump();
        EXPECT_EQ(report["measures"]["lost"], 0);
        EXPECT_EQ(report["measures"]["overlap_share"], 0.0);
        EXPECT_EQ(report["outcome"]["trials"], 30);
    }
    // The lock can be switched although all but one wait.
    json toggled = reportOf(
        "lost-update", {"-p", "join_first=on", "-p", "iterations=1000000", "--trials", "40", "--at", "0.05:lock=mutex", "--at", "0.1:workers=4"});
    expectNoFailedCheck(toggled);
    EXPECT_GE(toggled["markers"].size(), 1u);
}

} // namespace
} // namespace interleave::testing
