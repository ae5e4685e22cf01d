// SPDX-License-Identifier: GPL-3.0-or-later
// The whole way from rings to store, with a thread of the test's own as the worker.
#include "core/capture/collector.h"
#include "core/capture/pipeline.h"
#include "core/probe/probe.h"
#include "tests/core/trackers/track_reader.h"

#include <gtest/gtest.h>

#include <cstring>
#include <thread>

#include <poll.h>
#include <unistd.h>

namespace interleave {
namespace {

class PipelineTest : public testing::Test
{
protected:
    void reserve(std::uint32_t lane, const char *name)
    {
        LaneSlot &slot = segment.lane({lane});
        std::strncpy(slot.name, name, sizeof slot.name - 1);
        slot.stretch.fetch_add(1);
        slot.askedStamp = readStamp(segment.header().stampSource);
        slot.ringCapacity = Segment::ringCapacity({lane});
        slot.state.store(static_cast<std::uint32_t>(LaneState::reserved), std::memory_order_release);
        if (segment.laneCount() <= lane)
            segment.header().laneCount.store(lane + 1, std::memory_order_release);
    }
    OpenedCapture self()
    {
        segment.control().selfCapture.store(1);
        OpenedCapture capture;
        capture.mode = CaptureMode::self;
        return capture;
    }

