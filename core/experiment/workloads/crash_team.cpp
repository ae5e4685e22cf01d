// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/crash_team.h"

#include "core/experiment/workloads/crash_worker.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <stdexcept>

namespace interleave {

namespace {

constexpr Nanos teamBackstop = 1'000'000'000; ///< whoever changes something rings

/// Says that the thread has left, also where an exception takes it away.
class Leaving
{
public:
    Leaving(MasterWorkerRoot &root, unsigned number) : m_root(root), m_number(number) {}
    ~Leaving()
    {
        m_root.threadLeft[m_number % mostCrashWorkers].store(1, std::memory_order_release); // acquire: its team
        ringBoard(m_root);
    }
    Leaving(const Leaving &) = delete;
    Leaving &operator=(const Leaving &) = delete;

private:
    MasterWorkerRoot &m_root;
    unsigned m_number;
};

} // namespace

void giveUpTasks(MasterWorkerRoot &root, LaneId lane, std::uint32_t stretch, bool requeue)
{
    bool any = false;
    for (BoardTask &task : root.tasks) {
        std::uint64_t taken = boardWord(BoardState::taken, lane.value, stretch);
        const std::uint64_t then = requeue ? boardWord(BoardState::waiting) : boardWord(BoardState::lost, lane.value, stretch);
        if (!task.word.compare_exchange_strong(taken, then, std::memory_order_acq_rel))
            continue;
        any = true;
        (requeue ? root.requeued : root.lost).fetch_add(1, std::memory_order_relaxed);
    }
    if (any)
        ringBoard(root);
}

CrashTeam::CrashTeam(WorkerContext &context, MasterWorkerRoot &root, unsigned first, unsigned most) :
    m_context(context), m_root(root), m_options(context.settings), m_first(first), m_most(std::min(most, mostCrashWorkers))
{}

void CrashTeam::look()
{
    const unsigned wanted = m_context.segment.control().wanted[crashThreadRole].load(std::memory_order_relaxed);
    for (unsigned place = 0; place < m_most; ++place) {
        const unsigned number = m_first + place;
        if (m_threads[place] && m_root.threadLeft[number].load(std::memory_order_acquire) != 0)
            join(place);
        if (m_threads[place] || m_given[place] || number >= wanted || m_context.mustEnd())
            continue;
        m_root.threadLeft[number].store(0, std::memory_order_relaxed);
        auto thread = ChildThread::start(m_context, crashThreadRole, number, [root = &m_root, number](WorkerContext &context) {
            const Leaving leaving(*root, number);
            CrashWorker(context, *root).run();
            return 0;
        });
        if (!thread)
            throw std::runtime_error(thread.error().toString());
        m_threads[place] = *thread;
    }
}

void CrashTeam::join(unsigned place)
{
    m_threads[place]->join(m_context);
    const LaneId lane = m_threads[place]->lane();
    m_threads[place].reset();
    const LaneSlot &slot = m_context.segment.lane(lane);
    if (slot.endReason.load(std::memory_order_relaxed) == workerThrew)
        m_given[place] = !m_options.respawn;
    giveUpTasks(m_root, lane, slot.stretch.load(std::memory_order_relaxed), m_options.requeue);
}

bool CrashTeam::runUntilEnd()
{
    while (!m_context.mustEnd() && !isGivenUp()) {
        const std::uint32_t seen = m_root.bell.load(std::memory_order_acquire);
        look();
        if (m_context.mustEnd())
            break;
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        futexWait(m_root.bell, seen, monotonicNow() + teamBackstop);
    }
    joinAll();
    return m_context.mustEnd();
}

bool CrashTeam::isGivenUp() const
{
    return isEmpty() && std::any_of(m_given.begin(), m_given.end(), [](bool given) { return given; });
}

void CrashTeam::joinAll()
{
    for (unsigned place = 0; place < m_most; ++place) {
        if (m_threads[place])
            join(place);
    }
}

bool CrashTeam::isEmpty() const
{
    return std::none_of(m_threads.begin(), m_threads.end(), [](const auto &thread) { return thread.has_value(); });
}

} // namespace interleave
