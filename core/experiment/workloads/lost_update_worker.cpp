// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/lost_update_worker.h"

#include "core/base/clock.h"
#include "core/experiment/common_parameters.h"
#include "core/shm/futex.h"

#include <algorithm>

namespace interleave {

namespace {

/// Iterations between two looks at the others' progress.
constexpr std::uint64_t longestChunk = 1024;
constexpr std::uint64_t chunksPerRound = 16;
/// A chunk that took longer was interrupted, so that progress of others during it proves nothing.
constexpr std::uint64_t longestChunkNs = 200'000;
/// Whoever waits for another one and is woken by nobody looks again after this long.
constexpr Nanos joinBackstop = 20'000'000;

void reset(AtomicU64 &cell)
{
    const std::uint64_t word = cell.load(std::memory_order_relaxed);
    cell.store(word - static_cast<std::uint64_t>(cellValue(word)), std::memory_order_relaxed);
}

} // namespace

LostUpdateWorker::LostUpdateWorker(WorkerContext &context, LostUpdateRoot &root) :
    m_context(context), m_root(root), m_object(context.segment.object({root.cell.load(std::memory_order_relaxed)})),
    m_counters(context.probe.counters()),
    m_lock(root.lock, context.segment, {root.lockObject.load(std::memory_order_relaxed)}, context.probe, mostLostUpdateWorkers),
    m_lockParameter(context.settings.experiment().find("lock")), m_windowParameter(context.settings.experiment().find("window_ns")),
    m_iterations(static_cast<std::uint64_t>(context.settings.integer("iterations"))), m_balance(context.settings.choice("operation") == "balance"),
    m_private(context.settings.choice("storage") == "private-copy"), m_joinFirst(context.settings.isOn("join_first")),
    m_n(!m_balance                ? 1
        : context.number % 2 == 0 ? 5
                                  : 8)
{}

void LostUpdateWorker::run()
{
    const bool gated = m_context.settings.isOn("start_gate");
    m_context.waitAtGate();
    Round round(m_context, m_root.round, *this, gated);
    if (!round.join())
        return;
    heed();
    adoptLock();
    switch (static_cast<Variable>(m_context.settings.integer("variable"))) {
    case Variable::loadStore: runRounds<Variable::loadStore>(round); break;
    case Variable::plainVolatile: runRounds<Variable::plainVolatile>(round); break;
    case Variable::fetchAdd: runRounds<Variable::fetchAdd>(round); break;
    }
    m_context.probe.endWith(m_context.segment.control().finished.load(std::memory_order_relaxed) != 0 ? workerReturned : workerToldToStop);
}

template <Variable variable>
bool LostUpdateWorker::runRounds(Round &round)
{
    for (;;) {
        m_context.probe.emit(EventKind::trialBegin, round.number());
        const bool goOn = (!m_joinFirst || waitForTurn(round)) && runRound<variable>(round);
        endTurn(round.number());
        m_lock.checkpoint();
        m_context.probe.emit(EventKind::trialEnd, round.number());
        if (!goOn || !round.next())
            return false;
        adoptLock();
    }
}

/// Joins the worker before this one. False: it must end.
bool LostUpdateWorker::waitForTurn(Round &round)
{
    for (;;) {
        const std::uint32_t bell = m_root.joinBell.load(std::memory_order_acquire);
        if (!heed())
            return false;
        if (changeWanted()) { // the others wait for this one, too
            if (!round.pause())
                return false;
            adoptLock();
            continue;
        }
        if (othersBeforeAreDone(round.number()))
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        futexWait(m_root.joinBell, bell, monotonicNow() + joinBackstop);
    }
}

bool LostUpdateWorker::othersBeforeAreDone(std::uint32_t round) const
{
    for (unsigned i = 0; i < m_context.number; ++i) {
        const RoundSlot &slot = m_root.round.slots[i];
        const auto place = static_cast<RoundPlace>(slot.place.load(std::memory_order_seq_cst) & 0xff);
        const bool there = slot.lane.load(std::memory_order_relaxed) != 0 && place != RoundPlace::gone && place != RoundPlace::absent;
        if (there && m_root.doneRound[i].load(std::memory_order_acquire) <= round)
            return false;
    }
    return true;
}

void LostUpdateWorker::endTurn(std::uint32_t round)
{
    if (!m_joinFirst)
        return;
    m_root.doneRound[m_context.number].store(round + 1, std::memory_order_release);
    m_root.joinBell.fetch_add(1, std::memory_order_release);
    futexWake(m_root.joinBell);
}

/// True when this worker's part of the round is done, false when it must end.
template <Variable variable>
bool LostUpdateWorker::runRound(Round &round)
{
    const Probe &probe = m_context.probe;
    const AtomicU32 &attention = m_context.segment.control().attention;
    AtomicU64 &cell = m_private ? m_ownCell : m_object.cell;
    if (m_private)
        reset(m_ownCell);
    const std::uint64_t plus = updateBy(m_n);
    const std::uint64_t minus = updateBy(-m_n);
    const std::uint64_t chunk = std::clamp<std::uint64_t>(m_iterations / chunksPerRound, 1, longestChunk);
    std::uint64_t stores = m_counters.stores.load(std::memory_order_relaxed);
    std::uint64_t operations = m_counters.operations.load(std::memory_order_relaxed);
    const std::uint64_t storesBefore = stores;
    std::uint64_t together = 0;
    std::uint64_t work = 0;
    bool goOn = true;
    std::uint64_t chunkBegin = probe.now();
    std::uint64_t others = storesOfOthers();
    std::uint64_t slices = m_counters.timeSlices.load(std::memory_order_relaxed);

    for (std::uint64_t left = m_iterations; left != 0 && goOn;) {
        const RaceWindow window(probe, m_window);
        std::uint64_t end = left - std::min(left, m_window == 0 ? chunk : 1 + chunk / 64);
        for (; left != end; --left) {
            m_lock.lock();
            update<variable>(cell, plus, window);
            m_counters.stores.store(++stores, std::memory_order_relaxed);
            if (m_balance) {
                update<variable>(cell, minus, window);
                m_counters.stores.store(++stores, std::memory_order_relaxed);
            }
            m_lock.unlock();
            m_counters.operations.store(++operations, std::memory_order_relaxed);
            m_context.probe.tick();
            if (__builtin_expect(attention.load(std::memory_order_relaxed) != m_attention, 0)) {
                --left;
                break;
            }
        }
        const std::uint64_t now = probe.now();
        const std::uint64_t othersNow = storesOfOthers();
        const std::uint64_t slicesNow = m_counters.timeSlices.load(std::memory_order_relaxed);
        const bool undisturbed = slices == slicesNow && probe.nanosOf(now - chunkBegin) < longestChunkNs;
        work += now - chunkBegin;
        if (undisturbed && othersNow != others)
            together += now - chunkBegin;
        others = othersNow;
        slices = slicesNow;
        chunkBegin = now;
        if (!heed()) {
            goOn = false;
        } else if (changeWanted()) {
            m_lock.checkpoint();
            goOn = round.pause();
            adoptLock();
            others = storesOfOthers();
            slices = m_counters.timeSlices.load(std::memory_order_relaxed);
            chunkBegin = probe.now();
        }
    }
    round.slot().together.store(together, std::memory_order_relaxed);
    bump(m_counters.custom[lostUpdateWorkNs], probe.nanosOf(work));
    bump(m_counters.custom[lostUpdateTogetherNs], probe.nanosOf(together));
    if (m_private) {
        m_root.privateWord[m_context.number].store(m_ownCell.load(std::memory_order_relaxed), std::memory_order_relaxed);
        m_root.privateExpected[m_context.number].store(m_balance ? 0 : static_cast<std::int64_t>(stores - storesBefore), std::memory_order_relaxed);
    }
    return goOn;
}

/// Work goes on after a pause, maybe with another kind of lock.
void LostUpdateWorker::adoptLock()
{
    m_lock.refresh();
    m_lock.checkpoint(); // no summary spans the pause
}

/// Takes note of the control words; false: the worker must end.
bool LostUpdateWorker::heed()
{
    m_attention = m_context.segment.control().attention.load(std::memory_order_acquire);
    const auto window = static_cast<double>(integerOf(m_context.live(m_windowParameter)));
    m_window = static_cast<std::uint64_t>(window / m_context.segment.header().nanosPerStamp);
    return !m_context.mustEnd();
}

/// Stores of all other workers so far: by it this worker sees that another one is at work at this very moment.
std::uint64_t LostUpdateWorker::storesOfOthers() const
{
    std::uint64_t sum = 0;
    for (unsigned i = 0; i < mostLostUpdateWorkers; ++i) {
        const std::uint32_t lane = m_root.round.slots[i].lane.load(std::memory_order_relaxed);
        if (i != m_context.number && lane != 0)
            sum += m_context.segment.lane({lane - 1}).counters.stores.load(std::memory_order_relaxed);
    }
    return sum;
}

LostUpdateWorker::Sums LostUpdateWorker::sums() const
{
    Sums sums;
    for (unsigned i = 0; i < mostLostUpdateWorkers; ++i) {
        const std::uint32_t lane = m_root.round.slots[i].lane.load(std::memory_order_relaxed);
        if (lane == 0)
            continue;
        const WorkerCounters &counters = m_context.segment.lane({lane - 1}).counters;
        sums.stores += counters.stores.load(std::memory_order_relaxed);
        sums.operations += counters.operations.load(std::memory_order_relaxed);
        const RoundSlot &slot = m_root.round.slots[i];
        sums.together += slot.together.load(std::memory_order_relaxed);
        const std::uint64_t end = slot.endStamp.load(std::memory_order_relaxed);
        sums.work += end != 0 ? end - slot.beginStamp.load(std::memory_order_relaxed) : 0;
        if (m_private)
            sums.updates += cellUpdates(m_root.privateWord[i].load(std::memory_order_relaxed));
    }
    if (!m_private)
        sums.updates = cellUpdates(m_object.cell.load(std::memory_order_relaxed));
    return sums;
}

bool LostUpdateWorker::changeWanted() const
{
    return m_context.live(m_lockParameter) != m_root.lockRaw.load(std::memory_order_relaxed);
}

void LostUpdateWorker::change()
{
    const RawValue to = m_context.live(m_lockParameter);
    const RawValue from = m_root.lockRaw.exchange(to, std::memory_order_relaxed);
    const LockKind kind = lockKindOf(m_context.settings.experiment().parameter(m_lockParameter), to);
    m_context.segment.object({m_root.lockObject.load(std::memory_order_relaxed)})
        .variant.store(static_cast<std::uint32_t>(kind), std::memory_order_release);
    m_context.probe.emit(EventKind::marker, m_lockParameter.value, to, 0, from, 0);
}

void LostUpdateWorker::beginRound()
{
    reset(m_object.cell);
    for (unsigned i = 0; i < mostLostUpdateWorkers; ++i) {
        m_root.round.slots[i].together.store(0, std::memory_order_relaxed);
        m_root.round.slots[i].endStamp.store(0, std::memory_order_relaxed);
    }
    const Sums now = sums();
    for (AtomicU64 *stores : {&m_root.roundStores, &m_root.phaseStores})
        stores->store(now.stores, std::memory_order_relaxed);
    for (AtomicU64 *operations : {&m_root.roundOperations, &m_root.phaseOperations})
        operations->store(now.operations, std::memory_order_relaxed);
    for (AtomicU64 *updates : {&m_root.roundUpdates, &m_root.phaseUpdates})
        updates->store(now.updates, std::memory_order_relaxed);
}

void LostUpdateWorker::finishRound(TrialRecord &record)
{
    const Sums now = sums();
    record.operations = now.operations - m_root.roundOperations.load(std::memory_order_relaxed);
    record.stores = now.stores - m_root.roundStores.load(std::memory_order_relaxed);
    // The cell counts modulo 2^32; a round makes at most 1.6 thousand million updates.
    const auto updates = static_cast<std::uint32_t>(now.updates - m_root.roundUpdates.load(std::memory_order_relaxed));
    record.lost = record.stores > updates ? record.stores - updates : 0;
    record.expected = m_balance ? 0 : static_cast<std::int64_t>(record.stores);
    record.actual = cellValue(m_object.cell.load(std::memory_order_relaxed));
    bool wrong = record.actual != record.expected;
    if (m_private) {
        wrong = false;
        record.expected = 0;
        record.actual = 0;
        for (unsigned i = 0; i < mostLostUpdateWorkers; ++i) {
            const std::int64_t own = cellValue(m_root.privateWord[i].load(std::memory_order_relaxed));
            const std::int64_t expected = m_root.privateExpected[i].load(std::memory_order_relaxed);
            record.actual += own;
            record.expected += expected;
            wrong = wrong || own != expected;
        }
    }
    // Workers that met for a moment only have hardly raced: a round counts where half of the work was done side by side.
    record.flags |= (wrong ? trialWrong : 0u) | (now.together != 0 && now.together * 2 >= now.work ? trialOverlapped : 0u);
}

void LostUpdateWorker::finishPhase(TrialRecord &record)
{
    const Sums now = sums();
    record.operations = now.operations - m_root.phaseOperations.exchange(now.operations, std::memory_order_relaxed);
    record.stores = now.stores - m_root.phaseStores.exchange(now.stores, std::memory_order_relaxed);
    const auto updates = static_cast<std::uint32_t>(now.updates - m_root.phaseUpdates.exchange(now.updates, std::memory_order_relaxed));
    record.lost = record.stores > updates ? record.stores - updates : 0;
    record.actual = cellValue(m_object.cell.load(std::memory_order_relaxed));
    record.expected = m_balance ? 0 : static_cast<std::int64_t>(now.stores - m_root.roundStores.load(std::memory_order_relaxed));
}

} // namespace interleave
