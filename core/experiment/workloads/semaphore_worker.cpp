// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/semaphore_worker.h"

#include "core/base/clock.h"
#include "core/shm/futex.h"
#include "core/sync/futex_mutex.h"

#include <algorithm>

namespace interleave {

namespace {

/// Computing before each request: a worker that came straight back would take the permit it has just given, before who was woken.
constexpr Nanos preparation = 500'000;
constexpr unsigned barePairs = 20'000;

void raiseShared(AtomicU32 &most, std::uint32_t candidate)
{
    std::uint32_t before = most.load(std::memory_order_relaxed);
    while (candidate > before && !most.compare_exchange_weak(before, candidate, std::memory_order_relaxed)) {
    }
}

} // namespace

SemaphoreWorker::SemaphoreWorker(WorkerContext &context, SemaphoreRoot &root) :
    m_context(context), m_root(root), m_slot(root.workers[context.number]), m_counters(context.probe.counters()),
    m_work(context.probe, context.segment), m_hold(context.settings.experiment().find("hold_ms")),
    m_twice(context.number == 0 && context.settings.choice("bug") == "double-release")
{
    if (static_cast<SemaphoreKind>(root.kind.load(std::memory_order_relaxed)) == SemaphoreKind::mutex)
        m_mutex.emplace(context.segment, ObjectId{root.mutex.load(std::memory_order_relaxed)}, context.probe);
    else
        m_semaphore.emplace(context.segment, root.semaphore, context.probe);
}

void SemaphoreWorker::run()
{
    m_slot.lane.store(m_context.probe.lane().value + 1, std::memory_order_seq_cst);
    if (m_context.number == 0)
        measureBarePairs();
    m_context.waitAtGate();
    while (!m_context.mustEnd()) {
        m_work.run([] { return preparation; }, [this] { return m_context.mustEnd(); });
        const std::uint32_t before = permits();
        if (!enter())
            continue;
        m_slot.inside.store(1, std::memory_order_seq_cst);
        const std::uint32_t inside = m_root.count.fetch_add(1, std::memory_order_seq_cst) + 1;
        raiseShared(m_root.mostInside, inside);
        if (inside > std::max(before, permits()))
            bump(m_counters.custom[semaphoreOverfull]);
        stay();
        if (m_slot.inside.exchange(0, std::memory_order_seq_cst) != 0)
            m_root.count.fetch_sub(1, std::memory_order_seq_cst);
        leave();
    }
}

std::uint32_t SemaphoreWorker::permits() const
{
    return m_mutex ? 1 : m_semaphore->permits();
}

bool SemaphoreWorker::enter()
{
    const auto giveUp = [this] { return m_context.mustEnd(); };
    return m_mutex ? m_mutex->lock(giveUp) : m_semaphore->acquire(giveUp);
}

void SemaphoreWorker::leave()
{
    release();
    if (!m_twice || m_context.mustEnd())
        return;
    bump(m_counters.custom[semaphoreSecondReleases]);
    if (!release())
        bump(m_counters.custom[semaphoreRefused]);
}

bool SemaphoreWorker::release()
{
    return m_mutex ? m_mutex->unlock() : m_semaphore->release() == SemaphoreRelease::done;
}

/// Uses what there are so few of, such as a connection: most of that is waiting for an answer. Ends early when the worker is told to end.
void SemaphoreWorker::stay()
{
    const std::uint64_t counted = m_root.guarded.load(std::memory_order_relaxed);
    AtomicU32 &attention = m_context.segment.control().attention;
    const AtomicU32 &stop = m_context.segment.control().stop;
    const Nanos begin = monotonicNow();
    {
        const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
        for (;;) {
            const std::uint32_t seen = attention.load(std::memory_order_acquire);
            const Nanos until = begin + integerOf(m_context.live(m_hold)) * 1'000'000;
            if (stop.load(std::memory_order_relaxed) != 0)
                return;
            if (monotonicNow() >= until)
                break;
            futexWait(attention, seen, until);
        }
    }
    m_root.guarded.store(counted + 1, std::memory_order_relaxed);
    m_root.entries.fetch_add(1, std::memory_order_relaxed);
    bump(m_counters.operations);
}

/// What the two cost where nobody else wants them, before the run begins.
void SemaphoreWorker::measureBarePairs()
{
    const auto picosOfOne = [](const auto &pair) {
        const Nanos begin = monotonicNow();
        for (unsigned i = 0; i < barePairs; ++i)
            pair();
        return static_cast<std::uint64_t>((monotonicNow() - begin) * 1000 / barePairs);
    };
    m_root.bare.word.store(1, std::memory_order_relaxed);
    m_root.semaphorePicos.store(picosOfOne([this] {
        semaphore::tryTake(m_root.bare);
        semaphore::giveBack(m_root.bare);
    }),
        std::memory_order_relaxed);
    FutexMutex mutex;
    m_root.mutexPicos.store(picosOfOne([&mutex] {
        if (mutex.tryLock())
            mutex.unlock();
    }),
        std::memory_order_relaxed);
}

} // namespace interleave
