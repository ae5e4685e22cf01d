// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

class PoolMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(PoolMethods, FourRunAndTheFifthWaits)
{
    const json report = reportOf({"pool", "-p", "pool_size=4", "-p", "submit_after_close=on", "-p", std::string("start_method=") + GetParam()});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "never-more-than-pool");
    EXPECT_HOLDS(report, "next-waits-for-end");
    EXPECT_HOLDS(report, "late-submit-refused");
    EXPECT_HOLDS(report, "early-join-refused");
    EXPECT_HOLDS(report, "results-in-order");
    EXPECT_EQ(report["measures"]["running_max"], 4);
    ASSERT_EQ(report["measures"]["queue_wait_ns"].size(), 5u);
    EXPECT_GE(report["measures"]["queue_wait_ns"][4], 150'000'000); // of the 200 ms that the others sleep
    EXPECT_EQ(report["measures"]["refused"].size(), 2u);
    EXPECT_EQ(report["outcome"]["actual"], 5);
}

INSTANTIATE_TEST_SUITE_P(Start, PoolMethods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &p) { return p.param; });

TEST(Pool, GrowsAtOnceAndShrinksAfterTheTask)
{
    for (const char *method : {"thread", "fork"}) {
        const json report = reportOf({"pool", "-p", "pool_size=2", "-p", "tasks=40", "-p", "task_ms=60", "-p", std::string("start_method=") + method,
            "--at", "0.15:pool_size=5", "--at", "0.35:pool_size=2"});
        expectNothingFails(report);
        expectDoesNotFail(checkOf(report, "growth-starts-at-once"));
        EXPECT_HOLDS(report, "shrink-finishes-task");
        EXPECT_EQ(report["outcome"]["actual"], 40);
        EXPECT_EQ(report["markers"].size(), 2u);
    }
}

TEST(Pool, ATaskThatDiesWithItsWorkerIsReported)
{
    for (const char *method : {"fork", "spawn", "forkserver"}) {
        const json report =
            reportOf({"pool", "-p", "pool_size=3", "-p", "tasks=9", "-p", "kill_worker=running", "-p", std::string("start_method=") + method});
        EXPECT_HOLDS(report, "killed-task-reported");
        EXPECT_EQ(report["measures"]["tasks_lost"], 1);
        EXPECT_EQ(report["measures"]["tasks_done"], 8);
    }
}

TEST(Pool, AnIdleWorkerKilledTakesNothingAlong)
{
    const json report =
        reportOf({"pool", "-p", "pool_size=3", "-p", "tasks=9", "-p", "task_ms=50", "-p", "kill_worker=idle", "-p", "start_method=fork"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "idle-kill-harmless");
    EXPECT_EQ(report["measures"]["tasks_done"], 9);
}

TEST(Pool, KillingAThreadHasNoMeaning)
{
    const Ended ended = cli({"run", "pool", "-p", "kill_worker=running"});
    EXPECT_EQ(ended.exitCode, 2);
    EXPECT_NE(ended.err.find("kill_worker"), std::string::npos);
    EXPECT_NE(ended.err.find("start_method"), std::string::npos);
}

} // namespace
} // namespace interleave::testing
