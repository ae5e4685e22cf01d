// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/program.h"

#include <gmock/gmock.h>

#include <csignal>

namespace interleave::testing {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

TEST(Program, HandsOverStatusAndOutput)
{
    const Ended ended = runProgram("/bin/sh", {"-c", "echo yes; echo no >&2; exit 3"});
    EXPECT_EQ(ended.exitCode, 3);
    EXPECT_EQ(ended.signal, 0);
    EXPECT_EQ(ended.out, "yes\n");
    EXPECT_EQ(ended.err, "no\n");
}

TEST(Program, ReadsMoreThanAPipeHolds)
{
    EXPECT_EQ(runProgram("/bin/sh", {"-c", "head -c 1000000 /dev/zero"}).out.size(), 1000000u);
}

TEST(Program, TellsASignalFromAnExit)
{
    const Ended ended = runProgram("/bin/sh", {"-c", "kill -TERM $$"});
    EXPECT_EQ(ended.exitCode, -1);
    EXPECT_EQ(ended.signal, SIGTERM);
}

TEST(Program, EndsWhatHangs)
{
    const Ended ended = runProgram("/bin/sleep", {"1000"}, {}, std::chrono::seconds(1));
    EXPECT_TRUE(ended.timedOut);
    EXPECT_EQ(ended.signal, SIGKILL);
}

TEST(Program, SetsAndRemovesVariables)
{
    Program::Options options;
    options.environment = {{"COLOUR", "green"}, {"HOME", ""}};
    EXPECT_EQ(runProgram("/bin/sh", {"-c", "echo $COLOUR ${HOME-none}"}, options).out, "green none\n");
}

TEST(Program, SeesWhoIsLeftBehind)
{
    Program program("/bin/sh", {"-c", "setsid sleep 1000 & echo started"});
    EXPECT_EQ(program.wait().exitCode, 0);
    EXPECT_THAT(program.leftBehind(), SizeIs(1));
    EXPECT_FALSE(program.waitUntilAllGone(std::chrono::seconds(1)));
}

TEST(Program, SeesThatNobodyIsLeftBehind)
{
    Program program("/bin/sh", {"-c", "sleep 0.05 & wait"});
    EXPECT_EQ(program.wait().exitCode, 0);
    EXPECT_THAT(program.leftBehind(), IsEmpty());
    EXPECT_TRUE(program.waitUntilAllGone());
}

TEST(Program, WaitsForOutput)
{
    Program program("/bin/sh", {"-c", "trap 'exit 5' TERM; echo ready >&2; while :; do sleep 0.01; done"});
    ASSERT_TRUE(program.waitForOutput("ready"));
    program.sendSignal(SIGTERM);
    EXPECT_EQ(program.wait().exitCode, 5);
}

TEST(DenySyscall, RefusesWhatItNamesAndNothingElse)
{
    EXPECT_EQ(runProgram(INTERLEAVE_DENY_SYSCALL, {"perf_event_open", "--", "/bin/sh", "-c", "exit 7"}).exitCode, 7);
    EXPECT_EQ(runProgram(INTERLEAVE_DENY_SYSCALL, {"nonsense", "--", "/bin/true"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
