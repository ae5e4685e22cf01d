// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/pool.h"

namespace interleave {

/// One worker of the pool: takes a chunk, does its tasks, hands in the results, takes the next. Owned and used by that worker.
class PoolWorker
{
public:
    PoolWorker(WorkerContext &context, PoolRoot &root);
    ~PoolWorker();
    PoolWorker(const PoolWorker &) = delete;
    PoolWorker &operator=(const PoolWorker &) = delete;

    void run();

private:
    void doTask(PoolRound &round, std::uint32_t index);
    void sleepFor(std::uint32_t permille);
    bool stopped() const { return m_context.segment.control().stop.load(std::memory_order_relaxed) != 0; }
    Nanos lengthOf(std::uint32_t permille) const;
    void stand(PoolWorkerPlace place);

    WorkerContext &m_context;
    PoolRoot &m_root;
    PoolWorkerSlot &m_slot;
    QueueEnd m_tasks;
    QueueEnd m_results;
    BusyWork m_work;
    ParameterId m_taskMs;
    TaskWork m_kind;
};

} // namespace interleave
