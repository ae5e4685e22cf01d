// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/semaphore.h"
#include "core/sync/owned_mutex.h"

#include <optional>

namespace interleave {

/// Prepares a request, takes a permit, stays inside, gives the permit back, begins again.
class SemaphoreWorker
{
public:
    SemaphoreWorker(WorkerContext &context, SemaphoreRoot &root);
    void run();

private:
    bool enter();
    void leave();
    bool release();
    void stay();
    std::uint32_t permits() const;
    void measureBarePairs();

    WorkerContext &m_context;
    SemaphoreRoot &m_root;
    SemaphoreWorkerSlot &m_slot;
    WorkerCounters &m_counters;
    BusyWork m_work;
    std::optional<Semaphore> m_semaphore;
    std::optional<OwnedMutex> m_mutex;
    ParameterId m_hold;
    bool m_twice; ///< this worker gives its permit back twice
};

} // namespace interleave
