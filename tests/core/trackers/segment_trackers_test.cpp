// SPDX-License-Identifier: GPL-3.0-or-later
// The trackers that read the shared segment, on a real one that the test fills like host and workers would.
#include "core/shm/lane_life.h"
#include "core/trackers/outcome_tracker.h"
#include "core/trackers/process_tracker.h"
#include "core/trackers/sampler.h"
#include "tests/core/trackers/track_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <bit>
#include <cstring>

namespace interleave {
namespace {

using testing::ElementsAre;
using testing::Pair;

class SegmentTrackersTest : public testing::Test, public ProcessTracker::Listener
{
protected:
    SegmentTrackersTest() : origin(segment.header().originStamp), clock({origin, 0}, 1.0) {}

    LaneSlot &reserve(std::uint32_t lane, const char *name)
    {
        LaneSlot &slot = segment.lane({lane});
        std::strncpy(slot.name, name, sizeof slot.name - 1);
        openStretch(slot, StartMethod::thread, {});
        slot.askedStamp = origin + 10;
        if (segment.laneCount() <= lane)
            segment.header().laneCount.store(lane + 1);
        return slot;
    }
    void claim(LaneSlot &slot, std::int32_t tid, std::uint64_t first)
    {
        slot.pid = slot.tid = tid;
        slot.firstStamp = origin + first;
        slot.state.store(static_cast<std::uint32_t>(LaneState::live));
    }
    void end(LaneSlot &slot, std::uint64_t at, int signal)
    {
        slot.endedStamp = origin + at;
        slot.exitSignal = signal;
        slot.state.store(static_cast<std::uint32_t>(LaneState::ended));
    }

    void laneFound(LaneId, const std::string &name) override { found.push_back(name); }
    void workerFound(const StretchRow &row) override { born.push_back(row.tid); }
    void workerGone(const StretchRow &row) override { gone.emplace_back(row.tid, row.ended); }