    Segment segment = std::move(*Segment::create());
    std::shared_ptr<TraceStore> store = TraceStore::create();
};

TEST_F(PipelineTest, AWorkersWordsBecomeALane)
{
    const ObjectId lock = segment.addObject(ObjectKind::lock, "lock");
    reserve(0, "Thread-1");
    Pipeline pipeline({.cpus = {0, 1}, .keepEvents = true}, segment, self(), store);
    pipeline.pass();
    std::thread([&] {
        Probe probe(segment, {0}, readStamp(segment.header().stampSource));
        probe.emit(EventKind::lockObtain, lock.value);
        {
            const BlockedScope scope(probe, BlockedReason::sleep);
            ::poll(nullptr, 0, 3);
        }
        probe.emit(EventKind::lockRelease, lock.value);
    }).join();
    pipeline.pass();
    pipeline.finish();
    const TraceView view = store->view();
    const TrackReader seen(store, view.end());
    const auto slices = seen.slices(TrackKind::worker, "Thread-1");
    ASSERT_GE(slices.size(), 3u);
    EXPECT_EQ(slices.front().state, SliceState::running);
    const auto asleep = std::find_if(slices.begin(), slices.end(), [](const Slice &slice) { return slice.state == SliceState::sleep; });
    ASSERT_NE(asleep, slices.end());
    EXPECT_GE(asleep->end - asleep->begin, 2'000'000);
    for (std::size_t i = 1; i < slices.size(); ++i)
        EXPECT_EQ(slices[i].begin, slices[i - 1].end);
    EXPECT_EQ(seen.slices(TrackKind::lockHolder).size(), 1u);
    EXPECT_EQ(view.stretchCount(), 2u);
    std::uint64_t written = 0; // begin, obtain, blocked begin and end, release, end; and whatever the scheduler adds
    for (std::uint64_t i = 0; i < view.eventCount(); ++i)
        written += view.event(i).kind != EventKind::offCore ? 1 : 0;
    EXPECT_EQ(written, 6u);
    EXPECT_EQ(pipeline.lost(), 0u);
}

TEST_F(PipelineTest, ALifeBetweenTwoPassesIsNotMissed)
{
    reserve(0, "Thread-1");
    Pipeline pipeline({.cpus = {0, 1}, .keepEvents = true}, segment, self(), store);
    pipeline.pass();
    pipeline.pass(); // reserved, but still nobody there
    std::thread([&] { const Probe probe(segment, {0}, readStamp(segment.header().stampSource)); }).join();
    pipeline.pass();
    const LaneSlot &slot = segment.lane({0});
    EXPECT_GE(slot.head.load(), 2u); // begin and end; more where it lost its core in between
    EXPECT_EQ(slot.tail.load(), slot.head.load());
    pipeline.finish();
    EXPECT_FALSE(TrackReader(store, store->view().end()).slices(TrackKind::worker, "Thread-1").empty());
}

TEST_F(PipelineTest, ARingThatOverflowedIsAHole)
{
    reserve(0, "Thread-1");
    Pipeline pipeline({.cpus = {0, 1}}, segment, self(), store);
    pipeline.pass();
    std::thread([&] {
        Probe probe(segment, {0}, readStamp(segment.header().stampSource));
        for (std::uint32_t i = 0; i < wideRing + 1000; ++i)
            probe.emit(EventKind::taskBegin, i);
        pipeline.pass(); // makes room; the test's thread waits in join()
        probe.emit(EventKind::taskEnd, 1);
    }).join();
    pipeline.finish();
    const TraceView view = store->view();
    EXPECT_GE(pipeline.lost(), 1000u);
    ASSERT_EQ(view.lossCount(), 1u);
    EXPECT_EQ(view.loss(0).lane, LaneId{0});
    EXPECT_EQ(view.loss(0).count, pipeline.lost());
    const TrackReader seen(store, view.end());
    const auto slices = seen.slices(TrackKind::worker, "Thread-1");
    EXPECT_TRUE(std::any_of(slices.begin(), slices.end(), [](const Slice &slice) { return slice.state == SliceState::lost; }));
}

TEST_F(PipelineTest, GarbageInTheSegmentDoesNoHarm)
{
    reserve(0, "Thread-1");
    reserve(1, "Thread-2");
    LaneSlot &slot = segment.lane({0});
    std::memset(slot.name, 'x', sizeof slot.name); // not terminated
    slot.startMethod = static_cast<StartMethod>(77);
    slot.tid = 5;
    slot.firstStamp = ~0ull;
    slot.endedStamp = 1;
    slot.state.store(static_cast<std::uint32_t>(LaneState::ended));
    slot.head.store(~0ull);
    slot.lost.store(~0ull);
    std::memset(segment.records({0}), 0xa5, 1 << 20);
    segment.lane({1}).head.store(wideRing);
    segment.header().objectCount.store(~0u);
    segment.header().laneCount.store(~0u);
    segment.header().trialHead.store(~0ull);
    Pipeline pipeline({.cpus = {0, 1}}, segment, self(), store);
    for (int i = 0; i < 3; ++i)
        pipeline.pass();
    pipeline.finish();
    EXPECT_GT(pipeline.lost(), 0u);
}

TEST_F(PipelineTest, TheWatermarkNeverGoesBackAndComesClose)
{
    OpenedCapture capture;
    capture.mode = CaptureMode::probes;
    Pipeline pipeline({.cpus = {0}}, segment, std::move(capture), store);
    Nanos end = 0;
    for (int i = 0; i < 20; ++i) {
        pipeline.pass();
        EXPECT_GE(store->view().end(), end);
        end = store->view().end();
    }
    pipeline.finish();
    EXPECT_GE(store->view().end(), end);
    EXPECT_GT(store->view().end(), 0);
}

TEST_F(PipelineTest, TheCollectorTakesMarkersFromAnotherThreadAndStopsTwice)
{
    auto collector = Collector::create({.choice = CaptureChoice::probes, .cpus = {0}, .parameterCount = 2}, segment, ::getpid(), store);
    ASSERT_TRUE(collector);
    EXPECT_EQ(segment.control().selfCapture.load(), 0u);
    (*collector)->start();
    (*collector)->addMarker({.time = 5, .parameter = {1}, .from = 0, .to = 3});
    (*collector)->stop();
    (*collector)->stop();
    ASSERT_EQ(store->view().markerCount(), 1u);
    EXPECT_EQ(store->view().marker(0).to, 3u);
    const CaptureStatus status = (*collector)->status();
    EXPECT_EQ(status.mode, CaptureMode::probes);
    EXPECT_GT(status.probeCostNs, 0);
    EXPECT_GT(status.collectorCpuNs, 0);
}

} // namespace
} // namespace interleave
