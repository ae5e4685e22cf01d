// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cooperative.h"
#include "tests/support/thread_team.h"

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &experiment()
{
    static const ExperimentInfo info = cooperativeExperiment();
    return info;
}

std::uint64_t custom(const ThreadTeam &team, CooperativeCount which)
{
    return team.sum([which](const WorkerCounters &c) { return c.custom[which].load(); });
}

std::uint64_t steps(const ThreadTeam &team)
{
    return team.sum([](const WorkerCounters &c) { return c.operations.load(); });
}

TEST(Cooperative, InOrderWithALockAndAsCoroutines)
{
    for (const char *engine : {"threads+lock", "coroutines"}) {
        ThreadTeam team(experiment(), {{"engine", engine}, {"fields", "300"}, {"step_us", "5"}});
        team.start();
        team.join();
        ASSERT_EQ(team.trials().size(), 1u) << engine;
        EXPECT_EQ(team.trials()[0].actual, 300);
        EXPECT_EQ(team.trials()[0].flags & trialWrong, 0u);
        EXPECT_EQ(custom(team, cooperativeOutOfOrder), 0u);
        EXPECT_EQ(custom(team, cooperativeSwitchesInside), 0u);
        EXPECT_EQ(steps(team), 900u);
    }
}

TEST(Cooperative, ThreadsDoEveryStepInWhateverOrder)
{
    ThreadTeam team(experiment(), {{"fields", "300"}, {"step_us", "5"}});
    team.segment.control().roundsWanted.store(0);
    team.start();
    ThreadTeam::until([&] { return custom(team, cooperativeOutOfOrder) != 0 && team.trials().size() >= 2; });
    team.stop();
    team.join();
    EXPECT_GT(custom(team, cooperativeSwitchesInside), 0u) << "what is out of order began inside another step";
    for (const TrialRow &trial : team.trials())
        EXPECT_EQ((trial.flags & trialWrong) != 0, trial.actual != 300);
}

TEST(Cooperative, CoroutinesNeedOneThread)
{
    Settings settings(experiment());
    EXPECT_EQ(experiment().workload->plan(settings).size(), cooperativeWorkers);
    ASSERT_TRUE(settings.set("engine", "coroutines"));
    EXPECT_EQ(experiment().workload->plan(settings).size(), 1u);
}

} // namespace
} // namespace interleave
