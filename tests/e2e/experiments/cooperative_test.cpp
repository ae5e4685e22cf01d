// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(Cooperative, ThreadsLoseTheOrder)
{
    const json report = reportOf({"cooperative", "-p", "fields=2000"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "threads-lose-order"));
    EXPECT_EQ(report["workers"].size(), 2u);
    if (report["measures"]["out_of_order"] > 0) {
        EXPECT_EQ(report["outcome"]["verdict"], "wrong");
    }
}

TEST(Cooperative, LockAndCoroutinesKeepIt)
{
    const json locked = reportOf({"cooperative", "-p", "engine=threads+lock", "-p", "fields=1000"});
    EXPECT_HOLDS(locked, "lock-keeps-order");
    EXPECT_EQ(locked["measures"]["switches_inside"], 0);
    EXPECT_GE(locked["locks"][0]["acquisitions"], 3000);
    const json coroutines = reportOf({"cooperative", "-p", "engine=coroutines", "-p", "fields=1000"});
    EXPECT_HOLDS(coroutines, "coroutines-keep-order");
    EXPECT_EQ(coroutines["measures"]["switches_inside"], 0);
    EXPECT_EQ(coroutines["workers"].size(), 1u);
    EXPECT_TRUE(coroutines["locks"].empty());
    EXPECT_EQ(coroutines["outcome"]["verdict"], "correct");
}

} // namespace
} // namespace interleave::testing
