// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/switching_cost.h"
#include "tests/support/thread_team.h"

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &experiment()
{
    static const ExperimentInfo info = switchingCostExperiment();
    return info;
}

TEST(SwitchingCostWorkload, TheTokenGoesRoundTheLivingOnes)
{
    const auto root = std::make_unique<SwitchingCostRoot>();
    root->active = 3;
    EXPECT_EQ(nextHolder(*root, 0), 1u);
    EXPECT_EQ(nextHolder(*root, 2), 0u);
    root->slots[1].gone = 1;
    EXPECT_EQ(nextHolder(*root, 0), 2u);
    EXPECT_EQ(nextHolder(*root, 7), 0u); // one that no longer is among the active
    passToken(*root, 0);
    EXPECT_EQ(root->holder.load(), 2u);
    passToken(*root, 0); // it has not got it
    EXPECT_EQ(root->holder.load(), 2u);
    root->slots[0].gone = 1;
    passToken(*root, 2);
    EXPECT_EQ(root->holder.load(), 2u); // nobody else is left
}

TEST(SwitchingCostWorkload, EachKindOfWorkGetsThroughItsTour)
{
    for (const char *work : {"pure-cpu", "yield", "hand-over"}) {
        ThreadTeam team(experiment(), {{"max_workers", "3"}, {"work", work}, {"working_set_kib", "64"}});
        team.start();
        team.join();
        const SwitchingCostRoot &root = *team.segment.root<SwitchingCostRoot>();
        ASSERT_EQ(root.phaseCount.load(), 3u) << work;
        for (std::uint32_t i = 0; i < 3; ++i)
            EXPECT_GT(root.phases[i].get().units, 0u) << work << i;
    }
}

TEST(SwitchingCostWorkload, StopsInTheMiddle)
{
    ThreadTeam team(experiment(), {{"max_workers", "64"}, {"work", "hand-over"}});
    team.segment.control().roundsWanted.store(0);
    team.start();
    ThreadTeam::until([&] { return team.segment.root<SwitchingCostRoot>()->phaseCount.load() >= 2; });
    team.setLive("working_set_kib", "16"); // begins again
    ThreadTeam::until([&] { return team.segment.root<SwitchingCostRoot>()->phaseCount.load() == 1; });
    team.stop();
    team.join();
}

} // namespace
} // namespace interleave
