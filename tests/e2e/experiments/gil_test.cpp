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

} // namespace
} // namespace interleave::testing
