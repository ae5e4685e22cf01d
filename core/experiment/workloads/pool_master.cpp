// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pool_master.h"

#include "core/experiment/trial_log.h"
#include "core/experiment/workloads/pool_killer.h"
#include "core/shm/lane_life.h"

#include <algorithm>
#include <vector>

namespace interleave {

namespace {

constexpr std::uint32_t longTaskPermille = 4000; ///< of task_law=one-long, the last one

/// Scatters a number over 64 bits (the finaliser of splitmix64): task lengths that are random and the same in every run.
constexpr std::uint64_t scattered(std::uint64_t x)
{
    x += 0x9e37'79b9'7f4a'7c15;
    x = (x ^ (x >> 30)) * 0xbf58'476d'1ce4'e5b9;
    x = (x ^ (x >> 27)) * 0x94d0'49bb'1331'11eb;
    return x ^ (x >> 31);
}

TaskState stateOf(const PoolTask &task)
{
    return static_cast<TaskState>(task.state.load(std::memory_order_acquire));
}

} // namespace

PoolMaster::PoolMaster(WorkerContext &context, PoolRoot &root) :
    m_context(context), m_root(root), m_tasks(context.segment, root.tasks, context.probe), m_results(context.segment, root.results, context.probe),
    m_tasksParameter(context.settings.experiment().find("tasks")), m_chunk(static_cast<std::uint32_t>(context.settings.integer("chunk_size"))),
    m_law(static_cast<TaskLaw>(context.settings.integer("task_law"))), m_kill(static_cast<KillWorker>(context.settings.integer("kill_worker"))),
    m_submitLate(context.settings.isOn("submit_after_close"))
{}

void PoolMaster::run()
{
    const ControlWords &control = m_context.segment.control();
    for (std::uint32_t number = m_root.rounds.load(std::memory_order_relaxed); !m_context.mustEnd(); ++number) {
        beginRound(number);
        if (m_kill == KillWorker::idle)
            PoolKiller(m_context, m_root).killWaiting();
        submitUpTo(tasksWanted());
        join(); // too early: the pool is still open
        if (m_submitLate) {
            close();
            submit(m_submitted, 1); // too late
        }
        if (m_kill == KillWorker::running)
            PoolKiller(m_context, m_root).killWorking(m_submitted);
        while (isOutstanding() && !m_context.mustEnd())
            collectOne();
        if (isOutstanding())
            return;
        close();
        join();
        endRound();
        const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
        if (wanted != 0 && number + 1 >= wanted) {
            m_context.segment.control().finished.store(1, std::memory_order_release);
            m_context.segment.announce();
            ringQueue(m_root.tasks);
        }
    }
}

void PoolMaster::beginRound(std::uint32_t number)
{
    m_number = number;
    m_submitted = 0;
    m_asked = 0;
    m_finished = 0;
    m_round = &m_root.round[number % 2];
    m_round->number.store(number + 1, std::memory_order_relaxed);
    for (AtomicU32 *count : {&m_round->submitted, &m_round->done, &m_round->lost, &m_round->wrong})
        count->store(0, std::memory_order_relaxed);
    m_round->endStamp.store(0, std::memory_order_relaxed);
    m_root.closed.store(0, std::memory_order_relaxed);
}

void PoolMaster::endRound()
{
    const std::uint64_t now = m_context.probe.now();
    m_round->endStamp.store(now, std::memory_order_relaxed);
    m_root.rounds.store(m_number + 1, std::memory_order_release); // acquire: whoever reports
    TrialRecord record{};
    record.beginStamp = m_round->tasks[0].submitStamp.load(std::memory_order_relaxed);
    record.endStamp = now;
    record.expected = m_submitted;
    record.actual = m_round->done.load(std::memory_order_relaxed);
    record.operations = m_submitted;
    record.lost = m_round->lost.load(std::memory_order_relaxed);
    record.number = m_number;
    if (record.lost != 0 || m_round->wrong.load(std::memory_order_relaxed) != 0)
        record.flags = trialWrong;
    publishTrial(m_context.segment, record);
}

bool PoolMaster::submit(std::uint32_t first, std::uint32_t count)
{
    if (m_root.closed.load(std::memory_order_relaxed) != 0) {
        bump(m_root.refused[submitToClosed]);
        return false;
    }
    const std::uint64_t stamp = m_context.probe.now();
    for (std::uint32_t index = first; index < first + count; ++index) {
        PoolTask &task = m_round->tasks[index];
        task.startStamp.store(0, std::memory_order_relaxed);
        task.endStamp.store(0, std::memory_order_relaxed);
        task.lane.store(0, std::memory_order_relaxed);
        task.arrival.store(0, std::memory_order_relaxed);
        task.result.store(0, std::memory_order_relaxed);
        task.submitStamp.store(stamp, std::memory_order_relaxed);
        task.state.store(static_cast<std::uint32_t>(TaskState::submitted), std::memory_order_release);
    }
    // Written before a worker can see the tasks, by the only one who puts.
    const std::uint64_t message = m_root.tasks.tail.load(std::memory_order_relaxed);
    for (std::uint32_t index = first; index < first + count; ++index)
        m_round->tasks[index].message.store(message, std::memory_order_relaxed);
    m_submitted = first + count;
    m_round->submitted.store(m_submitted, std::memory_order_release);
    m_tasks.put(itemOf({m_number, first, count}), [this] { return m_context.mustEnd(); });
    return true;
}

void PoolMaster::close()
{
    m_root.closed.store(1, std::memory_order_relaxed);
}

/// Of an open pool it would wait for ever: refused.
bool PoolMaster::join()
{
    if (m_root.closed.load(std::memory_order_relaxed) != 0)
        return true;
    bump(m_root.refused[joinOfOpen]);
    return false;
}

void PoolMaster::submitUpTo(std::uint32_t wanted)
{
    for (std::uint32_t first = m_submitted; first < wanted && !m_context.mustEnd();) {
        const std::uint32_t count = std::min(m_chunk, wanted - first);
        for (std::uint32_t index = first; index < first + count; ++index)
            m_round->tasks[index].permille.store(permilleOf(index, wanted - 1), std::memory_order_relaxed);
        if (!submit(first, count))
            break;
        first += count;
    }
    m_asked = std::max(m_asked, wanted);
}

std::uint32_t PoolMaster::tasksWanted() const
{
    return std::min(static_cast<std::uint32_t>(m_context.live(m_tasksParameter)), mostPoolTasks);
}

std::uint32_t PoolMaster::permilleOf(std::uint32_t index, std::uint32_t last) const
{
    switch (m_law) {
    case TaskLaw::equal: break;
    case TaskLaw::uniform: return 1 + static_cast<std::uint32_t>(scattered((std::uint64_t{m_number} << 32) | index) % 1000);
    case TaskLaw::oneLong: return index == last ? longTaskPermille : 1000;
    }
    return 1000;
}

bool PoolMaster::isOutstanding() const
{
    return m_finished < m_submitted;
}

/// Waits for a result, a worker's end, or more tasks.
void PoolMaster::collectOne()
{
    const QueueResult got = m_results.get(
        [this] { return m_context.mustEnd() || tasksWanted() > m_asked || m_root.deaths.load(std::memory_order_acquire) != m_deathsSeen; });
    if (got.status == QueueStatus::done)
        take(static_cast<std::uint32_t>(got.item));
    // Workers that were told to end are no deaths; and the stop is visible to whoever sees that one has ended.
    const std::uint32_t deaths = m_root.deaths.load(std::memory_order_acquire);
    if (m_context.mustEnd())
        return;
    if (tasksWanted() > m_asked)
        submitUpTo(tasksWanted());
    if (deaths != m_deathsSeen) {
        m_deathsSeen = deaths;
        findLost();
    }
}

void PoolMaster::take(std::uint32_t index)
{
    PoolTask &task = m_round->tasks[index % mostPoolTasks];
    if (stateOf(task) == TaskState::done || stateOf(task) == TaskState::lost)
        return;
    task.state.store(static_cast<std::uint32_t>(TaskState::done), std::memory_order_relaxed);
    if (task.result.load(std::memory_order_relaxed) != taskResult(index))
        bump(m_round->wrong);
    bump(m_round->done);
    task.arrival.store(m_round->done.load(std::memory_order_relaxed), std::memory_order_relaxed);
    ++m_finished;
}

/// Which tasks went down with their workers: taken by one that is no more, and without a result though all that was handed in has been read.
void PoolMaster::findLost()
{
    std::vector<std::uint32_t> orphans;
    for (std::uint32_t index = 0; index < m_submitted; ++index) {
        const PoolTask &task = m_round->tasks[index];
        if (stateOf(task) == TaskState::done || stateOf(task) == TaskState::lost)
            continue;
        const std::uint64_t taker = m_tasks.takerOf(task.message.load(std::memory_order_relaxed));
        if (taker != 0 && isPoolWorkerGone(m_context.segment, taker))
            orphans.push_back(index);
    }
    if (orphans.empty())
        return;
    for (;;) {
        const QueueResult got = m_results.get([] { return true; });
        if (got.status != QueueStatus::done)
            break;
        take(static_cast<std::uint32_t>(got.item));
    }
    for (const std::uint32_t index : orphans) {
        PoolTask &task = m_round->tasks[index];
        if (stateOf(task) == TaskState::done)
            continue;
        task.state.store(static_cast<std::uint32_t>(TaskState::lost), std::memory_order_relaxed);
        if (task.startStamp.load(std::memory_order_relaxed) != 0 && task.endStamp.load(std::memory_order_relaxed) == 0)
            task.endStamp.store(endOf(m_tasks.takerOf(task.message.load(std::memory_order_relaxed))), std::memory_order_relaxed);
        bump(m_round->lost);
        ++m_finished;
    }
}

/// When one that is gone ended, as the host saw it: before anybody took its place.
std::uint64_t PoolMaster::endOf(std::uint64_t identity) const
{
    const LaneSlot &lane = m_context.segment.lane(QueueEnd::laneOf(identity));
    const std::optional<LaneLook> seen = lookAt(lane);
    const std::uint32_t since = seen ? seen->stretch - QueueEnd::stretchOf(identity) : 2;
    switch (since) {
    case 0: return seen->life.endedStamp;
    case 1: return seen->former.endedStamp;
    default: return m_context.probe.now();
    }
}

} // namespace interleave
