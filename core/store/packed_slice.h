// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_types.h"

#include <algorithm>

namespace interleave {

/// A slice in 20 bytes. Times from -19 to +58 hours around the start of the run, lengths up to 18 minutes (longer ones are kept in pieces),
/// processors below 4095, lanes below 65535.
struct PackedSlice
{
    static constexpr Nanos bias = Nanos{1} << 46;
    static constexpr Nanos longest = (Nanos{1} << 40) - 1;
    static constexpr std::uint16_t noCpu = 0x0fff;
    static constexpr std::uint16_t noLane = 0xffff;

    std::uint32_t beginLow = 0;
    std::uint32_t lengthLow = 0;
    std::uint32_t what = 0;
    std::uint16_t beginHigh = 0;
    std::uint16_t who = 0;
    std::uint16_t cpuAndState = 0; ///< cpu << 4 | state
    std::uint8_t lengthHigh = 0;
    std::uint8_t flags = 0;

    Nanos begin() const { return ((static_cast<Nanos>(beginHigh) << 32) | beginLow) - bias; }
    Nanos end() const { return begin() + ((static_cast<Nanos>(lengthHigh) << 32) | lengthLow); }
    SliceState state() const { return static_cast<SliceState>(cpuAndState & 0xf); }
};
static_assert(sizeof(PackedSlice) == 20);
static_assert(static_cast<unsigned>(SliceState::count) <= 16);

inline std::uint16_t packedLane(LaneId lane)
{
    return static_cast<std::uint16_t>(std::min<std::uint32_t>(lane.value, PackedSlice::noLane));
}
inline LaneId unpackedLane(std::uint16_t lane)
{
    return lane == PackedSlice::noLane ? LaneId{} : LaneId{lane};
}

/// `slice.end - slice.begin` must not be above PackedSlice::longest.
inline PackedSlice pack(const Slice &slice)
{
    const auto begin = static_cast<std::uint64_t>(std::clamp(slice.begin + PackedSlice::bias, Nanos{0}, (Nanos{1} << 48) - 1));
    const auto length = static_cast<std::uint64_t>(std::clamp(slice.end - slice.begin, Nanos{0}, PackedSlice::longest));
    PackedSlice packed;
    packed.beginLow = static_cast<std::uint32_t>(begin);
    packed.beginHigh = static_cast<std::uint16_t>(begin >> 32);
    packed.lengthLow = static_cast<std::uint32_t>(length);
    packed.lengthHigh = static_cast<std::uint8_t>(length >> 32);
    packed.what = slice.what;
    packed.who = packedLane(slice.who);
    const std::uint16_t cpu = std::min(slice.cpu, PackedSlice::noCpu);
    packed.cpuAndState = static_cast<std::uint16_t>((cpu << 4) | static_cast<unsigned>(slice.state));
    packed.flags = slice.flags;
    return packed;
}

inline Slice unpack(const PackedSlice &packed)
{
    const auto cpu = static_cast<std::uint16_t>(packed.cpuAndState >> 4);
    return {packed.begin(), packed.end(), packed.what, unpackedLane(packed.who), cpu == PackedSlice::noCpu ? unknownCpu : cpu, packed.state(),
        packed.flags};
}

/// Does a pixel column count slices of such a track under their states, or under who they are of?
inline bool isByState(TrackKind kind)
{
    return kind == TrackKind::worker || kind == TrackKind::tasks;
}
inline std::uint16_t keyOf(TrackKind kind, const PackedSlice &slice)
{
    return isByState(kind) ? static_cast<std::uint16_t>(slice.state()) : slice.who;
}

/// The share of its time that a slice fills: a density says it in permille.
inline float weightOf(const PackedSlice &slice)
{
    return slice.state() == SliceState::density ? static_cast<float>(std::min<std::uint32_t>(slice.what, 1000)) / 1000.0F : 1.0F;
}

} // namespace interleave
