// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>

namespace interleave {

/// A 32-bit handle that cannot be mistaken for another kind of index. A default-made handle is invalid.
template <typename Tag>
struct Id
{
    static constexpr std::uint32_t none = UINT32_MAX;

    std::uint32_t value = none;

    constexpr bool isValid() const { return value != none; }
    friend constexpr bool operator==(Id, Id) = default;
    friend constexpr auto operator<=>(Id, Id) = default;
};

using LaneId = Id<struct LaneTag>;           ///< a worker's lane: index into the segment's lane directory
using ObjectId = Id<struct ObjectTag>;       ///< a lock, channel or cell: index into the segment's object directory
using CoreId = Id<struct CoreTag>;           ///< a logical processor, numbered as the kernel does
using TrackId = Id<struct TrackTag>;         ///< one row of slices or points in the trace store
using ParameterId = Id<struct ParameterTag>; ///< index into an experiment's parameter list

} // namespace interleave

template <typename Tag>
struct std::hash<interleave::Id<Tag>>
{
    std::size_t operator()(interleave::Id<Tag> id) const noexcept { return std::hash<std::uint32_t>{}(id.value); }
};
