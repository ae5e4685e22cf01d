// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/slice_sums.h"
#include "core/analysis/utilisation.h"

#include <gtest/gtest.h>

#include <random>
#include <thread>

namespace interleave {
namespace {

Slice slice(Nanos begin, Nanos end, SliceState state, std::uint16_t cpu = unknownCpu, std::uint8_t flags = 0)
{
    Slice made;
    made.begin = begin;
    made.end = end;
    made.state = state;
    made.cpu = cpu;
    made.flags = flags;
    return made;
}

TEST(SliceSums, TellsTurnsPreemptionsAndMigrations)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
    store->append(track, slice(0, 10, SliceState::running, 0, preempted));
    store->append(track, slice(10, 14, SliceState::runnable));
    store->append(track, slice(14, 20, SliceState::running, 1));
    store->append(track, slice(20, 25, SliceState::lock));
    store->append(track, slice(25, 26, SliceState::running, 1));
    store->publish(26);
    SliceSums sums;
    sums.update(store->view());
    const TrackSums got = sums.of(track, store->view());
    EXPECT_EQ(got.of(SliceState::running), 17);
    EXPECT_EQ(got.of(SliceState::runnable), 4);
    EXPECT_EQ(got.of(SliceState::lock), 5);
    EXPECT_EQ(got.slices, 5u);
    EXPECT_EQ(got.turns, 3u);
    EXPECT_EQ(got.preempted, 1u);
    EXPECT_EQ(got.leftByItself, 1u);
    EXPECT_EQ(got.migrations, 1u);
}

TEST(SliceSums, LeavesOtherProgramsOut)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack({.kind = TrackKind::core, .name = "0", .core = CoreId{0}});
    store->append(track, slice(0, 10, SliceState::running, 0));
    store->append(track, slice(10, 90, SliceState::running, 0, foreign));
    store->publish(100);
    SliceSums sums;
    sums.update(store->view());
    const auto cores = coreReports(store->view(), sums, 100);
    ASSERT_EQ(cores.size(), 1u);
    EXPECT_EQ(cores[0].busy, 10);
    EXPECT_EQ(cores[0].slices, 1u);
    EXPECT_DOUBLE_EQ(cores[0].utilisation, 0.1);
}

TEST(SliceSums, CountsWhatGoesOnUpToNowAndOnlyOnce)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
    store->append(track, slice(0, 10, SliceState::running, 0));
    store->setOpen(track, slice(10, 0, SliceState::lock));
    store->publish(30);
    SliceSums sums;
    sums.update(store->view());
    EXPECT_EQ(sums.of(track, store->view()).of(SliceState::lock), 20);
    EXPECT_EQ(sums.of(track, store->view()).slices, 1u);
    store->setOpen(track, std::nullopt);
    store->append(track, slice(10, 40, SliceState::lock));
    store->publish(40);
    sums.update(store->view());
    EXPECT_EQ(sums.of(track, store->view()).of(SliceState::lock), 30);
}

TEST(SliceSums, ManySmallStepsAreAsGoodAsOne)
{
    const auto store = TraceStore::create();
    const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = "Thread-1", .lane = LaneId{0}});
    std::mt19937 random(7);
    SliceSums stepwise;
    Nanos now = 0;
    Nanos expected[static_cast<std::size_t>(SliceState::count)] = {};
    for (int i = 0; i < 20'000; ++i) {
        const auto state = static_cast<SliceState>(random() % 9);
        const Nanos length = static_cast<Nanos>(random() % 1000);
        store->append(track, slice(now, now + length, state, static_cast<std::uint16_t>(random() % 4)));
        expected[static_cast<std::size_t>(state)] += length;
        now += length;
        if (i % 777 == 0) {
            store->publish(now);
            stepwise.update(store->view());
        }
    }
    store->publish(now);
    stepwise.update(store->view());
    SliceSums once;
    once.update(store->view());
    const TrackSums a = stepwise.of(track, store->view());
    const TrackSums b = once.of(track, store->view());
    EXPECT_EQ(a.time, b.time);
    EXPECT_EQ(a.migrations, b.migrations);
    EXPECT_EQ(a.turns, b.turns);
    for (std::size_t state = 0; state < std::size(expected); ++state)
        EXPECT_EQ(a.time[state], expected[state]) << state;
}

TEST(SliceSums, TracksMayBeAddedMeanwhile)
{
    constexpr std::uint32_t tracks = 2000;
    const auto store = TraceStore::create();
    store->addTrack({.kind = TrackKind::worker, .name = "first", .lane = {0}});
    store->publish(1);
    std::thread writer([&] {
        for (std::uint32_t i = 1; i < tracks; ++i) {
            store->addTrack({.kind = TrackKind::worker, .name = "more", .lane = {i}});
            store->publish(i + 1);
        }
    });
    SliceSums sums;
    while (sums.trackCount() < tracks)
        sums.update(store->view());
    writer.join();
    EXPECT_EQ(sums.trackCount(), store->view().trackCount());
}

} // namespace
} // namespace interleave
