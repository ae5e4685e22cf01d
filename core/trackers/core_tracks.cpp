// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/core_tracks.h"

#include <algorithm>
#include <string>

namespace interleave {

namespace {

/// Two records of one switch are less apart than this.
constexpr Nanos sameSwitch = 2'000;

} // namespace

CoreTracks::CoreTracks(TraceStore &store, std::span<const int> cpus, Nanos patience) : m_store(store), m_patience(patience)
{
    for (const int cpu : cpus) {
        const CoreId core{static_cast<std::uint32_t>(cpu)};
        m_cores.push_back(
            {.cpu = static_cast<std::uint16_t>(cpu), .track = store.addTrack({.kind = TrackKind::core, .name = std::to_string(cpu), .core = core})});
    }
}

CoreTracks::Core *CoreTracks::find(std::uint16_t cpu)
{
    const auto it = std::find_if(m_cores.begin(), m_cores.end(), [=](const Core &core) { return core.cpu == cpu; });
    return it == m_cores.end() ? nullptr : &*it;
}

void CoreTracks::append(Core &core, Slice slice)
{
    // The end of one and the begin of the next come from records some hundred ns apart, and self capture errs by microseconds.
    slice.begin = std::max(slice.begin, core.end);
    if (slice.end <= slice.begin)
        return;
    slice.cpu = core.cpu;
    m_store.append(core.track, slice);
    core.end = slice.end;
}

// Who is not yet known as a worker was taken for somebody else when it came onto the core; the worker's own word comes later and counts.
void CoreTracks::appendAround(Core &core, Slice slice, std::span<const Slice> later)
{
    const Nanos end = slice.end;
    Nanos least = 1; // what is left beside a stay may be nothing but the distance of two records
    for (const Slice &stay : later) {
        if (stay.begin >= end)
            break;
        if (stay.flags & foreign)
            continue;
        least = sameSwitch;
        slice.end = stay.begin;
        if (slice.end - slice.begin >= least)
            append(core, slice);
        slice.begin = std::max(slice.begin, stay.end);
    }
    slice.end = end;
    if (slice.end - slice.begin >= least)
        append(core, slice);
}

void CoreTracks::ran(std::uint16_t cpu, LaneId lane, TimeRange range, std::uint8_t flags)
{
    Core *core = find(cpu);
    if (!core)
        return;
    hold(*core, {.begin = range.begin, .end = range.end, .who = lane, .cpu = cpu, .state = SliceState::running, .flags = flags});
}

void CoreTracks::hold(Core &core, const Slice &slice)
{
    const auto after = std::upper_bound(core.held.begin(), core.held.end(), slice, [](const Slice &a, const Slice &b) { return a.begin < b.begin; });
    core.held.insert(after, slice);
}

void CoreTracks::letGo(Core &core, Nanos until)
{
    const auto end = std::find_if(core.held.begin(), core.held.end(), [=](const Slice &stay) { return stay.end > until; });
    for (auto it = core.held.begin(); it != end; ++it) {
        if (it->flags & foreign)
            appendAround(core, *it, {std::next(it), core.held.end()});
        else
            append(core, *it);
    }
    core.held.erase(core.held.begin(), end);
}

void CoreTracks::foreignFrom(std::uint16_t cpu, Nanos t, bool isForeign)
{
    Core *core = find(cpu);
    if (!core)
        return;
    if (core->foreignSince >= 0)
        hold(*core, {.begin = core->foreignSince, .end = t, .state = SliceState::running, .flags = foreign});
    core->foreignSince = isForeign ? t : -1;
}

void CoreTracks::lost(std::uint16_t cpu, TimeRange hole)
{
    if (Core *core = find(cpu)) {
        if (core->foreignSince >= 0)
            foreignFrom(cpu, hole.begin, false);
        hold(*core, {.begin = hole.begin, .end = hole.end, .state = SliceState::lost});
    }
}

void CoreTracks::setOpen(std::uint16_t cpu, LaneId lane, Nanos since, std::uint8_t flags)
{
    if (Core *core = find(cpu)) {
        core->isOpen = true;
        core->open = {.begin = since, .who = lane, .cpu = cpu, .state = SliceState::running, .flags = flags};
    }
}

void CoreTracks::publish(Nanos now, Nanos knownUntil)
{
    for (Core &core : m_cores) {
        letGo(core, std::min(now - m_patience, knownUntil));
        std::optional<Slice> open;
        if (core.isOpen && core.held.empty() && m_patience == 0)
            open = core.open;
        else if (core.foreignSince >= 0 && core.held.empty())
            open = Slice{.begin = core.foreignSince, .cpu = core.cpu, .state = SliceState::running, .flags = foreign | openEnd};
        if (open) {
            open->begin = std::max(open->begin, core.end);
            open->end = std::max(now, open->begin);
        }
        m_store.setOpen(core.track, open);
        core.isOpen = false;
    }
}

void CoreTracks::finish(Nanos end)
{
    for (Core &core : m_cores) {
        letGo(core, end);
        if (core.foreignSince >= 0)
            foreignFrom(core.cpu, end, false);
        core.isOpen = false;
        m_store.setOpen(core.track, std::nullopt);
    }
}

} // namespace interleave
