// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/sched_tracker.h"

#include "tests/core/trackers/track_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace interleave {
namespace {

using testing::ElementsAre;
using enum SliceState;

SchedRecord record(SchedKind kind, Nanos time, std::int32_t tid, std::uint16_t cpu = 0)
{
    return {.time = time, .tid = tid, .cpu = cpu, .kind = kind};
}

class SchedTrackerTest : public testing::Test
{
protected:
    SchedTrackerTest()
    {
        tracker.addLane({0}, "Thread-1");
        tracker.addLane({1}, "Thread-2");
    }
    void tell(SchedKind kind, Nanos time, std::int32_t tid, std::uint16_t cpu = 0) { tracker.onSched(record(kind, time, tid, cpu)); }
    std::vector<SliceState> states(const std::string &lane)
    {
        std::vector<SliceState> result;
        for (const Slice &slice : TrackReader(store).slices(TrackKind::worker, lane))
            result.push_back(slice.state);
        return result;
    }

    std::shared_ptr<TraceStore> store = TraceStore::create();
    SchedTracker tracker{*store, {.cpus = {0, 1}}};
};

TEST_F(SchedTrackerTest, AWorkerAndItsCore)
{
    tracker.addWorker({0}, 1, 100, 12);
    tell(SchedKind::forked, 5, 100);
    tell(SchedKind::switchIn, 10, 100, 1);
    tell(SchedKind::preemptOut, 50, 100, 1);
    tell(SchedKind::switchIn, 60, 100, 0);
    tell(SchedKind::exited, 90, 100, 0);
    tracker.advance(100, 100);
    const TrackReader seen(store);
    EXPECT_THAT(seen.slices(TrackKind::worker, "Thread-1"),
        ElementsAre(Slice{.begin = 5, .end = 10, .state = runnable}, Slice{.begin = 10, .end = 50, .cpu = 1, .state = running, .flags = preempted},
            Slice{.begin = 50, .end = 60, .state = runnable}, Slice{.begin = 60, .end = 90, .cpu = 0, .state = running}));
    EXPECT_THAT(seen.slices(TrackKind::core, "1"), ElementsAre(Slice{.begin = 10, .end = 50, .who = {0}, .cpu = 1, .flags = preempted}));
    EXPECT_THAT(seen.slices(TrackKind::core, "0"), ElementsAre(Slice{.begin = 60, .end = 90, .who = {0}, .cpu = 0}));
    EXPECT_EQ(seen.view().switchCount(), 3u);
    EXPECT_FALSE(tracker.isWorker(100));
    EXPECT_EQ(tracker.ranSoFar(), 70);
}

TEST_F(SchedTrackerTest, RecordsFromBeforeTheLaneWasClaimedAreToldAgain)
{
    tell(SchedKind::forked, 5, 100);
    tell(SchedKind::switchIn, 10, 100);
    tell(SchedKind::switchOut, 20, 100);
    tell(SchedKind::switchIn, 30, 100);
    tracker.addWorker({0}, 1, 100, 12);
    tell(SchedKind::exited, 40, 100);
    EXPECT_THAT(states("Thread-1"), ElementsAre(runnable, running, other, running));
}

TEST_F(SchedTrackerTest, CoresWaitForWhoeverIsNotKnownYet)
{
    tracker.addWorker({0}, 1, 100, 10);
    tell(SchedKind::forked, 5, 101);
    tell(SchedKind::switchIn, 10, 100);
    tell(SchedKind::preemptOut, 20, 100);
    tell(SchedKind::switchIn, 20, 101); // says who it is much later
    tell(SchedKind::preemptOut, 30, 101);
    tell(SchedKind::switchIn, 30, 100);
    tell(SchedKind::switchOut, 40, 100);
    tracker.advance(45, 15);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::core, "0"), testing::IsEmpty());
    tracker.addWorker({1}, 1, 101, 25);
    tracker.advance(50, 50);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::core, "0"),
        ElementsAre(Slice{.begin = 10, .end = 20, .who = {0}, .cpu = 0, .flags = preempted},
            Slice{.begin = 20, .end = 30, .who = {1}, .cpu = 0, .flags = preempted}, Slice{.begin = 30, .end = 40, .who = {0}, .cpu = 0}));
}

