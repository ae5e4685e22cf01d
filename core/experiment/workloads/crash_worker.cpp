// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/crash_worker.h"

#include "core/shm/futex.h"

#include <unistd.h>

namespace interleave {

namespace {

/// A sleeper that nobody wakes looks again after this long.
constexpr Nanos workerBackstop = 100'000'000;

} // namespace

CrashWorker::CrashWorker(WorkerContext &context, MasterWorkerRoot &root) :
    m_context(context), m_root(root), m_options(context.settings), m_work(context.probe, context.segment), m_lane(context.probe.lane().value),
    m_stretch(context.segment.lane(context.probe.lane()).stretch.load(std::memory_order_relaxed)), m_isReplacement(m_stretch > 1)
{}

void CrashWorker::run()
{
    while (!m_context.mustEnd()) {
        const std::uint32_t seen = m_root.bell.load(std::memory_order_acquire);
        if (takeOne() || m_context.mustEnd())
            continue;
        const BlockedScope blocked(m_context.probe, BlockedReason::queue);
        futexWait(m_root.bell, seen, monotonicNow() + workerBackstop);
    }
}

bool CrashWorker::takeOne()
{
    for (std::uint32_t i = 0; i < boardTasks; ++i) {
        const std::uint32_t index = (m_last + i) % boardTasks;
        BoardTask &task = m_root.tasks[index];
        std::uint64_t waiting = boardWord(BoardState::waiting);
        if (task.word.load(std::memory_order_relaxed) != waiting)
            continue;
        const std::uint64_t taken = boardWord(BoardState::taken, m_lane, m_stretch);
        task.takenStamp.store(m_context.probe.now(), std::memory_order_relaxed);
        if (!task.word.compare_exchange_strong(waiting, taken, std::memory_order_acq_rel)) // release: master; acquire: whoever put it up
            continue;
        m_last = index;
        doTask(task, index, taken);
        return true;
    }
    return false;
}

void CrashWorker::doTask(BoardTask &task, std::uint32_t index, std::uint64_t taken)
{
    Probe &probe = m_context.probe;
    probe.emit(EventKind::taskBegin, index);
    noteRecovery();
    const auto stop = [this] { return m_context.segment.control().stop.load(std::memory_order_relaxed) != 0; };
    m_work.run([] { return boardTaskLength / 2; }, stop);
    crashIfItIsTime();
    m_work.run([] { return boardTaskLength / 2; }, stop);
    probe.emit(EventKind::taskEnd, index);
    if (stop())
        return;
    // The master may have given it up meanwhile: then it is not ours to finish.
    if (!task.word.compare_exchange_strong(taken, boardWord(BoardState::done, m_lane, m_stretch), std::memory_order_acq_rel))
        return;
    bump(probe.counters().operations);
    const std::uint32_t done = m_root.done.fetch_add(1, std::memory_order_acq_rel) + 1; // acquire: master
    if (done + m_root.lost.load(std::memory_order_relaxed) >= boardTasks)
        ringBoard(m_root);
}

void CrashWorker::crashIfItIsTime()
{
    std::uint32_t nobody = 0;
    if (m_root.done.load(std::memory_order_relaxed) < m_options.after || m_root.crashTaken.load(std::memory_order_relaxed) != 0 ||
        !m_root.crashTaken.compare_exchange_strong(nobody, 1, std::memory_order_relaxed))
        return;
    CrashRecord &record = m_root.crash[m_root.crashes.fetch_add(1, std::memory_order_relaxed) % keptCrashes];
    record.lane.store(m_lane, std::memory_order_relaxed);
    record.stretch.store(m_stretch, std::memory_order_relaxed);
    record.pid.store(static_cast<std::uint32_t>(::getpid()), std::memory_order_relaxed);
    record.recoveredStamp.store(0, std::memory_order_relaxed);
    record.stamp.store(m_context.probe.now(), std::memory_order_release); // acquire: whoever reports
    crashNow(m_context, m_options.kind);
}

/// The first task of one who stands in for another: from here on the team is complete again.
void CrashWorker::noteRecovery()
{
    if (!m_isReplacement)
        return;
    m_isReplacement = false;
    const std::uint32_t crashes = m_root.crashes.load(std::memory_order_relaxed);
    if (crashes == 0)
        return;
    std::uint64_t notYet = 0;
    m_root.crash[(crashes - 1) % keptCrashes].recoveredStamp.compare_exchange_strong(notYet, m_context.probe.now(), std::memory_order_relaxed);
}

} // namespace interleave
