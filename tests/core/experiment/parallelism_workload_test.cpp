// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/parallelism.h"
#include "tests/support/thread_team.h"

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &experiment()
{
    static const ExperimentInfo info = parallelismExperiment();
    return info;
}

TEST(ParallelismWorkload, SequentialTasksDoNotOverlap)
{
    ThreadTeam team(experiment(), {{"tasks", "6"}, {"task_ms", "1"}, {"mode", "sequential"}});
    team.start();
    team.join();
    const ParallelismRoot &root = *team.segment.root<ParallelismRoot>();
    EXPECT_EQ(root.rounds.load(), 1u);
    for (int i = 0; i < 6; ++i) {
        EXPECT_GE(root.tasks[0][i].workNs.load(), 990'000u);
        if (i > 0) {
            EXPECT_GE(root.tasks[0][i].startStamp.load(), root.tasks[0][i - 1].endStamp.load());
        }
    }
    ASSERT_EQ(team.trials().size(), 1u);
    EXPECT_EQ(team.trials()[0].expected, 6);
    EXPECT_EQ(team.trials()[0].actual, 6);
}

TEST(ParallelismWorkload, TasksComeAndGoWhileItRuns)
{
    ThreadTeam team(experiment(), {{"tasks", "2"}, {"task_ms", "1"}, {"mode", "sequential"}});
    team.segment.control().roundsWanted.store(0);
    team.start();
    ThreadTeam::until([&] { return team.collect() >= 3; });
    team.setLive("tasks", "5");
    ThreadTeam::until([&] { return team.collect() >= 3 && team.trials().back().actual == 5; });
    team.setLive("tasks", "1");
    ThreadTeam::until([&] { return team.collect() >= 3 && team.trials().back().actual == 1; });
    team.setLive("task_ms", "1000");
    team.stop();
    team.join();
    for (const TrialRow &trial : team.trials()) {
        if ((trial.flags & trialCut) == 0) {
            EXPECT_EQ(trial.actual, trial.expected);
        }
    }
}

} // namespace
} // namespace interleave
