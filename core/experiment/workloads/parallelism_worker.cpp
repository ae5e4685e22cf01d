// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/parallelism_worker.h"

#include "core/shm/futex.h"

#include <algorithm>

namespace interleave {

namespace {

/// A waiter that is woken by nobody looks again after this long.
constexpr Nanos parallelismBackstop = 50'000'000;

} // namespace

void ringParallelism(ParallelismRoot &root)
{
    root.bell.fetch_add(1, std::memory_order_seq_cst);
    futexWake(root.bell);
}

ParallelismWorker::ParallelismWorker(WorkerContext &context, ParallelismRoot &root) :
    m_context(context), m_root(root), m_slot(root.workers[context.number]), m_work(context.probe, context.segment),
    m_taskMs(context.settings.experiment().find("task_ms")), m_mode(static_cast<ParallelMode>(context.settings.integer("mode"))),
    m_edits(static_cast<ParallelWork>(context.settings.integer("work")) == ParallelWork::editor && context.number < editorTasks)
{}

void ParallelismWorker::run()
{
    m_context.waitAtGate();
    m_slot.place.store(static_cast<std::uint32_t>(ParallelPlace::here), std::memory_order_seq_cst);
    Round round(m_context, m_root.round, *this, true);
    if (!round.join())
        return;
    do {
        doTask(round.number());
    } while (round.next());
    const bool over = m_context.segment.control().finished.load(std::memory_order_relaxed) != 0;
    m_context.probe.endWith(over ? workerReturned : workerToldToStop);
}

void ParallelismWorker::doTask(std::uint32_t round)
{
    if (m_mode == ParallelMode::sequential && !waitForTurn(round))
        return;
    Probe &probe = m_context.probe;
    ParallelTask &task = m_root.tasks[round % 2][m_context.number];
    const std::uint64_t start = probe.now();
    task.endStamp.store(0, std::memory_order_relaxed);
    task.workNs.store(0, std::memory_order_relaxed);
    task.startStamp.store(start, std::memory_order_relaxed);
    task.round.store(round + 1, std::memory_order_release);
    probe.emitAt(start, EventKind::taskBegin, m_context.number);
    const auto stopped = [this] { return m_context.segment.control().stop.load(std::memory_order_relaxed) != 0; };
    const auto step = [&] {
        if (m_edits)
            edit(m_root.document, m_context.number);
        return stopped();
    };
    const double done = m_work.run([this] { return integerOf(m_context.live(m_taskMs)) * 1'000'000; }, step);
    if (m_edits && m_context.number == editorTypes && round == 0) // later ones find the remains of those before
        m_root.document.printedWhileTyping.store(m_root.document.printed.load(std::memory_order_acquire), std::memory_order_relaxed);
    const std::uint64_t end = probe.now();
    probe.emitAt(end, EventKind::taskEnd, m_context.number);
    task.workNs.store(static_cast<std::uint64_t>(done), std::memory_order_relaxed);
    task.endStamp.store(end, std::memory_order_relaxed);
    if (!stopped())
        bump(probe.counters().operations);
    m_slot.done.store(round + 1, std::memory_order_seq_cst);
    if (m_mode == ParallelMode::sequential)
        endTurn();
}

/// Joins the task before this one. False: the worker must end.
bool ParallelismWorker::waitForTurn(std::uint32_t round)
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_seq_cst);
        if (m_context.mustEnd())
            return false;
        std::uint32_t nobody = 0;
        if (mayBegin(round) && m_root.busy.compare_exchange_strong(nobody, m_context.number + 1, std::memory_order_seq_cst))
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        futexWait(m_root.bell, bell, monotonicNow() + parallelismBackstop);
    }
}

/// Those with lower numbers come first, as far as they are there.
bool ParallelismWorker::mayBegin(std::uint32_t round) const
{
    return std::all_of(m_root.workers, m_root.workers + m_context.number, [round](const ParallelWorkerSlot &other) {
        return other.place.load(std::memory_order_seq_cst) != static_cast<std::uint32_t>(ParallelPlace::here) ||
               other.done.load(std::memory_order_seq_cst) > round;
    });
}

void ParallelismWorker::endTurn()
{
    m_root.busy.store(0, std::memory_order_seq_cst);
    ringParallelism(m_root);
}

void ParallelismWorker::finishRound(TrialRecord &record)
{
    for (const ParallelTask &task : m_root.tasks[record.number % 2]) {
        if (task.round.load(std::memory_order_acquire) != record.number + 1)
            continue;
        ++record.expected;
        if (task.endStamp.load(std::memory_order_relaxed) != 0)
            ++record.actual;
    }
    record.operations = static_cast<std::uint64_t>(record.actual);
    if ((record.flags & trialCut) == 0)
        m_root.rounds.store(record.number + 1, std::memory_order_release); // acquire: whoever reports
}

} // namespace interleave
