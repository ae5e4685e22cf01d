// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/contention_worker.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workloads/busy_work.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <bit>

namespace interleave {

namespace {

/// Turns between two looks at the sentinel: about a microsecond.
constexpr std::uint64_t turnsPerLook = 1024;

ObjectId objectOf(const LockContentionRoot &root, unsigned box)
{
    return {root.objects[box].load(std::memory_order_relaxed)};
}

unsigned workersNow(const WorkerContext &context)
{
    return static_cast<unsigned>(integerOf(context.live(context.settings.experiment().find("workers"))));
}

unsigned slotOf(unsigned number)
{
    return 1 + number % contentionSlots;
}

} // namespace

ContentionWorker::ContentionWorker(WorkerContext &context, LockContentionRoot &root) :
    m_context(context), m_root(root), m_percentParameter(context.settings.experiment().find("locked_percent")),
    m_unitParameter(context.settings.experiment().find("unit_us")), m_lockParameter(context.settings.experiment().find("lock")),
    m_locksParameter(context.settings.experiment().find("locks")),
    m_one(root.boxes[0], context.segment, objectOf(root, 0), context.probe, workersNow(context)),
    m_slot(root.boxes[slotOf(context.number)], context.segment, objectOf(root, slotOf(context.number)), context.probe, workersNow(context))
{}

void ContentionWorker::run()
{
    m_context.waitAtGate();
    Round round(m_context, m_root.round, *this, false);
    if (!round.join())
        return;
    WorkerCounters &counters = m_context.probe.counters();
    const AtomicU32 &attention = m_context.segment.control().attention;
    while (heed()) {
        if (changeWanted()) {
            m_one.checkpoint();
            m_slot.checkpoint();
            if (!round.pause())
                break;
            m_one.refresh();
            m_slot.refresh();
            continue;
        }
        if (m_context.number >= m_root.active.load(std::memory_order_relaxed)) {
            rest();
            continue;
        }
        do {
            unit();
            bump(counters.operations);
            m_context.probe.tick();
        } while (attention.load(std::memory_order_relaxed) == m_attention);
    }
    const bool over = m_context.segment.control().finished.load(std::memory_order_relaxed) != 0;
    m_context.probe.endWith(over ? workerReturned : workerToldToStop);
}

void ContentionWorker::unit()
{
    if (m_lockedTurns != 0) {
        const InstrumentedGuard guard(*m_lock);
        work(m_lockedTurns);
    }
    work(m_freeTurns);
}

void ContentionWorker::work(std::uint64_t turns)
{
    for (; turns > turnsPerLook; turns -= turnsPerLook) {
        busyTurns(turnsPerLook);
        m_context.probe.tick();
    }
    busyTurns(turns);
}

/// Takes note of the control words; false: the worker must end.
bool ContentionWorker::heed()
{
    m_attention = m_context.segment.control().attention.load(std::memory_order_acquire);
    const auto percent = static_cast<std::uint64_t>(std::clamp<std::int64_t>(integerOf(m_context.live(m_percentParameter)), 0, 100));
    const double perMicro = std::bit_cast<double>(m_root.turnsPerMicro.load(std::memory_order_relaxed));
    const auto turns = static_cast<std::uint64_t>(realOf(m_context.live(m_unitParameter)) * perMicro);
    m_lockedTurns = turns * percent / 100;
    m_freeTurns = turns - m_lockedTurns;
    m_lock = integerOf(m_context.live(m_locksParameter)) == 0 ? &m_one : &m_slot;
    return !m_context.mustEnd();
}

/// Not wanted in this phase: sleeps until a control word changes.
void ContentionWorker::rest()
{
    m_one.checkpoint();
    m_slot.checkpoint();
    const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
    futexWait(m_context.segment.control().attention, m_attention);
}

bool ContentionWorker::changeWanted() const
{
    return m_context.live(m_lockParameter) != m_root.lockRaw.load(std::memory_order_relaxed);
}

void ContentionWorker::change()
{
    const RawValue to = m_context.live(m_lockParameter);
    const RawValue from = m_root.lockRaw.exchange(to, std::memory_order_relaxed);
    const LockKind kind = lockKindOf(m_context.settings.experiment().parameter(m_lockParameter), to);
    for (unsigned i = 0; i <= contentionSlots; ++i)
        m_context.segment.object(objectOf(m_root, i)).variant.store(static_cast<std::uint32_t>(kind), std::memory_order_release);
    m_context.probe.emit(EventKind::marker, m_lockParameter.value, to, 0, from, 0);
}

void ContentionWorker::finishRound(TrialRecord &record)
{
    record.flags |= trialCut; // work without rounds: there is no final value to be right or wrong
}

} // namespace interleave
