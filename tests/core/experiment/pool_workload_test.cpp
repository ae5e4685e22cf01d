// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pool.h"
#include "tests/support/thread_team.h"

#include <algorithm>
#include <set>

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &experiment()
{
    static const ExperimentInfo info = poolExperiment();
    return info;
}

struct Stretch
{
    std::uint64_t start, end;
};

std::vector<Stretch> stretchesOf(const PoolRound &round)
{
    std::vector<Stretch> stretches;
    for (std::uint32_t i = 0; i < round.submitted.load(); ++i) {
        EXPECT_EQ(round.tasks[i].state.load(), static_cast<std::uint32_t>(TaskState::done));
        EXPECT_EQ(round.tasks[i].result.load(), taskResult(i));
        EXPECT_LE(round.tasks[i].submitStamp.load(), round.tasks[i].startStamp.load());
        stretches.push_back({round.tasks[i].startStamp.load(), round.tasks[i].endStamp.load()});
    }
    return stretches;
}

std::size_t mostAtOnce(const std::vector<Stretch> &stretches)
{
    std::size_t most = 0;
    for (const Stretch &one : stretches)
        most = std::max(most, static_cast<std::size_t>(std::count_if(stretches.begin(), stretches.end(),
                                  [&](const Stretch &other) { return other.start <= one.start && one.start < other.end; })));
    return most;
}

TEST(PoolWorkload, FourWorkersFiveSleepingTasks)
{
    ThreadTeam team(experiment(), {{"pool_size", "4"}, {"tasks", "5"}, {"task_ms", "60"}});
    team.start();
    team.join();
    const PoolRoot &root = *team.segment.root<PoolRoot>();
    EXPECT_EQ(root.rounds.load(), 1u);
    const auto stretches = stretchesOf(root.round[0]);
    ASSERT_EQ(stretches.size(), 5u);
    EXPECT_EQ(mostAtOnce(stretches), 4u);
    std::vector<std::uint64_t> starts, ends;
    for (const Stretch &s : stretches) {
        starts.push_back(s.start);
        ends.push_back(s.end);
    }
    std::sort(starts.begin(), starts.end());
    std::sort(ends.begin(), ends.end());
    EXPECT_GE(starts[4], ends[0]);
    EXPECT_EQ(root.refused[joinOfOpen].load(), 1u);
    EXPECT_EQ(root.refused[submitToClosed].load(), 0u);
    const auto trials = team.trials();
    ASSERT_EQ(trials.size(), 1u);
    EXPECT_EQ(trials[0].actual, 5);
    EXPECT_EQ(trials[0].flags, 0u);
}

TEST(PoolWorkload, ChunksGoToOneWorker)
{
    ThreadTeam team(experiment(), {{"pool_size", "3"}, {"tasks", "20"}, {"task_ms", "1"}, {"chunk_size", "8"}, {"work", "cpu"}});
    team.start();
    team.join();
    const PoolRound &round = team.segment.root<PoolRoot>()->round[0];
    stretchesOf(round);
    for (std::uint32_t i = 0; i < 20; ++i)
        EXPECT_EQ(round.tasks[i].lane.load(), round.tasks[i / 8 * 8].lane.load());
    EXPECT_EQ(team.segment.object({0}).queue.puts.load(), 3u);
}

TEST(PoolWorkload, LateSubmitIsRefusedAndWhatIsQueuedCompletes)
{
    ThreadTeam team(experiment(), {{"pool_size", "2"}, {"tasks", "6"}, {"task_ms", "5"}, {"submit_after_close", "on"}});
    team.start();
    team.join();
    const PoolRoot &root = *team.segment.root<PoolRoot>();
    EXPECT_EQ(root.refused[submitToClosed].load(), 1u);
    EXPECT_EQ(root.round[0].done.load(), 6u);
}

TEST(PoolWorkload, TaskLengthsFollowTheirLaw)
{
    ThreadTeam oneLong(experiment(), {{"tasks", "4"}, {"task_ms", "2"}, {"task_law", "one-long"}});
    oneLong.start();
    oneLong.join();
    const PoolRound &round = oneLong.segment.root<PoolRoot>()->round[0];
    EXPECT_EQ(round.tasks[0].permille.load(), 1000u);
    EXPECT_EQ(round.tasks[3].permille.load(), 4000u);
    ThreadTeam uniform(experiment(), {{"tasks", "50"}, {"task_ms", "1"}, {"task_law", "uniform"}, {"pool_size", "8"}});
    uniform.start();
    uniform.join();
    std::set<std::uint32_t> lengths;
    for (std::uint32_t i = 0; i < 50; ++i)
        lengths.insert(uniform.segment.root<PoolRoot>()->round[0].tasks[i].permille.load());
    EXPECT_GT(lengths.size(), 40u);
    EXPECT_LE(*lengths.rbegin(), 1000u);
}

TEST(PoolWorkload, SizeAndTasksChangeWhileItRuns)
{
    ThreadTeam team(experiment(), {{"pool_size", "1"}, {"tasks", "20"}, {"task_ms", "10"}});
    team.start();
    PoolRoot &root = *team.segment.root<PoolRoot>();
    ThreadTeam::until([&] { return root.round[0].done.load() >= 2; });
    team.setLive("pool_size", "4");
    ThreadTeam::until([&] { return root.round[0].done.load() >= 8; });
    team.setLive("pool_size", "2");
    team.setLive("tasks", "26");
    team.join();
    EXPECT_EQ(root.round[0].done.load(), 26u);
    EXPECT_EQ(root.round[0].lost.load(), 0u);
    const auto stretches = stretchesOf(root.round[0]);
    EXPECT_LE(mostAtOnce(stretches), 4u);
    EXPECT_GE(mostAtOnce(stretches), 2u);
}

TEST(PoolWorkload, RoundsRepeatUntilStoppedAndStopEndsLongTasks)
{
    ThreadTeam team(experiment(), {{"pool_size", "2"}, {"task_ms", "2"}});
    team.segment.control().roundsWanted.store(0);
    team.start();
    ThreadTeam::until([&] { return team.trials().size() >= 4; });
    team.setLive("task_ms", "3000");
    team.stop();
    team.join();
    for (const TrialRow &trial : team.trials())
        EXPECT_EQ(trial.actual, 5);
}

TEST(PoolWorkload, WhatAStopCutsIsNotLost)
{
    for (int i = 0; i < 20; ++i) {
        ThreadTeam team(experiment(), {{"pool_size", "4"}, {"task_ms", "3000"}});
        team.start();
        ThreadTeam::until([&] { return team.segment.object({0}).queue.gets.load() == 4; });
        team.stop();
        team.join();
        EXPECT_EQ(team.segment.root<PoolRoot>()->round[0].lost.load(), 0u);
        EXPECT_TRUE(team.trials().empty());
    }
}

TEST(PoolWorkload, AShorterTaskTimeEndsSleepsUnderWay)
{
    ThreadTeam team(experiment(), {{"pool_size", "5"}, {"task_ms", "3000"}});
    team.start();
    ThreadTeam::until([&] { return team.segment.object({0}).queue.gets.load() == 5; });
    team.setLive("task_ms", "1");
    team.join();
    EXPECT_EQ(team.trials().size(), 1u);
}

TEST(PoolWorkload, OnlyProcessesCanBeKilled)
{
    Settings settings(experiment());
    ASSERT_TRUE(settings.set("kill_worker", "running"));
    EXPECT_FALSE(settings.check());
    ASSERT_TRUE(settings.set("start_method", "fork"));
    EXPECT_TRUE(settings.check());
}

} // namespace
} // namespace interleave
