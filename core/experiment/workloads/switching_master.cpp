// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/switching_master.h"

#include "core/base/clock.h"
#include "core/experiment/workloads/paged_memory.h"
#include "core/shm/futex.h"

namespace interleave {

namespace {

constexpr Nanos phaseLength = 200'000'000;
constexpr Nanos settleLength = 30'000'000; ///< after more have woken, before it counts

} // namespace

std::vector<std::uint32_t> switchingSteps(std::int64_t most)
{
    std::vector<std::uint32_t> steps;
    for (std::int64_t workers = 1; workers < most; workers *= 2)
        steps.push_back(static_cast<std::uint32_t>(workers));
    steps.push_back(static_cast<std::uint32_t>(most));
    return steps;
}

SwitchingMaster::SwitchingMaster(WorkerContext &context, SwitchingCostRoot &root) :
    m_context(context), m_root(root), m_setParameter(context.settings.experiment().find("working_set_kib")), m_set(context.live(m_setParameter))
{}

void SwitchingMaster::run()
{
    m_context.waitAtGate();
    ControlWords &control = m_context.segment.control();
    while (!m_context.mustEnd()) {
        if (tour() && control.roundsWanted.load(std::memory_order_relaxed) != 0) {
            control.finished.store(1, std::memory_order_release);
            m_context.segment.announce();
            ringSwitching(m_root);
            return;
        }
    }
    m_context.probe.endWith(workerToldToStop);
}

/// True: whole. What a tour before has found with the same settings stays to be seen until it is found anew.
bool SwitchingMaster::tour()
{
    if (userTurned())
        m_root.phaseCount.store(0, std::memory_order_release);
    m_set = m_context.live(m_setParameter);
    std::uint32_t index = 0;
    for (const std::uint32_t workers : switchingSteps(m_context.settings.integer("max_workers"))) {
        m_root.active.store(workers, std::memory_order_relaxed);
        m_context.segment.announce();
        if (!sleepFor(settleLength) || !perform(index++, workers))
            return false;
    }
    return true;
}

bool SwitchingMaster::perform(std::uint32_t index, std::uint32_t workers)
{
    const SwitchingPhase before = sums();
    const Nanos begin = monotonicNow();
    if (!sleepFor(phaseLength))
        return false;
    SwitchingPhase phase = sums();
    phase.workers = workers;
    const bool paging = m_root.paged != 0;
    phase.workingSetKib = paging ? pagesOfEach(m_context.settings) * pageBytes / 1024 : integerOf(m_set);
    phase.nanos = static_cast<std::uint64_t>(monotonicNow() - begin);
    phase.units -= before.units;
    phase.switches -= before.switches;
    phase.touches -= before.touches;
    phase.faults -= before.faults;
    if (index >= mostSwitchingPhases)
        return true;
    m_root.phases[index].set(phase);
    if (index >= m_root.phaseCount.load(std::memory_order_relaxed))
        m_root.phaseCount.store(index + 1, std::memory_order_release);
    return true;
}

/// False: the user turned something, or the run ends.
bool SwitchingMaster::sleepFor(Nanos length)
{
    const Nanos deadline = monotonicNow() + length;
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

SwitchingPhase SwitchingMaster::sums() const
{
    SwitchingPhase sums;
    for (std::uint32_t i = 0; i < m_context.segment.laneCount(); ++i) {
        const LaneSlot &lane = m_context.segment.lane({i});
        if (lane.role != switchingWorker)
            continue;
        sums.units += lane.counters.operations.load(std::memory_order_relaxed);
        sums.switches += lane.counters.timeSlices.load(std::memory_order_relaxed);
        sums.touches += lane.counters.custom[switchingTouches].load(std::memory_order_relaxed);
        sums.faults += lane.counters.custom[switchingFaults].load(std::memory_order_relaxed);
    }
    return sums;
}

} // namespace interleave