TEST_F(SchedTrackerTest, AShortLifeThatWasOverBeforeItsLaneWasSeen)
{
    tell(SchedKind::forked, 5, 100);
    tell(SchedKind::switchIn, 10, 100);
    tell(SchedKind::exited, 20, 100);
    tell(SchedKind::forked, 105, 100); // the number again
    tell(SchedKind::switchIn, 110, 100);
    tell(SchedKind::exited, 120, 100);
    tracker.addWorker({0}, 1, 100, 12);
    tracker.addWorker({1}, 1, 100, 112);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::worker, "Thread-1").back(), testing::Field(&Slice::end, 20));
}

TEST_F(SchedTrackerTest, ANumberInUseAgainEndsItsFormerOwner)
{
    tracker.addWorker({0}, 1, 100, 12);
    tell(SchedKind::switchIn, 10, 100);
    tell(SchedKind::forked, 200, 100); // its exit was lost
    EXPECT_THAT(TrackReader(store).slices(TrackKind::worker, "Thread-1"), ElementsAre(Slice{.begin = 10, .end = 200, .cpu = 0}));
    EXPECT_FALSE(tracker.isWorker(100));
}

TEST_F(SchedTrackerTest, ALaneStartedAgainGoesOnOnItsTrackAfterAGap)
{
    tracker.addWorker({0}, 1, 100, 10);
    tell(SchedKind::switchIn, 10, 100);
    tracker.addWorker({0}, 2, 101, 60);
    tell(SchedKind::switchOut, 20, 100);
    tell(SchedKind::exited, 30, 100);
    tell(SchedKind::switchIn, 55, 101);
    tracker.onEvent({.time = 60, .lane = {0}, .argument = 2, .kind = EventKind::workerBegin});
    tracker.onEvent({.time = 61, .lane = {0}, .argument = blockedArgument(BlockedReason::sleep), .kind = EventKind::blockedBegin});
    tell(SchedKind::switchOut, 70, 101);
    tell(SchedKind::switchIn, 80, 101);
    tell(SchedKind::exited, 90, 101);
    EXPECT_THAT(states("Thread-1"), ElementsAre(running, other, running, sleep, running));
    EXPECT_EQ(TrackReader(store).slices(TrackKind::worker, "Thread-1")[2].begin, 55);
}

TEST_F(SchedTrackerTest, AnEndTheKernelDidNotTellIsTakenFromTheDirectoryAfterAWhile)
{
    tracker.addWorker({0}, 1, 100, 10);
    tell(SchedKind::switchIn, 10, 100);
    tracker.workerGone({0}, 1, 50);
    tracker.advance(60, 60);
    EXPECT_TRUE(tracker.isWorker(100));
    tracker.advance(1'000'000'000, 1'000'000'000);
    EXPECT_FALSE(tracker.isWorker(100));
    EXPECT_THAT(TrackReader(store).slices(TrackKind::worker, "Thread-1"), ElementsAre(Slice{.begin = 10, .end = 50, .cpu = 0}));
}

TEST_F(SchedTrackerTest, WhoWokeWhomIsALane)
{
    tracker.addWorker({0}, 1, 100, 10);
    tracker.addWorker({1}, 1, 101, 10);
    tell(SchedKind::switchIn, 10, 100, 0);
    tell(SchedKind::switchIn, 10, 101, 1);
    tell(SchedKind::switchOut, 20, 101, 1);
    tracker.onSched({.time = 30, .tid = 101, .other = 100, .cpu = 0, .kind = SchedKind::waking});
    tracker.onSched({.time = 31, .tid = 101, .other = 100, .cpu = 0, .kind = SchedKind::wakeup});
    tell(SchedKind::switchIn, 40, 101, 1);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::worker, "Thread-2").back(), (Slice{.begin = 31, .end = 40, .who = {0}, .state = runnable}));
}

