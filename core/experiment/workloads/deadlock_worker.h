// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workloads/deadlock.h"
#include "core/sync/owned_mutex.h"

namespace interleave {

/// One worker of deadlock: in every round it takes its first lock, does what needs only that one, takes its second, and gives both back.
class DeadlockWorker final : private RoundHooks
{
public:
    DeadlockWorker(WorkerContext &context, DeadlockRoot &root);
    ~DeadlockWorker() override;
    void run();

private:
    bool changeWanted() const override;
    void change() override;
    void finishRound(TrialRecord &record) override;

    bool runRound();
    bool takeBoth();
    void giveBack();
    bool mustGiveUp();
    void compute(Nanos length);
    DeadlockRemedy remedy() const;

    WorkerContext &m_context;
    DeadlockRoot &m_root;
    WorkerCounters &m_counters;
    BusyWork m_work;
    unsigned m_workers;
    bool m_oneLock;                       ///< both hands are on the same lock; the first of them may be recursive
    unsigned m_firstIndex, m_secondIndex; ///< of its locks, in the order it takes them
    OwnedMutex m_first, m_second;
    Semaphore m_arbitrator;
    ParameterId m_gapParameter, m_remedyParameter;
};

} // namespace interleave
