// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/turns.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

/// Takes the slice into the turn it goes on with, or begins another one.
void take(std::vector<Turn> &turns, const Slice &slice, TimeRange range)
{
    const bool open = (slice.flags & openEnd) != 0;
    const bool goesOn = !turns.empty() && turns.back().range.end == slice.begin && !turns.back().preempted && turns.back().cpu == slice.cpu;
    if (!goesOn)
        turns.push_back({.range = {std::max(slice.begin, range.begin), 0}, .cpu = slice.cpu, .whole = slice.begin >= range.begin});
    Turn &turn = turns.back();
    turn.range.end = std::min(slice.end, range.end);
    turn.preempted = (slice.flags & preempted) != 0;
    turn.whole = turn.whole && slice.end <= range.end && !open;
    turn.soft = turn.soft || (slice.flags & (softBegin | softEnd)) != 0;
}

} // namespace

std::optional<TrackId> workerTrack(const TraceView &view, LaneId lane)
{
    for (std::uint32_t index = 0; index < view.trackCount(); ++index) {
        const TrackInfo &info = view.track(TrackId{index});
        if (info.kind == TrackKind::worker && info.lane == lane)
            return TrackId{index};
    }
    return std::nullopt;
}

std::vector<Turn> turnsOf(const TraceView &view, TrackId worker, TimeRange range)
{
    std::vector<Turn> turns;
    const std::uint64_t end = view.endSlice(worker);
    for (std::uint64_t i = std::max(view.sliceAt(worker, range.begin), view.firstSlice(worker)); i < end; ++i) {
        const Slice slice = view.slice(worker, i);
        if (slice.begin >= range.end)
            return turns;
        if (slice.state == SliceState::running)
            take(turns, slice, range);
    }
    if (const auto open = view.openSlice(worker); open && open->state == SliceState::running && open->begin < range.end)
        take(turns, *open, range);
    return turns;
}

unsigned mostAtOnce(const std::vector<TimeRange> &ranges, Nanos least)
{
    std::vector<std::pair<Nanos, int>> steps; // an end sorts before a begin of the same instant
    for (const TimeRange &range : ranges) {
        if (range.end - least <= range.begin)
            continue;
        steps.emplace_back(range.begin, 1);
        steps.emplace_back(range.end - least, -1); // they all go on for `least` after their last common instant
    }
    std::sort(steps.begin(), steps.end());
    int running = 0;
    int most = 0;
    for (const auto &[time, step] : steps)
        most = std::max(most, running += step);
    return static_cast<unsigned>(most);
}

} // namespace interleave
