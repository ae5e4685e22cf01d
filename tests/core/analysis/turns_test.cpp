// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/turns.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

class Turns : public ::testing::Test
{
protected:
    void add(Nanos begin, Nanos end, SliceState state, std::uint8_t flags = 0, std::uint16_t cpu = 0)
    {
        store->append(track, {.begin = begin, .end = end, .cpu = cpu, .state = state, .flags = flags});
    }
    std::vector<Turn> turns(TimeRange range = {0, 1000})
    {
        store->publish(1000);
        return turnsOf(store->view(), track, range);
    }

    std::shared_ptr<TraceStore> store = TraceStore::create();
    TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
};

TEST_F(Turns, ATurnIsOneStayOnACore)
{
    add(10, 40, SliceState::running, preempted);
    add(40, 60, SliceState::runnable);
    add(60, 70, SliceState::running);
    add(70, 80, SliceState::running, spinning); // the same stay: it only began to wait for a lock
    add(80, 200, SliceState::sleep);
    add(200, 300, SliceState::running, 0, 1);
    const auto found = turns();
    ASSERT_EQ(found.size(), 3u);
    EXPECT_EQ(found[0].range, (TimeRange{10, 40}));
    EXPECT_TRUE(found[0].preempted);
    EXPECT_EQ(found[1].range, (TimeRange{60, 80}));
    EXPECT_FALSE(found[1].preempted);
    EXPECT_EQ(found[2].cpu, 1);
    EXPECT_EQ(workerTrack(store->view(), LaneId{0}), track);
    EXPECT_FALSE(workerTrack(store->view(), LaneId{1}));
}

TEST_F(Turns, WhatReachesOutOfTheRangeIsCutAndNotWhole)
{
    add(10, 40, SliceState::running, preempted);
    add(40, 60, SliceState::runnable);
    add(60, 90, SliceState::running, preempted);
    const auto found = turns({20, 70});
    ASSERT_EQ(found.size(), 2u);
    EXPECT_EQ(found[0].range, (TimeRange{20, 40}));
    EXPECT_FALSE(found[0].whole);
    EXPECT_EQ(found[1].range, (TimeRange{60, 70}));
    EXPECT_FALSE(found[1].whole);
}

TEST(MostAtOnce, CountsWhatLiesOverOneAnother)
{
    EXPECT_EQ(mostAtOnce({}, 0), 0u);
    EXPECT_EQ(mostAtOnce({{0, 10}, {10, 20}, {20, 30}}, 0), 1u);
    EXPECT_EQ(mostAtOnce({{0, 10}, {5, 20}, {9, 30}}, 0), 3u);
}

TEST(MostAtOnce, AnOverlapMayBeTooShortToCount)
{
    EXPECT_EQ(mostAtOnce({{0, 10}, {7, 20}}, 3), 1u);
    EXPECT_EQ(mostAtOnce({{0, 10}, {6, 20}}, 3), 2u);
    EXPECT_EQ(mostAtOnce({{0, 10}, {5, 7}}, 3), 1u); // too short to overlap anybody for long
}

} // namespace
} // namespace interleave
