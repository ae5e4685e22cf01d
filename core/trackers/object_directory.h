// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"

#include <cstring>
#include <string>

namespace interleave {

/// A zero-terminated name from the segment, which may not be terminated at all.
template <std::size_t N>
std::string nameIn(const char (&text)[N])
{
    return std::string(text, ::strnlen(text, N));
}

/// What the segment says of an object, read once: its kind and name do not change after it has been added.
struct ObjectInfo
{
    ObjectId id{};
    ObjectKind kind = ObjectKind::none;
    std::string name;
    std::uint32_t capacity = 0; ///< see ObjectSlot
};

inline ObjectInfo objectInfo(const Segment &segment, ObjectId id)
{
    const ObjectSlot &slot = segment.object(id);
    return {id, slot.kind < ObjectKind::count ? slot.kind : ObjectKind::none, nameIn(slot.name), slot.capacity};
}

} // namespace interleave
