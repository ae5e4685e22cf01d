// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/event_setter.h"

#include "core/experiment/trial_log.h"
#include "core/experiment/workloads/event_waiter.h"
#include "core/shm/futex.h"

#include <algorithm>

namespace interleave {

namespace {

/// What there is to signal takes so long to compute.
constexpr Nanos resultWork = 5'000'000;

WaiterPhase phaseOf(const EventWaiterSlot &slot)
{
    return static_cast<WaiterPhase>(slot.phase.load(std::memory_order_seq_cst));
}

std::uint64_t relaxed(const AtomicU64 &word)
{
    return word.load(std::memory_order_relaxed);
}

} // namespace

unsigned orderOf(const std::array<std::uint64_t, orderedWaiters> &stamps)
{
    unsigned number = 0;
    for (unsigned i = 0; i < orderedWaiters; ++i) {
        unsigned earlier = 0;
        for (unsigned later = i + 1; later < orderedWaiters; ++later)
            earlier += stamps.at(later) < stamps.at(i);
        number = number * (orderedWaiters - i) + earlier;
    }
    return number;
}

EventSetter::EventSetter(WorkerContext &context, EventRoot &root) :
    m_context(context), m_root(root), m_work(context.probe, context.segment), m_kind(static_cast<SignalKind>(context.settings.integer("kind"))),
    m_waiters(static_cast<unsigned>(context.settings.integer("waiters"))), m_before(context.settings.isOn("set_before_wait")),
    m_oneByOne(context.settings.choice("notify") == "one"), m_number(root.opened.load(std::memory_order_relaxed))
{
    if (m_kind == SignalKind::condition)
        m_mutex.emplace(context.segment, ObjectId{root.mutex.load(std::memory_order_relaxed)}, context.probe);
}

void EventSetter::run()
{
    m_context.waitAtGate();
    letGoOfTheLost(); // of a signal whose setter was killed
    ControlWords &control = m_context.segment.control();
    while (!m_context.mustEnd()) {
        const std::uint64_t begin = m_context.probe.now();
        m_expectedBefore = relaxed(m_root.expected);
        m_wokenBefore = relaxed(m_root.woken);
        m_lostBefore = relaxed(m_root.lost);
        for (std::uint32_t i = 0; i < signalsPerRound; ++i) {
            if (!giveOneSignal())
                return;
        }
        endRound(begin);
        const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
        if (wanted != 0 && m_root.rounds.load(std::memory_order_relaxed) >= wanted) {
            control.finished.store(1, std::memory_order_release);
            m_context.segment.announce();
            m_root.opened.fetch_add(1, std::memory_order_release); // a signal without members
            futexWake(m_root.opened);
        }
    }
}

/// False: told to end.
bool EventSetter::giveOneSignal()
{
    const auto isIdle = [](const EventWaiterSlot &slot) {
        const WaiterPhase phase = phaseOf(slot);
        return phase == WaiterPhase::idle || phase == WaiterPhase::done || phase == WaiterPhase::gone;
    };
    if (!awaitMembers(isIdle))
        return false;
    ++m_number;
    event_flag::clear(m_root.event);
    m_root.tokens.store(0, std::memory_order_relaxed);
    if (m_before && !work())
        return false;
    if (m_before && m_kind == SignalKind::event) {
        m_givenStamp = m_context.probe.now();
        event_flag::set(m_root.event);
    }
    open();
    if (!m_before) {
        const auto waits = [](const EventWaiterSlot &slot) { return phaseOf(slot) == WaiterPhase::waiting || phaseOf(slot) == WaiterPhase::gone; };
        if (!awaitMembers(waits) || !work() || !signal())
            return false;
    } else if (m_kind == SignalKind::condition) {
        const auto hasLooked = [](const EventWaiterSlot &slot) {
            return phaseOf(slot) == WaiterPhase::checked || phaseOf(slot) == WaiterPhase::gone;
        };
        if (!awaitMembers(hasLooked) || !signal())
            return false;
        m_root.called.store(m_number, std::memory_order_release);
        futexWake(m_root.called);
    }
    const auto hasGoneOn = [](const EventWaiterSlot &slot) { return phaseOf(slot) == WaiterPhase::done || phaseOf(slot) == WaiterPhase::gone; };
    if (!awaitMembers([&](const EventWaiterSlot &slot) { return hasGoneOn(slot) || isLost(slot); }))
        return false;
    const bool anyLost =
        std::any_of(m_root.waiters, m_root.waiters + m_waiters, [&](const EventWaiterSlot &slot) { return isMember(slot) && isLost(slot); });
    if (anyLost) {
        // Without us they would wait for ever: they stay until the next result is there.
        if (!work())
            return false;
        letGoOfTheLost();
        if (!awaitMembers(hasGoneOn))
            return false;
    }
    sumUp();
    return true;
}

/// Counts on all who are there.
void EventSetter::open()
{
    m_members = 0;
    for (unsigned i = 0; i < m_waiters; ++i) {
        EventWaiterSlot &slot = m_root.waiters[i];
        const WaiterPhase phase = phaseOf(slot);
        if (phase != WaiterPhase::idle && phase != WaiterPhase::done)
            continue;
        slot.phase.store(static_cast<std::uint32_t>(WaiterPhase::idle), std::memory_order_seq_cst);
        slot.member.store(m_number, std::memory_order_relaxed);
        ++m_members;
    }
    barrier::prepare(m_root.barrier, m_members + 1);
    m_root.opened.store(m_number, std::memory_order_release);
    futexWake(m_root.opened);
}

bool EventSetter::signal()
{
    m_givenStamp = m_context.probe.now();
    switch (m_kind) {
    case SignalKind::event: event_flag::set(m_root.event); return true;
    case SignalKind::barrier: barrier::arrive(m_root.barrier); return true;
    case SignalKind::condition: break;
    }
    return callCondition();
}

bool EventSetter::callCondition()
{
    const auto giveUp = [this] { return m_context.mustEnd(); };
    const std::uint32_t times = m_oneByOne ? m_members : 1;
    for (std::uint32_t i = 0; i < times; ++i) {
        if (!m_mutex->lock(giveUp))
            return false;
        const std::uint32_t tokens = m_root.tokens.load(std::memory_order_relaxed);
        m_root.tokens.store(tokens + (m_oneByOne ? 1 : m_members), std::memory_order_relaxed);
        if (m_oneByOne)
            condition::notifyOne(m_root.condition);
        else
            condition::notifyAll(m_root.condition);
        m_mutex->unlock();
    }
    return true;
}

/// Waits on, and no call has come since it began; we are the only one who calls, and have.
bool EventSetter::isLost(const EventWaiterSlot &slot) const
{
    return m_kind == SignalKind::condition && phaseOf(slot) == WaiterPhase::waiting &&
           slot.seenCalls.load(std::memory_order_relaxed) == condition::callsOf(m_root.condition);
}

void EventSetter::letGoOfTheLost()
{
    m_root.rescued.store(m_number, std::memory_order_release);
    event_flag::ring(m_root.event);
    condition::ring(m_root.condition);
    barrier::ring(m_root.barrier);
}

void EventSetter::sumUp()
{
    std::uint64_t first = UINT64_MAX;
    std::uint64_t last = 0;
    std::uint64_t woken = 0;
    std::uint64_t members = 0;
    for (unsigned i = 0; i < m_waiters; ++i) {
        const EventWaiterSlot &slot = m_root.waiters[i];
        if (!isMember(slot) || phaseOf(slot) == WaiterPhase::gone)
            continue;
        ++members;
        const std::uint64_t stamp = relaxed(slot.wokenStamp);
        if (stamp == 0)
            continue;
        ++woken;
        first = std::min(first, stamp);
        last = std::max(last, stamp);
        // Stamps of two cores may differ by less than a microsecond.
        if (stamp < m_givenStamp && m_context.probe.nanosOf(m_givenStamp - stamp) > 1000)
            bump(m_root.early);
    }
    bump(m_root.expected, members);
    bump(m_root.woken, woken);
    bump(m_root.lost, members - woken);
    noteOrder();
    const std::uint64_t given = relaxed(m_root.signalsGiven);
    if (woken > 1)
        m_root.spreads[given % std::size(m_root.spreads)].store(m_context.probe.nanosOf(last - first), std::memory_order_relaxed);
    m_root.signalsGiven.store(given + 1, std::memory_order_relaxed);
    bump(m_context.probe.counters().operations);
}

/// Who of the first four went on before whom.
void EventSetter::noteOrder()
{
    std::array<std::uint64_t, orderedWaiters> stamps{};
    for (unsigned i = 0; i < orderedWaiters; ++i) {
        const EventWaiterSlot &slot = m_root.waiters[i];
        stamps.at(i) = relaxed(slot.wokenStamp);
        if (!isMember(slot) || stamps.at(i) == 0)
            return;
    }
    bump(m_root.orders[orderOf(stamps)]);
}

void EventSetter::endRound(std::uint64_t beginStamp)
{
    TrialRecord record{};
    record.beginStamp = beginStamp;
    record.endStamp = m_context.probe.now();
    record.number = m_root.rounds.load(std::memory_order_relaxed);
    record.expected = static_cast<std::int64_t>(relaxed(m_root.expected) - m_expectedBefore);
    record.actual = static_cast<std::int64_t>(relaxed(m_root.woken) - m_wokenBefore);
    record.operations = static_cast<std::uint64_t>(record.expected);
    record.lost = relaxed(m_root.lost) - m_lostBefore;
    record.flags = record.lost != 0 ? trialWrong : 0u;
    publishTrial(m_context.segment, record);
    m_root.rounds.fetch_add(1, std::memory_order_relaxed);
}

bool EventSetter::work()
{
    m_work.run([] { return resultWork; }, [this] { return m_context.mustEnd(); });
    return !m_context.mustEnd();
}

bool EventSetter::isMember(const EventWaiterSlot &slot) const
{
    return slot.member.load(std::memory_order_relaxed) == m_number;
}

/// Until every member of the signal is as `predicate` says. False: told to end.
template <typename Predicate>
bool EventSetter::awaitMembers(const Predicate &predicate)
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        const auto isOpen = [&](const EventWaiterSlot &slot) { return isMember(slot) && !predicate(slot); };
        if (std::none_of(m_root.waiters, m_root.waiters + m_waiters, isOpen))
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        futexWait(m_root.bell, bell);
    }
}

} // namespace interleave
