// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/lock_tracker.h"

#include "tests/core/trackers/track_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace interleave {
namespace {

using testing::ElementsAre;
using enum SliceState;

class LockTrackerTest : public testing::Test
{
protected:
    LockTrackerTest() { tracker.addLock({.id = {3}, .kind = ObjectKind::lock, .name = "lock"}); }
    void tell(EventKind kind, Nanos time, std::uint32_t lane, std::uint32_t argument = 3)
    {
        tracker.onEvent({.time = time, .begin = time, .lane = {lane}, .argument = argument, .kind = kind});
    }

    std::shared_ptr<TraceStore> store = TraceStore::create();
    LockTracker tracker{*store};
};

TEST_F(LockTrackerTest, HolderAndWaiter)
{
    tell(EventKind::lockObtain, 10, 0);
    tell(EventKind::lockWait, 12, 1);
    tell(EventKind::blockedBegin, 13, 1, blockedArgument(BlockedReason::lock, 3));
    tell(EventKind::lockRelease, 20, 0);
    tell(EventKind::lockObtain, 25, 1, 3 | obtainContended);
    tell(EventKind::lockRelease, 30, 1);
    const TrackReader seen(store);
    EXPECT_THAT(seen.slices(TrackKind::lockHolder, "lock"), ElementsAre(Slice{.begin = 10, .end = 20, .what = 3, .who = {0}, .state = held},
                                                                Slice{.begin = 25, .end = 30, .what = 3, .who = {1}, .state = held}));
    EXPECT_THAT(
        seen.slices(TrackKind::lockWaiter), ElementsAre(Slice{.begin = 12, .end = 25, .what = 3, .who = {1}, .state = waiting, .flags = slept}));
}

TEST_F(LockTrackerTest, EachWaiterTakesTheFirstFreeRowAndBeyondTheLastNone)
{
    for (std::uint32_t lane = 1; lane <= LockTracker::waiterRows + 2; ++lane)
        tell(EventKind::lockWait, 10 + lane, lane);
    tell(EventKind::lockObtain, 50, 1);
    tell(EventKind::lockWait, 60, 9); // in the row that has become free
    for (std::uint32_t lane = 2; lane <= 9; ++lane)
        tell(EventKind::lockObtain, 100 + lane, lane);
    const TrackReader seen(store);
    EXPECT_FALSE(seen.find(TrackKind::lockWaiter, {}, LockTracker::waiterRows).isValid());
    const auto row = seen.slices(TrackKind::lockWaiter, {}, 0);
    ASSERT_EQ(row.size(), 2u);
    EXPECT_EQ(row[0].who, LaneId{1});
    EXPECT_EQ(row[1].who, LaneId{9});
}

TEST_F(LockTrackerTest, AnObtainBeforeTheFormerReleaseWasStampedEndsTheHold)
{
    tell(EventKind::lockObtain, 10, 0);
    tell(EventKind::lockObtain, 20, 1);
    tell(EventKind::lockRelease, 21, 0);
    tell(EventKind::lockRelease, 30, 1);
    const auto holds = TrackReader(store).slices(TrackKind::lockHolder);
    ASSERT_EQ(holds.size(), 2u);
    EXPECT_EQ(holds[0].end, 20);
    EXPECT_TRUE(holds[0].flags & softEnd);
    EXPECT_EQ(holds[1].begin, 20);
    EXPECT_EQ(holds[1].end, 30);
}

TEST_F(LockTrackerTest, ASummaryIsDensityAndDoesNotCutAWaitThatSlept)
{
    tell(EventKind::lockWait, 1'000, 0);
    TraceEvent summary{.time = 2'000, .begin = 1'000, .lane = {0}, .argument = 3, .kind = EventKind::lockSummary};
    summary.more[1] = {std::uint64_t{250} << 32 | 600, 4};
    tracker.onEvent(summary);
    tell(EventKind::lockObtain, 2'100, 0);
    const TrackReader seen(store);
    EXPECT_THAT(seen.slices(TrackKind::lockDensity), ElementsAre(Slice{.begin = 1'000, .end = 2'000, .what = 250, .who = {0}, .state = density}));
    EXPECT_THAT(seen.slices(TrackKind::lockWaiter), ElementsAre(Slice{.begin = 1'000, .end = 2'100, .what = 3, .who = {0}, .state = waiting}));
}

TEST_F(LockTrackerTest, LostEventsAreAHoleOnTheHoldersRow)
{
    tell(EventKind::lockObtain, 10, 0);
    tracker.onEvent({.time = 50, .begin = 30, .lane = {0}, .argument = 7, .kind = EventKind::lost});
    tell(EventKind::lockObtain, 60, 0);
    tell(EventKind::lockRelease, 70, 0);
    EXPECT_THAT(TrackReader(store).slices(TrackKind::lockHolder),
        ElementsAre(Slice{.begin = 10, .end = 30, .what = 3, .who = {0}, .state = held, .flags = softEnd},
            Slice{.begin = 30, .end = 50, .what = 3, .state = SliceState::lost},
            Slice{.begin = 60, .end = 70, .what = 3, .who = {0}, .state = held}));
}

TEST_F(LockTrackerTest, ADeadWorkerHoldsAndWaitsForNothing)
{
    tell(EventKind::lockObtain, 10, 0);
    tell(EventKind::lockWait, 15, 1);
    tracker.laneEnded({0}, 40);
    tracker.laneEnded({1}, 45);
    tracker.advance(60);
    const TrackReader seen(store);
    EXPECT_EQ(seen.slices(TrackKind::lockHolder).at(0).end, 40);
    EXPECT_EQ(seen.slices(TrackKind::lockWaiter).at(0).end, 45);
    EXPECT_FALSE(seen.view().openSlice(seen.find(TrackKind::lockHolder)));
}

TEST_F(LockTrackerTest, AHoldThatGoesOnIsOpen)
{
    tell(EventKind::lockObtain, 10, 0);
    tracker.advance(60);
    const TrackReader seen(store, 60);
    const auto open = seen.view().openSlice(seen.find(TrackKind::lockHolder));
    ASSERT_TRUE(open);
    EXPECT_EQ(open->begin, 10);
    EXPECT_EQ(open->end, 60);
    EXPECT_EQ(open->who, LaneId{0});
}

TEST_F(LockTrackerTest, ASemaphoreHasARowForEachPermitThatIsOut)
{
    tracker.addLock({{4}, ObjectKind::semaphore, "semaphore", 2});
    for (std::uint32_t lane = 0; lane < 3; ++lane)
        tell(EventKind::lockObtain, 10 + lane, lane, 4);
    tell(EventKind::lockRelease, 20, 1, 4);
    tell(EventKind::lockObtain, 25, 5, 4); // in the row that has become free
    tracker.finish(40);
    const TrackReader seen(store);
    EXPECT_EQ(seen.slices(TrackKind::lockHolder, "semaphore", 0).at(0).who, LaneId{0});
    const auto second = seen.slices(TrackKind::lockHolder, "semaphore", 1);
    ASSERT_EQ(second.size(), 2u);
    EXPECT_EQ(second[0].end, 20);
    EXPECT_EQ(second[1].who, LaneId{5});
    EXPECT_EQ(seen.slices(TrackKind::lockHolder, "semaphore", 2).at(0).end, 40);
}

TEST_F(LockTrackerTest, WhatCannotBeHeldHasWaitersOnly)
{
    tracker.addLock({.id = {4}, .kind = ObjectKind::event, .name = "event"});
    tell(EventKind::lockWait, 10, 0, 4);
    tell(EventKind::lockGiveUp, 30, 0, 4);
    const TrackReader seen(store);
    EXPECT_FALSE(seen.find(TrackKind::lockHolder, "event").isValid());
    EXPECT_EQ(seen.slices(TrackKind::lockWaiter, "event").at(0).end, 30);
}

TEST_F(LockTrackerTest, AnOwnedMutexStaysWithTheDead)
{
    tracker.addLock({{4}, ObjectKind::lock, "owned", 1});
    tell(EventKind::lockObtain, 10, 0, 4);
    tracker.laneEnded({0}, 40);
    tracker.finish(90);
    EXPECT_EQ(TrackReader(store).slices(TrackKind::lockHolder, "owned").at(0).end, 90);
}

} // namespace
} // namespace interleave