    Segment segment = std::move(*Segment::create());
    std::uint64_t origin;
    ClockMap clock;
    std::shared_ptr<TraceStore> store = TraceStore::create();
    std::vector<std::string> found;
    std::vector<std::int32_t> born;
    std::vector<std::pair<std::int32_t, Nanos>> gone;
};

TEST_F(SegmentTrackersTest, ALaneFromReservedToEndedAndAgain)
{
    ProcessTracker tracker(*store, segment, *this);
    LaneSlot &slot = reserve(0, "Thread-1");
    tracker.poll(clock);
    EXPECT_THAT(found, ElementsAre("Thread-1"));
    EXPECT_TRUE(born.empty());
    claim(slot, 42, 20);
    tracker.poll(clock);
    tracker.poll(clock);
    EXPECT_THAT(born, ElementsAre(42));
    EXPECT_TRUE(tracker.isLive({0}));
    end(slot, 90, 9);
    tracker.poll(clock);
    EXPECT_THAT(gone, ElementsAre(Pair(42, 90)));
    reserve(0, "Thread-1");
    claim(slot, 43, 120);
    end(slot, 130, 0);
    tracker.poll(clock); // born and gone between two looks
    EXPECT_THAT(born, ElementsAre(42, 43));
    EXPECT_THAT(gone, ElementsAre(Pair(42, 90), Pair(43, 130)));

    const TrackReader seen(store);
    ASSERT_EQ(seen.view().stretchCount(), 4u);
    EXPECT_EQ(seen.view().stretch(0).ended, -1);
    EXPECT_EQ(seen.view().stretch(0).first, 20);
    EXPECT_EQ(seen.view().stretch(0).asked, 10);
    EXPECT_EQ(seen.view().stretch(1).exitSignal, 9);
    EXPECT_EQ(seen.view().stretch(3).stretch, 2u);
}

TEST_F(SegmentTrackersTest, ALifeBetweenTwoLooksIsToldByTheNext)
{
    ProcessTracker tracker(*store, segment, *this);
    LaneSlot &slot = reserve(0, "Worker-1");
    claim(slot, 42, 20);
    end(slot, 30, 9);
    reserve(0, "Worker-1");
    claim(slot, 43, 40);
    tracker.poll(clock);
    EXPECT_THAT(born, ElementsAre(42, 43));
    EXPECT_THAT(gone, ElementsAre(Pair(42, 30)));
    const TrackReader seen(store);
    ASSERT_EQ(seen.view().stretchCount(), 3u);
    EXPECT_EQ(seen.view().stretch(1).exitSignal, 9);
    EXPECT_EQ(seen.view().stretch(2).stretch, 2u);
    EXPECT_TRUE(tracker.isLive({0}));
}

TEST_F(SegmentTrackersTest, AWorkerThatNeverRanIsNobody)
{
    ProcessTracker tracker(*store, segment, *this);
    LaneSlot &slot = reserve(0, "Process-1");
    claim(slot, 42, 20);
    end(slot, 30, 0);
    tracker.poll(clock);
    reserve(0, "Process-1");
    slot.askedStamp = origin + 100;
    end(slot, 110, 0); // it could not be started: pid and first stamp are still the former worker's
    tracker.poll(clock);
    EXPECT_THAT(born, ElementsAre(42));
    EXPECT_EQ(TrackReader(store).view().stretchCount(), 2u);
}

TEST_F(SegmentTrackersTest, RoundsAreTakenOverOnceAndFreed)
{
    OutcomeTracker tracker(*store, segment, 3);
    segment.trialSlot(0) = {.beginStamp = origin + 5,
        .endStamp = origin + 9,
        .expected = 10,
        .actual = 8,
        .operations = 10,
        .stores = 20,
        .lost = 2,
        .number = 0,
        .flags = trialWrong};
    segment.header().trialHead.store(1);
    tracker.poll(clock);
    tracker.poll(clock);
    EXPECT_EQ(segment.header().trialTail.load(), 1u);
    const TrackReader seen(store);
    ASSERT_EQ(seen.view().trialCount(), 1u);
    EXPECT_EQ(seen.view().trial(0).lost, 2u);
    EXPECT_EQ(seen.view().trial(0).range, (TimeRange{5, 9}));
}

TEST_F(SegmentTrackersTest, AHeadOutOfRangeDoesNotReadForEver)
{
    OutcomeTracker tracker(*store, segment, 3);
    segment.header().trialHead.store(UINT64_MAX);
    tracker.poll(clock);
    EXPECT_EQ(TrackReader(store).view().trialCount(), trialSlots);
}

TEST_F(SegmentTrackersTest, MarkersAndValues)
{
    OutcomeTracker tracker(*store, segment, 3);
    TraceEvent marker{.time = 50, .argument = 2, .kind = EventKind::marker};
    marker.more[0] = {7, 0};
    marker.more[1] = {4, 0};
    EXPECT_TRUE(tracker.onEvent(marker));
    marker.argument = 3; // there is no such parameter
    EXPECT_FALSE(tracker.onEvent(marker));
    TraceEvent value{.time = 60, .argument = 1, .kind = EventKind::value};
    value.more[0].value = std::bit_cast<std::uint64_t>(2.5);
    EXPECT_FALSE(tracker.onEvent(value));
    value.more[0].value = ~0ull; // not a number
    tracker.onEvent(value);
    const TrackReader seen(store);
    ASSERT_EQ(seen.view().markerCount(), 1u);
    EXPECT_EQ(seen.view().marker(0).to, 7u);
    EXPECT_EQ(seen.view().marker(0).from, 4u);
    EXPECT_THAT(seen.points(TrackKind::series, "value/1"), ElementsAre(Pair(60, 2.5)));
}

class SamplerTest : public SegmentTrackersTest
{
protected:
    SamplerTest()
    {
        reserve(0, "Thread-1");
        reserve(1, "Thread-2");
        cell = segment.addObject(ObjectKind::cell, "balance");
        lock = segment.addObject(ObjectKind::lock, "lock");
        queue = segment.addObject(ObjectKind::queue, "queue");
        sampler.addLane({0}, "Thread-1");
        sampler.addLane({1}, "Thread-2");
        for (std::uint32_t i = 0; i < 3; ++i)
            sampler.addObject(objectInfo(segment, {i}));
    }
    void store64(std::uint32_t lane, std::uint64_t count) { segment.lane({lane}).counters.stores.store(count); }
    void update(std::uint32_t updates, std::int32_t value)
    {
        segment.object(cell).cell.store((std::uint64_t{updates} << 32) + static_cast<std::uint64_t>(static_cast<std::int64_t>(value)));
    }

