// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/slice_sums.h"

#include <algorithm>

namespace interleave {

namespace {

bool isForeign(const Slice &slice)
{
    return (slice.flags & foreign) != 0;
}

} // namespace

void SliceSums::count(Track &track, const Slice &slice)
{
    if (isForeign(slice) || slice.state >= SliceState::count)
        return;
    TrackSums &sums = track.sums;
    sums.time[static_cast<std::size_t>(slice.state)] += slice.end - slice.begin;
    ++sums.slices;
    const bool running = slice.state == SliceState::running;
    if (running) {
        if (!track.wasRunning)
            ++sums.turns;
        if ((slice.flags & preempted) != 0)
            ++sums.preempted;
        if (slice.cpu != unknownCpu) {
            sums.cpuKnown = true;
            if (track.lastCpu != unknownCpu && track.lastCpu != slice.cpu)
                ++sums.migrations;
            track.lastCpu = slice.cpu;
        }
    } else if (track.wasRunning && slice.state != SliceState::runnable && slice.state != SliceState::lost) {
        ++sums.leftByItself;
    }
    track.wasRunning = running;
}

void SliceSums::update(const TraceView &view)
{
    if (view.isEmpty())
        return;
    // Asked once: tracks may be added while this view lives.
    const std::uint32_t tracks = view.trackCount();
    m_tracks.resize(std::max<std::size_t>(m_tracks.size(), tracks));
    for (std::uint32_t index = 0; index < tracks; ++index) {
        const TrackId id{index};
        Track &track = m_tracks[index];
        const std::uint64_t end = view.endSlice(id);
        for (track.next = std::max(track.next, view.firstSlice(id)); track.next < end; ++track.next)
            count(track, view.slice(id, track.next));
    }
}

TrackSums SliceSums::of(TrackId track, const TraceView &view) const
{
    if (track.value >= m_tracks.size())
        return {};
    Track copy = m_tracks[track.value];
    if (const auto open = view.openSlice(track)) {
        Slice slice = *open;
        slice.end = std::max(slice.begin, view.end());
        count(copy, slice);
        if (copy.sums.slices > m_tracks[track.value].sums.slices)
            --copy.sums.slices;
    }
    return copy.sums;
}

} // namespace interleave
