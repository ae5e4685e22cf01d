// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_types.h"

#include <optional>
#include <vector>

namespace interleave {

/// Receives what a LaneTimeline has found out, in time order.
class LaneSink
{
public:
    virtual ~LaneSink() = default;
    /// One stretch of the worker's life.
    virtual void workerSlice(const Slice &slice) = 0;
    /// One whole stay on a core.
    virtual void ranOn(std::uint16_t cpu, TimeRange range, std::uint8_t flags) = 0;
};

/// What one worker did, from birth to exit, from switch records and probes (the rules are in sched_tracker.h).
///
/// Slices come out in order, without gaps and without overlap. A sleep inside a probe is held back until the probe's end says how much of it was
/// waiting for a core; meanwhile open() shows it. Every time is clamped to what has already been said, so a late record bends the picture by its
/// lateness but never breaks it. Not thread-safe.
class LaneTimeline
{
public:
    /// `softness`: SliceFlags that every slice gets (self capture: both ends soft).
    explicit LaneTimeline(LaneSink &sink, std::uint8_t softness = 0) : m_sink(sink), m_softness(softness) {}

    void born(Nanos t); ///< created, not yet run
    /// `onCoreUntil`: only used when the switch-out before it is missing: until then it is known to have been on its old core.
    void switchIn(Nanos t, std::uint16_t cpu, Nanos onCoreUntil);
    void switchOut(Nanos t, bool preempted);
    void waking(Nanos t, LaneId by);
    void wakeup(Nanos t);
    void stopping() { m_stopping = true; } ///< its next switch-out is by SIGSTOP or a debugger
    void exit(Nanos t);

    void blockedBegin(Nanos t, std::uint32_t argument);
    void blockedEnd(Nanos t, Nanos runDelay);
    void lockWait(Nanos t, std::uint32_t object);
    void lockObtain(Nanos t);
    /// Probe events are missing: the reason of a sleep is unknown until the next probe begins.
    void eventsLost();
    /// Switch records of `cpu` are missing: whoever was not certainly elsewhere may have done anything.
    void recordsLost(TimeRange hole, std::uint16_t cpu);
    /// Self capture: everything about this worker is missing.
    void allLost(TimeRange hole);

    /// What goes on at `now`; absent before birth and after exit. May emit what has become certain.
    std::optional<Slice> open(Nanos now);
    bool isRunning() const { return m_phase == Phase::running; }
    bool hasBegun() const { return m_phase != Phase::unborn; }
    bool hasEnded() const { return m_phase == Phase::ended; }
    std::uint16_t cpu() const { return m_cpu; }
    Nanos onSince() const { return m_onSince; }
    Nanos ranSoFar() const { return m_ran; } ///< without the stay on a core that is still going on

private:
    enum class Phase : std::uint8_t { unborn, created, running, preempted, sleeping, woken, lost, ended };

    struct Piece
    {
        Slice slice;
        bool tailUnknown; ///< a sleep whose runnable part is not yet known
    };

    Nanos forward(Nanos t) const { return t > m_since ? t : m_since; }
    void add(Slice slice, bool tailUnknown = false);
    void addOff(Nanos until, bool tailUnknown);
    void addRunning(Nanos until, std::uint8_t flags);
    void leaveCore(Nanos t, std::uint8_t flags);
    void flush(Nanos tailTotal);
    bool spins(Nanos until) const;

    LaneSink &m_sink;
    std::uint8_t m_softness;
    Phase m_phase = Phase::unborn;
    Nanos m_since = 0;   ///< begin of what goes on now: everything before it has been emitted or is in m_held
    Nanos m_onSince = 0; ///< when it came onto its core
    Nanos m_ran = 0;
    Nanos m_holeEnd = 0; ///< in Phase::lost: from here on records are complete again
    std::uint16_t m_cpu = unknownCpu;

    SliceState m_offState = SliceState::other; ///< of the present sleep
    std::uint32_t m_offObject = UINT32_MAX;
    std::uint8_t m_offFlags = 0;
    bool m_stopping = false;
    LaneId m_waker;
    Nanos m_wakingAt = -1;
    LaneId m_wakingBy;

    bool m_inProbe = false;
    bool m_tainted = false; ///< a hole inside the probe: its run delay cannot be attributed
    Nanos m_probeBegin = 0;
    std::uint32_t m_probeArgument = 0;
    Nanos m_probeKnownDelay = 0; ///< runnable time inside the probe that is already known: preemptions and seen wake-ups
    TimeRange m_lastPreemption;

    bool m_waiting = false; ///< between lockWait and lockObtain
    Nanos m_waitBegin = 0;
    std::uint32_t m_waitObject = UINT32_MAX;

    std::vector<Piece> m_held;
};

} // namespace interleave
