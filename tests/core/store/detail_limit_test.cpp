// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/trace_store.h"

#include <gtest/gtest.h>

#include <vector>

namespace interleave {
namespace {

Slice block(Nanos begin, Nanos end, std::uint32_t who)
{
    Slice slice;
    slice.begin = begin;
    slice.end = end;
    slice.who = LaneId{who};
    return slice;
}

TEST(DetailLimit, TheOldestDetailGoesAndItsPictureStays)
{
    const auto store = TraceStore::create(20'000);
    TrackInfo info;
    info.kind = TrackKind::core;
    const TrackId dense = store->addTrack(info);
    const TrackId sparse = store->addTrack(info);
    constexpr Nanos length = 1'000;
    constexpr unsigned count = 200'000;
    for (unsigned i = 0; i < count; ++i) {
        store->append(dense, block(i * length, (i + 1) * length, i % 2));
        if (i % 1000 == 0)
            store->append(sparse, block(i * length, (i + 1000) * length, 7));
        if (i % 100 == 0)
            store->publish(i * length);
    }
    const Nanos end = count * length;
    store->publish(end);
    store->publish(end); // what was retired last is freed
    const TraceView view = store->view();
    EXPECT_GT(view.firstSlice(dense), count - 22'000U);
    EXPECT_LT(view.firstSlice(dense), count - 18'000U);
    EXPECT_EQ(view.sliceAt(dense, 0), view.firstSlice(dense));
    EXPECT_EQ(view.slice(dense, view.firstSlice(dense)).begin, static_cast<Nanos>(view.firstSlice(dense)) * length);

    for (const unsigned columns : {50U, 400U, 4'000U}) {
        std::vector<PixelColumn> pixels(columns);
        view.columns(dense, {0, end}, pixels);
        for (unsigned i = 0; i < columns; ++i) {
            ASSERT_EQ(pixels[i].count, 2) << i << " of " << columns;
            ASSERT_NEAR(pixels[i].parts[0].share + pixels[i].parts[1].share, 1.0F, 0.02F) << i << " of " << columns;
        }
        view.columns(sparse, {0, end}, pixels);
        for (unsigned i = 0; i < columns; ++i)
            ASSERT_NEAR(pixels[i].parts[0].share, 1.0F, 0.02F) << i << " of " << columns;
    }
}

TEST(DetailLimit, AnOldViewStillReadsWhatItSaw)
{
    const auto store = TraceStore::create(2'000);
    TrackInfo info;
    info.kind = TrackKind::core;
    const TrackId track = store->addTrack(info);
    for (unsigned i = 0; i < 1'000; ++i)
        store->append(track, block(i * 10, i * 10 + 10, 1));
    store->publish(10'000);
    auto old = std::make_unique<TraceView>(store->view());
    const std::uint64_t first = old->firstSlice(track);
    for (unsigned i = 1'000; i < 50'000; ++i) {
        store->append(track, block(i * 10, i * 10 + 10, 1));
        if (i % 50 == 0)
            store->publish(i * 10);
    }
    for (std::uint64_t i = first; i < 1'000; ++i)
        ASSERT_EQ(old->slice(track, i).begin, static_cast<Nanos>(i) * 10);
    const std::size_t kept = store->sliceBytes();
    old.reset();
    store->publish(500'000);
    store->publish(500'000);
    store->publish(500'000);
    EXPECT_LT(store->sliceBytes(), kept / 2);
}

} // namespace
} // namespace interleave
