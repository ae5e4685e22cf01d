// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

#include <chrono>

namespace interleave::testing {
namespace {

using nlohmann::json;

class DeadlockMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(DeadlockMethods, OppositeOrdersGetStuckAndTheRunEndsByItself)
{
    const json report = reportOf({"deadlock", "-p", std::string("start_method=") + GetParam()});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "opposite-order-deadlocks"));
    if (report["measures"]["deadlocked"] == false)
        GTEST_SKIP() << "the machine never ran the two at once";
    EXPECT_EQ(report["outcome"]["verdict"], "stuck");
    EXPECT_EQ(report["measures"]["cycle"]["workers"].size(), 2u);
    EXPECT_EQ(report["measures"]["cycle"]["locks"], json({"lock-B", "lock-A"}));
    EXPECT_HOLDS(report, "cycle-is-in-the-trace");
    EXPECT_GT(report["measures"]["detection_ns"], 0);
    EXPECT_LT(report["duration_ns"], 2'000'000'000); // not by the time that endless work gets
}

INSTANTIATE_TEST_SUITE_P(Start, DeadlockMethods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &p) { return p.param; });

TEST(Deadlock, TheSameOrderNeverGetsStuck)
{
    const json report = reportOf({"deadlock", "-p", "order=same", "-p", "gap_us=0", "--seconds", "1"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "never-with-order-or-remedy"));
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    EXPECT_EQ(report["measures"]["deadlocked"], false);
}

TEST(Deadlock, ARemedyCostsRetriesOrOrderButNeverGetsStuck)
{
    for (const char *remedy : {"global-order", "try-back-off", "timeout", "arbitrator"}) {
        const json report = reportOf({"deadlock", "-p", std::string("remedy=") + remedy, "-p", "gap_us=20", "--seconds", "0.4"});
        expectNothingFails(report);
        EXPECT_EQ(report["measures"]["deadlocked"], false) << remedy;
        EXPECT_NE(report["outcome"]["verdict"], "stuck") << remedy;
    }
}

TEST(Deadlock, TheRemedyCanBeTakenAwayWhileItRuns)
{
    const json report = reportOf({"deadlock", "-p", "remedy=arbitrator", "--at", "0.2:remedy=none"});
    expectNothingFails(report);
    ASSERT_EQ(report["markers"].size(), 1u);
    EXPECT_EQ(report["markers"][0]["parameter"], "remedy");
}

TEST(Deadlock, PhilosophersGetStuckAllInOneCircle)
{
    const json report = reportOf({"deadlock", "-p", "scenario=philosophers", "-p", "philosophers=3"});
    expectNothingFails(report);
    if (report["measures"]["deadlocked"] == true) {
        EXPECT_EQ(report["measures"]["cycle"]["workers"].size(), 3u);
    }
}

TEST(Deadlock, WhoTakesItsLockAgainWaitsForItselfUnlessTheLockIsRecursive)
{
    const json plain = reportOf({"deadlock", "-p", "scenario=one-lock-twice"});
    EXPECT_HOLDS(plain, "one-lock-twice-deadlocks");
    EXPECT_HOLDS(plain, "cycle-is-in-the-trace");
    EXPECT_EQ(plain["measures"]["rounds_to_deadlock"], 0);
    EXPECT_EQ(plain["measures"]["cycle"]["locks"], json({"lock-A"}));
    const json recursive = reportOf({"deadlock", "-p", "scenario=one-lock-twice", "-p", "remedy=recursive", "-p", "gap_us=20", "--seconds", "0.4"});
    expectNothingFails(recursive);
    EXPECT_EQ(recursive["measures"]["deadlocked"], false);
    EXPECT_GT(recursive["measures"]["rounds"], 10);
    EXPECT_EQ(cli({"run", "deadlock", "-p", "remedy=recursive"}).exitCode, 2);
}

TEST(Deadlock, WithoutADetectorItLastsUntilItIsStopped)
{
    const json report = reportOf({"deadlock", "-p", "detector=off", "--seconds", "0.5"});
    expectNothingFails(report);
    EXPECT_GE(report["duration_ns"], 450'000'000);
    if (report["measures"]["deadlocked"] == true) {
        EXPECT_EQ(report["outcome"]["verdict"], "stuck");
        EXPECT_FALSE(report["measures"].contains("detection_ns"));
    }
}

TEST(Deadlock, OneInterruptIsNotEnough)
{
    const json report = reportOf({"deadlock", "-p", "ended_by=sigint"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "one-interrupt-is-not-enough");
    EXPECT_EQ(report["measures"]["ended_by_signal"], 0);
    EXPECT_EQ(report["outcome"]["verdict"], "stuck");
}

TEST(Deadlock, ASignalFromOutsideEndsTheProcess)
{
    for (const auto &[ending, signal] : {std::pair{"sigint-twice", 2}, {"sigterm", 15}, {"sigkill", 9}}) {
        const json report = reportOf({"deadlock", "-p", std::string("ended_by=") + ending});
        expectNothingFails(report);
        EXPECT_HOLDS(report, "a-signal-from-outside-ends-it");
        EXPECT_EQ(report["measures"]["ended_by_signal"], signal);
        EXPECT_EQ(report["measures"]["signals_sent"], signal == 2 ? 2 : 1);
    }
}

TEST(Deadlock, ASignalNeedsAProcessOfItsOwn)
{
    EXPECT_EQ(cli({"run", "deadlock", "-p", "ended_by=sigterm", "-p", "start_method=fork"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
