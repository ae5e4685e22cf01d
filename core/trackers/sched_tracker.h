// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "core/trackers/core_tracks.h"
#include "core/trackers/lane_timeline.h"
#include "core/trackers/sched_record.h"
#include "core/trackers/trace_event.h"

#include <array>
#include <deque>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace interleave {

/// Turns switch records and probes into what the timeline shows: one track per worker, one per core. The rules, interval by interval:
///
///  - on the core from switch-in to switch-out: running;
///  - off it by preemption: runnable;
///  - off it of its own will: blocked, for the reason of the enclosing probe, else `other`; the tail of it was spent runnable: exactly, where a
///    wake-up was seen; else as long as the run delay the probe measured, less the preemptions inside the probe (several sleeps inside one wait
///    share the rest, drawn with soft ends);
///  - where records are missing: lost.
///
/// Self capture and probes-only feed the same rules with records made from the workers' own words, and every end is soft.
/// Records of threads that no lane is known for yet are kept for a while and told again once it is. Collector thread.
class SchedTracker
{
public:
    struct Options
    {
        std::vector<int> cpus;
        bool selfMeasured = false; ///< records come from the workers themselves
        bool coreTracks = true;    ///< false: too little is known to say who was on which core (probes only)
    };

    SchedTracker(TraceStore &store, Options options);
    ~SchedTracker();

    /// A lane of the directory; makes its track.
    void addLane(LaneId lane, const std::string &name);
    /// A worker has claimed a lane. `first`: its first instruction.
    void addWorker(LaneId lane, std::uint32_t stretch, std::int32_t tid, Nanos first);
    /// It is gone, whether or not the kernel said so.
    void workerGone(LaneId lane, std::uint32_t stretch, Nanos ended);

    bool isWorker(std::int32_t tid) const { return workerOf(tid) != nullptr; }
    LaneId laneOf(std::int32_t tid) const;

    /// Both in time order, up to small lateness.
    void onSched(const SchedRecord &record);
    void onEvent(const TraceEvent &event);
    /// Self capture: a record about the worker that speaks in `lane`, in that lane's order.
    void onSelf(LaneId lane, SchedRecord record);

    /// Everything before `now` has been told: shows what is still going on. Workers that began before `knownUntil` have all been added.
    void advance(Nanos now, Nanos knownUntil);
    /// Nothing more will come.
    void finish(Nanos end);

    std::uint64_t switches() const { return m_switches; } ///< switch records of workers
    /// How many of them are not in the store's table, which ends after the first 4 million (a lock that yields makes 100 000 a second).
    std::uint64_t unkeptSwitches() const { return m_switches > mostSwitchRows ? m_switches - mostSwitchRows : 0; }
    Nanos ranSoFar() const; ///< CPU time of all workers, from their finished stays on a core

private:
    static constexpr std::uint64_t mostSwitchRows = 4'000'000;

    class Worker;
    struct Lane
    {
        TrackId track{};
        Nanos end = 0;                   ///< of the track's last slice
        std::vector<Worker *> stretches; ///< of those that have not ended, oldest first
        Worker *speaking = nullptr;      ///< whose events are being read
        std::optional<Slice> shown;      ///< as the store has it
    };
    struct Stranger
    {
        std::deque<SchedRecord> records;
        bool gone = false;
    };

    Lane *laneSlot(LaneId id);
    Worker *workerOf(std::int32_t tid) const;
    void tell(Worker &worker, const SchedRecord &record);
    void remember(const SchedRecord &record);
    void dropStale(Nanos now);
    void show(Lane &lane, Nanos now);
    void onCoreSwitch(const SchedRecord &record);
    void onLost(const SchedRecord &record);
    void close(Worker &worker, Nanos t);

    TraceStore &m_store;
    Options m_options;
    CoreTracks m_cores;
    std::vector<Lane> m_lanes;
    std::vector<std::unique_ptr<Worker>> m_workers; ///< alive, in order of birth
    std::unordered_map<std::int32_t, Worker *> m_byTid;
    struct Found
    {
        std::int32_t tid = -1;
        Worker *worker = nullptr;
    };
    mutable std::array<Found, 64> m_found; ///< what m_byTid was asked last, by the tid's low bits: each record asks several times
    std::unordered_map<std::int32_t, std::vector<Stranger>> m_strangers; ///< lives of threads with no lane (yet), oldest first
    std::vector<Nanos> m_lastOnCore;                                     ///< by processor: time of its last record, 0 where there was none
    std::uint64_t m_switches = 0;
    Nanos m_ranByTheGone = 0;
};

} // namespace interleave
