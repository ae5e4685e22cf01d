// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/trace_store.h"

#include "core/store/trace_parts.h"

#include <algorithm>
#include <cassert>
#include <queue>
#include <utility>

namespace interleave {

std::shared_ptr<TraceStore> TraceStore::create(std::uint64_t slicesInDetail)
{
    return std::shared_ptr<TraceStore>(new TraceStore(slicesInDetail));
}

TraceStore::TraceStore(std::uint64_t slicesInDetail) : m_parts(std::make_unique<Parts>())
{
    m_parts->detailLimit = slicesInDetail;
}

TraceStore::~TraceStore() = default;

TraceView TraceStore::view() const
{
    // The view's handle lets go of the epoch, and then of the store, when its last copy is gone.
    const unsigned side = m_parts->reclaimer.pin();
    TraceView view;
    view.m_store = std::shared_ptr<const TraceStore>(
        this, [keep = shared_from_this(), side](const TraceStore *store) { store->m_parts->reclaimer.unpin(side); });
    view.m_end = m_parts->watermark.load(std::memory_order_acquire);
    return view;
}

Track &TraceStore::Parts::touched(TrackId id)
{
    Track &track = *owned.at(id.value);
    if (!std::exchange(track.dirty, true))
        dirty.push_back(&track);
    return track;
}

TrackId TraceStore::addTrack(TrackInfo info)
{
    const TrackId id{static_cast<std::uint32_t>(m_parts->owned.size())};
    m_parts->owned.push_back(std::make_unique<Track>(std::move(info)));
    m_parts->tracks.push(m_parts->owned.back().get());
    return id;
}

void TraceStore::append(TrackId track, const Slice &slice)
{
    m_parts->slicesInDetail += m_parts->touched(track).slices.append(slice);
}

void TraceStore::setOpen(TrackId track, std::optional<Slice> slice)
{
    m_parts->touched(track).slices.setOpen(slice);
}

void TraceStore::append(TrackId track, Point point)
{
    m_parts->touched(track).points.push(point);
}

void TraceStore::append(const TrialRow &row)
{
    m_parts->trials.push(row);
}

void TraceStore::append(const MarkerRow &row)
{
    m_parts->markers.push(row);
}

void TraceStore::append(const StretchRow &row)
{
    m_parts->stretches.push(row);
}

void TraceStore::append(const SwitchRow &row)
{
    m_parts->switches.push(row);
}

void TraceStore::append(const EventRow &row)
{
    m_parts->events.push(row);
}

void TraceStore::append(const FlowRow &row)
{
    m_parts->flows.push(row);
}

void TraceStore::append(const LossRow &row)
{
    m_parts->losses.push(row);
}

void TraceStore::publish(Nanos watermark)
{
    Parts &parts = *m_parts;
    for (Track *track : parts.dirty) {
        track->slices.publish();
        track->points.publish();
        track->dirty = false;
    }
    parts.dirty.clear();
    parts.tracks.publish();
    parts.trials.publish();
    parts.markers.publish();
    parts.stretches.publish();
    parts.switches.publish();
    parts.events.publish();
    parts.flows.publish();
    parts.losses.publish();
    const Nanos before = parts.watermark.load(std::memory_order_relaxed);
    parts.watermark.store(std::max(before, watermark), std::memory_order_release);
    if (parts.slicesInDetail > parts.detailLimit)
        parts.dropOldDetail();
    parts.reclaimer.collect();
}

void TraceStore::Parts::dropOldDetail()
{
    // A hundredth at a time: the search for the oldest is paid rarely, and what is left is never much less than the limit.
    const std::uint64_t target = detailLimit - detailLimit / 100;
    using Oldest = std::pair<Nanos, Track *>;
    std::priority_queue<Oldest, std::vector<Oldest>, std::greater<>> oldest;
    for (const auto &track : owned) {
        if (const auto begin = track->slices.oldestDrop())
            oldest.emplace(*begin, track.get());
    }
    while (slicesInDetail > target && !oldest.empty()) {
        Track *track = oldest.top().second;
        oldest.pop();
        track->slices.dropOldest();
        slicesInDetail -= SliceTable::Slices::rowsPerChunk;
        reclaimer.retire([track] { track->slices.takeDropped(); });
        if (const auto begin = track->slices.oldestDrop())
            oldest.emplace(*begin, track);
    }
}

std::size_t TraceStore::sliceBytes() const
{
    std::size_t sum = 0;
    for (const auto &track : m_parts->owned)
        sum += track->slices.bytes();
    return sum;
}

} // namespace interleave
