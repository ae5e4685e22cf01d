// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pool_worker.h"

#include "core/base/clock.h"
#include "core/shm/futex.h"

namespace interleave {

PoolWorker::PoolWorker(WorkerContext &context, PoolRoot &root) :
    m_context(context), m_root(root), m_slot(root.workers[context.number]), m_tasks(context.segment, root.tasks, context.probe),
    m_results(context.segment, root.results, context.probe), m_work(context.probe, context.segment),
    m_taskMs(context.settings.experiment().find("task_ms")), m_kind(static_cast<TaskWork>(context.settings.integer("work")))
{
    m_slot.identity.store(m_tasks.identity(), std::memory_order_relaxed);
}

PoolWorker::~PoolWorker()
{
    stand(PoolWorkerPlace::away);
}

void PoolWorker::run()
{
    while (!m_context.mustEnd()) {
        stand(PoolWorkerPlace::waiting);
        const QueueResult got = m_tasks.get([this] { return m_context.mustEnd(); });
        if (got.status != QueueStatus::done)
            continue;
        stand(PoolWorkerPlace::working);
        const TaskRange range = rangeOf(got.item);
        PoolRound &round = m_root.round[range.round % 2];
        // A worker that is above the pool's size finishes what it has taken.
        for (std::uint32_t i = 0; i < range.count && !stopped(); ++i)
            doTask(round, range.first + i);
    }
}

void PoolWorker::doTask(PoolRound &round, std::uint32_t index)
{
    Probe &probe = m_context.probe;
    PoolTask &task = round.tasks[index % mostPoolTasks];
    const std::uint32_t permille = task.permille.load(std::memory_order_relaxed);
    task.lane.store(probe.lane().value + 1, std::memory_order_relaxed);
    const std::uint64_t start = probe.now();
    probe.emitAt(start, EventKind::taskBegin, index);
    task.startStamp.store(start, std::memory_order_relaxed);
    task.state.store(static_cast<std::uint32_t>(TaskState::running), std::memory_order_release);
    if (m_kind == TaskWork::sleep)
        sleepFor(permille);
    else
        m_work.run([&] { return lengthOf(permille); }, [this] { return stopped(); });
    const std::uint64_t end = probe.now();
    probe.emitAt(end, EventKind::taskEnd, index);
    task.endStamp.store(end, std::memory_order_relaxed);
    if (stopped())
        return;
    task.result.store(taskResult(index), std::memory_order_relaxed);
    bump(probe.counters().operations);
    m_results.put(index, [this] { return stopped(); });
}

/// One sleep, that a live change of task_ms makes shorter or longer and stop ends.
void PoolWorker::sleepFor(std::uint32_t permille)
{
    AtomicU32 &attention = m_context.segment.control().attention;
    const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
    const Nanos begin = monotonicNow();
    for (;;) {
        const std::uint32_t seen = attention.load(std::memory_order_acquire);
        const Nanos until = begin + lengthOf(permille);
        if (stopped() || monotonicNow() >= until)
            return;
        futexWait(attention, seen, until);
    }
}

Nanos PoolWorker::lengthOf(std::uint32_t permille) const
{
    return integerOf(m_context.live(m_taskMs)) * 1000 * permille;
}

void PoolWorker::stand(PoolWorkerPlace place)
{
    m_slot.place.store(static_cast<std::uint32_t>(place), std::memory_order_release); // acquire: master
}

} // namespace interleave
