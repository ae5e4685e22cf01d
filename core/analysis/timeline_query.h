// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <array>
#include <cstdint>
#include <optional>

namespace interleave {

/// How long a track was in each state within a range. Exact where it has few slices there, else to a fraction of a percent of the range.
struct StateTotals
{
    std::array<Nanos, static_cast<std::size_t>(SliceState::count)> time{};

    Nanos of(SliceState state) const { return time[static_cast<std::size_t>(state)]; }
    Nanos sum() const;
};

/// Worker tracks. O(1) in the number of slices.
StateTotals stateTotals(const TraceView &view, TrackId worker, TimeRange range);

/// Share of the range that a core, holder or waiter track was taken by anyone of ours (0..1). O(1) in the number of slices.
double busyShare(const TraceView &view, TrackId track, TimeRange range);

/// The slice of `track` at `time`, open or not, if there is one. `index` means nothing where it is open.
struct SliceHit
{
    std::uint64_t index = 0;
    bool open = false;
    Slice slice;
};
std::optional<SliceHit> sliceHit(const TraceView &view, TrackId track, Nanos time);

} // namespace interleave
