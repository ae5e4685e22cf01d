// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/worker_table.h"

#include "core/shm/lane_life.h"

#include <algorithm>
#include <csignal>

namespace interleave {

namespace {

bool isOccupied(const LaneSlot &slot)
{
    const auto state = static_cast<LaneState>(slot.state.load(std::memory_order_acquire));
    return state == LaneState::reserved || state == LaneState::live;
}

} // namespace

WorkerTable::WorkerTable(const Segment &segment, const Workload &workload, std::vector<PlannedStart> plan) :
    m_segment(segment), m_workload(workload), m_plan(std::move(plan)), m_planned(m_plan.begin(), m_plan.end())
{
    m_workers.reserve(maxLanes); // records are referred to while others are added
    std::erase_if(m_planned, [](const PlannedStart &start) { return start.byWorker; });
    if (m_planned.size() == m_plan.size())
        return;
    for (const PlannedStart &start : m_plan) {
        const WorkerRecord *worker = name(start);
        if (!worker)
            return;
        nameLane(m_segment, worker->lane, start.role, start.number, m_workload.laneName(start.role, start.number, start.method));
        countLane(worker->lane);
    }
}

void WorkerTable::reconcile(const std::array<unsigned, maxRoles> &wanted)
{
    for (unsigned role = 0; role < std::min(m_workload.roles(), unsigned{maxRoles}); ++role) {
        for (unsigned number = 0; number < wanted[role]; ++number) {
            if (isPlanned(role, number) || isStartedByWorkers(role))
                continue;
            const WorkerRecord *known = find(role, number);
            if (known && known->running)
                continue;
            if (known && m_segment.lane(known->lane).endReason.load(std::memory_order_relaxed) != workerToldToStop)
                continue;
            m_planned.push_back({role, number, methodOf(role, number), false});
        }
    }
}

void WorkerTable::planAgain(const WorkerRecord &worker)
{
    m_planned.push_back({worker.role, worker.number, worker.method, false});
}

std::optional<PlannedStart> WorkerTable::next() const
{
    if (m_planned.empty())
        return std::nullopt;
    const PlannedStart &start = m_planned.front();
    if (start.afterPreviousEnded && m_last.isValid() && m_workers[m_last.value].running)
        return std::nullopt;
    return start;
}

void WorkerTable::takeNext()
{
    m_planned.pop_front();
}

WorkerRecord *WorkerTable::claim(const PlannedStart &start)
{
    WorkerRecord *worker = name(start);
    if (!worker)
        return nullptr;
    worker->method = start.method;
    worker->pid = 0;
    worker->running = true;
    m_last = worker->lane;
    // Its name may depend on how it is started.
    nameLane(m_segment, worker->lane, start.role, start.number, m_workload.laneName(start.role, start.number, start.method));
    openStretch(m_segment.lane(worker->lane), start.method, {});
    countLane(worker->lane);
    return worker;
}

/// The worker's record; a new one gets the next lane. nullptr when there is none left.
WorkerRecord *WorkerTable::name(const PlannedStart &start)
{
    if (WorkerRecord *known = find(start.role, start.number))
        return known;
    const auto index = static_cast<std::uint32_t>(m_workers.size());
    if (index >= maxLanes)
        return nullptr;
    return &m_workers.emplace_back(
        WorkerRecord{.lane = {index}, .role = start.role, .number = start.number, .method = start.method, .byWorker = start.byWorker});
}

void WorkerTable::countLane(LaneId lane) const
{
    AtomicU32 &count = m_segment.header().laneCount;
    if (count.load(std::memory_order_relaxed) <= lane.value)
        count.store(lane.value + 1, std::memory_order_release); // acquire: everyone
}

WorkerRecord *WorkerTable::byPid(pid_t pid)
{
    const auto found = std::find_if(m_workers.begin(), m_workers.end(), [pid](const WorkerRecord &w) { return w.running && w.pid == pid; });
    return found == m_workers.end() ? nullptr : &*found;
}

WorkerRecord *WorkerTable::byLane(LaneId lane)
{
    return lane.value < m_workers.size() ? &m_workers[lane.value] : nullptr;
}

void WorkerTable::endProcess(WorkerRecord &worker, int waitStatus) const
{
    closeProcess(m_segment, worker.lane, worker.pid, waitStatus, true);
    worker.running = false;
    worker.pid = 0;
}

void WorkerTable::endUnborn(WorkerRecord &worker) const
{
    worker.running = false;
    closeStretch(m_segment, worker.lane, 1, 0);
}

bool WorkerTable::hasOffspring() const
{
    return std::any_of(m_workers.begin(), m_workers.end(), [](const WorkerRecord &w) { return w.byWorker; });
}

bool WorkerTable::offspringLives() const
{
    return std::any_of(
        m_workers.begin(), m_workers.end(), [this](const WorkerRecord &w) { return w.byWorker && isOccupied(m_segment.lane(w.lane)); });
}

bool WorkerTable::endOrphan(pid_t pid, int waitStatus) const
{
    for (const WorkerRecord &worker : m_workers) {
        const LaneSlot &slot = m_segment.lane(worker.lane);
        if (!worker.byWorker || slot.pid != pid || slot.startMethod == StartMethod::thread)
            continue;
        if (isOccupied(slot))
            closeProcess(m_segment, worker.lane, pid, waitStatus, true);
        else if (slot.reapedStamp.load(std::memory_order_relaxed) == 0)
            noteReaped(m_segment, worker.lane); // its parent had seen it end, and did not wait for it
        else
            continue;
        return true;
    }
    return false;
}

void WorkerTable::endLostOffspring() const
{
    for (const WorkerRecord &worker : m_workers) {
        if (worker.byWorker && isOccupied(m_segment.lane(worker.lane)))
            closeStretch(m_segment, worker.lane, 0, SIGKILL);
    }
}

unsigned WorkerTable::running() const
{
    return static_cast<unsigned>(std::count_if(m_workers.begin(), m_workers.end(), [](const WorkerRecord &w) { return w.running; }));
}

WorkerRecord *WorkerTable::find(unsigned role, unsigned number)
{
    const auto found =
        std::find_if(m_workers.begin(), m_workers.end(), [role, number](const WorkerRecord &w) { return w.role == role && w.number == number; });
    return found == m_workers.end() ? nullptr : &*found;
}

bool WorkerTable::isPlanned(unsigned role, unsigned number) const
{
    return std::any_of(
        m_planned.begin(), m_planned.end(), [role, number](const PlannedStart &start) { return start.role == role && start.number == number; });
}

bool WorkerTable::isStartedByWorkers(unsigned role) const
{
    return std::any_of(m_plan.begin(), m_plan.end(), [role](const PlannedStart &start) { return start.role == role && start.byWorker; });
}

StartMethod WorkerTable::methodOf(unsigned role, unsigned number) const
{
    StartMethod method = StartMethod::thread;
    bool sameRole = false;
    for (const PlannedStart &start : m_plan) {
        if (start.role != role)
            continue;
        if (start.number == number)
            return start.method;
        if (!sameRole)
            method = start.method;
        sameRole = true;
    }
    return method;
}

} // namespace interleave
