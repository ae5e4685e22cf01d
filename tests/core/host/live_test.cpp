// SPDX-License-Identifier: GPL-3.0-or-later
#include "host_run.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

class LiveWorkers : public testing::TestWithParam<const char *>
{};

INSTANTIATE_TEST_SUITE_P(
    Run, LiveWorkers, testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &method) { return std::string(method.param); });

TEST_P(LiveWorkers, AreAddedAndTakenAwayAndAddedAgain)
{
    HostRun run("lost-update", {{"workers", "2"}, {"start_method", GetParam()}});
    ASSERT_TRUE(run.waitUntilRunning());
    EXPECT_EQ(run.segment.laneCount(), 2u);

    run.setLive("workers", "5");
    ASSERT_TRUE(run.waitUntil([&] { return run.lanesIn(LaneState::live) == 5; }));
    EXPECT_EQ(run.segment.laneCount(), 5u);

    run.setLive("workers", "1");
    ASSERT_TRUE(run.waitUntil([&] { return run.lanesIn(LaneState::ended) == 4; }));
    EXPECT_EQ(run.stateOf(0), LaneState::live);
    EXPECT_EQ(run.lane(4).endReason.load(), workerToldToStop);

    run.setLive("workers", "3");
    ASSERT_TRUE(run.waitUntil([&] { return run.lanesIn(LaneState::live) == 3; }));
    EXPECT_EQ(run.segment.laneCount(), 5u) << "a lane is (role, number) and lives for the whole run";
    EXPECT_EQ(run.lane(1).stretch.load(), 2u);
    EXPECT_EQ(run.lane(0).stretch.load(), 1u);

    run.client->requestStop(std::chrono::seconds(20));
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    EXPECT_EQ(run.lanesIn(LaneState::ended), 5u);
}

TEST(LiveChanges, ManyAtOnceEndWhereTheLastOneSays)
{
    HostRun run("lost-update", {{"workers", "2"}});
    ASSERT_TRUE(run.waitUntilRunning());
    for (int i = 0; i < 50; ++i)
        run.setLive("workers", std::to_string(1 + i * 7 % 8));
    run.setLive("workers", "4");
    EXPECT_TRUE(run.waitUntil([&] { return run.lanesIn(LaneState::live) == 4 && run.lanesIn(LaneState::reserved) == 0; }));
    for (std::uint32_t i = 0; i < 4; ++i)
        EXPECT_EQ(run.stateOf(i), LaneState::live);
}

} // namespace
} // namespace interleave
