// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's actions do with the timeline; its assembly is in timeline_view.cpp.
#include "core/analysis/timeline_query.h"
#include "ui/timeline/lane_canvas.h"
#include "ui/timeline/timeline_view.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr qint64 oneGestureMs = 600;
constexpr std::size_t longestTrail = 200;

std::optional<Slice> sliceOf(const TraceView &view, const SliceRef &ref)
{
    if (ref.track.value >= view.trackCount())
        return std::nullopt;
    if (ref.open)
        return view.openSlice(ref.track);
    if (ref.index < view.firstSlice(ref.track) || ref.index >= view.endSlice(ref.track))
        return std::nullopt;
    return view.slice(ref.track, ref.index);
}

TrackId workerTrack(const TraceView &view, LaneId lane)
{
    for (std::uint32_t i = 0; lane.isValid() && i < view.trackCount(); ++i) {
        const TrackInfo &info = view.track(TrackId{i});
        if (info.kind == TrackKind::worker && info.lane == lane)
            return TrackId{i};
    }
    return {};
}

TrackId holderTrack(const TraceView &view, ObjectId lock)
{
    for (std::uint32_t i = 0; lock.isValid() && i < view.trackCount(); ++i) {
        const TrackInfo &info = view.track(TrackId{i});
        if (info.kind == TrackKind::lockHolder && info.object == lock)
            return TrackId{i};
    }
    return {};
}

/// Who made a slice of a worker end or begin: the waker where it is known, else the last holder of the lock that was waited for.
LaneId causeOf(const TraceView &view, const Slice &slice)
{
    if (slice.who.isValid())
        return slice.who;
    if (slice.state != SliceState::lock)
        return {};
    const TrackId holders = holderTrack(view, ObjectId{slice.what});
    if (!holders.isValid())
        return {};
    const auto hit = sliceHit(view, holders, slice.end - 1);
    return hit ? hit->slice.who : LaneId{};
}

} // namespace

int TimelineView::keyGesture()
{
    if (!m_gestureAge.isValid() || m_gestureAge.elapsed() > oneGestureMs)
        ++m_gesture;
    m_gestureAge.start();
    return m_gesture;
}

void TimelineView::zoom(double factor)
{
    const TimeRange window = m_state.window();
    if (m_state.isFollowing()) {
        m_state.setFollowWidth(static_cast<Nanos>(static_cast<double>(window.length()) * factor), keyGesture());
        return;
    }
    const Nanos anchor = m_lanes->timeUnderMouse().value_or(window.begin + window.length() / 2);
    m_state.setWindow(zoomed(window, anchor, factor), keyGesture());
}

void TimelineView::pan(double share)
{
    m_state.setWindow(panned(m_state.window(), share), keyGesture());
}

void TimelineView::zoomToSelection()
{
    std::optional<TimeRange> range = m_state.selectedRange();
    if (!range && m_state.selectedSlice()) {
        if (const auto slice = sliceOf(m_scene.view, *m_state.selectedSlice()))
            range = TimeRange{slice->begin, slice->end};
    }
    if (!range)
        return;
    const Nanos margin = std::max<Nanos>(range->length(), ViewState::narrowest) / 10;
    m_state.setWindow({range->begin - margin, range->end + margin});
}

void TimelineView::revealRow(TrackId track)
{
    for (const LaneRow &row : m_scene.rows) {
        if (!row.shows(track))
            continue;
        if (row.top < m_state.scroll())
            m_state.setScroll(row.top);
        else if (row.bottom() > m_state.scroll() + m_lanes->height())
            m_state.setScroll(row.bottom() - m_lanes->height());
        return;
    }
}

void TimelineView::goTo(const SliceRef &ref, const Slice &slice)
{
    m_state.selectSlice(ref);
    revealRow(ref.track);
    const TimeRange window = m_state.window();
    // Only as far as needed: a slice that is in sight stays where it is.
    if (slice.end > window.begin && slice.begin < window.end && (slice.begin >= window.begin || slice.end <= window.end))
        return;
    const Nanos middle = slice.begin + (slice.end - slice.begin) / 2;
    m_state.setWindow({middle - window.length() / 2, middle - window.length() / 2 + window.length()});
}

