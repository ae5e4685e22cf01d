// SPDX-License-Identifier: GPL-3.0-or-later
// Listings as they are printed and as they were meant.
#include "tests/e2e/cli/checks.h"

#include <gmock/gmock.h>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

json presetReport(const std::string &experiment, const std::string &preset, std::vector<std::string> more = {})
{
    more.insert(more.begin(), {experiment, "--preset", preset});
    json report = reportOf(more);
    expectNothingFails(report);
    return report;
}

TEST(Presets, TheSecondTaskComesTooLateAsPrinted)
{
    const json printed = presetReport("pool", "as-printed", {"-p", "task_ms=100"});
    EXPECT_FALSE(printed["measures"]["refused"].empty());
    EXPECT_EQ(printed["measures"]["tasks_done"], 1);
    const json corrected = presetReport("pool", "corrected", {"-p", "task_ms=200"});
    EXPECT_EQ(corrected["measures"]["tasks_done"], 5);
    EXPECT_EQ(corrected["measures"]["running_max"], 4);
    EXPECT_EQ(corrected["parameters"]["start_method"], "fork");
}

TEST(Presets, TheReaderIsToldToEndOnlyWhenCorrected)
{
    const json printed = presetReport("queue", "as-printed");
    EXPECT_EQ(printed["measures"]["puts"], 3);
    EXPECT_EQ(printed["measures"]["gets"].get<int>() + printed["measures"]["items_lost"].get<int>(), 3);
    const json corrected = presetReport("queue", "corrected");
    EXPECT_EQ(corrected["measures"]["gets"], 3);
    EXPECT_EQ(corrected["measures"]["items_lost"], 0);
}

TEST(Presets, TheAccountIsRightWithTheLock)
{
    const json report = presetReport("lost-update", "with-lock", {"--trials", "3"});
    EXPECT_EQ(report["outcome"]["lost"], 0);
    EXPECT_EQ(report["parameters"]["lock"], "mutex");
}

TEST(Presets, AProgramThatIsMissingIsAnError)
{
    Program::Options nowhere = plainOptions();
    nowhere.environment["PATH"] = "/nowhere";
    const json missing = reportOf({"subprocess", "--preset", "as-printed"}, nowhere);
    EXPECT_HOLDS(missing, "missing-command-is-an-error");
    const json dialogue = presetReport("subprocess", "dialogue-corrected");
    EXPECT_EQ(dialogue["measures"]["exit_code"], 3);
    EXPECT_THAT(dialogue["measures"]["stdout"].dump(), HasSubstr("ready"));
}

TEST(Presets, DancingAndSingingTakeTurnsOnlyWithTheLock)
{
    const std::vector<std::string> shorter{"-p", "hold_ms=50", "--seconds", "0.6"};
    EXPECT_EQ(presetReport("semaphore", "with-lock", shorter)["measures"]["inside_max"], 1);
    EXPECT_EQ(presetReport("semaphore", "without-lock", shorter)["measures"]["inside_max"], 2);
    EXPECT_EQ(presetReport("semaphore", "connections", shorter)["measures"]["inside_max"], 3);
}

TEST(Presets, TheFifthItemWaitsForOneOfFourPlaces)
{
    const json report = presetReport("queue", "four-places");
    EXPECT_EQ(report["measures"]["max_depth"], 4);
    EXPECT_EQ(report["measures"]["gets"], 5);
}

TEST(Presets, OppositeOrdersAreStuckTheSameOrderIsNot)
{
    EXPECT_EQ(presetReport("deadlock", "twice")["outcome"]["verdict"], "stuck"); // needs no luck
    EXPECT_NE(presetReport("deadlock", "recursive", {"--seconds", "0.3"})["outcome"]["verdict"], "stuck");
    EXPECT_NE(presetReport("deadlock", "same", {"--seconds", "0.3"})["outcome"]["verdict"], "stuck");
    const json opposite = presetReport("deadlock", "opposite", {"-p", "gap_us=1000"});
    if (opposite["measures"]["deadlocked"] == false)
        GTEST_SKIP() << "the machine never ran the two at once";
    EXPECT_EQ(opposite["outcome"]["verdict"], "stuck");
}

TEST(Presets, AreDescribedAndCheckedByName)
{
    const json pool = json::parse(cli({"describe", "pool", "--json"}).out, nullptr, false);
    ASSERT_EQ(pool["presets"].size(), 3u);
    EXPECT_EQ(pool["presets"][0]["name"], "as-printed");
    EXPECT_EQ(pool["presets"][0]["values"]["submit_after_close"], "on");
    EXPECT_THAT(cli({"describe", "pool"}).out, HasSubstr("--preset"));
    const Ended unknown = cli({"run", "pool", "--preset", "printed"});
    EXPECT_EQ(unknown.exitCode, 2);
    EXPECT_THAT(unknown.err, HasSubstr("as-printed, corrected, map"));
    const Ended none = cli({"run", "event", "--preset", "any"});
    EXPECT_EQ(none.exitCode, 2);
}

} // namespace
} // namespace interleave::testing
