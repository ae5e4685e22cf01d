// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/worker_table.h"

#include <algorithm>
#include <cstring>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

WorkerTable::WorkerTable(const Segment &segment, const Workload &workload, std::vector<PlannedStart> plan) :
    m_segment(segment), m_workload(workload), m_plan(std::move(plan)), m_planned(m_plan.begin(), m_plan.end())
{
    m_workers.reserve(maxLanes); // records are referred to while others are added
}

void WorkerTable::reconcile(const std::array<unsigned, maxRoles> &wanted)
{
    for (unsigned role = 0; role < std::min(m_workload.roles(), unsigned{maxRoles}); ++role) {
        for (unsigned number = 0; number < wanted[role]; ++number) {
            if (isPlanned(role, number))
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
    WorkerRecord *worker = find(start.role, start.number);
    if (!worker) {
        const auto index = static_cast<std::uint32_t>(m_workers.size());
        if (index >= maxLanes)
            return nullptr;
        worker = &m_workers.emplace_back(WorkerRecord{.lane = {index}, .role = start.role, .number = start.number});
    }
    worker->method = start.method;
    worker->pid = 0;
    worker->running = true;
    m_last = worker->lane;

    LaneSlot &slot = m_segment.lane(worker->lane);
    slot.role = static_cast<std::uint16_t>(start.role);
    slot.number = static_cast<std::uint16_t>(start.number);
    slot.startMethod = start.method;
    slot.parentLane = LaneId::none;
    const std::string name = m_workload.laneName(start.role, start.number, start.method);
    const std::size_t length = std::min(name.size(), sizeof slot.name - 1);
    std::memcpy(slot.name, name.data(), length);
    slot.name[length] = '\0';
    slot.ringOffset = m_segment.offsetOf(m_segment.records(worker->lane));
    slot.ringCapacity = Segment::ringCapacity(worker->lane);
    std::fill(std::begin(slot.placementErrno), std::end(slot.placementErrno), 0);
    slot.endReason.store(workerStillRuns, std::memory_order_relaxed);
    slot.former = {slot.pid, slot.tid, slot.parentPid, slot.exitCode, slot.exitSignal, slot.askedStamp, slot.firstStamp, slot.endedStamp};
    slot.exitCode = 0;
    slot.exitSignal = 0;
    slot.stretch.fetch_add(1, std::memory_order_release);                                         // acquire: collector
    slot.state.store(static_cast<std::uint32_t>(LaneState::reserved), std::memory_order_release); // acquire: collector
    AtomicU32 &count = m_segment.header().laneCount;
    if (count.load(std::memory_order_relaxed) <= worker->lane.value)
        count.store(worker->lane.value + 1, std::memory_order_release); // acquire: everyone
    return worker;
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
    LaneSlot &slot = m_segment.lane(worker.lane);
    if (slot.state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::reserved)) {
        // Killed before its first instruction: it could not report its birth, yet it lived and has an end worth telling.
        slot.pid = slot.tid = worker.pid;
        slot.parentPid = ::getpid();
        slot.firstStamp = readStamp(m_segment.header().stampSource);
    }
    worker.running = false;
    worker.pid = 0;
    end(slot, WIFEXITED(waitStatus) ? WEXITSTATUS(waitStatus) : 0, WIFSIGNALED(waitStatus) ? WTERMSIG(waitStatus) : 0);
}

void WorkerTable::endUnborn(WorkerRecord &worker) const
{
    worker.running = false;
    end(m_segment.lane(worker.lane), 1, 0);
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

void WorkerTable::end(LaneSlot &slot, int code, int signal) const
{
    slot.exitCode = code;
    slot.exitSignal = signal;
    slot.endedStamp = readStamp(m_segment.header().stampSource);
    slot.state.store(static_cast<std::uint32_t>(LaneState::ended), std::memory_order_release); // acquire: collector
}

} // namespace interleave
