// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/deadlock_worker.h"

#include "core/base/clock.h"

#include <algorithm>

#include <sched.h>

namespace interleave {

namespace {

constexpr Nanos workWithBoth = 20'000;
/// remedy=timeout: so long a worker waits for its second lock before it gives the first one back.
constexpr Nanos patience = 2'000'000;
constexpr Nanos backOffStep = 20'000;
constexpr std::uint64_t backOffSteps = 16;

/// Scatters a number over 64 bits (the finaliser of splitmix64), so that two who back off do not come back together.
constexpr std::uint64_t scattered(std::uint64_t x)
{
    x += 0x9e37'79b9'7f4a'7c15;
    x = (x ^ (x >> 30)) * 0xbf58'476d'1ce4'e5b9;
    x = (x ^ (x >> 27)) * 0x94d0'49bb'1331'11eb;
    return x ^ (x >> 31);
}

/// In the same order, the smaller lock comes first for everybody; else worker n takes lock n first, and the last one closes the circle.
unsigned firstLock(const Settings &settings, unsigned number, unsigned workers)
{
    if (takesOneLockTwice(settings))
        return 0;
    const unsigned next = (number + 1) % workers;
    return settings.choice("order") == "same" ? std::min(number, next) : number;
}

unsigned secondLock(const Settings &settings, unsigned number, unsigned workers)
{
    if (takesOneLockTwice(settings))
        return 0;
    const unsigned next = (number + 1) % workers;
    return settings.choice("order") == "same" ? std::max(number, next) : next;
}

ObjectId lockAt(const DeadlockRoot &root, unsigned index)
{
    return {root.locks[index].load(std::memory_order_relaxed)};
}

} // namespace

DeadlockWorker::DeadlockWorker(WorkerContext &context, DeadlockRoot &root) :
    m_context(context), m_root(root), m_counters(context.probe.counters()), m_work(context.probe, context.segment),
    m_workers(deadlockWorkers(context.settings)), m_oneLock(takesOneLockTwice(context.settings)),
    m_firstIndex(firstLock(context.settings, context.number, m_workers)), m_secondIndex(secondLock(context.settings, context.number, m_workers)),
    m_first(context.segment, lockAt(root, m_firstIndex), context.probe, m_oneLock),
    m_second(context.segment, lockAt(root, m_secondIndex), context.probe), m_arbitrator(context.segment, root.arbitrator, context.probe),
    m_gapParameter(context.settings.experiment().find("gap_us")), m_remedyParameter(context.settings.experiment().find("remedy"))
{}

DeadlockWorker::~DeadlockWorker()
{
    ringDetector(m_context.segment); // nobody may be left for it to watch
}

void DeadlockWorker::run()
{
    m_context.waitAtGate();
    Round round(m_context, m_root.round, *this, true);
    if (!round.join())
        return;
    while (runRound() && round.next()) {
    }
}

/// True when this worker's part of the round is done, false when it must end.
bool DeadlockWorker::runRound()
{
    const bool arbitrated = remedy() == DeadlockRemedy::arbitrator;
    if (arbitrated && !m_arbitrator.acquire([this] { return mustGiveUp(); }))
        return false;
    const bool both = takeBoth();
    if (both) {
        compute(workWithBoth);
        bump(m_counters.operations);
    }
    giveBack();
    if (arbitrated)
        m_arbitrator.release();
    return both && !m_context.mustEnd();
}

bool DeadlockWorker::takeBoth()
{
    DeadlockRemedy how = remedy();
    // Against a wait for oneself nothing helps but a lock that lets its holder in again, and that helps against nothing else.
    if (m_oneLock != (how == DeadlockRemedy::recursive))
        how = DeadlockRemedy::none;
    const bool swapped = how == DeadlockRemedy::globalOrder && m_firstIndex > m_secondIndex;
    OwnedMutex &first = swapped ? m_second : m_first;
    OwnedMutex &second = swapped || how == DeadlockRemedy::recursive ? m_first : m_second;
    const auto giveUp = [this] { return mustGiveUp(); };
    for (std::uint64_t tries = 1;; ++tries) {
        if (!first.lock(giveUp))
            return false;
        if (const std::int64_t gap = integerOf(m_context.live(m_gapParameter)); gap > 0) {
            compute(gap * 1000);
            ::sched_yield(); // whoever wants a core gets it here: with more workers than cores they would hardly ever meet
        }
        if (m_context.mustEnd())
            return false; // the end of the first circle must not close a second one
        if (how != DeadlockRemedy::tryBackOff && how != DeadlockRemedy::timeout)
            return second.lock(giveUp);
        if (how == DeadlockRemedy::tryBackOff ? second.tryLock() : second.lock(giveUp, monotonicNow() + patience))
            return true;
        first.unlock();
        if (m_context.mustEnd())
            return false;
        bump(m_counters.custom[deadlockRetries]);
        const std::uint64_t draw = scattered((std::uint64_t{m_context.number} << 32) | m_counters.custom[deadlockRetries].load());
        compute(backOffStep * static_cast<Nanos>(draw % (backOffSteps * std::min<std::uint64_t>(tries, 8))));
    }
}

/// What is not held stays as it is. One lock is given back by the hand that took it, as often as it did.
void DeadlockWorker::giveBack()
{
    (m_oneLock ? m_first : m_second).unlock();
    m_first.unlock();
}

/// Asked before every sleep. A worker that is told to end while all are stuck says so before it lets go.
bool DeadlockWorker::mustGiveUp()
{
    if (!m_context.mustEnd())
        return false;
    lookForStuck(m_context, m_root.stuck, false);
    return true;
}

void DeadlockWorker::compute(Nanos length)
{
    m_work.run([length] { return length; }, [this] { return m_context.mustEnd(); });
}

DeadlockRemedy DeadlockWorker::remedy() const
{
    return static_cast<DeadlockRemedy>(m_root.remedyRaw.load(std::memory_order_relaxed));
}

bool DeadlockWorker::changeWanted() const
{
    return m_context.live(m_remedyParameter) != m_root.remedyRaw.load(std::memory_order_relaxed);
}

/// Between two rounds, when nobody holds anything.
void DeadlockWorker::change()
{
    const RawValue to = m_context.live(m_remedyParameter);
    const RawValue from = m_root.remedyRaw.exchange(to, std::memory_order_relaxed);
    m_context.probe.emit(EventKind::marker, m_remedyParameter.value, to, 0, from, 0);
}

void DeadlockWorker::finishRound(TrialRecord &record)
{
    record.expected = m_workers;
    record.actual = m_workers;
    record.operations = m_workers;
}

} // namespace interleave
