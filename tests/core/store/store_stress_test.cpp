// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/trace_store.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

namespace interleave {
namespace {

/// One writer appends, opens, publishes and drops old detail; readers look at everything all the while. What they see must hang together.
TEST(StoreStress, OneWriterManyReaders)
{
    const auto store = TraceStore::create(5'000);
    constexpr unsigned tracks = 3;
    constexpr unsigned rounds = 100'000;
    std::vector<TrackId> ids;
    for (unsigned i = 0; i < tracks; ++i) {
        TrackInfo info;
        info.kind = i == 0 ? TrackKind::worker : TrackKind::core;
        ids.push_back(store->addTrack(info));
    }
    TrackInfo depth;
    depth.kind = TrackKind::queueDepth;
    const TrackId points = store->addTrack(depth);
    store->publish(0);

    std::atomic<bool> done{false};
    std::atomic<std::uint64_t> looks{0};
    const auto read = [&] {
        std::vector<PixelColumn> pixels(64);
        Nanos lastEnd = 0;
        while (!done.load(std::memory_order_acquire) || looks.load(std::memory_order_relaxed) == 0) {
            const TraceView view = store->view();
            ASSERT_GE(view.end(), lastEnd);
            lastEnd = view.end();
            for (const TrackId id : ids) {
                const std::uint64_t first = view.firstSlice(id);
                const std::uint64_t end = view.endSlice(id);
                Nanos reached = INT64_MIN;
                for (std::uint64_t i = std::max(first, end > 300 ? end - 300 : 0); i < end; ++i) {
                    const Slice slice = view.slice(id, i);
                    ASSERT_GE(slice.begin, reached);
                    ASSERT_EQ(slice.what, static_cast<std::uint32_t>(i));
                    reached = slice.end;
                }
                ASSERT_LE(reached, view.end());
                if (const auto open = view.openSlice(id)) {
                    ASSERT_GE(open->begin, reached);
                    ASSERT_EQ(open->end, view.end());
                    ASSERT_EQ(open->what % 3, open->who.value % 3); // never half of one and half of another
                }
                view.columns(id, {0, view.end() + 1}, pixels);
                view.columns(id, {view.end() / 2, view.end() / 2 + 1000}, pixels);
                for (const PixelColumn &pixel : pixels)
                    ASSERT_LE(pixel.count, PixelColumn::most);
            }
            const std::uint64_t count = view.pointCount(points);
            if (count > 0) {
                ASSERT_EQ(view.point(points, count - 1).value, static_cast<double>(count - 1));
            }
            looks.fetch_add(1, std::memory_order_relaxed);
        }
    };
    std::thread readers[] = {std::thread(read), std::thread(read)};

    Nanos time = 0;
    for (unsigned i = 0; i < rounds; ++i) {
        for (const TrackId id : ids) {
            Slice slice;
            slice.begin = time;
            slice.end = time + 700 + i % 100;
            slice.what = i;
            slice.who = LaneId{i % 60'000}; // a lane has 16 bits
            store->append(id, slice);
            slice.begin = slice.end;
            slice.what = i + 3;
            store->setOpen(id, slice);
        }
        store->append(points, Point{time, static_cast<double>(i)});
        time += 1'000;
        if (i % 10 == 0)
            store->publish(time);
    }
    store->publish(time);
    done.store(true, std::memory_order_release);
    for (std::thread &reader : readers)
        reader.join();
    EXPECT_GT(looks.load(), 0U);
}

} // namespace
} // namespace interleave
