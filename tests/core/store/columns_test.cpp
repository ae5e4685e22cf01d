// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/mipmap.h"
#include "core/store/trace_store.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <vector>

namespace interleave {
namespace {

/// A track with random slices of very different lengths, and the same slices in a plain vector.
struct RandomTrack
{
    RandomTrack(unsigned seed, unsigned count, unsigned keys, Nanos typical, bool bursts) : store(TraceStore::create())
    {
        TrackInfo info;
        info.kind = TrackKind::core;
        track = store->addTrack(info);
        std::mt19937 random(seed);
        std::exponential_distribution<double> length(1.0 / static_cast<double>(typical));
        Nanos time = 0;
        for (unsigned i = 0; i < count; ++i) {
            if (random() % 4 == 0)
                time += static_cast<Nanos>(length(random)); // a gap
            if (bursts && random() % 500 == 0)
                time += typical * 5000;
            Slice slice;
            slice.begin = time;
            const bool isLong = bursts && random() % 1000 == 0;
            slice.end = time + 1 + static_cast<Nanos>(length(random) * (isLong ? 2000 : 1));
            slice.who = LaneId{static_cast<std::uint32_t>(random() % keys)};
            time = slice.end;
            slices.push_back(slice);
            store->append(track, slice);
            if (random() % 100 == 0)
                store->publish(time);
        }
        store->publish(time);
        end = time;
    }

    /// Time of each key in `range`, by looking at every slice.
    std::map<std::uint32_t, double> sums(TimeRange range) const
    {
        std::map<std::uint32_t, double> result;
        for (const Slice &slice : slices) {
            const Nanos from = std::max(slice.begin, range.begin);
            const Nanos to = std::min(slice.end, range.end);
            if (from < to)
                result[slice.who.value] += static_cast<double>(to - from);
        }
        return result;
    }

