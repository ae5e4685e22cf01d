// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/parallelism.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/parallelism_worker.h"

#include <fmt/format.h>

namespace interleave {

namespace {

class Parallelism : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < wanted(settings)[0]; ++number)
            starts.push_back({.number = number, .method = startMethodOf(settings)});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("tasks"))}; }

    /// There are three things to do on the document; what is turned live beyond them only computes.
    Result<void> check(const Settings &settings) const override
    {
        if (settings.choice("work") != "editor" || settings.integer("tasks") == editorTasks)
            return {};
        return Error{ErrorCode::meaninglessCombination, {"work=editor", fmt::format("tasks={}", settings.integer("tasks"))}};
    }

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        auto *root = segment.allocate<ParallelismRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"parallelism", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { ParallelismWorker(context, *context.segment.root<ParallelismRoot>()).run(); }

    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        auto *root = segment.root<ParallelismRoot>();
        if (!root || number >= mostParallelTasks)
            return;
        root->workers[number].place.store(static_cast<std::uint32_t>(ParallelPlace::gone), std::memory_order_seq_cst);
        std::uint32_t dead = number + 1;
        root->busy.compare_exchange_strong(dead, 0, std::memory_order_seq_cst);
        roundWorkerGone(root->round, number);
        ringParallelism(*root);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<ParallelismRoot>()) {
            ringRound(root->round);
            ringParallelism(*root);
        }
    }
};

} // namespace

ExperimentInfo parallelismExperiment()
{
    ExperimentInfo info;
    info.id = "parallelism";
    info.topic = Topic::scheduling;
    info.parameters = {
        integerParameter("tasks", Acts::live, 1, mostParallelTasks, 4),
        integerParameter("task_ms", Acts::live, 1, 1000, 100, "ms"),
        choiceParameter("mode", Acts::atStart, {"concurrent", "sequential"}),
        choiceParameter("work", Acts::atStart, {"numbers", "editor"}),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"makespan_ns", "speedup", "in_progress_max", "running_max", "longest_pause_ns", "typed", "checked", "misspelt", "printed",
        "printed_while_typing"};
    info.charts = {ChartKind::taskStaircase};
    info.presets = {
        {"as-printed", {{"tasks", "2"}, {"mode", "sequential"}, {"start_method", "fork"}, {"task_ms", "600"}}},
        {"corrected", {{"tasks", "2"}, {"mode", "concurrent"}, {"start_method", "fork"}, {"task_ms", "600"}}},
        {"editor", {{"tasks", "3"}, {"work", "editor"}, {"task_ms", "300"}}},
        {"editor-one-by-one", {{"tasks", "3"}, {"work", "editor"}, {"task_ms", "300"}, {"mode", "sequential"}}},
    };
    info.workload = std::make_shared<Parallelism>();
    return info;
}

} // namespace interleave
