// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/queue.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/queue_worker.h"
#include "core/shm/futex.h"

#include <algorithm>

namespace interleave {

namespace {

class QueueWorkload : public Workload
{
public:
    unsigned roles() const override { return 3; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        constexpr const char *names[] = {"Producer-", "Consumer-", "Feeder-"};
        return names[std::min<unsigned>(role, feederRole)] + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        const auto counts = wanted(settings);
        for (const unsigned role : {producerRole, consumerRole}) {
            for (unsigned number = 0; number < counts[role]; ++number)
                starts.push_back({.role = role, .number = number, .method = startMethodOf(settings)});
        }
        for (unsigned number = 0; number < counts[feederRole]; ++number)
            starts.push_back({.role = feederRole, .number = number, .method = StartMethod::thread, .byWorker = true});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        const bool feeders = static_cast<QueueCopy>(settings.integer("copy")) == QueueCopy::later;
        return {static_cast<unsigned>(settings.integer("producers")), static_cast<unsigned>(settings.integer("consumers")),
            feeders ? mostQueueWorkers : 0};
    }

    bool replacesDead() const override { return true; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<QueueRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"queue", "the segment is full"}};
        root->mutex.init();
        segment.header().arenaRoot = segment.offsetOf(root);
        return createQueue(segment, root->queue, "queue", static_cast<std::uint32_t>(settings.integer("capacity")));
    }

    void work(WorkerContext &context) const override
    {
        QueueRoot &root = *context.segment.root<QueueRoot>();
        context.waitAtGate();
        if (context.role == producerRole)
            QueueWorker(context, root, root.producers[context.number]).produce();
        else
            QueueWorker(context, root, root.consumers[context.number]).consume();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<QueueRoot>();
        if (!root || number >= mostQueueWorkers || role == feederRole)
            return;
        QueueWorkerSlot &slot = role == producerRole ? root->producers[number] : root->consumers[number];
        slot.holding.store(0, std::memory_order_seq_cst);
        slot.pending.store(0, std::memory_order_seq_cst);
        slot.phase.store(static_cast<std::uint32_t>(QueueWorkerPhase::gone), std::memory_order_seq_cst);
        queueWorkerGone(segment, root->queue);
        ring(*root);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<QueueRoot>()) {
            ringQueue(root->queue);
            ring(*root);
        }
    }

private:
    static void ring(QueueRoot &root)
    {
        root.bell.fetch_add(1, std::memory_order_release);
        futexWake(root.bell);
    }
};

} // namespace

ExperimentInfo queueExperiment()
{
    ExperimentInfo info;
    info.id = "queue";
    info.topic = Topic::betweenProcesses;
    info.parameters = {
        integerParameter("producers", Acts::live, 1, mostQueueWorkers, 1),
        integerParameter("consumers", Acts::live, 1, mostQueueWorkers, 1),
        integerParameter("items", Acts::atStart, 1, mostQueueItems, 1000),
        integerParameter("capacity", Acts::atStart, 0, 1000, 4),
        integerParameter("produce_us", Acts::live, 0, 100'000, 100, "us"),
        integerParameter("consume_us", Acts::live, 0, 100'000, 100, "us"),
        startMethodParameter(),
        choiceParameter("end", Acts::atStart, {"sentinel", "terminate"}),
        switchParameter("change_after_put", Acts::atStart, false),
        choiceParameter("copy", Acts::atStart, {"at-put", "later"}),
    };
    info.parameters[3].zeroWord = "unbounded";
    addPlacement(info.parameters);
    info.measures = {"puts", "gets", "max_depth", "mean_depth", "latency_ns", "blocked_share", "fifo_violations", "producer_blocked_share",
        "consumer_blocked_share", "items_lost", "duplicates", "changed_seen"};
    info.charts = {ChartKind::queueDepth, ChartKind::throughput, ChartKind::messageLadder};
    info.presets = {
        {"as-printed", {{"items", "3"}, {"capacity", "unbounded"}, {"produce_us", "100000"}, {"consume_us", "0"}, {"start_method", "fork"},
                           {"end", "terminate"}}},
        {"corrected", {{"items", "3"}, {"capacity", "unbounded"}, {"produce_us", "100000"}, {"consume_us", "0"}, {"start_method", "fork"},
                          {"end", "sentinel"}}},
        {"four-places",
            {{"items", "5"}, {"capacity", "4"}, {"produce_us", "0"}, {"consume_us", "100000"}, {"start_method", "fork"}, {"end", "sentinel"}}},
        {"changed-later", {{"items", "200"}, {"change_after_put", "on"}, {"copy", "later"}, {"start_method", "fork"}}},
    };
    info.workload = std::make_shared<QueueWorkload>();
    return info;
}

} // namespace interleave
