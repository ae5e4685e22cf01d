// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/lock_contention.h"
#include "core/sync/instrumented_lock.h"

namespace interleave {

/// Does units of work until it is told to end: the locked share of each inside the lock, the rest outside.
class ContentionWorker : private RoundHooks
{
public:
    ContentionWorker(WorkerContext &context, LockContentionRoot &root);
    void run();

private:
    void unit();
    void work(std::uint64_t turns);
    bool heed();
    void rest();

    bool changeWanted() const override;
    void change() override;
    void finishRound(TrialRecord &record) override;

    WorkerContext &m_context;
    LockContentionRoot &m_root;
    ParameterId m_percentParameter, m_unitParameter, m_lockParameter, m_locksParameter;
    InstrumentedLock m_one;
    InstrumentedLock m_slot;
    InstrumentedLock *m_lock = &m_one;
    std::uint64_t m_lockedTurns = 0;
    std::uint64_t m_freeTurns = 0;
    std::uint32_t m_attention = 0;
};

} // namespace interleave
