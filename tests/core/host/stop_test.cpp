// SPDX-License-Identifier: GPL-3.0-or-later
// Who does not end by himself is made to: first by the host, then by the guard, then by the window's process.
#include "host_run.h"

#include <gtest/gtest.h>

#include <csignal>

namespace interleave {
namespace {

constexpr std::chrono::milliseconds shortGrace{10};

TEST(Stop, NeverReleasedLeavesNothing)
{
    HostRun run("lost-update");
    const pid_t guard = run.client->guardPid();
    run.client.reset();
    EXPECT_NE(::kill(guard, 0), 0);
}

TEST(Stop, BeforeReleaseIsAKill)
{
    HostRun run("lost-update");
    run.client->requestStop();
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error());
}

TEST(Stop, RightAfterReleaseIsHeard)
{
    HostRun run("lost-update");
    run.client->release();
    run.client->requestStop(std::chrono::seconds(20));
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
}

TEST(Stop, AStoppedProcessIsKilledByTheHost)
{
    HostRun run("lost-update", {{"start_method", "fork"}});
    ASSERT_TRUE(run.waitUntilRunning());
    ASSERT_TRUE(run.waitUntil([&] { return run.operationsOf(0) > 0; }));
    ::kill(run.lane(0).pid, SIGSTOP);
    run.client->requestStop(shortGrace);
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    EXPECT_EQ(run.lane(0).exitSignal, SIGKILL);
}

TEST(Stop, AHostThatHangsIsKilledByTheGuard)
{
    HostRun run("lost-update");
    ASSERT_TRUE(run.waitUntilRunning());
    ::kill(run.hostPid(), SIGSTOP);
    run.client->requestStop(shortGrace);
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << "asked for, so no error: " << run.trouble();
    EXPECT_EQ(run.lanesIn(LaneState::ended), 2u);
}

TEST(Stop, AGuardThatHangsIsKilledWithAllItHas)
{
    HostRun run("lost-update", {{"start_method", "forkserver"}});
    ASSERT_TRUE(run.waitUntilRunning());
    const pid_t guard = run.client->guardPid();
    ::kill(guard, SIGSTOP);
    ::kill(run.hostPid(), SIGSTOP);
    run.client->kill();
    run.client->waitUntilGone();
    EXPECT_NE(::kill(-guard, 0), 0) << "nobody is left in its session's group";
    EXPECT_FALSE(run.client->error());
}

TEST(Stop, ATreeOfProcessesIsKilledToTheLast)
{
    HostRun run("fork", {{"forks", "5"}});
    run.client->release();
    ASSERT_TRUE(run.waitUntil([&] { return run.segment.laneCount() > 1 && run.stateOf(1) == LaneState::live; }));
    ::kill(run.lane(1).pid, SIGSTOP); // its parent waits for it, and so does everybody above
    run.client->requestStop(shortGrace);
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    EXPECT_EQ(run.lane(1).exitSignal, SIGKILL);
    EXPECT_EQ(run.lanesIn(LaneState::live), 0u);
    EXPECT_EQ(run.lanesIn(LaneState::reserved), 0u);
}

TEST(Stop, OrphansAreWaitedForByTheHost)
{
    HostRun run("lifecycle");
    run.client->release();
    ASSERT_TRUE(run.waitUntil([&] { return run.segment.laneCount() > 2 && run.stateOf(1) == LaneState::live && run.stateOf(2) == LaneState::live; }));
    ::kill(run.lane(0).pid, SIGKILL);
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    EXPECT_EQ(run.lane(0).exitSignal, SIGKILL);
    for (const std::uint32_t child : {1u, 2u}) {
        EXPECT_EQ(run.stateOf(child), LaneState::ended);
        EXPECT_EQ(run.lane(child).exitCode, 0) << "ended by itself, in its own time";
        EXPECT_EQ(run.lane(child).exitSignal, 0);
        EXPECT_NE(run.lane(child).reapedStamp.load(), 0u);
    }
}

TEST(Stop, KillNeedsNobodysConsent)
{
    HostRun run("lost-update", {{"start_method", "spawn"}});
    ASSERT_TRUE(run.waitUntilRunning());
    run.client->kill();
    run.client->waitUntilGone();
    EXPECT_FALSE(run.client->error());
    EXPECT_EQ(run.lanesIn(LaneState::ended), 2u);
}

} // namespace
} // namespace interleave
