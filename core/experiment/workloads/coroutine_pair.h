// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/coroutines.h"

namespace interleave {

/// One of two workers that switch by way of the kernel: the yardstick for a switch between coroutines. Owned and used by one worker.
class CoroutinePairWorker
{
public:
    CoroutinePairWorker(WorkerContext &context, CoroutinesRoot &root, HandOverPair &pair);
    /// Waits for `stage`, hands over some thousand times, and begins the stage after it.
    void run(CoroutineStage stage);

private:
    bool waitFor(CoroutineStage stage);
    bool meet();
    bool waitForTurn();
    void measure();

    WorkerContext &m_context;
    CoroutinesRoot &m_root;
    HandOverPair &m_pair;
};

} // namespace interleave
