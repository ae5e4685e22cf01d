// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/clock_map.h"
#include "core/trackers/flow_tracker.h"
#include "core/trackers/queue_tracker.h"
#include "core/trackers/task_tracker.h"
#include "tests/core/trackers/track_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace interleave {
namespace {

using testing::ElementsAre;
using testing::Pair;

TEST(QueueTracker, OnePointPerMessageInOrderOfTime)
{
    const auto store = TraceStore::create();
    QueueTracker tracker(*store);
    tracker.addQueue({{2}, ObjectKind::queue, "queue"});
    const auto tell = [&](EventKind kind, Nanos time, std::uint32_t depth) {
        TraceEvent event{.time = time, .argument = 2, .kind = kind};
        event.more[0] = {17, depth};
        tracker.onEvent(event);
    };
    tell(EventKind::sendBegin, 5, 9);
    tell(EventKind::sendEnd, 10, 1);
    tell(EventKind::sendEnd, 20, 2);
    tell(EventKind::receiveEnd, 15, 1);                                       // late
    tracker.onEvent({.time = 30, .argument = 8, .kind = EventKind::sendEnd}); // no such queue
    EXPECT_THAT(TrackReader(store).points(TrackKind::queueDepth), ElementsAre(Pair(10, 1), Pair(20, 2), Pair(20, 1)));
}

TEST(QueueTracker, AfterAMillionPointsTheDeepestAndTheLastOfEachMillisecond)
{
    const auto store = TraceStore::create();
    QueueTracker tracker(*store);
    tracker.addQueue({{0}, ObjectKind::queue, "queue"});
    TraceEvent event{.argument = 0, .kind = EventKind::sendEnd};
    for (Nanos t = 0; t < 1'000'000; ++t) {
        event.time = t;
        tracker.onEvent(event);
    }
    for (Nanos t = 2'000'000; t < 4'000'000; t += 100'000) {
        event.time = t;
        event.more[0].argument = t == 2'300'000 ? 9 : static_cast<std::uint32_t>(t / 1'000'000);
        tracker.onEvent(event);
    }
    tracker.finish();
    const auto points = TrackReader(store).points(TrackKind::queueDepth);
    ASSERT_EQ(points.size(), 1'000'004u);
    EXPECT_THAT(points[1'000'000], Pair(2'300'000, 9));
    EXPECT_THAT(points[1'000'001], Pair(2'900'000, 2));
    EXPECT_THAT(points[1'000'002], Pair(3'000'000, 3));
    EXPECT_THAT(points[1'000'003], Pair(3'900'000, 3));
}

TEST(FlowTracker, BothHalvesOfAMessageMakeARow)
{
    const auto store = TraceStore::create();
    FlowTracker tracker(*store);
    tracker.addChannel({{2}, ObjectKind::channel, "pipe"});
    const auto tell = [&](EventKind kind, Nanos time, std::uint32_t lane, std::uint64_t number) {
        TraceEvent event{.time = time, .lane = {lane}, .argument = 2, .kind = kind};
        event.more[0] = {number, 0};
        tracker.onEvent(event);
    };
    tell(EventKind::sendEnd, 10, 0, 7);
    tell(EventKind::sendEnd, 11, 0, 8); // whose other half was not recorded
    tell(EventKind::receiveEnd, 30, 1, 7);
    tell(EventKind::receiveEnd, 40, 1, 9); // the receiver was quicker than the sender's return
    tell(EventKind::sendEnd, 45, 0, 9);
    tell(EventKind::receiveEnd, 50, 1, 4096 + 8);   // another message in the place of number 8
    tell(EventKind::receiveEnd, 60, 1, UINT64_MAX); // one that cannot be told from others
    store->publish(100);
    const TraceView view = store->view();
    ASSERT_EQ(view.flowCount(), 2u);
    EXPECT_EQ(view.flow(0).sent, 10);
    EXPECT_EQ(view.flow(0).received, 30);
    EXPECT_EQ(view.flow(0).from.value, 0u);
    EXPECT_EQ(view.flow(0).to.value, 1u);
    EXPECT_EQ(view.flow(1).sent, 40);
    EXPECT_EQ(view.flow(1).received, 40);
    EXPECT_EQ(view.flow(1).told, 45);
    EXPECT_EQ(view.flowAt(0), 0u);
    EXPECT_EQ(view.flowAt(31), 1u);
    EXPECT_EQ(view.flowAt(46), 2u);
}

TEST(TaskTracker, ATaskFromBeginToEnd)
{
    const auto store = TraceStore::create();
    TaskTracker tracker(*store);
    tracker.addLane({0}, "Worker-1");
    tracker.addLane({1}, "Worker-2");
    const auto tell = [&](EventKind kind, Nanos time, std::uint32_t task) {
        tracker.onEvent({.time = time, .begin = time, .lane = {1}, .argument = task, .kind = kind});
    };
    tell(EventKind::taskBegin, 10, 4);
    tell(EventKind::taskEnd, 30, 4);
    tell(EventKind::taskBegin, 40, 5);
    tracker.advance(45);
    {
        const TrackReader seen(store, 45);
        EXPECT_FALSE(seen.find(TrackKind::tasks, "Worker-1").isValid());
        EXPECT_EQ(seen.view().openSlice(seen.find(TrackKind::tasks, "Worker-2"))->what, 5u);
    }
    tracker.laneEnded({1}, 50);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::tasks, "Worker-2"),
        ElementsAre(Slice{.begin = 10, .end = 30, .what = 4}, Slice{.begin = 40, .end = 50, .what = 5}));
}

TEST(ClockMap, FollowsAClockThatChangesItsSpeed)
{
    ClockMap clock({1'000'000, 50'000'000'000}, 0.5);
    EXPECT_EQ(clock.toRun(1'000'000), 0);
    EXPECT_EQ(clock.toRun(3'000'000), 1'000'000);
    clock.add({1'000'000 + 20'000'000, 50'010'000'000}); // 0.5 ns a stamp
    clock.add({1'000'000 + 40'000'000, 50'030'000'000}); // 1 ns a stamp
    EXPECT_EQ(clock.toRun(1'000'000 + 10'000'000), 5'000'000);
    EXPECT_EQ(clock.toRun(1'000'000 + 30'000'000), 20'000'000);
    EXPECT_EQ(clock.toRun(1'000'000 + 50'000'000), 40'000'000); // after the last pair: at its speed
    EXPECT_EQ(clock.toRun(0), -500'000);
    EXPECT_EQ(clock.origin(), 50'000'000'000);
}

TEST(ClockMap, KeepsItsAccuracyThroughMorePairsThanItKeeps)
{
    ClockMap clock({0, 0}, 0.4);
    for (std::uint64_t i = 1; i < 30'000; ++i)
        clock.add({i * 20'000'000, static_cast<Nanos>(i) * 8'000'000});
    for (std::uint64_t i = 0; i < 30'000; i += 997)
        EXPECT_EQ(clock.toRun(i * 20'000'000 + 5'000), static_cast<Nanos>(i) * 8'000'000 + 2'000);
}

TEST(ClockMap, IgnoresPairsThatAreTooCloseToTellASpeed)
{
    ClockMap clock({0, 0}, 1.0);
    clock.add({1'000, 900});
    EXPECT_EQ(clock.toRun(10'000), 10'000);
}

} // namespace
} // namespace interleave
