// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/coroutine_pair.h"

#include "core/shm/futex.h"

#include <algorithm>
#include <vector>

namespace interleave {

namespace {

constexpr unsigned batches = 40;
constexpr unsigned switchesPerBatch = 100;

} // namespace

void enterStage(CoroutinesRoot &root, CoroutineStage stage)
{
    root.stage.store(static_cast<std::uint32_t>(stage), std::memory_order_release); // acquire: waitFor()
    root.bell.fetch_add(1, std::memory_order_release);
    futexWake(root.bell);
}

CoroutinePairWorker::CoroutinePairWorker(WorkerContext &context, CoroutinesRoot &root, HandOverPair &pair) :
    m_context(context), m_root(root), m_pair(pair)
{}

void CoroutinePairWorker::run(CoroutineStage stage)
{
    m_context.waitAtGate();
    if (!waitFor(stage))
        return;
    if (meet())
        measure();
    if (m_context.number == 0)
        enterStage(m_root, static_cast<CoroutineStage>(static_cast<std::uint32_t>(stage) + 1));
}

/// False: the worker must end.
bool CoroutinePairWorker::waitFor(CoroutineStage stage)
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        if (m_root.stage.load(std::memory_order_acquire) >= static_cast<std::uint32_t>(stage))
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_root.bell, bell);
    }
}

/// The first exchange: both are awake and at their places.
bool CoroutinePairWorker::meet()
{
    m_pair.here.fetch_add(1, std::memory_order_relaxed);
    if (!waitForTurn())
        return false;
    m_pair.turn.store(1 - m_context.number, std::memory_order_release);
    futexWake(m_pair.turn, 1);
    return true;
}

/// False: the other one is gone, or the run is over.
bool CoroutinePairWorker::waitForTurn()
{
    for (;;) {
        const std::uint32_t turn = m_pair.turn.load(std::memory_order_acquire);
        if (m_pair.gaveUp.load(std::memory_order_relaxed) != 0)
            return false;
        if (turn == m_context.number)
            return true;
        futexWait(m_pair.turn, turn);
    }
}

/// Bare, without a probe at each switch, which would be a part of what is measured.
void CoroutinePairWorker::measure()
{
    const BlockedScope blocked(m_context.probe, BlockedReason::other);
    const Probe &probe = m_context.probe;
    std::vector<std::uint64_t> lengths;
    for (unsigned batch = 0; batch < batches; ++batch) {
        const std::uint64_t begin = probe.now();
        for (unsigned i = 0; i < switchesPerBatch / 2; ++i) {
            if (!waitForTurn())
                return;
            m_pair.turn.store(1 - m_context.number, std::memory_order_release);
            futexWake(m_pair.turn, 1);
        }
        lengths.push_back(probe.now() - begin);
    }
    bump(m_context.probe.counters().operations, std::uint64_t{batches} * switchesPerBatch / 2);
    // The usual one: a batch in which somebody else had the core says nothing of a switch.
    std::nth_element(lengths.begin(), lengths.begin() + batches / 2, lengths.end());
    if (m_context.number == 0)
        m_pair.nsPerSwitch.store(std::max<std::uint64_t>(1, probe.nanosOf(lengths[batches / 2]) / switchesPerBatch), std::memory_order_relaxed);
}

} // namespace interleave
