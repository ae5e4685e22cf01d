// SPDX-License-Identifier: GPL-3.0-or-later
// What the host does about the things host_loop.cpp waits for.
#include "core/base/clock.h"
#include "core/host/host_loop.h"
#include "core/host/placement.h"
#include "core/host/process_tree.h"
#include "core/host/worker_process.h"
#include "core/host/worker_thread.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <vector>

#include <unistd.h>

namespace interleave {

namespace {

constexpr unsigned startsPerTurn = 32;      ///< then the control socket gets a look, however many are still to be started
constexpr unsigned mostRequestsAtOnce = 16; ///< waiting in the fork server's socket
constexpr std::int64_t ballastPerTurn = 16; ///< MiB: some 10 ms
constexpr Nanos graceOfTheKilled = 1'000'000'000;

} // namespace

bool HostLoop::canStart() const
{
    const auto next = m_table.next();
    return next && (next->method != StartMethod::forkserver || m_requested < mostRequestsAtOnce);
}

bool HostLoop::isOver() const
{
    if (m_table.hasPlanned() || m_table.running() != 0)
        return false;
    if (!m_table.offspringLives())
        return true;
    // Children whose parents have gone before them are ours now.
    std::vector<pid_t> orphans = childrenOf(::getpid());
    std::erase(orphans, m_forkServer.pid());
    if (!orphans.empty())
        return false;
    m_table.endLostOffspring();
    return true;
}

/// Once the work is over, or is being stopped, nobody is started in addition.
bool HostLoop::mayStartMore() const
{
    return !m_stopping && m_segment.control().finished.load(std::memory_order_acquire) == 0;
}

Result<void> HostLoop::startSome()
{
    for (unsigned i = 0; i < startsPerTurn && canStart(); ++i) {
        const PlannedStart start = *m_table.next();
        if (start.ballastMib > m_ballast.mebibytes())
            return m_ballast.growTo(std::min(start.ballastMib, m_ballast.mebibytes() + ballastPerTurn));
        m_table.takeNext();
        auto started = startOne(start);
        if (!started && !m_begun)
            return started;
        if (!started)
            refuse(m_workload.laneName(start.role, start.number, start.method), started.error().arguments.back());
    }
    m_begun = m_begun || !m_table.hasPlanned();
    return {};
}

Result<void> HostLoop::startOne(const PlannedStart &start)
{
    WorkerRecord *worker = m_table.claim(start);
    if (!worker)
        return Error{ErrorCode::outOfLanes, {std::to_string(maxLanes + 1), std::to_string(maxLanes)}};
    Result<pid_t> pid = pid_t{0};
    switch (start.method) {
    case StartMethod::thread:
        if (const auto started = startWorkerThread(m_segment, worker->lane, m_settings, m_doorbell.get()); started)
            worker->thread = *started;
        else
            pid = started.error();
        break;
    case StartMethod::fork: pid = forkWorker(m_segment, worker->lane, m_settings); break;
    case StartMethod::spawn: pid = spawnWorker(m_executable, m_segment, worker->lane); break;
    case StartMethod::forkserver:
        if (!m_forkServerGone && m_forkServer.request(m_segment, worker->lane))
            ++m_requested;
        else
            pid = Error{ErrorCode::startFailed, {m_segment.lane(worker->lane).name, refusalReason(EPIPE)}};
        break;
    case StartMethod::count: break;
    }
    if (!pid) {
        m_table.endUnborn(*worker);
        return pid.error();
    }
    worker->pid = *pid;
    return {};
}

void HostLoop::workerEnded(const WorkerRecord &worker)
{
    m_workload.workerGone(m_segment, worker.role, worker.number);
    reportRefusals(worker);
    if (!mayStartMore())
        return;
    const LaneSlot &slot = m_segment.lane(worker.lane);
    const unsigned wanted = m_segment.control().wanted[worker.role].load(std::memory_order_relaxed);
    const bool toldToStop = slot.endReason.load(std::memory_order_relaxed) == workerToldToStop;
    if (!toldToStop && m_workload.startsAgain(m_settings, slot) && worker.number < wanted)
        m_table.planAgain(worker);
    // One that was told to end may be wanted again by now.
    if (toldToStop)
        m_table.reconcile(m_workload.wanted(liveSettings()));
}

/// Its workers die with it; from here on the method is refused.
void HostLoop::forkServerEnded()
{
    readForkServer();
    m_forkServerGone = true;
    m_requested = 0;
    for (WorkerRecord &worker : m_table.workers()) {
        if (!worker.running || worker.method != StartMethod::forkserver)
            continue;
        m_table.endProcess(worker, SIGKILL); // as a wait status: killed by it
        workerEnded(worker);
    }
}

Settings HostLoop::liveSettings() const
{
    Settings settings = m_settings;
    const auto &parameters = m_settings.experiment().parameters;
    for (std::uint32_t i = 0; i < parameters.size(); ++i) {
        if (parameters[i].isLive())
            settings.setRaw({i}, m_segment.control().live[i].load(std::memory_order_relaxed));
    }
    return settings;
}

void HostLoop::followWanted()
{
    const auto wanted = m_workload.wanted(liveSettings());
    ControlWords &control = m_segment.control();
    for (unsigned role = 0; role < maxRoles; ++role)
        control.wanted[role].store(wanted[role], std::memory_order_relaxed);
    if (mayStartMore())
        m_table.reconcile(wanted);
    m_segment.announce();
    m_workload.controlChanged(m_segment);
}

void HostLoop::openGateWhenReady()
{
    if (canStart() || m_requested != 0)
        return;
    if (m_begun && !m_allStarted)
        m_workload.allStarted(m_segment, m_settings);
    m_allStarted = m_allStarted || m_begun;
    if (m_gateOpen)
        return;
    // One that died before it came this far is not waited for.
    if (m_segment.control().atGate.load(std::memory_order_acquire) < m_table.running())
        return;
    openGate();
}

void HostLoop::openGate()
{
    ControlWords &control = m_segment.control();
    control.gateStamp.store(readStamp(m_segment.header().stampSource), std::memory_order_relaxed);
    control.gate.store(1, std::memory_order_release); // acquire: waitAtGate()
    futexWake(control.gate);
    m_gateOpen = true;
    m_control.send(StartedMessage{});
    for (const WorkerRecord &worker : m_table.workers())
        reportRefusals(worker);
}

void HostLoop::stop(std::chrono::milliseconds grace)
{
    if (m_stopping)
        return;
    m_stopping = true;
    m_grace = std::chrono::nanoseconds(grace).count();
    m_deadline = monotonicNow() + m_grace;
    m_runningBefore = m_table.running();
    m_table.forgetPlanned();
    m_segment.control().stop.store(1, std::memory_order_relaxed);
    m_segment.announce();
    if (!m_gateOpen)
        openGate(); // whoever sleeps there wakes, sees the stop and ends
    m_workload.controlChanged(m_segment);
}

/// Kills what runs past the grace. True when that is not enough: a thread cannot be killed alone.
bool HostLoop::killOverdue()
{
    if (m_deadline < 0 || monotonicNow() < m_deadline)
        return false;
    // A thousand workers on two cores take their time: as long as some end, nobody is killed.
    if (const unsigned running = m_table.running(); running < m_runningBefore && !m_killed) {
        m_runningBefore = running;
        m_deadline = monotonicNow() + m_grace;
        return false;
    }
    for (const WorkerRecord &worker : m_table.workers()) {
        if (worker.running && worker.method == StartMethod::thread)
            return true;
        if (worker.running && worker.pid > 0)
            ::kill(worker.pid, SIGKILL);
    }
    for (const pid_t pid : m_table.hasOffspring() ? descendantsOf(::getpid()) : std::vector<pid_t>()) {
        if (pid != m_forkServer.pid())
            ::kill(pid, SIGKILL);
    }
    const bool again = m_killed;
    m_killed = true;
    m_deadline = monotonicNow() + graceOfTheKilled;
    return again;
}

void HostLoop::reportRefusals(const WorkerRecord &worker)
{
    const LaneSlot &slot = m_segment.lane(worker.lane);
    for (std::uint32_t kind = 0; kind < static_cast<std::uint32_t>(PlacementRefusal::count); ++kind) {
        if (const std::int32_t error = slot.placementErrno[kind]; error != 0)
            refuse(refusalSubject(static_cast<PlacementRefusal>(kind), m_settings), refusalReason(error));
    }
}

void HostLoop::refuse(std::string what, std::string why)
{
    if (m_refused.emplace(what, why).second)
        m_control.send(RefusedMessage{std::move(what), std::move(why)});
}

} // namespace interleave
