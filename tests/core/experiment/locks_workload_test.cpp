// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/deadlock.h"
#include "core/experiment/workloads/event.h"
#include "core/experiment/workloads/forgotten_release.h"
#include "core/experiment/workloads/thread_local.h"
#include "tests/support/thread_team.h"

namespace interleave {
namespace {

using test::ThreadTeam;

StuckKind stuckKind(const StuckShared &stuck)
{
    return static_cast<StuckKind>(stuck.kind.load());
}

TEST(DeadlockWorkload, StopWakesWhoSleepsInADeadlockThatNobodyDetects)
{
    const ExperimentInfo info = deadlockExperiment();
    ThreadTeam team(info, {{"detector", "off"}, {"gap_us", "1000"}});
    team.segment.control().roundsWanted.store(0);
    const auto &root = *team.segment.root<DeadlockRoot>();
    team.start();
    ThreadTeam::until([&] { return proveDeadlock(team.segment).has_value(); });
    team.stop();
    team.join();
    EXPECT_EQ(stuckKind(root.stuck), StuckKind::cycle);
    EXPECT_EQ(root.stuck.byDetector.load(), 0u);
    EXPECT_EQ(root.stuck.length.load(), 2u);
}

TEST(DeadlockWorkload, TheDetectorEndsTheRun)
{
    const ExperimentInfo info = deadlockExperiment();
    for (const char *scenario : {"two-locks", "philosophers"}) {
        ThreadTeam team(info, {{"scenario", scenario}, {"philosophers", "3"}, {"gap_us", "1000"}});
        team.segment.control().roundsWanted.store(0);
        const auto &root = *team.segment.root<DeadlockRoot>();
        team.start();
        team.join();
        EXPECT_EQ(stuckKind(root.stuck), StuckKind::cycle);
        EXPECT_EQ(root.stuck.byDetector.load(), 1u);
        EXPECT_GE(root.stuck.foundStamp.load(), root.stuck.closedStamp.load());
        EXPECT_EQ(team.segment.control().watchers.load(), 0u);
    }
}

TEST(DeadlockWorkload, EveryRemedyLetsTheRoundsGoOn)
{
    const ExperimentInfo info = deadlockExperiment();
    for (const char *remedy : {"global-order", "try-back-off", "timeout", "arbitrator"}) {
        ThreadTeam team(info, {{"remedy", remedy}, {"gap_us", "5"}, {"scenario", "philosophers"}, {"philosophers", "4"}});
        team.segment.control().roundsWanted.store(0);
        const auto &root = *team.segment.root<DeadlockRoot>();
        team.start();
        ThreadTeam::until([&] {
            team.collect();
            return root.round.round.load() >= 30;
        });
        team.stop();
        team.join();
        EXPECT_EQ(stuckKind(root.stuck), StuckKind::no) << remedy;
    }
}

TEST(ForgottenReleaseWorkload, TheDetectorNamesTheDeadHolder)
{
    const ExperimentInfo info = forgottenReleaseExperiment();
    ThreadTeam team(info, {{"exit", "early-return"}});
    const auto &root = *team.segment.root<ForgottenReleaseRoot>();
    team.start();
    team.join();
    EXPECT_EQ(stuckKind(root.stuck), StuckKind::orphaned);
    EXPECT_EQ(root.stuck.length.load(), forgottenWorkers - 1);
    EXPECT_EQ(root.stuck.dead.load(), 1u);
}

TEST(EventWorkload, SignalsReachEverybodyUntilStopped)
{
    const ExperimentInfo info = eventExperiment();
    for (const char *kind : {"event", "condition", "barrier"}) {
        ThreadTeam team(info, {{"kind", kind}, {"waiters", "3"}});
        team.segment.control().roundsWanted.store(0);
        const auto &root = *team.segment.root<EventRoot>();
        team.start();
        ThreadTeam::until([&] { return root.signalsGiven.load() >= 3; });
        team.stop();
        team.join();
        EXPECT_EQ(root.woken.load(), root.expected.load()) << kind;
        EXPECT_EQ(root.early.load(), 0u) << kind;
    }
}

TEST(EventWorkload, WhoLookedOnceTooEarlyIsLostAndLetGo)
{
    const ExperimentInfo info = eventExperiment();
    ThreadTeam team(info, {{"kind", "condition"}, {"check", "if"}, {"set_before_wait", "on"}, {"waiters", "3"}});
    team.segment.control().roundsWanted.store(0);
    const auto &root = *team.segment.root<EventRoot>();
    team.start();
    ThreadTeam::until([&] { return root.signalsGiven.load() >= 2; });
    team.stop();
    team.join();
    EXPECT_EQ(root.lost.load(), root.expected.load());
    EXPECT_GE(root.lost.load(), 6u);
}

TEST(ThreadLocalWorkload, EachThreadHasItsOwn)
{
    const ExperimentInfo info = threadLocalExperiment();
    for (const char *storage : {"thread-local", "parameter"}) {
        ThreadTeam team(info, {{"storage", storage}, {"workers", "4"}});
        team.start();
        team.join();
        ASSERT_EQ(team.trials().size(), 1u);
        EXPECT_EQ(team.trials()[0].actual, 0);
        const auto &root = *team.segment.root<ThreadLocalRoot>();
        EXPECT_NE(root.addresses[0].load(), root.addresses[1].load());
    }
}

TEST(ThreadLocalWorkload, AReusedThreadLeaks)
{
    const ExperimentInfo info = threadLocalExperiment();
    ThreadTeam team(info, {{"storage", "thread-local"}, {"pool_reuse", "on"}, {"workers", "2"}});
    team.start();
    team.join();
    EXPECT_EQ(team.sum([](const WorkerCounters &c) { return c.custom[leakedGreetings].load(); }), greetingsPerRound);
}

} // namespace
} // namespace interleave
