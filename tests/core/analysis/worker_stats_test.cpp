// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/worker_stats.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace interleave {
namespace {

class WorkerStats : public ::testing::Test
{
protected:
    WorkerStats() : segment(std::move(*Segment::create())), store(TraceStore::create())
    {
        segment.header().laneCount.store(1);
        std::strcpy(slot().name, "Process-1");
        slot().startMethod = StartMethod::fork;
        slot().state.store(static_cast<std::uint32_t>(LaneState::live));
        track = store->addTrack({.kind = TrackKind::worker, .name = "Process-1", .lane = LaneId{0}});
    }
    LaneSlot &slot() const { return segment.lane(LaneId{0}); }
    void life(std::uint32_t number, std::int32_t pid, Nanos asked, Nanos ended, std::int32_t signal) const
    {
        StretchRow row{.lane = LaneId{0},
            .stretch = number,
            .pid = pid,
            .tid = pid,
            .parentPid = 1,
            .method = StartMethod::fork,
            .asked = asked,
            .first = asked + 5};
        store->append(row);
        if (ended >= 0) {
            row.ended = ended;
            row.exitSignal = signal;
            store->append(row);
        }
    }
    WorkerReport report(bool switchesSeen) const
    {
        SliceSums sums;
        sums.update(store->view());
        return workerReports(segment, store->view(), sums, switchesSeen).at(0);
    }

    Segment segment;
    std::shared_ptr<TraceStore> store;
    TrackId track;
};

TEST_F(WorkerStats, ALaneStartedAgainHasTwoLives)
{
    life(0, 100, 10, 50, 9);
    life(1, 101, 60, -1, 0);
    store->publish(70);
    const WorkerReport got = report(true);
    EXPECT_EQ(got.role, "worker");
    EXPECT_EQ(got.kind, "process");
    EXPECT_EQ(got.startMethod, "fork");
    EXPECT_EQ(got.pid, 101);
    EXPECT_EQ(got.created, 10);
    EXPECT_EQ(got.firstRun, 15);
    EXPECT_FALSE(got.ended);
    EXPECT_FALSE(got.exitSignal);
    ASSERT_EQ(got.stretches.size(), 2u);
    EXPECT_EQ(got.stretches[0].exitSignal, 9);
}

TEST_F(WorkerStats, ThePictureStandsInForAKilledWorkersCounters)
{
    Slice slice;
    slice.begin = 0;
    slice.end = 40;
    slice.cpu = 1;
    slice.flags = preempted;
    store->append(track, slice);
    store->publish(40);
    EXPECT_EQ(report(true).cpu, 40);
    EXPECT_EQ(report(true).preempted, 1u);
    EXPECT_FALSE(report(false).cpu); // self-measured slices are no such evidence
    slot().counters.voluntarySwitches = 7;
    slot().counters.involuntarySwitches = 2;
    slot().counters.cpuNs = 38;
    EXPECT_EQ(report(true).voluntary, 7u);
    EXPECT_EQ(report(true).preempted, 2u);
    EXPECT_EQ(report(true).cpu, 38);
}

TEST_F(WorkerStats, StatesNameEveryColumnOnce)
{
    Slice slice;
    slice.begin = 0;
    slice.end = 40;
    slice.state = SliceState::pipe;
    store->append(track, slice);
    store->publish(40);
    const WorkerReport got = report(true);
    ASSERT_EQ(got.states.size(), 8u);
    const auto queue = std::find_if(got.states.begin(), got.states.end(), [](const auto &state) { return state.first == "queue"; });
    ASSERT_NE(queue, got.states.end());
    EXPECT_EQ(queue->second, 40);
}

TEST(Roles, ComeFromTheLanesName)
{
    EXPECT_EQ(roleOf("Thread-12"), "worker");
    EXPECT_EQ(roleOf("Process-1"), "worker");
    EXPECT_EQ(roleOf("Producer-2"), "producer");
    EXPECT_EQ(roleOf(""), "worker");
}

} // namespace
} // namespace interleave
