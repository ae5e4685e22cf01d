// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(GilConvoy, OneBusyThreadStarvesTheServer)
{
    const json report = reportOf({"gil-convoy"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "busy-thread-starves-requests"));
    expectDoesNotFail(checkOf(report, "request-waits-for-the-interval"));
    expectDoesNotFail(checkOf(report, "shorter-interval-helps"));
    EXPECT_HOLDS(report, "every-reply-right");
    ASSERT_EQ(report["measures"]["phases"].size(), 3u);
    EXPECT_EQ(report["measures"]["phases"][0]["spinners"], 0);
    EXPECT_GT(report["measures"]["phases"][0]["requests_per_s"], report["measures"]["phases"][1]["requests_per_s"]);
    EXPECT_EQ(report["workers"].size(), 3u);
}

TEST(GilConvoy, WithoutBusyThreadsNothingIsSaidOfThem)
{
    const json report = reportOf({"gil-convoy", "-p", "spinners=0", "--seconds", "1"});
    expectNothingFails(report);
    EXPECT_EQ(checkOf(report, "busy-thread-starves-requests")["why"], "other-settings|spinners=1");
    EXPECT_HOLDS(report, "every-reply-right");
    EXPECT_GT(report["measures"]["requests_per_s"], 0);
}

TEST(GilConvoy, TheUserEndsTheTour)
{
    const json report = reportOf({"gil-convoy", "--seconds", "1.2", "--at", "0.5:spinners=2"});
    EXPECT_HOLDS(report, "every-reply-right");
    EXPECT_EQ(report["workers"].size(), 4u);
    EXPECT_EQ(report["measures"]["phases"].back()["spinners"], 2);
}

} // namespace
} // namespace interleave::testing
