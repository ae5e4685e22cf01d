// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/wait_graph.h"

#include "core/analysis/timeline_query.h"

#include <algorithm>

namespace interleave {

namespace {

/// When the last wait of this row began, before `end`.
std::optional<Nanos> lastBegin(const TraceView &view, TrackId track, Nanos end)
{
    if (const auto open = view.openSlice(track); open && open->begin < end)
        return open->begin;
    const std::uint64_t first = view.firstSlice(track);
    std::uint64_t index = std::min(view.sliceAt(track, end), view.endSlice(track));
    if (index < view.endSlice(track) && view.slice(track, index).begin < end)
        return view.slice(track, index).begin;
    return index > first ? std::optional(view.slice(track, index - 1).begin) : std::nullopt;
}

/// The last moment at which the same workers wait as at `time`.
Nanos lastOf(const TraceView &view, Nanos time, Nanos end)
{
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        if (view.track(TrackId{i}).kind != TrackKind::lockWaiter)
            continue;
        if (const auto hit = sliceHit(view, TrackId{i}, time); hit && !hit->open)
            end = std::min(end, hit->slice.end - 1);
    }
    return std::max(time, end);
}

bool everyWaitHasAHolder(const WaitGraph &graph)
{
    return std::all_of(graph.waits.begin(), graph.waits.end(), [&](const WaitGraph::Wait &wait) {
        return std::any_of(graph.holds.begin(), graph.holds.end(), [&](const WaitGraph::Hold &hold) { return hold.object == wait.object; });
    });
}

} // namespace

WaitGraph waitGraphAt(const TraceView &view, Nanos time)
{
    WaitGraph graph;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackId track{i};
        const TrackInfo &info = view.track(track);
        if (info.kind != TrackKind::lockHolder && info.kind != TrackKind::lockWaiter)
            continue;
        const auto hit = sliceHit(view, track, time);
        if (!hit || !hit->slice.who.isValid() || hit->slice.state == SliceState::lost)
            continue;
        if (info.kind == TrackKind::lockHolder)
            graph.holds.push_back({info.object, hit->slice.who});
        else
            graph.waits.push_back({hit->slice.who, info.object, false});
    }
    return graph;
}

std::optional<Nanos> tellingMoment(const TraceView &view, TimeRange window)
{
    const Nanos end = std::min(window.end, view.end()) - 1;
    if (end < window.begin)
        return std::nullopt;
    if (!waitGraphAt(view, end).waits.empty())
        return end;
    std::optional<Nanos> last;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        if (view.track(TrackId{i}).kind != TrackKind::lockWaiter)
            continue;
        if (const auto begin = lastBegin(view, TrackId{i}, end); begin && *begin >= window.begin)
            last = std::max(last.value_or(0), *begin);
    }
    if (!last)
        return last;
    // As late as it stays like that: a holder may have ended meanwhile. Not where the lock is on its way from one to the next.
    const Nanos late = lastOf(view, *last, end);
    return everyWaitHasAHolder(waitGraphAt(view, late)) ? late : *last;
}

} // namespace interleave
