// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

class EventMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(EventMethods, OneSetWakesAllWhoWait)
{
    const json report = reportOf({"event", "-p", "waiters=6", "-p", std::string("start_method=") + GetParam()});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "signal-wakes-all");
    EXPECT_EQ(report["measures"]["woken"], 6 * 20);
    EXPECT_EQ(report["measures"]["early_wakeups"], 0);
    EXPECT_TRUE(report["measures"].contains("wake_spread_ns"));
    ASSERT_EQ(report["locks"].size(), 1u);
    EXPECT_EQ(report["locks"][0]["kind"], "event");
}

INSTANTIATE_TEST_SUITE_P(Start, EventMethods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &p) { return p.param; });

TEST(Event, AnEventThatIsSetDoesNotBlock)
{
    const json report = reportOf({"event", "-p", "waiters=5", "-p", "set_before_wait=on"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "set-event-does-not-block");
}

TEST(Event, ABarrierAndAConditionWakeAllToo)
{
    const json barrier = reportOf({"event", "-p", "waiters=5", "-p", "kind=barrier"});
    expectNothingFails(barrier);
    EXPECT_HOLDS(barrier, "signal-wakes-all");
    for (const char *notify : {"all", "one"}) {
        const json condition = reportOf({"event", "-p", "waiters=5", "-p", "kind=condition", "-p", std::string("notify=") + notify});
        expectNothingFails(condition);
        EXPECT_HOLDS(condition, "signal-wakes-all");
        EXPECT_HOLDS(condition, "while-loses-none");
    }
}

TEST(Event, ACallBeforeTheWaitIsLostWithIfAndNotWithWhile)
{
    const auto early = [](const char *check) {
        return reportOf({"event", "-p", "waiters=5", "-p", "kind=condition", "-p", "set_before_wait=on", "-p", std::string("check=") + check});
    };
    const json once = early("if");
    EXPECT_HOLDS(once, "if-loses-wake-ups");
    EXPECT_EQ(once["measures"]["lost_wakeups"], 5 * 20);
    EXPECT_EQ(once["outcome"]["verdict"], "wrong");
    const json again = early("while");
    expectNothingFails(again);
    EXPECT_HOLDS(again, "while-loses-none");
    EXPECT_EQ(again["outcome"]["verdict"], "correct");
}

TEST(Event, WhatHasNoMeaningIsRefused)
{
    for (const char *what : {"notify=one", "check=if"}) {
        const Ended ended = cli({"run", "event", "-p", what, "--json", "-"});
        EXPECT_EQ(ended.exitCode, 2) << what;
    }
}

TEST(Event, NobodyKnowsTheOrder)
{
    const json report = reportOf({"event", "-p", "kind=barrier", "-p", "waiters=6", "--seconds", "1"});
    EXPECT_HOLDS(report, "order-is-not-fixed");
    EXPECT_GE(report["measures"]["orders_seen"], 2);
    EXPECT_LT(report["measures"]["commonest_order_share"], 1.0);
    EXPECT_EQ(checkOf(reportOf({"event", "-p", "waiters=3"}), "order-is-not-fixed")["why"], "other-settings|waiters=4");
}

} // namespace
} // namespace interleave::testing