    std::shared_ptr<TraceStore> store;
    TrackId track;
    std::vector<Slice> slices;
    Nanos end = 0;
};

/// Sums over any first part of the columns agree with the slices to what one mipmap cell (half a column) can hold; so does every single column.
void expectAgreement(const RandomTrack &data, TimeRange range, unsigned columns)
{
    std::vector<PixelColumn> pixels(columns);
    data.store->view().columns(data.track, range, pixels);
    const double width = static_cast<double>(range.length()) / columns;
    std::map<std::uint32_t, double> seen;
    std::map<std::uint32_t, double> truth;
    const double tolerance = width * 0.51 + columns * 2.0;
    for (unsigned i = 0; i < columns; ++i) {
        const TimeRange pixel{
            range.begin + static_cast<Nanos>(width * i), i + 1 == columns ? range.end : range.begin + static_cast<Nanos>(width * (i + 1))};
        const auto here = data.sums(pixel);
        float last = 2;
        for (unsigned part = 0; part < pixels[i].count; ++part) {
            EXPECT_LE(pixels[i].parts[part].share, last);
            last = pixels[i].parts[part].share;
            seen[pixels[i].parts[part].key] += static_cast<double>(last) * static_cast<double>(pixel.length());
        }
        for (const auto &[key, time] : here)
            truth[key] += time;
        for (const auto &[key, time] : truth)
            ASSERT_NEAR(seen[key], time, tolerance) << "key " << key << " up to column " << i;
        for (const auto &[key, time] : seen)
            ASSERT_TRUE(truth.contains(key) || time <= tolerance) << "key " << key << " was never there";
    }
}

TEST(Columns, AgreeWithEverySliceLookedAt)
{
    for (unsigned seed = 1; seed <= 8; ++seed) {
        const RandomTrack data(seed, 6000, 4, seed % 2 ? 3'000 : 60'000, seed % 3 == 0);
        std::mt19937 random(seed * 77);
        for (const unsigned columns : {1U, 7U, 97U}) {
            expectAgreement(data, {0, data.end}, columns);
            for (int i = 0; i < 4; ++i) {
                const Nanos a = static_cast<Nanos>(random()) % data.end;
                const Nanos b = static_cast<Nanos>(random()) % data.end;
                expectAgreement(data, {std::min(a, b), std::max(a, b) + 1000}, columns);
            }
        }
    }
}

TEST(Columns, AreExactWhereEveryColumnHasFewSlices)
{
    const RandomTrack data(5, 2000, 4, 1'000'000, false);
    const TimeRange range{1'000'000, 21'000'000};
    std::vector<PixelColumn> pixels(2000); // 10 µs each, no cell is that short
    data.store->view().columns(data.track, range, pixels);
    for (unsigned i = 0; i < pixels.size(); ++i) {
        const auto truth = data.sums({range.begin + i * 10'000, range.begin + (i + 1) * 10'000});
        ASSERT_EQ(pixels[i].count, truth.size()) << i;
        for (unsigned part = 0; part < pixels[i].count; ++part)
            ASSERT_NEAR(pixels[i].parts[part].share, truth.at(pixels[i].parts[part].key) / 10'000, 1e-3);
    }
}

TEST(Columns, NeverDropAWaitThatSlept)
{
    const auto store = TraceStore::create();
    TrackInfo info;
    info.kind = TrackKind::worker;
    const TrackId track = store->addTrack(info);
    Nanos time = 0;
    Nanos sleptAt = 0;
    for (unsigned i = 0; i < 100'000; ++i) {
        // Six states in turn, so that a column's four places are taken, and one short wait among them.
        const SliceState states[] = {
            SliceState::running, SliceState::runnable, SliceState::io, SliceState::sleep, SliceState::other, SliceState::queue};
        Slice slice;
        slice.begin = time;
        slice.end = time += 2'000;
        slice.state = states[i % 6];
        if (i == 54'321) {
            slice.end = time = slice.begin + 50;
            slice.state = SliceState::lock;
            slice.flags = SliceFlags::slept;
            sleptAt = slice.begin;
        }
        store->append(track, slice);
    }
    store->publish(time);
    for (const unsigned columns : {1U, 10U, 500U, 5000U}) {
        std::vector<PixelColumn> pixels(columns);
        store->view().columns(track, {0, time}, pixels);
        const double width = static_cast<double>(time) / columns;
        const auto expected = static_cast<unsigned>(static_cast<double>(sleptAt) / width);
        unsigned found = 0;
        for (unsigned i = 0; i < columns; ++i) {
            for (unsigned part = 0; part < pixels[i].count; ++part) {
                if (pixels[i].parts[part].key == static_cast<unsigned>(SliceState::lock)) {
                    ++found;
                    EXPECT_LE(std::max(i, expected) - std::min(i, expected), 1U);
                    EXPECT_TRUE(pixels[i].flags & SliceFlags::slept);
                }
            }
        }
        EXPECT_GE(found, 1U) << columns;
        EXPECT_LE(found, 2U) << columns;
    }
}

TEST(Columns, ShowTheOpenSliceUpToNow)
{
    const auto store = TraceStore::create();
    TrackInfo info;
    info.kind = TrackKind::core;
    const TrackId track = store->addTrack(info);
    Slice slice;
    slice.begin = 50;
    slice.who = LaneId{2};
    store->setOpen(track, slice);
    store->publish(80);
    std::array<PixelColumn, 10> pixels;
    store->view().columns(track, {0, 100}, pixels);
    for (unsigned i = 0; i < 10; ++i)
        EXPECT_EQ(pixels[i].count, i >= 5 && i < 8 ? 1 : 0) << i;
    EXPECT_EQ(pixels[7].parts[0].key, 2U);
    EXPECT_TRUE(pixels[7].flags & SliceFlags::openEnd);
}

TEST(Columns, ADensityCountsForItsShare)
{
    const auto store = TraceStore::create();
    TrackInfo info;
    info.kind = TrackKind::lockDensity;
    const TrackId track = store->addTrack(info);
    Slice slice;
    slice.end = 1000;
    slice.what = 250;
    slice.who = LaneId{1};
    slice.state = SliceState::density;
    store->append(track, slice);
    store->publish(1000);
    std::array<PixelColumn, 2> pixels;
    store->view().columns(track, {0, 1000}, pixels);
    EXPECT_NEAR(pixels[1].parts[0].share, 0.25F, 1e-4F);
}

TEST(Columns, CostAtMost24BytesASlice)
{
    for (const bool bursts : {false, true}) {
        const RandomTrack data(9, 300'000, 4, 5'000, bursts);
        EXPECT_LE(static_cast<double>(data.store->sliceBytes()) / 300'000, 24.0);
    }
}

} // namespace
} // namespace interleave
