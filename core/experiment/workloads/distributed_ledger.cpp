// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_ledger.h"

#include "core/experiment/trial_log.h"

#include <algorithm>

namespace interleave {

TaskLedger::TaskLedger(WorkerContext &context, DistributedRoot &root) :
    m_context(context), m_root(root), m_waiting(context.segment, {root.tasksObject}, context.probe),
    m_results(context.segment, {root.resultsObject}, context.probe), m_acknowledge(static_cast<Acknowledge>(context.settings.integer("acknowledge"))),
    m_taskMs(context.settings.experiment().find("task_ms")), m_round(root.rounds.load(std::memory_order_relaxed))
{}

void TaskLedger::beginRound()
{
    m_tasks.clear();
    m_values.clear();
    m_workers.clear();
    m_waiting.clear();
    m_results.clear();
    m_done = m_lost = m_wrong = 0;
    m_workNs = 0;
    m_beginStamp = m_context.probe.now();
}

void TaskLedger::submitUpTo(std::uint32_t wanted)
{
    for (std::uint32_t task = submitted(); task < std::min(wanted, mostRemoteTasks); ++task) {
        m_tasks.emplace_back();
        m_values.push_back(0);
        m_waiting.put(task);
        bump(m_root.submitted);
    }
}

std::optional<std::uint32_t> TaskLedger::take()
{
    const auto item = m_waiting.get();
    if (!item)
        return std::nullopt;
    const auto task = static_cast<std::uint32_t>(*item);
    if (m_tasks[task].again)
        bump(m_root.redelivered);
    m_tasks[task].again = true;
    return task;
}

void TaskLedger::workerGone(std::uint32_t task)
{
    if (task >= submitted() || m_tasks[task].done || m_tasks[task].lost)
        return;
    if (m_acknowledge == Acknowledge::after) {
        m_waiting.putFirst(task);
        return;
    }
    // It was crossed off when it was handed out: nobody will do it again, all that is left is to notice.
    m_tasks[task].lost = true;
    ++m_lost;
    bump(m_root.lost);
}

void TaskLedger::result(std::uint32_t round, std::uint32_t task, std::uint64_t value, unsigned worker)
{
    if (round != m_round || task >= submitted())
        return;
    if (m_tasks[task].done) {
        bump(m_root.duplicated);
        return;
    }
    m_tasks[task].done = true;
    m_values[task] = value;
    m_workers.insert(worker);
    m_results.put(task);
}

void TaskLedger::collect()
{
    while (const auto item = m_results.get()) {
        const auto task = static_cast<std::uint32_t>(*item);
        ++m_done;
        bump(m_root.done);
        bump(m_context.probe.counters().operations);
        m_workNs += static_cast<std::uint64_t>(integerOf(m_context.live(m_taskMs))) * 1'000'000;
        if (m_values[task] != remoteResult(task)) {
            ++m_wrong;
            bump(m_root.wrong);
        }
    }
}

bool TaskLedger::finishRound()
{
    const std::uint64_t now = m_context.probe.now();
    m_root.roundTasks.store(submitted(), std::memory_order_relaxed);
    m_root.roundNs.store(m_context.probe.nanosOf(now - m_beginStamp), std::memory_order_relaxed);
    m_root.roundWorkNs.store(m_workNs, std::memory_order_relaxed);
    m_root.roundWorkers.store(static_cast<std::uint32_t>(m_workers.size()), std::memory_order_relaxed);

    TrialRecord record{};
    record.beginStamp = m_beginStamp;
    record.endStamp = now;
    record.expected = submitted();
    record.actual = m_done;
    record.operations = submitted();
    record.lost = m_lost;
    record.number = m_round;
    if (m_lost != 0 || m_wrong != 0)
        record.flags = trialWrong;
    publishTrial(m_context.segment, record);
    m_root.rounds.store(++m_round, std::memory_order_release); // acquire: whoever reports

    const std::uint32_t wanted = m_context.segment.control().roundsWanted.load(std::memory_order_relaxed);
    return wanted != 0 && m_round >= wanted;
}

} // namespace interleave
