// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/parallelism.h"

namespace interleave {

/// Does one task a round. Owned and used by its worker.
class ParallelismWorker : private RoundHooks
{
public:
    ParallelismWorker(WorkerContext &context, ParallelismRoot &root);
    void run();

private:
    void doTask(std::uint32_t round);
    bool waitForTurn(std::uint32_t round);
    bool mayBegin(std::uint32_t round) const;
    void endTurn();

    void finishRound(TrialRecord &record) override;

    WorkerContext &m_context;
    ParallelismRoot &m_root;
    ParallelWorkerSlot &m_slot;
    BusyWork m_work;
    ParameterId m_taskMs;
    ParallelMode m_mode;
    bool m_edits; ///< work=editor, and there is something to do for it
};

/// Wakes whoever waits for its turn.
void ringParallelism(ParallelismRoot &root);

} // namespace interleave
