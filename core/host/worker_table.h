// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"

#include <deque>
#include <optional>
#include <vector>

#include <pthread.h>
#include <sys/types.h>

namespace interleave {

/// A worker as the host knows it: one lane for the whole run, one stretch after the other.
struct WorkerRecord
{
    LaneId lane;
    unsigned role = 0;
    unsigned number = 0;
    StartMethod method = StartMethod::thread;
    pid_t pid = 0;         ///< of a process, once known; 0 for a thread
    pthread_t thread{};    ///< of a thread: to be joined when its lane says that it has ended
    bool running = false;  ///< of those that the host has started
    bool byWorker = false; ///< started by another worker: the host has only named its lane
};

/// Who runs, who is still to be started. Claims lanes in the segment and ends those of processes. Does no starting itself. Host's thread only.
/// Lanes whose workers are started by other workers are named at once, in the order of the plan, and then left to these.
class WorkerTable
{
public:
    WorkerTable(const Segment &segment, const Workload &workload, std::vector<PlannedStart> plan);

    /// Plans everybody that is wanted and neither planned nor running: numbers never started, and those that ended because they were told to.
    void reconcile(const std::array<unsigned, maxRoles> &wanted);
    /// Plans one that died to be started again.
    void planAgain(const WorkerRecord &worker);
    void forgetPlanned() { m_planned.clear(); }

    bool hasPlanned() const { return !m_planned.empty(); }
    /// The next to be started, in order; nullopt where there is none or it must wait for the one before it to end.
    std::optional<PlannedStart> next() const;
    void takeNext();
    /// Names the lane and opens a new stretch. nullptr when there is no lane left.
    WorkerRecord *claim(const PlannedStart &start);

    WorkerRecord *byPid(pid_t pid);
    WorkerRecord *byLane(LaneId lane);
    /// The worker's process was reaped: leaves exit status and time in its lane.
    void endProcess(WorkerRecord &worker, int waitStatus) const;

    /// Are there lanes that workers start for themselves?
    bool hasOffspring() const;
    /// Is anybody in one of them?
    bool offspringLives() const;
    /// One of them whose parent has gone before it was reaped by the host. False when it is not known.
    bool endOrphan(pid_t pid, int waitStatus) const;
    /// No process is left that could be in one of them: whoever seems to be there has gone unseen.
    void endLostOffspring() const;
    /// The lane of a worker that never came to life.
    void endUnborn(WorkerRecord &worker) const;

    std::vector<WorkerRecord> &workers() { return m_workers; }
    unsigned running() const;

private:
    WorkerRecord *name(const PlannedStart &start);
    WorkerRecord *find(unsigned role, unsigned number);
    bool isStartedByWorkers(unsigned role) const;
    void countLane(LaneId lane) const;
    bool isPlanned(unsigned role, unsigned number) const;
    StartMethod methodOf(unsigned role, unsigned number) const;
    const Segment &m_segment;
    const Workload &m_workload;
    std::vector<PlannedStart> m_plan; ///< as the workload made it: says how later workers of a role are started
    std::deque<PlannedStart> m_planned;
    std::vector<WorkerRecord> m_workers; ///< in the order of their lanes
    LaneId m_last;                       ///< started last
};

} // namespace interleave
