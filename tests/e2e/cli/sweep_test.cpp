// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <csignal>

#include <poll.h>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(Sweep, MakesACurveOfEveryMeasure)
{
    const json report = reportOf({"pool", "-p", "tasks=4", "-p", "task_ms=30", "--sweep", "pool_size=4,1,2"});
    EXPECT_EQ(report["sweep"]["parameter"], "pool_size");
    ASSERT_EQ(report["sweep"]["runs"].size(), 3u);
    EXPECT_EQ(report["sweep"]["runs"][1]["value"], 1);
    EXPECT_EQ(report["sweep"]["runs"][1]["measures"]["running_max"], 1);
    EXPECT_FALSE(report["sweep"]["runs"][0]["checks"].empty());
    const json curve = report["series"]["running_max(pool_size)"];
    EXPECT_EQ(curve, json::parse("[[1, 1.0], [2, 2.0], [4, 4.0]]"));
    ASSERT_EQ(report["series"]["makespan_ns(pool_size)"].size(), 3u);
    EXPECT_GT(report["series"]["makespan_ns(pool_size)"][0][1], report["series"]["makespan_ns(pool_size)"][2][1]);
    EXPECT_FALSE(report["parameters"].contains("pool_size"));
    EXPECT_EQ(report["parameters"]["tasks"], 4);
}

TEST(Sweep, WordsAreValuesToo)
{
    const json report = reportOf({"lost-update", "--trials", "1", "-p", "iterations=2000", "--sweep", "lock=none,mutex"});
    ASSERT_EQ(report["series"]["ns_per_op(lock)"].size(), 2u);
    EXPECT_EQ(report["series"]["ns_per_op(lock)"][0][0], "none");
    EXPECT_EQ(report["series"]["ns_per_op(lock)"][1][0], "mutex");
}

TEST(Sweep, IsDrawnAndTold)
{
    const TemporaryFolder folder;
    const Ended ended = cli({"run", "pool", "-p", "tasks=4", "-p", "task_ms=20", "--sweep", "pool_size=1,2", "--png", folder / "c.png", "--svg",
        folder / "c.svg", "--json", folder / "c.json"});
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_EQ(ended.err, "");
    EXPECT_THAT(ended.out, AllOf(HasSubstr("makespan_ns"), HasSubstr("running_max")));
    EXPECT_GT(textOf(folder / "c.png").size(), 8000u);
    EXPECT_THAT(textOf(folder / "c.svg"), HasSubstr("</svg>"));
    EXPECT_TRUE(json::accept(textOf(folder / "c.json")));
}

TEST(Sweep, CtrlCKeepsTheRunsThatWereWhole)
{
    const TemporaryFolder folder;
    Program program(INTERLEAVE_EXECUTABLE,
        {"run", "pool", "-p", "tasks=1", "-p", "start_method=fork", "-p", "pool_size=1", "--sweep", "task_ms=20,3000,3000", "--json",
            folder / "r.json"},
        plainOptions());
    // The second run is there when the first one's guard is gone and another family has come. Bounded by the test's own time limit.
    const auto first = [&] {
        auto family = livingDescendants(program.pid());
        for (; family.empty(); family = livingDescendants(program.pid()))
            ::poll(nullptr, 0, 2);
        return family.front();
    }();
    for (auto family = livingDescendants(program.pid()); family.size() < 3 || std::find(family.begin(), family.end(), first) != family.end();
         family = livingDescendants(program.pid()))
        ::poll(nullptr, 0, 5);
    program.sendSignal(SIGINT);
    const Ended ended = program.wait();
    EXPECT_EQ(ended.exitCode, 130) << ended.err;
    EXPECT_TRUE(program.leftBehind().empty());
    const json report = json::parse(textOf(folder / "r.json"), nullptr, false);
    ASSERT_FALSE(report.is_discarded());
    expectReportShape(report);
    ASSERT_EQ(report["sweep"]["runs"].size(), 2u);
    EXPECT_EQ(report["sweep"]["runs"][0]["value"], 20);
    EXPECT_EQ(report["sweep"]["runs"][1]["outcome"]["verdict"], "cut");
    ASSERT_EQ(report["series"]["makespan_ns(task_ms)"].size(), 1u); // half a run is no point
    EXPECT_EQ(report["series"]["makespan_ns(task_ms)"][0][0], 20);
}

} // namespace
} // namespace interleave::testing
