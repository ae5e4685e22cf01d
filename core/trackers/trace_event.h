// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/shm/event.h"

namespace interleave {

/// A worker's event, checked and put together from its slots, with the time converted. Thread contract: a value.
struct TraceEvent
{
    /// One continuation slot as it was written.
    struct More
    {
        std::uint64_t value = 0;
        std::uint32_t argument = 0;
    };

    Nanos time = 0;
    Nanos begin = 0; ///< lost and lockSummary: where the stretch begins
    LaneId lane{};
    std::uint32_t argument = 0;
    More more[2]{};
    EventKind kind = EventKind::none;
    std::uint16_t cpu = unknownCpu;
};

} // namespace interleave
