// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

class ParallelismMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(ParallelismMethods, OneCoreTakesTurns)
{
    const json report = reportOf({"parallelism", "-p", "cores=1", "-p", "task_ms=50", "-p", std::string("start_method=") + GetParam()});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "running-fits-cores");
    EXPECT_HOLDS(report, "one-core-takes-turns");
    EXPECT_EQ(report["measures"]["in_progress_max"], 4);
    EXPECT_EQ(report["measures"]["running_max"], 1);
    EXPECT_LT(report["measures"]["speedup"], 1.05);
    EXPECT_EQ(report["workers"].size(), 4u);
    EXPECT_EQ(report["outcome"]["actual"], 4);
}

INSTANTIATE_TEST_SUITE_P(
    Start, ParallelismMethods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &p) { return p.param; });

TEST(Parallelism, TwoCoresReallyRunTwo)
{
    const json report = reportOf({"parallelism"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "running-fits-cores");
    expectDoesNotFail(checkOf(report, "two-cores-are-faster"));
    EXPECT_EQ(report["measures"]["in_progress_max"], 4);
}

TEST(Parallelism, SequentialIsOneAfterTheOther)
{
    const json report = reportOf({"parallelism", "-p", "mode=sequential", "-p", "task_ms=30", "-p", "start_method=fork"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "sequential-one-at-a-time");
    EXPECT_EQ(report["measures"]["in_progress_max"], 1);
    EXPECT_EQ(report["measures"]["running_max"], 1);
    EXPECT_LE(report["measures"]["speedup"], 1.01);
}

TEST(Parallelism, WithoutTheKernelsWordNothingIsClaimed)
{
    const json report = reportOf({"parallelism", "-p", "task_ms=20", "--capture", "probes"});
    EXPECT_FALSE(report["measures"].contains("running_max"));
    EXPECT_EQ(checkOf(report, "running-fits-cores")["why"], "not-measured");
}

TEST(Parallelism, AWordProcessorDoesThreeThingsAtOnce)
{
    const std::vector<std::string> words{"parallelism", "-p", "work=editor", "-p", "tasks=3"};
    const json atOnce = reportOf(words);
    EXPECT_HOLDS(atOnce, "typing-checking-printing-at-once");
    const json &measures = atOnce["measures"];
    EXPECT_GT(measures["misspelt"], 0);
    EXPECT_LE(measures["printed"], measures["checked"]);
    EXPECT_LE(measures["checked"], measures["typed"]);
    std::vector<std::string> sequential = words;
    sequential.insert(sequential.end(), {"-p", "mode=sequential"});
    const json oneByOne = reportOf(sequential);
    EXPECT_HOLDS(oneByOne, "typing-checking-printing-at-once");
    EXPECT_EQ(oneByOne["measures"]["printed_while_typing"], 0);
    EXPECT_EQ(cli({"run", "parallelism", "-p", "work=editor"}).exitCode, 2);
}

TEST(Parallelism, OnOneCoreNobodyStandsStill)
{
    const json report = reportOf({"parallelism", "-p", "cores=1", "-p", "task_ms=60"});
    expectDoesNotFail(checkOf(report, "nobody-stands-still"));
    EXPECT_EQ(checkOf(reportOf({"parallelism", "-p", "mode=sequential"}), "nobody-stands-still")["why"], "other-settings|mode=concurrent");
}

} // namespace
} // namespace interleave::testing
