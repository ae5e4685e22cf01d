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

/// Of many waiters only a few have a row below the lock; whoever sleeps says on its own row what for.
void addSleepers(const TraceView &view, Nanos time, WaitGraph &graph)
{
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &info = view.track(TrackId{i});
        const auto hit = info.kind == TrackKind::worker ? sliceHit(view, TrackId{i}, time) : std::nullopt;
        if (!hit || hit->slice.state != SliceState::lock || hit->slice.what == UINT32_MAX)
            continue;
        const auto known = [&](const WaitGraph::Wait &wait) { return wait.lane == info.lane; };
        if (std::none_of(graph.waits.begin(), graph.waits.end(), known))
            graph.waits.push_back({info.lane, {hit->slice.what}, false});
    }
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
    addSleepers(view, time, graph);
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
