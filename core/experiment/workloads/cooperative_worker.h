// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/coro/event_loop.h"
#include "core/experiment/busy_work.h"
#include "core/experiment/workloads/cooperative.h"
#include "core/sync/instrumented_lock.h"

#include <optional>

namespace interleave {

/// A thread that takes the next step and does it; or the one thread on which coroutines do the same. Owned and used by one worker.
class CooperativeWorker : private RoundHooks
{
public:
    CooperativeWorker(WorkerContext &context, CooperativeRoot &root);
    void run();

private:
    void workRound();
    void workAsThread();
    void workAsCoroutines();
    Task gardener(EventLoop &loop);
    bool takeAndDoNext();
    void doStep(std::uint32_t index);

    void beginRound() override;
    void finishRound(TrialRecord &record) override;

    WorkerContext &m_context;
    CooperativeRoot &m_root;
    WorkerCounters &m_counters;
    BusyWork m_work;
    std::optional<InstrumentedLock> m_lock;
    CooperativeEngine m_engine;
    std::uint32_t m_fields;
    Nanos m_step;
};

} // namespace interleave
