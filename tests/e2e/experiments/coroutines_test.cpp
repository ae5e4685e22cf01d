// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(Coroutines, TenThousandOnOneThread)
{
    const json report = reportOf({"coroutines"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "all-on-one-thread");
    EXPECT_HOLDS(report, "send-and-yield-in-turn");
    expectDoesNotFail(checkOf(report, "switch-far-cheaper"));
    expectDoesNotFail(checkOf(report, "all-sleep-at-once"));
    expectDoesNotFail(checkOf(report, "awaited-sleep-stalls-none"));
    EXPECT_HOLDS(report, "no-await-no-loss");
    EXPECT_HOLDS(report, "await-in-between-loses");
    EXPECT_HOLDS(report, "unscheduled-does-nothing");
    EXPECT_HOLDS(report, "order-is-the-programs");
    EXPECT_EQ(report["measures"]["counted_in_one_turn"], 10'000);
    EXPECT_EQ(report["measures"]["tasks_at_once"], 10'000);
    EXPECT_EQ(report["measures"]["os_threads"], 1);
    const json &each = report["measures"]["ns_per_switch"];
    EXPECT_LT(each["coroutine"], each["thread"]);
    EXPECT_LT(each["coroutine"], each["process"]);
    EXPECT_EQ(checkOf(report, "blocking-call-stalls-all")["why"], "other-settings|blocking_call_ms=100");
}

TEST(Coroutines, ABlockingCallStallsEveryOne)
{
    const json report = reportOf({"coroutines", "-p", "blocking_call_ms=100", "-p", "compare=off", "-p", "count=500"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "blocking-call-stalls-all");
    EXPECT_GE(report["measures"]["longest_stall_ns"], 100'000'000);
    EXPECT_EQ(report["workers"].size(), 1u);
}

} // namespace
} // namespace interleave::testing
