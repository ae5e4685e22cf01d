// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/busy_work.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/queue.h"
#include "core/experiment/workloads/queue_feeder.h"

#include <optional>

namespace interleave {

/// What producers and consumers have in common: rounds, and how they end. Owned and used by one worker.
class QueueWorker
{
public:
    QueueWorker(WorkerContext &context, QueueRoot &root, QueueWorkerSlot &slot);
    ~QueueWorker(); ///< leaves
    QueueWorker(const QueueWorker &) = delete;
    QueueWorker &operator=(const QueueWorker &) = delete;

    void produce();
    void consume();

private:
    bool draw(std::uint32_t &index);
    void produceRound();
    bool put(std::uint32_t index);
    void consumeRound();
    void receive(std::uint64_t item);
    void computeFor(ParameterId micros);
    void enterRound();
    /// True: another round has begun. False: the worker must end.
    bool waitForNextRound();
    void endProductionIfOver();
    void endRoundIfOver();
    void endRound();
    bool productionOver() const;
    bool consumersToldToEnd() const;
    void ringBell();

    WorkerContext &m_context;
    QueueRoot &m_root;
    QueueWorkerSlot &m_slot;
    QueueEnd m_queue;
    BusyWork m_work;
    WorkerCounters &m_counters;
    ParameterId m_produceUs;
    ParameterId m_consumeUs;
    std::uint32_t m_items;
    QueueEnding m_ending;
    bool m_changes;                      ///< a producer its items after it has put them
    std::optional<QueueFeeder> m_feeder; ///< copy=later, of a producer
    std::uint32_t m_round = 0;
    std::array<std::int64_t, mostQueueWorkers> m_last{}; ///< newest item got of each producer in this round
};

} // namespace interleave
