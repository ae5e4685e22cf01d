// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/pool.h"

namespace interleave {

/// The main process of the notes: submits tasks, closes the pool, joins it, collects the results; kills a worker where it was asked to.
/// Owned and used by the master's lane.
class PoolMaster
{
public:
    PoolMaster(WorkerContext &context, PoolRoot &root);
    void run();

private:
    void beginRound(std::uint32_t number);
    void endRound();
    // The pool's calls. False: refused, and counted.
    bool submit(std::uint32_t first, std::uint32_t count);
    void close();
    bool join();

    void submitUpTo(std::uint32_t wanted);
    std::uint32_t tasksWanted() const;
    std::uint32_t permilleOf(std::uint32_t index, std::uint32_t last) const;
    void collectOne();
    void take(std::uint32_t index);
    void findLost();
    bool isOutstanding() const;

    std::uint64_t endOf(std::uint64_t identity) const;

    WorkerContext &m_context;
    PoolRoot &m_root;
    PoolRound *m_round = nullptr;
    QueueEnd m_tasks;
    QueueEnd m_results;
    ParameterId m_tasksParameter;
    std::uint32_t m_chunk;
    TaskLaw m_law;
    KillWorker m_kill;
    bool m_submitLate;
    std::uint32_t m_number = 0;
    std::uint32_t m_submitted = 0;
    std::uint32_t m_asked = 0;    ///< tasks asked for in this round, submitted or refused
    std::uint32_t m_finished = 0; ///< done or lost
    std::uint32_t m_deathsSeen = 0;
};

} // namespace interleave