    Sampler sampler{*store, segment};
    ObjectId cell, lock, queue;
};

TEST_F(SamplerTest, LostIsStoresLessUpdatesOverTheStretch)
{
    store64(0, 600);
    store64(1, 400);
    update(1000, -5);
    sampler.sampleLost(100, true);
    store64(0, 1600);
    update(1500, 3); // 500 of 1000 lost
    sampler.sampleLost(200, true);
    store64(1, 1400);
    update(2500, 0); // none
    sampler.sampleLost(300, true);
    EXPECT_THAT(TrackReader(store).points(TrackKind::series, "lost_per_million"), ElementsAre(Pair(100, 0), Pair(200, 500'000), Pair(300, 0)));
}

TEST_F(SamplerTest, UpdatesThatAreAheadOfTheCountsAreNoLossAndTheCountMayWrap)
{
    update(50, 1); // made, but not yet counted by the worker
    sampler.sampleLost(100, true);
    store64(0, 100);
    update(120, 1);
    sampler.sampleLost(200, true);
    store64(0, 0x1'0000'0000);
    update(0xffff'ffff, 1);
    sampler.sampleLost(300, true);
    store64(0, 0x1'0000'0064);
    update(0x63, -1); // past the wrap: one lost in all, and that was before
    sampler.sampleLost(400, true);
    const auto points = TrackReader(store).points(TrackKind::series, "lost_per_million");
    ASSERT_EQ(points.size(), 3u);
    EXPECT_EQ(points[0].second, 0);
    EXPECT_GT(points[1].second, 0);
    EXPECT_LT(points[1].second, 1);
    EXPECT_EQ(points[2].second, 0);
}

TEST_F(SamplerTest, WhatWasLostBeforeAMarkerIsNotFoundAfterIt)
{
    store64(0, 1000);
    update(1000, 0); // read late: 500 of them were made after the counts had been read
    sampler.sampleLost(100'000'000, false);
    sampler.roundRecorded({.range = {0, 200'000'000}, .stores = 2000, .lost = 500, .flags = trialPhase});
    store64(0, 3000);
    update(2500, 0); // the lock is on: none lost
    sampler.sampleLost(300'000'000, false);
    EXPECT_THAT(TrackReader(store).points(TrackKind::series, "lost_per_million"),
        ElementsAre(Pair(100'000'000, 0), Pair(200'000'000, 500'000), Pair(300'000'000, 0)));
}

TEST_F(SamplerTest, RatesAndSharesAreOverTheStretch)
{
    segment.lane({0}).counters.operations.store(1000);
    LockCounters &counters = segment.lane({1}).counters.locks[2];
    counters.object.store(lock.value + 1);
    counters.acquisitions.store(10);
    counters.ownerChanges.store(4);
    counters.waitNs.store(50'000'000);
    segment.object(queue).depth.store(3);
    sampler.sampleRates(100'000'000, 2);
    sampler.sampleRates(101'000'000, 2); // too soon to be a rate
    segment.lane({0}).counters.operations.store(1500);
    sampler.sampleRates(200'000'000, 2);
    const TrackReader seen(store);
    EXPECT_THAT(seen.points(TrackKind::series, "throughput/Thread-1"), ElementsAre(Pair(100'000'000, 10'000), Pair(200'000'000, 5'000)));
    EXPECT_THAT(seen.points(TrackKind::series, "throughput"), ElementsAre(Pair(100'000'000, 10'000), Pair(200'000'000, 5'000)));
    EXPECT_TRUE(seen.points(TrackKind::series, "throughput/Thread-2").empty());
    EXPECT_THAT(seen.points(TrackKind::series, "wait_share/lock"), ElementsAre(Pair(100'000'000, 0.25), Pair(200'000'000, 0)));
    EXPECT_THAT(seen.points(TrackKind::series, "wait_share"), ElementsAre(Pair(100'000'000, 0.25), Pair(200'000'000, 0)));
    EXPECT_THAT(seen.points(TrackKind::series, "owner_change_share/lock"), ElementsAre(Pair(100'000'000, 0.4)));
    EXPECT_THAT(seen.points(TrackKind::series, "depth/queue"), ElementsAre(Pair(100'000'000, 3), Pair(200'000'000, 3)));
}

/// A point stands for the stretch since the one before it: without one at 100 ms the wait would seem to have begun with the run.
TEST_F(SamplerTest, ALockThatIsSwitchedOnLaterWasNotWaitedForBefore)
{
    sampler.sampleRates(100'000'000, 2);
    LockCounters &counters = segment.lane({1}).counters.locks[2];
    counters.object.store(lock.value + 1);
    counters.acquisitions.store(10);
    counters.waitNs.store(50'000'000);
    sampler.sampleRates(200'000'000, 2);
    const TrackReader seen(store);
    EXPECT_THAT(seen.points(TrackKind::series, "wait_share"), ElementsAre(Pair(100'000'000, 0), Pair(200'000'000, 0.25)));
    EXPECT_THAT(seen.points(TrackKind::series, "wait_share/lock"), ElementsAre(Pair(100'000'000, 0), Pair(200'000'000, 0.25)));
}

TEST_F(SamplerTest, WhoHasEndedHadTheTimeBefore)
{
    LockCounters &counters = segment.lane({1}).counters.locks[2];
    counters.object.store(lock.value + 1);
    counters.acquisitions.store(10);
    counters.waitNs.store(50'000'000);
    sampler.sampleRates(100'000'000, 2);
    counters.waitNs.store(100'000'000);
    sampler.sampleRates(200'000'000, 0);
    EXPECT_THAT(TrackReader(store).points(TrackKind::series, "wait_share"), ElementsAre(Pair(100'000'000, 0.25), Pair(200'000'000, 0.25)));
}

TEST_F(SamplerTest, WhatWasBeforeTheFirstWorkerIsNoTimeOfTheirs)
{
    sampler.startAt(90'000'000);
    segment.lane({0}).counters.operations.store(1000);
    sampler.sampleRates(100'000'000, 1);
    EXPECT_THAT(TrackReader(store).points(TrackKind::series, "throughput"), ElementsAre(Pair(100'000'000, 100'000)));
}

TEST_F(SamplerTest, ALossBetweenTwoCloseLooksWaitsForTheNext)
{
    store64(0, 100);
    update(50, 0);
    sampler.sampleLost(1'000'000, false);
    EXPECT_TRUE(TrackReader(store).points(TrackKind::series, "lost_per_million").empty());
    sampler.sampleLost(2'000'000, true);
    EXPECT_THAT(TrackReader(store).points(TrackKind::series, "lost_per_million"), ElementsAre(Pair(2'000'000, 500'000)));
}

} // namespace
} // namespace interleave
