// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/coroutines.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/coroutine_loop.h"
#include "core/experiment/workloads/coroutine_pair.h"
#include "core/shm/futex.h"

namespace interleave {

namespace {

class CoroutinesWorkload : public Workload
{
public:
    unsigned roles() const override { return 3; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        constexpr const char *names[] = {"EventLoop", "Thread-", "Process-"};
        return role == loopRole ? names[0] : names[std::min(role, 2u)] + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        const auto counts = wanted(settings);
        for (const unsigned role : {processPairRole, threadPairRole, loopRole}) {
            for (unsigned number = 0; number < counts[role]; ++number)
                starts.push_back({.role = role, .number = number, .method = role == processPairRole ? StartMethod::fork : StartMethod::thread});
        }
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        const unsigned pair = settings.isOn("compare") ? 2 : 0;
        return {1, pair, pair};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<CoroutinesRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"coroutines", "the segment is full"}};
        const auto first = settings.isOn("compare") ? CoroutineStage::threads : CoroutineStage::loop;
        root->stage.store(static_cast<std::uint32_t>(first), std::memory_order_relaxed);
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<CoroutinesRoot>();
        if (context.role == loopRole)
            CoroutineLoop(context, root).run();
        else
            CoroutinePairWorker(context, root, root.pairs[context.role == threadPairRole ? 0 : 1]).run(stageOf(context.role));
    }

    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<CoroutinesRoot>();
        if (!root || role == loopRole)
            return;
        giveUp(root->pairs[role == threadPairRole ? 0 : 1]);
        // The one that would have begun the next stage was killed.
        const CoroutineStage stage = stageOf(role);
        if (number == 0 && root->stage.load(std::memory_order_acquire) == static_cast<std::uint32_t>(stage))
            enterStage(*root, static_cast<CoroutineStage>(static_cast<std::uint32_t>(stage) + 1));
    }

    void controlChanged(const Segment &segment) const override
    {
        auto *root = segment.root<CoroutinesRoot>();
        if (!root)
            return;
        if (segment.control().stop.load(std::memory_order_relaxed) != 0) {
            for (HandOverPair &pair : root->pairs)
                giveUp(pair);
        }
        root->bell.fetch_add(1, std::memory_order_release);
        futexWake(root->bell);
    }

private:
    static CoroutineStage stageOf(unsigned role) { return role == threadPairRole ? CoroutineStage::threads : CoroutineStage::processes; }

    /// Whoever sleeps, or is about to, sees that it is nobody's turn any more.
    static void giveUp(HandOverPair &pair)
    {
        constexpr std::uint32_t nobody = 2;
        pair.gaveUp.store(1, std::memory_order_seq_cst);
        pair.turn.store(nobody, std::memory_order_seq_cst);
        futexWake(pair.turn);
    }
};

} // namespace

ExperimentInfo coroutinesExperiment()
{
    ExperimentInfo info;
    info.id = "coroutines";
    info.topic = Topic::oneThread;
    info.parameters = {
        integerParameter("count", Acts::atStart, 1, mostCoroutines, 10'000),
        integerParameter("yields", Acts::atStart, 1, 1000, 20),
        integerParameter("blocking_call_ms", Acts::live, 0, 1000, 0, "ms"),
        switchParameter("compare", Acts::atStart, true),
    };
    info.parameters[2].logarithmic = false;
    addPlacement(info.parameters);
    info.measures = {"ns_per_switch", "bytes_each", "os_threads", "longest_stall_ns", "tasks_at_once", "sleep_all_ns", "stall_ns", "items_in_turn",
        "counted_in_one_turn", "counted_across_await", "unscheduled_ran", "orders_kept"};
    info.charts = {ChartKind::taskTurns, ChartKind::throughput};
    info.workload = std::make_shared<CoroutinesWorkload>();
    return info;
}

} // namespace interleave
