// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/worker_places.h"

#include "ui/texts/texts.h"

#include <optional>

namespace interleave::texts {

namespace {

const char *doingIn(SliceState state)
{
    switch (state) {
    case SliceState::running:
    case SliceState::runnable: return "run";
    case SliceState::lock: return "lock";
    case SliceState::queue: return "queue";
    case SliceState::pipe: return "pipe";
    case SliceState::io: return "io";
    case SliceState::sleep: return "sleep";
    case SliceState::lost: return "lost";
    default: return "wait";
    }
}

std::optional<Slice> sliceAround(const TraceView &view, TrackId track, Nanos time)
{
    if (const std::uint64_t index = view.sliceAt(track, time); index < view.endSlice(track)) {
        const Slice slice = view.slice(track, index);
        return slice.begin <= time ? std::optional(slice) : std::nullopt;
    }
    const std::optional<Slice> open = view.openSlice(track);
    return open && open->begin <= time ? open : std::nullopt;
}

} // namespace

std::vector<WorkerPlace> placesAt(const TraceView &view, Nanos time)
{
    std::vector<WorkerPlace> places;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &track = view.track({i});
        if (track.kind != TrackKind::worker)
            continue;
        if (const auto slice = sliceAround(view, {i}, time))
            places.push_back({.lane = fromUtf8(track.name), .doing = QLatin1String(doingIn(slice->state))});
    }
    return places;
}

} // namespace interleave::texts
