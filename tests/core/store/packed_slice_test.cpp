// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/packed_slice.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

void expectSame(const Slice &a, const Slice &b)
{
    EXPECT_EQ(a.begin, b.begin);
    EXPECT_EQ(a.end, b.end);
    EXPECT_EQ(a.what, b.what);
    EXPECT_EQ(a.who, b.who);
    EXPECT_EQ(a.cpu, b.cpu);
    EXPECT_EQ(a.state, b.state);
    EXPECT_EQ(a.flags, b.flags);
}

TEST(PackedSlice, KeepsEveryField)
{
    const Slice slices[] = {
        {},
        {0, 1, 0, LaneId{0}, 0, SliceState::running, 0},
        {-5'000'000, 7'000'000'000, 123456, LaneId{1023}, 191, SliceState::lost, 0x7f},
        {Nanos{40} * 3600 * 1'000'000'000, Nanos{40} * 3600 * 1'000'000'000 + PackedSlice::longest, UINT32_MAX, LaneId{}, unknownCpu,
            SliceState::density, SliceFlags::slept},
    };
    for (const Slice &slice : slices)
        expectSame(unpack(pack(slice)), slice);
}

TEST(PackedSlice, CountsWorkersByStateAndTheRestByWho)
{
    const PackedSlice slice = pack({0, 1, 0, LaneId{3}, 0, SliceState::lock, 0});
    EXPECT_EQ(keyOf(TrackKind::worker, slice), static_cast<std::uint16_t>(SliceState::lock));
    EXPECT_EQ(keyOf(TrackKind::core, slice), 3);
    EXPECT_EQ(keyOf(TrackKind::lockHolder, slice), 3);
}

} // namespace
} // namespace interleave
