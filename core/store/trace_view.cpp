// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/column_walk.h"
#include "core/store/trace_parts.h"
#include "core/store/trace_store.h"

#include <algorithm>

namespace interleave {

namespace {

/// The open slice of a view that ends at `end`: what began before it and had not ended.
std::optional<Slice> openAt(const SliceTable &table, Nanos end)
{
    std::optional<Slice> open = table.open().get(); // before the count: closed since, it is among the slices
    const std::uint64_t size = table.slices().size();
    const std::uint64_t complete = table.endAt(end);
    if (complete < size && table.slices()[complete].begin() < end)
        open = unpack(table.slices()[complete]);
    else if (open && (open->begin >= end || (size > 0 && table.slices()[size - 1].end() > open->begin)))
        open.reset();
    if (open) {
        open->end = end;
        open->flags |= SliceFlags::openEnd;
    }
    return open;
}

} // namespace

std::uint32_t TraceView::trackCount() const
{
    return m_store ? static_cast<std::uint32_t>(m_store->m_parts->tracks.size()) : 0;
}

const TrackInfo &TraceView::track(TrackId id) const
{
    return m_store->m_parts->tracks[id.value]->info;
}

std::uint64_t TraceView::firstSlice(TrackId id) const
{
    return m_store->m_parts->tracks[id.value]->slices.first();
}

std::uint64_t TraceView::endSlice(TrackId id) const
{
    return m_store->m_parts->tracks[id.value]->slices.endAt(m_end);
}

Slice TraceView::slice(TrackId id, std::uint64_t index) const
{
    return unpack(m_store->m_parts->tracks[id.value]->slices.slices()[index]);
}

std::uint64_t TraceView::sliceAt(TrackId id, Nanos time) const
{
    const SliceTable &table = m_store->m_parts->tracks[id.value]->slices;
    const std::uint64_t first = table.first();
    return table.firstEndingAfter(time, first, std::max(first, table.endAt(m_end)));
}

std::optional<Slice> TraceView::openSlice(TrackId id) const
{
    return openAt(m_store->m_parts->tracks[id.value]->slices, m_end);
}

void TraceView::columns(TrackId id, TimeRange range, std::span<PixelColumn> out) const
{
    walkColumns(m_store->m_parts->tracks[id.value]->slices, m_end, range, out);
}

std::uint64_t TraceView::pointCount(TrackId id) const
{
    return m_store->m_parts->tracks[id.value]->points.size();
}

Point TraceView::point(TrackId id, std::uint64_t index) const
{
    return m_store->m_parts->tracks[id.value]->points[index];
}

std::uint64_t TraceView::pointAt(TrackId id, Nanos time) const
{
    const Column<Point> &points = m_store->m_parts->tracks[id.value]->points;
    std::uint64_t from = 0;
    std::uint64_t to = points.size();
    while (from < to) {
        const std::uint64_t middle = from + (to - from) / 2;
        if (points[middle].time >= time)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

std::uint64_t TraceView::trialCount() const
{
    return m_store ? m_store->m_parts->trials.size() : 0;
}

TrialRow TraceView::trial(std::uint64_t index) const
{
    return m_store->m_parts->trials[index];
}

std::uint64_t TraceView::markerCount() const
{
    return m_store ? m_store->m_parts->markers.size() : 0;
}

MarkerRow TraceView::marker(std::uint64_t index) const
{
    return m_store->m_parts->markers[index];
}

std::uint64_t TraceView::stretchCount() const
{
    return m_store ? m_store->m_parts->stretches.size() : 0;
}

StretchRow TraceView::stretch(std::uint64_t index) const
{
    return m_store->m_parts->stretches[index];
}

std::uint64_t TraceView::switchCount() const
{
    return m_store ? m_store->m_parts->switches.size() : 0;
}

SwitchRow TraceView::switchRow(std::uint64_t index) const
{
    return m_store->m_parts->switches[index];
}

std::uint64_t TraceView::eventCount() const
{
    return m_store ? m_store->m_parts->events.size() : 0;
}

EventRow TraceView::event(std::uint64_t index) const
{
    return m_store->m_parts->events[index];
}

std::uint64_t TraceView::flowCount() const
{
    return m_store ? m_store->m_parts->flows.size() : 0;
}

FlowRow TraceView::flow(std::uint64_t index) const
{
    return m_store->m_parts->flows[index];
}

std::uint64_t TraceView::flowAt(Nanos time) const
{
    std::uint64_t from = 0;
    std::uint64_t to = flowCount();
    while (from < to) {
        const std::uint64_t middle = from + (to - from) / 2;
        if (flow(middle).told >= time)
            to = middle;
        else
            from = middle + 1;
    }
    return from;
}

std::uint64_t TraceView::lossCount() const
{
    return m_store ? m_store->m_parts->losses.size() : 0;
}

LossRow TraceView::loss(std::uint64_t index) const
{
    return m_store->m_parts->losses[index];
}

} // namespace interleave
