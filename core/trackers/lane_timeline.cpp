// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/lane_timeline.h"

#include "core/trackers/run_delay.h"

#include <algorithm>

namespace interleave {

namespace {

/// A wait shorter than this is not drawn hollow: with tens of thousands a second it would triple the slices and show nothing.
constexpr Nanos shortestSpin = 1'000;
/// A waker is taken for the cause of a sleep's end even when its record is a little older than the sleep (they are written on different cores).
constexpr Nanos wakingSlack = 100'000;
/// A wait with more sleeps than this is let go without its runnable parts.
constexpr std::size_t mostHeld = 4096;

SliceState stateOf(BlockedReason reason)
{
    switch (reason) {
    case BlockedReason::lock: return SliceState::lock;
    case BlockedReason::queue: return SliceState::queue;
    case BlockedReason::pipe: return SliceState::pipe;
    case BlockedReason::io: return SliceState::io;
    case BlockedReason::sleep: return SliceState::sleep;
    default: return SliceState::other;
    }
}

std::uint32_t objectOf(std::uint32_t argument)
{
    const std::uint32_t object = blockedObject(argument);
    return object == objectMask ? UINT32_MAX : object;
}

} // namespace

void LaneTimeline::add(Slice slice, bool tailUnknown)
{
    if (slice.end <= slice.begin)
        return;
    slice.flags |= m_softness;
    if (!tailUnknown && m_held.empty()) {
        m_sink.workerSlice(slice);
        return;
    }
    if (m_held.size() >= mostHeld)
        flush(0);
    m_held.push_back({slice, tailUnknown});
}

/// Gives the held sleeps their runnable tails and lets everything go.
void LaneTimeline::flush(Nanos tailTotal)
{
    std::vector<Nanos> lengths;
    for (const Piece &piece : m_held)
        if (piece.tailUnknown)
            lengths.push_back(piece.slice.end - piece.slice.begin);
    const std::vector<Nanos> tails = spreadRunDelay(tailTotal, lengths);
    // With one sleep the kernel's own sum is that sleep's tail; with several only the sum is exact.
    const bool guessed = lengths.size() > 1;
    std::size_t next = 0;
    for (const Piece &piece : m_held) {
        Slice blocked = piece.slice;
        const Nanos tail = piece.tailUnknown ? tails[next++] : 0;
        if (tail == 0) {
            m_sink.workerSlice(blocked);
            continue;
        }
        Slice runnable = blocked;
        blocked.end -= tail;
        runnable.begin = blocked.end;
        runnable.state = SliceState::runnable;
        runnable.what = UINT32_MAX;
        runnable.flags = m_softness;
        if (guessed) {
            blocked.flags |= softEnd;
            runnable.flags |= softBegin;
        }
        if (blocked.end > blocked.begin)
            m_sink.workerSlice(blocked);
        m_sink.workerSlice(runnable);
    }
    m_held.clear();
}

void LaneTimeline::addOff(Nanos until, bool tailUnknown)
{
    Slice slice{.begin = m_since, .end = until, .flags = m_offFlags};
    if (m_phase == Phase::sleeping) {
        slice.state = m_offState;
        slice.what = m_offObject;
        slice.flags |= slept;
    } else {
        slice.state = SliceState::runnable;
        if (m_phase == Phase::woken)
            slice.who = m_waker;
    }
    add(slice, tailUnknown);
    m_offFlags = 0;
    m_since = until;
}

bool LaneTimeline::spins(Nanos until) const
{
    return m_waiting && until - std::max(m_since, m_waitBegin) >= shortestSpin;
}

void LaneTimeline::addRunning(Nanos until, std::uint8_t flags)
{
    Slice slice{.begin = m_since, .end = until, .cpu = m_cpu, .state = SliceState::running};
    if (spins(until)) {
        slice.end = std::max(m_since, m_waitBegin);
        add(slice);
        slice.begin = slice.end;
        slice.end = until;
        slice.what = m_waitObject;
        slice.flags = spinning;
    }
    slice.flags |= flags;
    add(slice);
    m_since = until;
}

void LaneTimeline::leaveCore(Nanos t, std::uint8_t flags)
{
    addRunning(t, flags);
    m_ran += t - m_onSince;
    m_sink.ranOn(m_cpu, {m_onSince, t}, flags | m_softness);
}

void LaneTimeline::born(Nanos t)
{
    if (m_phase != Phase::unborn)
        return;
    m_phase = Phase::created;
    m_since = t;
}

void LaneTimeline::switchIn(Nanos time, std::uint16_t cpu, Nanos onCoreUntil)
{
    if (m_phase == Phase::ended)
        return;
    const Nanos t = m_phase == Phase::unborn ? time : forward(time);
    switch (m_phase) {
    case Phase::unborn:
    case Phase::ended: m_since = t; break;
    case Phase::created:
    case Phase::woken:
        if (m_phase == Phase::woken && m_inProbe)
            m_probeKnownDelay += t - m_since;
        addOff(t, false);
        break;
    case Phase::preempted:
        m_lastPreemption = {m_since, t};
        if (m_inProbe)
            m_probeKnownDelay += t - m_since;
        addOff(t, false);
        break;
    case Phase::sleeping: addOff(t, m_inProbe && !m_tainted); break;
    case Phase::lost: add({.begin = m_since, .end = t, .state = SliceState::lost}); break;
    case Phase::running: // its switch-out is missing
        leaveCore(std::clamp(onCoreUntil, m_since, t), softEnd);
        add({.begin = m_since, .end = t, .state = SliceState::lost});
        m_tainted = m_inProbe;
        break;
    }
    m_phase = Phase::running;
    m_since = m_onSince = t;
    m_cpu = cpu;
}

void LaneTimeline::switchOut(Nanos time, bool preempted)
{
    if (m_phase == Phase::ended)
        return;
    if (m_phase == Phase::unborn)
        m_since = time; // what was before its first record is not ours to say
    const Nanos t = forward(time);
    if (m_phase == Phase::lost && t > m_holeEnd && m_cpu != unknownCpu) {
        // No switch-in after the hole, so it was on the core at the hole's end.
        add({.begin = m_since, .end = m_holeEnd, .state = SliceState::lost});
        m_since = m_onSince = m_holeEnd;
        m_phase = Phase::running;
    }
    if (m_phase == Phase::running) {
        leaveCore(t, preempted ? std::uint8_t{SliceFlags::preempted} : std::uint8_t{0});
    } else {
        add({.begin = m_since, .end = t, .state = SliceState::lost});
        m_tainted = m_inProbe;
    }
    m_since = t;
    m_phase = preempted ? Phase::preempted : Phase::sleeping;
    if (!preempted) {
        m_offState = m_stopping ? SliceState::stopped : m_inProbe ? stateOf(blockedReason(m_probeArgument)) : SliceState::other;
        m_offObject = m_inProbe && !m_stopping ? objectOf(m_probeArgument) : UINT32_MAX;
    }
    m_stopping = false;
}

void LaneTimeline::waking(Nanos t, LaneId by)
{
    m_wakingAt = t;
    m_wakingBy = by;
}

void LaneTimeline::wakeup(Nanos time)
{
    if (m_phase != Phase::sleeping)
        return;
    m_waker = m_wakingAt >= m_since - wakingSlack ? m_wakingBy : LaneId{};
    addOff(forward(time), false);
    m_phase = Phase::woken;
}

void LaneTimeline::exit(Nanos time)
{
    if (m_phase == Phase::ended)
        return;
    const Nanos t = forward(time);
    if (m_phase == Phase::running)
        leaveCore(t, 0);
    else if (m_phase == Phase::lost)
        add({.begin = m_since, .end = t, .state = SliceState::lost});
    else if (m_phase != Phase::unborn)
        addOff(t, false);
    flush(0);
    m_phase = Phase::ended;
    m_since = t;
    m_inProbe = m_waiting = false;
}

void LaneTimeline::blockedBegin(Nanos t, std::uint32_t argument)
{
    flush(0); // a probe that never ended
    m_inProbe = true;
    m_tainted = false;
    m_probeBegin = t;
    m_probeArgument = argument;
    // A record that was published late: the preemption in between is inside the probe.
    m_probeKnownDelay = m_lastPreemption.begin >= t ? m_lastPreemption.length() : 0;
}

void LaneTimeline::blockedEnd(Nanos, Nanos runDelay)
{
    flush(m_inProbe ? std::max<Nanos>(0, runDelay - m_probeKnownDelay) : 0);
    m_inProbe = m_tainted = false;
}

void LaneTimeline::lockWait(Nanos t, std::uint32_t object)
{
    m_waiting = true;
    m_waitBegin = t;
    m_waitObject = object;
}

void LaneTimeline::lockObtain(Nanos time)
{
    const Nanos t = forward(time);
    if (m_phase == Phase::running && spins(t))
        addRunning(t, 0);
    m_waiting = false;
}

void LaneTimeline::eventsLost()
{
    flush(0);
    m_inProbe = m_tainted = m_waiting = false;
}

void LaneTimeline::recordsLost(TimeRange hole, std::uint16_t cpu)
{
    if (m_phase == Phase::ended || m_phase == Phase::unborn || (m_phase == Phase::running && m_cpu != cpu))
        return;
    allLost(hole);
}

void LaneTimeline::allLost(TimeRange hole)
{
    if (m_phase == Phase::ended || m_phase == Phase::unborn || hole.end <= m_since)
        return;
    const Nanos begin = std::max(hole.begin, m_since);
    m_tainted = m_inProbe;
    switch (m_phase) {
    case Phase::running:
        leaveCore(begin, softEnd);
        m_phase = Phase::lost;
        m_holeEnd = hole.end;
        break;
    case Phase::lost: m_holeEnd = std::max(m_holeEnd, hole.end); break;
    default:
        // Off the core before and, as its next record will say or not, after: what lies between is unknown.
        m_offFlags |= softEnd;
        addOff(begin, false);
        add({.begin = begin, .end = hole.end, .state = SliceState::lost});
        m_since = hole.end;
        m_offFlags = softBegin;
        break;
    }
}

std::optional<Slice> LaneTimeline::open(Nanos now)
{
    if (m_phase == Phase::unborn || m_phase == Phase::ended)
        return std::nullopt;
    Slice slice{.begin = m_since, .end = std::max(now, m_since)};
    slice.flags = static_cast<std::uint8_t>(m_softness | openEnd);
    if (!m_held.empty()) {
        // How the held stretch divides is not known yet: it is shown as what it is on the whole, a wait.
        slice.begin = m_held.front().slice.begin;
        slice.state = m_held.front().slice.state;
        slice.what = m_held.front().slice.what;
        slice.flags |= softEnd | slept;
        return slice;
    }
    switch (m_phase) {
    case Phase::running:
        slice.cpu = m_cpu;
        if (m_softness != 0 && m_inProbe && m_probeBegin < now) {
            // Self capture hears of a sleep only when it is over: until then the probe's word stands.
            addRunning(forward(m_probeBegin), 0);
            slice.begin = m_since;
            slice.cpu = unknownCpu;
            slice.state = stateOf(blockedReason(m_probeArgument));
            slice.what = objectOf(m_probeArgument);
        } else if (spins(now)) {
            const Nanos begin = std::max(m_since, m_waitBegin);
            add({.begin = m_since, .end = begin, .cpu = m_cpu, .state = SliceState::running});
            slice.begin = m_since = begin;
            slice.what = m_waitObject;
            slice.flags |= spinning;
        }
        break;
    case Phase::sleeping:
        slice.state = m_offState;
        slice.what = m_offObject;
        slice.flags |= slept | m_offFlags;
        break;
    case Phase::lost: slice.state = SliceState::lost; break;
    default:
        slice.state = SliceState::runnable;
        slice.flags |= m_offFlags;
        if (m_phase == Phase::woken)
            slice.who = m_waker;
        break;
    }
    return slice;
}

} // namespace interleave
