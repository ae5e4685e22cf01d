// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/trace_store.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TrackInfo workerTrack()
{
    TrackInfo info;
    info.kind = TrackKind::worker;
    info.name = "Thread-1";
    info.lane = LaneId{0};
    return info;
}

Slice running(Nanos begin, Nanos end)
{
    Slice slice;
    slice.begin = begin;
    slice.end = end;
    return slice;
}

TEST(TraceStore, AnEmptyViewHasNothing)
{
    const TraceView view;
    EXPECT_TRUE(view.isEmpty());
    EXPECT_EQ(view.trackCount(), 0U);
    EXPECT_EQ(view.markerCount(), 0U);
    EXPECT_EQ(view.end(), 0);
}

TEST(TraceStore, ShowsNothingBeforeItIsPublished)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack(workerTrack());
    store->append(track, running(0, 10));
    EXPECT_EQ(store->view().trackCount(), 0U);
    store->publish(10);
    const TraceView view = store->view();
    ASSERT_EQ(view.trackCount(), 1U);
    EXPECT_EQ(view.track(track).name, "Thread-1");
    ASSERT_EQ(view.endSlice(track), 1U);
    EXPECT_EQ(view.slice(track, 0).end, 10);
}

TEST(TraceStore, AViewDoesNotSeeWhatCameLater)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack(workerTrack());
    store->append(track, running(0, 10));
    store->publish(10);
    const TraceView early = store->view();
    store->append(track, running(10, 20));
    store->publish(20);
    EXPECT_EQ(early.endSlice(track), 1U);
    EXPECT_FALSE(early.openSlice(track));
    EXPECT_EQ(store->view().endSlice(track), 2U);
}

TEST(TraceStore, TheWatermarkNeverGoesBack)
{
    const auto store = TraceStore::create();
    store->publish(10);
    store->publish(5);
    EXPECT_EQ(store->view().end(), 10);
}

TEST(TraceStore, AnOpenSliceEndsAtNow)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack(workerTrack());
    store->setOpen(track, running(4, 0));
    store->publish(10);
    const auto open = store->view().openSlice(track);
    ASSERT_TRUE(open);
    EXPECT_EQ(open->begin, 4);
    EXPECT_EQ(open->end, 10);
    EXPECT_TRUE(open->flags & SliceFlags::openEnd);
    store->setOpen(track, std::nullopt);
    store->publish(12);
    EXPECT_FALSE(store->view().openSlice(track));
}

TEST(TraceStore, AnOpenSliceClosedAfterTheViewStaysOpenInIt)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack(workerTrack());
    store->setOpen(track, running(4, 0));
    store->publish(10);
    const TraceView early = store->view();
    store->append(track, running(4, 15));
    store->setOpen(track, running(15, 0));
    store->publish(20);
    EXPECT_EQ(early.endSlice(track), 0U);
    const auto open = early.openSlice(track);
    ASSERT_TRUE(open);
    EXPECT_EQ(open->begin, 4);
    EXPECT_EQ(open->end, 10);
    const auto now = store->view().openSlice(track);
    ASSERT_TRUE(now);
    EXPECT_EQ(now->begin, 15);
}

TEST(TraceStore, FindsTheSliceAtATime)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack(workerTrack());
    for (Nanos t = 0; t < 10'000; t += 10)
        store->append(track, running(t, t + 5));
    store->publish(10'000);
    const TraceView view = store->view();
    EXPECT_EQ(view.sliceAt(track, -100), 0U);
    EXPECT_EQ(view.sliceAt(track, 0), 0U);
    EXPECT_EQ(view.sliceAt(track, 4), 0U);
    EXPECT_EQ(view.sliceAt(track, 5), 1U); // in the gap: the next one
    EXPECT_EQ(view.sliceAt(track, 5'552), 555U);
    EXPECT_EQ(view.sliceAt(track, 20'000), view.endSlice(track));
}

TEST(TraceStore, ASliceThatComesTooEarlyGivesWay)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack(workerTrack());
    store->append(track, running(0, 100));
    store->append(track, running(90, 120));
    store->publish(200);
    const TraceView view = store->view();
    EXPECT_EQ(view.slice(track, 1).begin, 100);
    EXPECT_EQ(view.slice(track, 1).end, 120);
}

TEST(TraceStore, AVeryLongSliceIsKeptWhole)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack(workerTrack());
    const Nanos hour = Nanos{3600} * 1'000'000'000;
    store->append(track, running(0, hour));
    store->publish(hour);
    const TraceView view = store->view();
    Nanos reached = 0;
    for (std::uint64_t i = 0; i < view.endSlice(track); ++i) {
        EXPECT_EQ(view.slice(track, i).begin, reached);
        reached = view.slice(track, i).end;
    }
    EXPECT_EQ(reached, hour);
}

TEST(TraceStore, PointsAreFoundByTime)
{
    const auto store = TraceStore::create();
    TrackInfo info;
    info.kind = TrackKind::queueDepth;
    const TrackId track = store->addTrack(info);
    for (int i = 0; i < 1000; ++i)
        store->append(track, Point{i * 10, i * 1.0});
    store->publish(10'000);
    const TraceView view = store->view();
    ASSERT_EQ(view.pointCount(track), 1000U);
    EXPECT_EQ(view.pointAt(track, 0), 0U);
    EXPECT_EQ(view.pointAt(track, 11), 2U);
    EXPECT_EQ(view.pointAt(track, 99'999), 1000U);
    EXPECT_DOUBLE_EQ(view.point(track, 77).value, 77);
}

TEST(TraceStore, TablesKeepTheirOrder)
{
    const auto store = TraceStore::create();
    for (std::uint64_t i = 0; i < 1000; ++i) {
        MarkerRow marker;
        marker.time = static_cast<Nanos>(i);
        marker.to = i;
        store->append(marker);
        LossRow loss;
        loss.count = i;
        store->append(loss);
        SwitchRow row;
        row.tid = static_cast<std::int32_t>(i);
        store->append(row);
    }
    store->publish(1000);
    const TraceView view = store->view();
    ASSERT_EQ(view.markerCount(), 1000U);
    ASSERT_EQ(view.lossCount(), 1000U);
    ASSERT_EQ(view.switchCount(), 1000U);
    for (std::uint64_t i = 0; i < 1000; ++i) {
        EXPECT_EQ(view.marker(i).to, i);
        EXPECT_EQ(view.loss(i).count, i);
        EXPECT_EQ(view.switchRow(i).tid, static_cast<std::int32_t>(i));
    }
}

TEST(TraceStore, AViewKeepsTheStoreAlive)
{
    TraceView view;
    TrackId track;
    {
        const auto store = TraceStore::create();
        track = store->addTrack(workerTrack());
        store->append(track, running(0, 10));
        store->publish(10);
        view = store->view();
    }
    EXPECT_EQ(view.slice(track, 0).end, 10);
}

} // namespace
} // namespace interleave
