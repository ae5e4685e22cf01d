// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/coroutines.h"
#include "tests/support/thread_team.h"

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &experiment()
{
    static const ExperimentInfo info = coroutinesExperiment();
    return info;
}

const CoroutinesRoot &rootOf(const ThreadTeam &team)
{
    return *team.segment.root<CoroutinesRoot>();
}

TEST(Coroutines, OneBlockingCallStopsThemAll)
{
    ThreadTeam team(experiment(), {{"count", "200"}, {"blocking_call_ms", "30"}, {"compare", "off"}});
    team.start();
    team.join();
    const CoroutinesRoot &root = rootOf(team);
    EXPECT_EQ(root.tasks.load(), 200u);
    EXPECT_EQ(root.osThreads.load(), 1u);
    EXPECT_EQ(root.sleepers.load(), 200u);
    EXPECT_EQ(root.inTurn.load(), dialogueItems);
    EXPECT_GT(root.psPerSwitch.load(), 0u);
    EXPECT_GT(root.frameBytes.load(), 200u * 50);
    EXPECT_GE(root.blocking.callNs.load(), 30'000'000u);
    EXPECT_GE(root.blocking.leastNs.load(), root.blocking.callNs.load()) << "each of them stood still";
    EXPECT_GT(root.awaited.mostNs.load(), 0u);
}

TEST(Coroutines, ThePairsAreMeasuredFirst)
{
    ThreadTeam team(experiment(), {{"count", "10"}});
    team.start();
    team.join();
    const CoroutinesRoot &root = rootOf(team);
    EXPECT_EQ(root.stage.load(), static_cast<std::uint32_t>(CoroutineStage::loop));
    EXPECT_GT(root.pairs[0].nsPerSwitch.load(), 0u);
    EXPECT_GT(root.pairs[1].nsPerSwitch.load(), 0u);
    EXPECT_EQ(root.tasks.load(), 10u);
    EXPECT_EQ(root.blocking.mostNs.load(), 0u) << "nobody asked for a blocking call";
}

TEST(Coroutines, StopEndsItAnywhere)
{
    for (const std::uint32_t stage : {0u, 2u}) {
        ThreadTeam team(experiment(), {{"count", "1000"}, {"blocking_call_ms", "1000"}});
        team.segment.control().roundsWanted.store(0);
        team.start();
        ThreadTeam::until([&] { return rootOf(team).stage.load() >= stage; });
        team.stop();
        team.join();
    }
}

TEST(Coroutines, APairThatLostOneGivesUp)
{
    ThreadTeam team(experiment(), {{"count", "10"}});
    experiment().workload->workerGone(team.segment, threadPairRole, 1);
    experiment().workload->workerGone(team.segment, processPairRole, 1);
    team.start();
    team.join();
    EXPECT_EQ(rootOf(team).pairs[0].nsPerSwitch.load(), 0u);
    EXPECT_EQ(rootOf(team).tasks.load(), 10u);
}

} // namespace
} // namespace interleave
