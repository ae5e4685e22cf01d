// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

json gilWith(const std::string &engine, const std::string &seconds, const std::vector<std::string> &more = {})
{
    std::vector<std::string> words{"gil", "-p", "engine=" + engine, "--seconds", seconds};
    words.insert(words.end(), more.begin(), more.end());
    return reportOf(words);
}

TEST(Gil, AllThreadsTogetherUseOneCore)
{
    const json report = gilWith("gil", "1", {"-p", "workers=4"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "gil-uses-one-core"));
    expectDoesNotFail(checkOf(report, "turn-lasts-an-interval"));
    EXPECT_HOLDS(report, "one-holder-at-a-time");
    EXPECT_GT(report["measures"]["handovers"], 10);
    ASSERT_EQ(report["locks"].size(), 1u);
    EXPECT_EQ(report["locks"][0]["name"], "GIL");
    EXPECT_EQ(report["locks"][0]["kind"], "gil");
}

TEST(Gil, WithoutItTheyUseAll)
{
    for (const char *engine : {"native-threads", "processes"}) {
        const json report = gilWith(engine, "0.8");
        expectNothingFails(report);
        expectDoesNotFail(checkOf(report, "others-use-all-cores"));
        EXPECT_EQ(report["locks"].size(), std::string(engine) == "processes" ? 2u : 0u);
    }
}

TEST(Gil, ALongerIntervalMakesLongerTurns)
{
    const json report = gilWith("gil", "1.4", {"-p", "switch_interval_ms=1", "--at", "0.6:switch_interval_ms=20"});
    expectDoesNotFail(checkOf(report, "longer-interval-longer-turns"));
    EXPECT_EQ(report["measures"]["phases"].size(), 2u);
    EXPECT_EQ(report["markers"].size(), 1u);
}

TEST(Gil, TheOldRuleLetsGoAllTheTime)
{
    const json report = gilWith("gil-old", "0.8");
    expectNothingFails(report);
    EXPECT_HOLDS(report, "one-holder-at-a-time");
    EXPECT_GT(report["locks"][0]["acquisitions"], 10'000);
}

TEST(Gil, WaitingForADeviceOverlaps)
{
    const json report = gilWith("gil", "0.8", {"-p", "releases_for_io=on"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "waiting-lets-others-run"));
}

TEST(Gil, WhereItMayBeAskedForDecidesWhatIsLost)
{
    const json atJumps = gilWith("gil", "0.8", {"-p", "work=shared-counter"});
    EXPECT_HOLDS(atJumps, "checks-at-jumps-lose-nothing");
    EXPECT_GT(atJumps["measures"]["updates"], 1000);
    EXPECT_EQ(atJumps["measures"]["lost"], 0);
    const json anywhere = gilWith("gil", "0.8", {"-p", "work=shared-counter", "-p", "check=every-bytecode"});
    EXPECT_HOLDS(anywhere, "checks-anywhere-lose-updates");
    const json call = gilWith("gil", "0.8", {"-p", "work=counter-with-call"});
    EXPECT_HOLDS(call, "a-call-in-between-loses-updates");
    EXPECT_EQ(checkOf(call, "checks-at-jumps-lose-nothing")["why"], "other-settings|work=shared-counter");
}

TEST(Gil, AFunctionInCKeepsItOrLetsGo)
{
    const json keeps = gilWith("gil", "1", {"-p", "work=c-call"});
    expectNothingFails(keeps);
    expectDoesNotFail(checkOf(keeps, "turn-lasts-a-call"));
    const json releases = gilWith("gil", "0.8", {"-p", "work=c-call-releasing"});
    expectNothingFails(releases);
    expectDoesNotFail(checkOf(releases, "call-that-lets-go-uses-all-cores"));
    EXPECT_GT(releases["measures"]["cores_used"], keeps["measures"]["cores_used"]);
}

TEST(Gil, WithoutItTheCountsMustBeRightByThemselves)
{
    const json report = gilWith("free-threaded", "0.8");
    expectNothingFails(report);
    EXPECT_EQ(report["locks"].size(), 0u);
    EXPECT_GT(report["measures"]["atomic_count_price"], 0);
    EXPECT_NE(checkOf(report, "counts-without-lock-cost")["ok"], nullptr);
}

} // namespace
} // namespace interleave::testing
