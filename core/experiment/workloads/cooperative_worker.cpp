// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cooperative_worker.h"

namespace interleave {

CooperativeWorker::CooperativeWorker(WorkerContext &context, CooperativeRoot &root) :
    m_context(context), m_root(root), m_counters(context.probe.counters()), m_work(context.probe, context.segment),
    m_engine(static_cast<CooperativeEngine>(context.settings.integer("engine"))),
    m_fields(static_cast<std::uint32_t>(context.settings.integer("fields"))), m_step(context.settings.integer("step_us") * 1000)
{
    if (m_engine == CooperativeEngine::threadsWithLock)
        m_lock.emplace(root.lock, context.segment, ObjectId{root.lockObject.load(std::memory_order_relaxed)}, context.probe, cooperativeWorkers);
}

void CooperativeWorker::run()
{
    m_context.waitAtGate();
    Round round(m_context, m_root.round, *this, true);
    if (!round.join())
        return;
    do {
        workRound();
    } while (round.next());
}

void CooperativeWorker::workRound()
{
    if (m_engine == CooperativeEngine::coroutines)
        workAsCoroutines();
    else
        workAsThread();
    if (m_lock)
        m_lock->checkpoint();
}

/// The system may take the core away anywhere, and gives the other thread one of its own.
void CooperativeWorker::workAsThread()
{
    for (bool more = true; more && !m_context.mustEnd();) {
        if (m_lock) {
            const InstrumentedGuard guard(*m_lock);
            more = takeAndDoNext();
        } else {
            more = takeAndDoNext();
        }
    }
}

void CooperativeWorker::workAsCoroutines()
{
    EventLoop loop(m_context.probe);
    for (unsigned i = 0; i < cooperativeWorkers; ++i)
        loop.start(gardener(loop), i, false);
    loop.run([this] { return m_context.mustEnd(); });
}

/// Another one goes on only where this one says so.
Task CooperativeWorker::gardener(EventLoop &loop)
{
    while (takeAndDoNext())
        co_await loop.yield();
}

/// The next step in order, whoever does it. False: all have been handed out.
bool CooperativeWorker::takeAndDoNext()
{
    const std::uint32_t next = m_root.nextStep.fetch_add(1, std::memory_order_relaxed);
    if (next >= m_fields * stepsPerField)
        return false;
    doStep(next);
    return true;
}

void CooperativeWorker::doStep(std::uint32_t index)
{
    const std::uint32_t step = index % stepsPerField;
    AtomicU32 &field = m_root.fields[index / stepsPerField];
    const std::uint32_t ahead = (1u << step) - 1; // what must be finished
    const std::uint32_t begun = m_root.begun.fetch_add(1, std::memory_order_relaxed) + 1;
    m_context.probe.emit(EventKind::taskBegin, index);
    if ((field.load(std::memory_order_acquire) & ahead) != ahead) {
        field.fetch_or(fieldSpoilt, std::memory_order_relaxed);
        bump(m_counters.custom[cooperativeOutOfOrder]);
        if (step == coverStep && (field.load(std::memory_order_relaxed) & (1u << plantStep)) == 0)
            bump(m_counters.custom[cooperativeCoveredUnplanted]);
    }
    const AtomicU32 &stop = m_context.segment.control().stop;
    m_work.run([this] { return m_step; }, [&stop] { return stop.load(std::memory_order_relaxed) != 0; });
    field.fetch_or(1u << step, std::memory_order_release); // acquire: who begins the next step
    m_context.probe.emit(EventKind::taskEnd, index);
    if (m_root.begun.load(std::memory_order_relaxed) != begun)
        bump(m_counters.custom[cooperativeSwitchesInside]);
    bump(m_counters.operations);
}

void CooperativeWorker::beginRound()
{
    for (std::uint32_t i = 0; i < m_fields; ++i)
        m_root.fields[i].store(0, std::memory_order_relaxed);
    m_root.begun.store(0, std::memory_order_relaxed);
    m_root.nextStep.store(0, std::memory_order_relaxed);
}

void CooperativeWorker::finishRound(TrialRecord &record)
{
    constexpr std::uint32_t whole = (1u << stepsPerField) - 1;
    record.expected = m_fields;
    record.operations = std::uint64_t{m_fields} * stepsPerField;
    for (std::uint32_t i = 0; i < m_fields; ++i)
        record.actual += m_root.fields[i].load(std::memory_order_relaxed) == whole ? 1 : 0;
    if (record.actual != record.expected)
        record.flags |= trialWrong;
}

} // namespace interleave
