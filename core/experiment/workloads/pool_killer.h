// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/pool.h"

namespace interleave {

/// Kills one worker process of the pool with SIGKILL. Used by the master, in its own lane, between two of its calls.
class PoolKiller
{
public:
    PoolKiller(WorkerContext &context, PoolRoot &root);

    /// Waits for a worker that waits for a task.
    void killWaiting();
    /// Waits until one is well inside a task; gives up when all `submitted` tasks of the round have been done.
    void killWorking(std::uint32_t submitted);

private:
    bool killIfStanding(const PoolWorkerSlot &slot, std::uint64_t identity, PoolWorkerPlace place);
    void sleepFor(Nanos length);

    WorkerContext &m_context;
    PoolRoot &m_root;
    ParameterId m_taskMs;
};

/// The worker with this QueueEnd::identity() has ended, perhaps with another in its place.
bool isPoolWorkerGone(const Segment &segment, std::uint64_t identity);

} // namespace interleave
