// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/probe/probe.h"

#include <array>
#include <vector>

namespace interleave {

/// A worker to be started at the beginning of a run.
struct PlannedStart
{
    unsigned role = 0;
    unsigned number = 0;
    StartMethod method = StartMethod::thread;
    bool afterPreviousEnded = false; ///< start only when the one before it in the plan has ended
    std::int64_t ballastMib = 0;     ///< MiB of heap (4 KiB pages) that the host has touched before this start, at least
    bool byWorker = false;           ///< not started by the host: a lane for a child of another worker (see offspring.h). All of its role, or none
};

/// What one worker has at hand while it runs its role.
struct WorkerContext
{
    const Segment &segment;
    Probe &probe;
    const Settings &settings; ///< as at the start; live values are read with live()
    unsigned role = 0;
    unsigned number = 0;
    StartMethod method = StartMethod::thread;
    /// Puts a worker that this one starts itself where the settings say.
    void (*place)(LaneSlot &slot, LaneId lane, const Settings &settings) = nullptr;

    RawValue live(ParameterId id) const { return segment.control().live[id.value].load(std::memory_order_relaxed); }
    /// Told to end: stop was pressed, the work is finished, or this worker is above the number wanted for its role.
    bool mustEnd() const
    {
        const ControlWords &control = segment.control();
        return control.stop.load(std::memory_order_relaxed) != 0 || number >= control.wanted[role].load(std::memory_order_relaxed) ||
               control.finished.load(std::memory_order_relaxed) != 0;
    }
    /// Sleeps until the host opens the start gate (a futex in the segment); returns at once when it is open.
    void waitAtGate() const;
};

/// What an experiment does. Stateless: the same object serves as thread, forked, spawned and fork-served worker; everything shared lives in
/// the segment. Threads call work() concurrently.
class Workload
{
public:
    virtual ~Workload() = default;

    /// Number of roles; at most maxRoles.
    virtual unsigned roles() const { return 1; }
    /// English lane name ("Thread-1", "Process-2", "Producer-1"); the same in every language, as in the notes.
    virtual std::string laneName(unsigned role, unsigned number, StartMethod method) const;
    virtual std::vector<PlannedStart> plan(const Settings &settings) const = 0;
    /// Workers wanted per role for these (live) values; the host starts missing ones, workers above it end after their iteration.
    virtual std::array<unsigned, maxRoles> wanted(const Settings &settings) const = 0;
    /// Does the host wait until every planned worker stands at the gate before it opens it? (else: opened before the first start)
    virtual bool gated(const Settings &settings) const;
    /// A worker that died by a signal is started again.
    virtual bool replacesDead() const { return false; }
    /// Is the worker that has ended in this lane, without having been told to, started again?
    virtual bool startsAgain(const Settings &, const LaneSlot &ended) const { return ended.exitSignal != 0 && replacesDead(); }
    /// Two parameters whose combination has no meaning.
    virtual Result<void> check(const Settings &) const { return {}; }

    /// Host, before any worker exists: lays out the shared state in the arena, adds objects, sets header().arenaRoot.
    virtual Result<void> prepare(const Segment &segment, const Settings &settings) const = 0;
    /// The role's body.
    virtual void work(WorkerContext &context) const = 0;
    /// Host, once everybody planned has been started: lets go of what only they need. Not called where one could not be started.
    virtual void allStarted(const Segment &, const Settings &) const {}
    /// Host, when a worker's end was noticed (also by SIGKILL): repair shared counts it took part in (barriers, rendezvous).
    virtual void workerGone(const Segment &, unsigned role, unsigned number) const;
    /// Host, after a control word has changed (stop, a live value, wanted): wake whoever sleeps in the workload's own shared state.
    virtual void controlChanged(const Segment &) const {}
};

} // namespace interleave
