// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/switching_worker.h"

#include "core/experiment/workloads/busy_work.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <bit>

#include <sched.h>

namespace interleave {

namespace {

/// Short, so that a switch after each is dear; long beside the call that yields.
constexpr double unitMicros = 1.5;
constexpr std::size_t touchesPerUnit = 256;
constexpr std::uint32_t pagesPerUnit = 8;
constexpr std::size_t wordsPerLine = 8;
/// A step through the working set that no prefetcher follows; odd, so that every line is met.
constexpr std::size_t lineStep = 97;

} // namespace

SwitchingWorker::SwitchingWorker(WorkerContext &context, SwitchingCostRoot &root) :
    m_context(context), m_root(root), m_slot(root.slots[context.number]), m_kind(static_cast<SwitchingWork>(context.settings.integer("work"))),
    m_setParameter(context.settings.experiment().find("working_set_kib")),
    m_turns(static_cast<std::uint64_t>(unitMicros * std::bit_cast<double>(root.turnsPerMicro.load(std::memory_order_relaxed)))),
    m_paged(root.paged != 0 ? context.segment.at<PagedMemory>(root.paged) : nullptr), m_pages(m_paged ? pagesOfEach(context.settings) : 0)
{}

void SwitchingWorker::run()
{
    m_context.waitAtGate();
    while (heed()) {
        if (m_context.number >= m_root.active.load(std::memory_order_relaxed))
            rest();
        else
            workUntilChange();
    }
    const bool over = m_context.segment.control().finished.load(std::memory_order_relaxed) != 0;
    m_context.probe.endWith(over ? workerReturned : workerToldToStop);
}

/// Takes note of the control words; false: the worker must end.
bool SwitchingWorker::heed()
{
    m_attention = m_context.segment.control().attention.load(std::memory_order_acquire);
    return !m_context.mustEnd();
}

/// Not wanted in this phase: sleeps until a control word changes.
void SwitchingWorker::rest()
{
    const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
    futexWait(m_context.segment.control().attention, m_attention);
}

void SwitchingWorker::workUntilChange()
{
    const std::int64_t most = mostWorkingSetsKib / std::max<std::int64_t>(m_context.settings.integer("max_workers"), 1);
    const auto kib = static_cast<std::size_t>(std::clamp<std::int64_t>(integerOf(m_context.live(m_setParameter)), 0, most));
    m_set.resize(m_paged ? 0 : kib * 1024 / sizeof(std::uint64_t)); // written to by this, so it is there
    m_at = 0;
    WorkerCounters &counters = m_context.probe.counters();
    while (!changed()) {
        if (m_kind == SwitchingWork::handOver && !waitForToken())
            continue;
        if (m_paged)
            pagedUnit();
        else
            unit();
        bump(counters.operations);
        if (m_kind == SwitchingWork::handOver)
            passToken(m_root, m_context.number);
        else if (m_kind == SwitchingWork::yield)
            ::sched_yield();
        m_context.probe.tick();
    }
}

void SwitchingWorker::unit()
{
    busyTurns(m_turns);
    const std::size_t lines = m_set.size() / wordsPerLine;
    for (std::size_t i = 0; lines != 0 && i < touchesPerUnit; ++i) {
        m_at = (m_at + lineStep) % lines;
        ++m_set[m_at * wordsPerLine];
    }
    asm volatile("" ::"r"(m_set.data()) : "memory"); // somebody may look at it
}

/// The next few pages of its own, again and again from the first to the last.
void SwitchingWorker::pagedUnit()
{
    WorkerCounters &counters = m_context.probe.counters();
    for (std::uint32_t i = 0; i < pagesPerUnit; ++i) {
        m_at = (m_at + 1) % m_pages;
        const bool fault = touchPage(m_context, *m_paged, m_context.number * m_pages + static_cast<std::uint32_t>(m_at));
        bump(counters.custom[switchingTouches]);
        if (fault)
            bump(counters.custom[switchingFaults]);
    }
}

/// True when this worker has it. False: a control word has changed.
bool SwitchingWorker::waitForToken()
{
    while (m_root.holder.load(std::memory_order_seq_cst) != m_context.number) {
        const std::uint32_t bell = m_slot.bell.load(std::memory_order_seq_cst);
        if (m_root.holder.load(std::memory_order_seq_cst) == m_context.number)
            break;
        if (changed())
            return false;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_slot.bell, bell);
    }
    return true;
}

std::uint32_t nextHolder(const SwitchingCostRoot &root, std::uint32_t number)
{
    const std::uint32_t active = std::clamp(root.active.load(std::memory_order_relaxed), 1u, mostSwitchingWorkers);
    for (std::uint32_t i = 1; i <= active; ++i) {
        const std::uint32_t next = number < active ? (number + i) % active : i - 1;
        if (root.slots[next].gone.load(std::memory_order_seq_cst) == 0)
            return next;
    }
    return number;
}

void passToken(SwitchingCostRoot &root, std::uint32_t number)
{
    for (std::uint32_t from = number;;) {
        const std::uint32_t next = nextHolder(root, from);
        std::uint32_t holder = from;
        if (next == from || !root.holder.compare_exchange_strong(holder, next, std::memory_order_seq_cst))
            return;
        root.slots[next].bell.fetch_add(1, std::memory_order_seq_cst);
        futexWake(root.slots[next].bell, 1);
        // Whoever dies is marked first and then asked whether it has the token: either we see the mark, or the host sees the token.
        if (root.slots[next].gone.load(std::memory_order_seq_cst) == 0)
            return;
        from = next;
    }
}

void ringSwitching(SwitchingCostRoot &root)
{
    for (SwitchingSlot &slot : root.slots) {
        slot.bell.fetch_add(1, std::memory_order_seq_cst);
        futexWake(slot.bell, 1);
    }
}

} // namespace interleave
