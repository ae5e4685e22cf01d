// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/experiment/workloads/counted_queue.h"
#include "core/experiment/workloads/distributed.h"

#include <optional>
#include <set>
#include <vector>

namespace interleave {

/// The master's book: which task waits, which is under way, which is done, in rounds. The same for every transport. One thread.
class TaskLedger
{
public:
    TaskLedger(WorkerContext &context, DistributedRoot &root);

    void beginRound();
    /// More tasks, if there are to be more (live).
    void submitUpTo(std::uint32_t wanted);
    std::uint32_t round() const { return m_round; }
    std::uint32_t submitted() const { return static_cast<std::uint32_t>(m_tasks.size()); }
    std::uint32_t done() const { return m_done; }
    std::size_t waiting() const { return m_waiting.size(); }

    /// The next task for a worker.
    std::optional<std::uint32_t> take();
    /// A task that its worker took along: it is given out again, or lost.
    void workerGone(std::uint32_t task);
    /// A result has come; who brought it.
    void result(std::uint32_t round, std::uint32_t task, std::uint64_t value, unsigned worker);
    /// Reads the result queue.
    void collect();
    /// Every task of the round is done or lost: tells of the round. True: no more rounds are wanted.
    bool isRoundOver() const { return m_done + m_lost == submitted(); }
    bool finishRound();

private:
    struct Entry
    {
        bool done = false;
        bool lost = false;
        bool again = false; ///< it had been under way before
    };

    WorkerContext &m_context;
    DistributedRoot &m_root;
    CountedQueue m_waiting;
    CountedQueue m_results;
    Acknowledge m_acknowledge;
    ParameterId m_taskMs;
    std::uint32_t m_round = 0;
    std::vector<Entry> m_tasks;
    std::uint32_t m_done = 0;
    std::uint32_t m_lost = 0;
    std::uint32_t m_wrong = 0;
    std::uint64_t m_workNs = 0;
    std::uint64_t m_beginStamp = 0;
    std::set<unsigned> m_workers;
    std::vector<std::uint64_t> m_values; ///< of results by task, until they are collected
};

} // namespace interleave