TEST_F(SchedTrackerTest, OtherProgramsAreForeignOnTheCoreAndNowhereElse)
{
    tracker.addWorker({0}, 1, 100, 10);
    const auto coreSwitch = [&](Nanos t, std::int32_t from, std::int32_t to, std::uint32_t state = 0) {
        tracker.onSched({.time = t, .tid = to, .other = from, .detail = state, .cpu = 0, .kind = SchedKind::coreSwitch});
    };
    coreSwitch(10, 0, 100);
    tell(SchedKind::switchIn, 11, 100, 0);
    coreSwitch(20, 100, 777, 0x4);
    tell(SchedKind::switchOut, 21, 100, 0);
    coreSwitch(40, 777, 0);
    coreSwitch(50, 0, 100);
    tell(SchedKind::switchIn, 51, 100, 0);
    tell(SchedKind::exited, 60, 100, 0);
    tracker.advance(100, 100);
    const TrackReader seen(store);
    EXPECT_THAT(seen.slices(TrackKind::core, "0"),
        ElementsAre(Slice{.begin = 11, .end = 21, .who = {0}, .cpu = 0}, Slice{.begin = 21, .end = 40, .cpu = 0, .flags = foreign},
            Slice{.begin = 51, .end = 60, .who = {0}, .cpu = 0}));
    EXPECT_THAT(states("Thread-1"), ElementsAre(running, stopped, running));
}

