// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/contention_master.h"

#include "core/base/clock.h"
#include "core/experiment/common_parameters.h"
#include "core/shm/futex.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr Nanos phaseLength = 250'000'000;
constexpr Nanos settleLength = 20'000'000; ///< after a change, before its phase counts
constexpr double coarser = 10;

} // namespace

ContentionMaster::ContentionMaster(WorkerContext &context, LockContentionRoot &root) : m_context(context), m_root(root)
{
    const ExperimentInfo &experiment = context.settings.experiment();
    m_ids = {experiment.find("locked_percent"), experiment.find("unit_us"), experiment.find("lock"), experiment.find("locks")};
    for (unsigned i = 0; i < parameterCount; ++i)
        m_expected[i] = context.settings.raw(m_ids[i]);
    m_own = {.percent = m_expected[percent], .unit = m_expected[unit], .lock = m_expected[lock], .locks = m_expected[locks]};
}

std::vector<ContentionMaster::Words> ContentionMaster::tour() const
{
    const Parameter &lockParameter = m_context.settings.experiment().parameter(m_ids[lock]);
    const RawValue ticket = *parseValue(lockParameter, "ticket");
    const RawValue mutex = *parseValue(lockParameter, "mutex");
    const RawValue oneLock = rawInteger(0);
    const auto with = [&](std::int64_t lockedPercent, RawValue kind, double micros, std::uint32_t active = UINT32_MAX) {
        return Words{rawInteger(lockedPercent), rawReal(micros), kind, oneLock, active};
    };
    const double micros = realOf(m_own.unit);
    std::vector<Words> words{with(0, m_own.lock, micros, 1)};
    for (const std::int64_t share : {0, 25, 50, 75, 100})
        words.push_back(with(share, m_own.lock, micros));
    words.push_back(with(100, ticket, micros));
    words.push_back(with(100, mutex, micros));
    words.push_back(with(50, m_own.lock, micros * coarser));
    words.push_back(m_own);
    return words;
}

void ContentionMaster::run()
{
    m_context.waitAtGate();
    const ControlWords &control = m_context.segment.control();
    for (const Words &words : tour()) {
        if (perform(words) == Went::interrupted)
            break;
    }
    backToOwn();
    if (control.roundsWanted.load(std::memory_order_relaxed) != 0) {
        m_context.segment.control().finished.store(1, std::memory_order_release);
        m_context.segment.announce();
        return;
    }
    restUntilEnd();
    m_context.probe.endWith(workerToldToStop);
}

ContentionMaster::Went ContentionMaster::perform(const Words &words)
{
    apply(words);
    while (!lockInForce()) {
        if (m_context.mustEnd() || userTurned())
            return Went::interrupted;
        sleepUntil(monotonicNow() + settleLength / 10);
    }
    const Nanos settled = monotonicNow() + settleLength;
    if (!sleepUntil(settled))
        return Went::interrupted;
    const ContentionPhase before = sums();
    const Nanos begin = monotonicNow();
    const bool whole = sleepUntil(begin + phaseLength);
    ContentionPhase after = sums();
    if (!whole)
        return Went::interrupted;
    after.nanos = static_cast<std::uint64_t>(monotonicNow() - begin);
    keep(words, before, after);
    return Went::on;
}

void ContentionMaster::apply(const Words &words)
{
    set(percent, words.percent);
    set(unit, words.unit);
    set(lock, words.lock);
    set(locks, words.locks);
    m_root.active.store(words.active, std::memory_order_relaxed);
    m_context.segment.announce();
}

/// The lock's marker is stamped by the worker that flips it.
void ContentionMaster::set(Parameters which, RawValue value)
{
    if (m_expected[which] == value)
        return;
    const RawValue before = m_expected[which];
    m_expected[which] = value;
    m_context.segment.control().live[m_ids[which].value].store(value, std::memory_order_relaxed);
    if (which != lock)
        m_context.probe.emit(EventKind::marker, m_ids[which].value, value, 0, before, 0);
}

bool ContentionMaster::userTurned() const
{
    for (unsigned i = 0; i < parameterCount; ++i) {
        if (m_context.live(m_ids[i]) != m_expected[i])
            return true;
    }
    return false;
}

/// False: the user turned something, or the run ends.
bool ContentionMaster::sleepUntil(Nanos deadline)
{
    AtomicU32 &attention = m_context.segment.control().attention;
    for (;;) {
        const std::uint32_t seen = attention.load(std::memory_order_acquire);
        if (m_context.mustEnd() || userTurned())
            return false;
        if (monotonicNow() >= deadline)
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
        futexWait(attention, seen, deadline);
    }
}

/// The tour is over: whatever the user turns now acts without us.
void ContentionMaster::restUntilEnd()
{
    AtomicU32 &attention = m_context.segment.control().attention;
    for (;;) {
        const std::uint32_t seen = attention.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return;
        const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
        futexWait(attention, seen);
    }
}

bool ContentionMaster::lockInForce() const
{
    return m_root.lockRaw.load(std::memory_order_relaxed) == m_expected[lock];
}

ContentionPhase ContentionMaster::sums() const
{
    ContentionPhase sums;
    for (std::uint32_t i = 0; i < m_context.segment.laneCount(); ++i) {
        const WorkerCounters &counters = m_context.segment.lane({i}).counters;
        sums.units += counters.operations.load(std::memory_order_relaxed);
        for (const LockCounters &counted : counters.locks) {
            sums.acquisitions += counted.acquisitions.load(std::memory_order_relaxed);
            sums.contended += counted.contended.load(std::memory_order_relaxed);
            sums.ownerChanges += counted.ownerChanges.load(std::memory_order_relaxed);
            sums.waitNs += counted.waitNs.load(std::memory_order_relaxed);
        }
    }
    return sums;
}

void ContentionMaster::keep(const Words &words, const ContentionPhase &before, const ContentionPhase &after)
{
    const std::uint32_t index = m_root.phaseCount.load(std::memory_order_relaxed);
    if (index >= mostContentionPhases)
        return;
    const std::uint32_t workers = m_context.segment.control().wanted[contentionWorker].load(std::memory_order_relaxed);
    m_root.phases[index] = {
        .setting = {.lockedPercent = integerOf(words.percent),
            .unitMicros = realOf(words.unit),
            .lock = lockKindOf(m_context.settings.experiment().parameter(m_ids[lock]), words.lock),
            .onePerSlot = integerOf(words.locks) != 0,
            .active = std::min(words.active, workers)},
        .nanos = after.nanos,
        .units = after.units - before.units,
        .acquisitions = after.acquisitions - before.acquisitions,
        .contended = after.contended - before.contended,
        .ownerChanges = after.ownerChanges - before.ownerChanges,
        .waitNs = after.waitNs - before.waitNs,
    };
    m_root.phaseCount.store(index + 1, std::memory_order_release);
}

/// What the user turned stays, everything else goes back to what the user had chosen.
void ContentionMaster::backToOwn()
{
    const std::array<RawValue, parameterCount> own{m_own.percent, m_own.unit, m_own.lock, m_own.locks};
    for (unsigned i = 0; i < parameterCount; ++i) {
        if (m_context.live(m_ids[i]) == m_expected[i])
            set(static_cast<Parameters>(i), own[i]);
        else
            m_expected[i] = m_context.live(m_ids[i]);
    }
    m_root.active.store(UINT32_MAX, std::memory_order_relaxed);
    m_context.segment.announce();
}

} // namespace interleave
