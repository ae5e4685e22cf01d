// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <csignal>

#include <poll.h>

namespace interleave::testing {
namespace {

using nlohmann::json;

/// Until guard, host and workers exist. Bounded by the test's own time limit.
void waitUntilStarted(const Program &program, std::size_t processes)
{
    while (livingDescendants(program.pid()).size() < processes)
        ::poll(nullptr, 0, 5);
}

class Interrupted : public ::testing::TestWithParam<int>
{};

TEST_P(Interrupted, KeepsWhatWasRecorded)
{
    const TemporaryFolder folder;
    // Processes, so that their being there can be seen from outside.
    Program program(INTERLEAVE_EXECUTABLE,
        {"run", "lost-update", "--seconds", "600", "-p", "start_method=fork", "--json", folder / "r.json", "--csv", folder / "tables"},
        plainOptions());
    waitUntilStarted(program, 4);
    program.sendSignal(GetParam());
    const Ended ended = program.wait();
    EXPECT_FALSE(ended.timedOut);
    EXPECT_EQ(ended.exitCode, 130) << ended.err;
    EXPECT_TRUE(program.leftBehind().empty());
    EXPECT_THAT(ended.out, ::testing::HasSubstr("Process-1"));
    const json report = json::parse(textOf(folder / "r.json"), nullptr, false);
    ASSERT_FALSE(report.is_discarded());
    expectReportShape(report);
    EXPECT_EQ(report["workers"].size(), 2u);
    EXPECT_NE(textOf(folder / "tables/slices.csv"), "");
}

INSTANTIATE_TEST_SUITE_P(Run, Interrupted, ::testing::Values(SIGINT, SIGTERM, SIGHUP), [](const auto &sent) {
    return std::string(sent.param == SIGINT ? "CtrlC" : sent.param == SIGTERM ? "Terminated" : "HungUp");
});

TEST(Interrupt, EvenBeforeTheFirstWorkerIsThere)
{
    Program program(INTERLEAVE_EXECUTABLE, {"run", "lost-update", "--seconds", "600", "--json", "-"}, plainOptions());
    waitUntilStarted(program, 1);
    program.sendSignal(SIGINT);
    const Ended ended = program.wait();
    EXPECT_FALSE(ended.timedOut);
    EXPECT_EQ(ended.exitCode, 130) << ended.err;
    EXPECT_TRUE(json::accept(ended.out));
    EXPECT_TRUE(program.leftBehind().empty());
}

TEST(Interrupt, KilledOutrightItLeavesNobody)
{
    Program program(INTERLEAVE_EXECUTABLE, {"run", "lost-update", "--seconds", "600", "-p", "start_method=spawn"}, plainOptions());
    waitUntilStarted(program, 4);
    program.sendSignal(SIGKILL);
    EXPECT_EQ(program.wait().signal, SIGKILL);
    EXPECT_TRUE(program.waitUntilAllGone());
}

} // namespace
} // namespace interleave::testing
