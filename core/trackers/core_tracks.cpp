// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/core_tracks.h"

#include <algorithm>
#include <limits>
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

void CoreTracks::ran(std::uint16_t cpu, LaneId lane, TimeRange range, std::uint8_t flags)
{
    Core *core = find(cpu);
    if (!core)
        return;
    hold(*core, {.begin = range.begin, .end = range.end, .who = lane, .cpu = cpu, .state = SliceState::running, .flags = flags});
}

void CoreTracks::hold(Core &core, const Slice &slice)
{
    if (core.held.empty() || core.held.back().begin <= slice.begin) { // nearly always
        core.held.push_back(slice);
        return;
    }
    const auto after = std::upper_bound(core.held.begin(), core.held.end(), slice, [](const Slice &a, const Slice &b) { return a.begin < b.begin; });
    core.held.insert(after, slice);
}

/// What of the foreign slice `index` comes before the next worker's stay; what comes after it is held as a slice of its own. Who is not yet known as
/// a worker is taken for somebody else when coming onto the core, and the kernel's records of other programs have gaps: a worker's own word counts.
Slice CoreTracks::cutAtNextStay(Core &core, std::size_t index)
{
    Slice head = core.held[index];
    const auto later = core.held.begin() + static_cast<std::ptrdiff_t>(index) + 1;
    const auto stay = std::find_if(later, core.held.end(), [](const Slice &slice) { return (slice.flags & foreign) == 0; });
    if (stay == core.held.end() || stay->begin >= head.end)
        return head;
    Slice tail = head;
    tail.begin = stay->end;
    head.end = stay->begin;
    if (tail.end - tail.begin >= sameSwitch)
        hold(core, tail);
    if (head.end - head.begin < sameSwitch)
        head.end = head.begin;
    return head;
}

void CoreTracks::letGo(Core &core, Nanos until)
{
    std::size_t gone = 0;
    for (; gone < core.held.size() && core.held[gone].end <= until; ++gone)
        append(core, (core.held[gone].flags & foreign) ? cutAtNextStay(core, gone) : core.held[gone]);
    core.held.erase(core.held.begin(), core.held.begin() + static_cast<std::ptrdiff_t>(gone));
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
        if (core.foreignSince >= 0)
            foreignFrom(core.cpu, end, false);
        letGo(core, std::numeric_limits<Nanos>::max());
        core.isOpen = false;
        m_store.setOpen(core.track, std::nullopt);
    }
}

} // namespace interleave
