// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/event_waiter.h"

#include "core/base/clock.h"
#include "core/shm/futex.h"

namespace interleave {

namespace {

/// Whoever is woken by nobody looks by itself after this long whether it must end.
constexpr Nanos eventBackstop = 50'000'000;

} // namespace

void ringEventBell(EventRoot &root)
{
    root.bell.fetch_add(1, std::memory_order_release);
    futexWake(root.bell);
}

EventWaiter::EventWaiter(WorkerContext &context, EventRoot &root) :
    m_context(context), m_root(root), m_slot(root.waiters[context.number]), m_kind(static_cast<SignalKind>(context.settings.integer("kind"))),
    m_before(context.settings.isOn("set_before_wait")), m_checksOnce(context.settings.choice("check") == "if")
{
    switch (m_kind) {
    case SignalKind::event: m_event.emplace(context.segment, root.event, context.probe); break;
    case SignalKind::condition:
        m_condition.emplace(context.segment, root.condition, context.probe);
        m_mutex.emplace(context.segment, ObjectId{root.mutex.load(std::memory_order_relaxed)}, context.probe);
        break;
    case SignalKind::barrier: m_barrier.emplace(context.segment, root.barrier, context.probe); break;
    }
}

EventWaiter::~EventWaiter()
{
    enter(WaiterPhase::gone);
}

void EventWaiter::run()
{
    m_slot.member.store(UINT32_MAX, std::memory_order_relaxed); // of no signal yet
    enter(WaiterPhase::idle);
    m_context.waitAtGate();
    while (waitForOpening()) {
        if (waitForSignal()) {
            m_slot.wokenStamp.store(m_context.probe.now(), std::memory_order_relaxed);
            bump(m_context.probe.counters().operations);
        }
        if (m_mutex)
            m_mutex->unlock();
        if (m_context.mustEnd())
            return;
        enter(WaiterPhase::done);
    }
}

/// Until the setter counts on this waiter for a signal.
bool EventWaiter::waitForOpening()
{
    for (;;) {
        const std::uint32_t opened = m_root.opened.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        if (opened > m_signal && m_slot.member.load(std::memory_order_relaxed) == opened) {
            m_signal = opened;
            m_slot.wokenStamp.store(0, std::memory_order_relaxed);
            return true;
        }
        const BlockedScope blocked(m_context.probe, BlockedReason::other);
        futexWait(m_root.opened, opened, monotonicNow() + eventBackstop);
    }
}

/// False: told to end, or let go because the wake-up was lost.
bool EventWaiter::waitForSignal()
{
    const auto giveUp = [this] { return mustGiveUp(); };
    switch (m_kind) {
    case SignalKind::event: enter(WaiterPhase::waiting); return m_event->wait(giveUp);
    case SignalKind::barrier: enter(WaiterPhase::waiting); return m_barrier->arriveAndWait(giveUp);
    case SignalKind::condition: break;
    }
    return waitOnCondition();
}

bool EventWaiter::waitOnCondition()
{
    const auto giveUp = [this] { return mustGiveUp(); };
    // The mistake under study: looked at once, outside the mutex, where the setter can come between the look and the wait.
    const bool thereAlready = m_root.tokens.load(std::memory_order_relaxed) != 0;
    if (m_before) {
        enter(WaiterPhase::checked);
        if (!pauseUntil(m_root.called, m_signal))
            return false;
    }
    if (!m_mutex->lock(giveUp))
        return false;
    const auto wait = [&] {
        m_slot.seenCalls.store(condition::callsOf(m_root.condition), std::memory_order_relaxed);
        enter(WaiterPhase::waiting);
        return m_condition->wait(*m_mutex, giveUp);
    };
    if (m_checksOnce) {
        if (!thereAlready && !wait())
            return false;
    } else {
        while (m_root.tokens.load(std::memory_order_relaxed) == 0) {
            if (!wait())
                return false;
        }
    }
    if (const std::uint32_t tokens = m_root.tokens.load(std::memory_order_relaxed); tokens != 0)
        m_root.tokens.store(tokens - 1, std::memory_order_relaxed);
    else
        m_root.unfounded.fetch_add(1, std::memory_order_relaxed);
    return true;
}

void EventWaiter::enter(WaiterPhase phase)
{
    m_slot.phase.store(static_cast<std::uint32_t>(phase), std::memory_order_seq_cst);
    ringEventBell(m_root);
}

/// Told to end, or nobody will ever call again.
bool EventWaiter::mustGiveUp() const
{
    return m_context.mustEnd() || m_root.rescued.load(std::memory_order_acquire) >= m_signal;
}

bool EventWaiter::pauseUntil(AtomicU32 &word, std::uint32_t reached)
{
    for (;;) {
        const std::uint32_t now = word.load(std::memory_order_acquire);
        if (now >= reached)
            return true;
        if (mustGiveUp())
            return false;
        const BlockedScope blocked(m_context.probe, BlockedReason::other);
        futexWait(word, now, monotonicNow() + eventBackstop);
    }
}

} // namespace interleave
