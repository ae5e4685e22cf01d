// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workloads/lost_update.h"
#include "core/experiment/workloads/race.h"
#include "core/sync/instrumented_lock.h"

namespace interleave {

/// One worker of lost-update: its rounds, and, when it happens to be the one that closes a round, the round's sums.
class LostUpdateWorker final : private RoundHooks
{
public:
    LostUpdateWorker(WorkerContext &context, LostUpdateRoot &root);
    void run();

private:
    bool changeWanted() const override;
    void change() override;
    void beginRound() override;
    void finishRound(TrialRecord &record) override;
    void finishPhase(TrialRecord &record) override;

    struct Sums
    {
        std::uint64_t stores = 0, operations = 0;
        std::uint32_t updates = 0;
        std::uint64_t together = 0; ///< stamps of the round's work done while another worker got on, of all workers
        std::uint64_t work = 0;     ///< stamps of the round's work, of all workers
    };
    Sums sums() const;
    std::uint64_t storesOfOthers() const;
    std::uint64_t windowStamps() const;
    void adoptLock();
    bool heed();
    bool waitForTurn(Round &round);
    bool othersBeforeAreDone(std::uint32_t round) const;
    void endTurn(std::uint32_t round);
    template <Variable variable>
    bool runRounds(Round &round);
    template <Variable variable>
    bool runRound(Round &round);

    WorkerContext &m_context;
    LostUpdateRoot &m_root;
    ObjectSlot &m_object;
    WorkerCounters &m_counters;
    InstrumentedLock m_lock;
    ParameterId m_lockParameter, m_windowParameter;
    std::uint64_t m_iterations;
    bool m_balance;
    bool m_private;
    bool m_joinFirst; ///< a worker begins when the one before it has ended
    std::int64_t m_n;
    std::uint32_t m_attention = 0;
    std::uint64_t m_window = 0;         ///< stamps
    alignas(64) AtomicU64 m_ownCell{0}; ///< storage=private-copy
};

} // namespace interleave