TEST_F(SchedTrackerTest, AWorkerThatIsNotYetKnownHoldsItsCoreAllTheSame)
{
    const auto coreSwitch = [&](Nanos t, std::int32_t from, std::int32_t to) {
        tracker.onSched({.time = t, .tid = to, .other = from, .cpu = 0, .kind = SchedKind::coreSwitch});
    };
    tell(SchedKind::forked, 5'000, 100);
    coreSwitch(10'000, 0, 100);
    tell(SchedKind::switchIn, 10'400, 100, 0);
    tell(SchedKind::switchOut, 79'700, 100, 0);
    coreSwitch(80'000, 100, 777);
    coreSwitch(90'000, 777, 0);
    tracker.advance(100'000, 9'000);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::core, "0"), ElementsAre());
    tracker.addWorker({0}, 1, 100, 40'000);
    tracker.advance(110'000, 110'000);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::core, "0"),
        ElementsAre(Slice{.begin = 10'400, .end = 79'700, .who = {0}, .cpu = 0}, Slice{.begin = 80'000, .end = 90'000, .cpu = 0, .flags = foreign}));
}

TEST_F(SchedTrackerTest, AWorkerIsOnItsCoreEvenWhereOthersAreSaidToBe)
{
    tracker.addWorker({0}, 1, 100, 10'000);
    const auto coreSwitch = [&](Nanos t, std::int32_t to) { tracker.onSched({.time = t, .tid = to, .cpu = 0, .kind = SchedKind::coreSwitch}); };
    coreSwitch(10'000, 777);
    for (const Nanos t : {30'000, 50'000}) {
        tell(SchedKind::switchIn, t, 100, 0);
        tell(SchedKind::switchOut, t + 10'000, 100, 0);
    }
    coreSwitch(80'000, 778);
    tracker.finish(90'000);
    const auto other = [](Nanos begin, Nanos end) { return Slice{.begin = begin, .end = end, .cpu = 0, .flags = foreign}; };
    const auto worker = [](Nanos begin, Nanos end) { return Slice{.begin = begin, .end = end, .who = {0}, .cpu = 0}; };
    EXPECT_THAT(TrackReader(store).slices(TrackKind::core, "0"), ElementsAre(other(10'000, 30'000), worker(30'000, 40'000), other(40'000, 50'000),
                                                                     worker(50'000, 60'000), other(60'000, 80'000), other(80'000, 90'000)));
}

TEST_F(SchedTrackerTest, LostRecordsAreAHoleOnTheirCoreAndInWhoeverMayHaveBeenThere)
{
    tracker.addWorker({0}, 1, 100, 10);
    tracker.addWorker({1}, 1, 101, 10);
    tell(SchedKind::switchIn, 10, 100, 0);
    tell(SchedKind::switchIn, 10, 101, 1);
    tracker.onSched({.time = 50, .begin = 30, .detail = 9, .cpu = 0, .kind = SchedKind::lost});
    tell(SchedKind::switchOut, 60, 100, 0);
    tell(SchedKind::switchOut, 60, 101, 1);
    tracker.advance(100, 100);
    const TrackReader seen(store);
    EXPECT_THAT(states("Thread-1"), ElementsAre(running, lost, running));
    EXPECT_THAT(states("Thread-2"), ElementsAre(running));
    EXPECT_THAT(seen.slices(TrackKind::core, "0"),
        ElementsAre(Slice{.begin = 10, .end = 30, .who = {0}, .cpu = 0, .flags = softEnd}, Slice{.begin = 30, .end = 50, .cpu = 0, .state = lost},
            Slice{.begin = 50, .end = 60, .who = {0}, .cpu = 0}));
}

TEST_F(SchedTrackerTest, WhatGoesOnNowIsOpenOnWorkerAndCore)
{
    tracker.addWorker({0}, 1, 100, 10);
    tell(SchedKind::switchIn, 10, 100, 1);
    tracker.advance(30, 30);
    const TrackReader seen(store, 30);
    const auto worker = seen.view().openSlice(seen.find(TrackKind::worker, "Thread-1"));
    const auto core = seen.view().openSlice(seen.find(TrackKind::core, "1"));
    ASSERT_TRUE(worker && core);
    EXPECT_EQ(worker->begin, 10);
    EXPECT_EQ(worker->end, 30);
    EXPECT_EQ(core->who, LaneId{0});
    EXPECT_FALSE(seen.view().openSlice(seen.find(TrackKind::core, "0")));
    tracker.finish(40);
    const TrackReader after(store, 40);
    EXPECT_FALSE(after.view().openSlice(after.find(TrackKind::worker, "Thread-1")));
    EXPECT_THAT(after.slices(TrackKind::worker, "Thread-1"), ElementsAre(Slice{.begin = 10, .end = 40, .cpu = 1}));
}

TEST(SelfSchedTracker, StaysOfOneCoreAreSortedBeforeTheyAreShown)
{
    const auto store = TraceStore::create();
    SchedTracker tracker(*store, {.cpus = {0}, .selfMeasured = true});
    tracker.addLane({0}, "A");
    tracker.addLane({1}, "B");
    tracker.addWorker({0}, 1, 100, 0);
    tracker.addWorker({1}, 1, 101, 0);
    const auto self = [&](std::uint32_t lane, SchedKind kind, Nanos t) { tracker.onSelf({lane}, {.time = t, .cpu = 0, .kind = kind}); };
    self(0, SchedKind::switchIn, 0);
    self(1, SchedKind::switchIn, 10);
    self(1, SchedKind::preemptOut, 20); // told before A's earlier stay, which A can only tell when it is back
    self(1, SchedKind::switchIn, 30);
    self(0, SchedKind::preemptOut, 10);
    self(0, SchedKind::switchIn, 20);
    self(0, SchedKind::exited, 30);
    self(1, SchedKind::exited, 40);
    tracker.finish(50);
    std::vector<std::pair<Nanos, std::uint32_t>> order;
    for (const Slice &slice : TrackReader(store).slices(TrackKind::core))
        order.emplace_back(slice.begin, slice.who.value);
    EXPECT_THAT(order, ElementsAre(std::pair{0, 0u}, std::pair{10, 1u}, std::pair{20, 0u}, std::pair{30, 1u}));
}

} // namespace
} // namespace interleave