void TimelineView::stepSlice(int by)
{
    const TraceView &view = m_scene.view;
    const auto selected = m_state.selectedSlice();
    if (!selected || view.isEmpty())
        return;
    const std::uint64_t first = view.firstSlice(selected->track);
    const std::uint64_t end = view.endSlice(selected->track);
    const std::uint64_t now = selected->open ? end : selected->index;
    SliceRef next{selected->track, now, false};
    if (by < 0 && now <= first)
        return;
    next.index = by < 0 ? now - 1 : now + 1;
    if (next.index >= end) {
        next.index = 0;
        next.open = true;
    }
    if (const auto slice = sliceOf(view, next))
        goTo(next, *slice);
}

void TimelineView::previousCause()
{
    const TraceView &view = m_scene.view;
    const auto selected = m_state.selectedSlice();
    const auto slice = selected ? sliceOf(view, *selected) : std::nullopt;
    if (!slice)
        return;
    const TrackInfo &info = view.track(selected->track);
    // From a core's or a lock's block to the worker itself; from a worker to who set it going.
    const bool ownLane = info.kind != TrackKind::worker;
    const TrackId track = workerTrack(view, ownLane ? slice->who : causeOf(view, *slice));
    if (!track.isValid())
        return;
    const Nanos when = ownLane ? slice->begin : slice->flags & SliceFlags::openEnd ? slice->begin : slice->end - 1;
    const auto hit = sliceHit(view, track, when);
    if (!hit)
        return;
    m_trail.push_back(*selected);
    if (m_trail.size() > longestTrail)
        m_trail.erase(m_trail.begin());
    goTo({track, hit->index, hit->open}, hit->slice);
}

void TimelineView::nextCause()
{
    const TraceView &view = m_scene.view;
    if (!m_trail.empty()) {
        const SliceRef back = m_trail.back();
        m_trail.pop_back();
        if (const auto slice = sliceOf(view, back))
            goTo(back, *slice);
        return;
    }
    const auto selected = m_state.selectedSlice();
    const auto slice = selected ? sliceOf(view, *selected) : std::nullopt;
    if (!slice || view.track(selected->track).kind != TrackKind::worker)
        return;
    // The first wait of another worker that this one's doing ended during the slice.
    const LaneId me = view.track(selected->track).lane;
    std::optional<std::pair<SliceRef, Slice>> best;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackId track{i};
        if (view.track(track).kind != TrackKind::worker || track == selected->track)
            continue;
        constexpr std::uint64_t mostLooks = 1000;
        const std::uint64_t from = view.sliceAt(track, slice->begin);
        for (std::uint64_t k = from; k < std::min(view.endSlice(track), from + mostLooks); ++k) {
            const Slice other = view.slice(track, k);
            if (other.end > slice->end || (best && other.end >= best->second.end))
                break;
            if (other.state == SliceState::running || causeOf(view, other) != me)
                continue;
            best = {SliceRef{track, k, false}, other};
            break;
        }
    }
    if (best)
        goTo(best->first, best->second);
}

void TimelineView::markHere()
{
    if (m_scene.view.isEmpty())
        return;
    const TimeScale scale = m_lanes->scale();
    const Nanos time = std::max<Nanos>(0, m_lanes->timeUnderMouse().value_or(scale.timeAt(scale.width / 2.0)));
    const auto near = static_cast<Nanos>(scale.perPixel * 4);
    auto &marks = m_scene.userMarks;
    const auto it = std::find_if(marks.begin(), marks.end(), [&](Nanos other) { return std::abs(other - time) <= near; });
    if (it != marks.end())
        marks.erase(it);
    else
        marks.insert(std::upper_bound(marks.begin(), marks.end(), time), time);
    redraw();
}

TrackId TimelineView::laneUnderHand() const
{
    if (m_state.selectedSlice()) {
        for (const LaneRow &row : m_scene.rows) {
            if (row.shows(m_state.selectedSlice()->track))
                return row.track;
        }
    }
    const LaneRow *row = m_lanes->rowUnderMouse();
    return row ? row->track : TrackId{};
}

void TimelineView::pinLane()
{
    const TrackId track = laneUnderHand();
    if (track.isValid())
        m_state.setPinned(track, !m_state.isPinned(track));
}

} // namespace interleave
