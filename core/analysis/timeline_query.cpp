// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/timeline_query.h"

#include <algorithm>

namespace interleave {

namespace {

/// Up to so many slices are looked at one by one.
constexpr std::uint64_t few = 512;
constexpr std::size_t columns = 256;

/// Calls `add(key by kind of track, ns, flags)` for all that lies in `range`.
template <typename Add>
void sumUp(const TraceView &view, TrackId track, TimeRange range, const Add &add)
{
    range.begin = std::max<Nanos>(range.begin, 0);
    range.end = std::min(range.end, view.end());
    if (view.isEmpty() || range.isEmpty())
        return;
    const std::uint64_t first = view.sliceAt(track, range.begin);
    const std::uint64_t last = view.sliceAt(track, range.end);
    const std::uint64_t oldest = view.firstSlice(track);
    const bool detailed = oldest == 0 || (first > oldest && first < view.endSlice(track));
    if (detailed && last - first <= few) {
        const auto put = [&](const Slice &slice) {
            const Nanos time = std::min(slice.end, range.end) - std::max(slice.begin, range.begin);
            if (time > 0)
                add(slice, time);
        };
        for (std::uint64_t i = first; i < std::min(last + 1, view.endSlice(track)); ++i)
            put(view.slice(track, i));
        if (const auto open = view.openSlice(track))
            put(*open);
        return;
    }
    std::array<PixelColumn, columns> pixels;
    view.columns(track, range, pixels);
    const double width = static_cast<double>(range.length()) / columns;
    const bool byState = view.track(track).kind == TrackKind::worker;
    for (const PixelColumn &pixel : pixels) {
        for (unsigned i = 0; i < pixel.count; ++i) {
            Slice slice;
            if (byState)
                slice.state = static_cast<SliceState>(pixel.parts[i].key);
            else
                slice.who = LaneId{pixel.parts[i].key};
            add(slice, static_cast<Nanos>(static_cast<double>(pixel.parts[i].share) * width));
        }
    }
}

} // namespace

Nanos StateTotals::sum() const
{
    Nanos sum = 0;
    for (const Nanos part : time)
        sum += part;
    return sum;
}

StateTotals stateTotals(const TraceView &view, TrackId worker, TimeRange range)
{
    StateTotals totals;
    sumUp(view, worker, range,
        [&](const Slice &slice, Nanos time) { totals.time[std::min(static_cast<std::size_t>(slice.state), totals.time.size() - 1)] += time; });
    return totals;
}

double busyShare(const TraceView &view, TrackId track, TimeRange range)
{
    range.begin = std::max<Nanos>(range.begin, 0);
    range.end = std::min(range.end, view.end());
    if (range.isEmpty())
        return 0;
    Nanos busy = 0;
    sumUp(view, track, range, [&](const Slice &slice, Nanos time) {
        if (slice.who.isValid() && slice.state != SliceState::lost)
            busy += time;
    });
    return std::clamp(static_cast<double>(busy) / static_cast<double>(range.length()), 0.0, 1.0);
}

std::optional<SliceHit> sliceHit(const TraceView &view, TrackId track, Nanos time)
{
    const std::uint64_t index = view.sliceAt(track, time);
    if (index < view.endSlice(track)) {
        const Slice slice = view.slice(track, index);
        if (slice.begin <= time && time < slice.end)
            return SliceHit{index, false, slice};
        return std::nullopt;
    }
    const auto open = view.openSlice(track);
    if (open && open->begin <= time && time < open->end)
        return SliceHit{0, true, *open};
    return std::nullopt;
}

} // namespace interleave
