// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/fork.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/fork_limit.h"
#include "core/experiment/workloads/fork_process.h"

#include <fmt/format.h>

#include <string>

namespace interleave {

namespace {

unsigned processesOf(const Settings &settings)
{
    if (const auto limit = static_cast<unsigned>(settings.integer("process_limit")); limit != 0)
        return limit + 1; // and a lane for one more than there may be
    return 1u << static_cast<unsigned>(settings.integer("forks"));
}

class ForkWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        return role == forkOriginalRole ? "MainProcess" : "Process-" + std::to_string(number);
    }

    /// The host starts the original, and the processes start each other.
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts{{.role = forkOriginalRole, .number = 0, .method = StartMethod::fork}};
        for (unsigned number = 1; number < processesOf(settings); ++number)
            starts.push_back({.role = forkChildRole, .number = number, .method = StartMethod::fork, .byWorker = true});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {1, processesOf(settings)}; }
    bool gated(const Settings &) const override { return false; }

    Result<void> check(const Settings &settings) const override
    {
        if (settings.integer("process_limit") == 0 || settings.integer("forks") == 1)
            return {};
        return Error{ErrorCode::meaninglessCombination,
            {fmt::format("process_limit={}", settings.integer("process_limit")), fmt::format("forks={}", settings.integer("forks"))}};
    }

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        auto *root = segment.allocate<ForkRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"fork", "the segment is full"}};
        noteSystemLimits(*root);
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<ForkRoot>();
        if (context.settings.integer("process_limit") != 0)
            forkUntilRefused(context, root);
        else
            ForkProcessRole(context, root).runOriginal();
    }
};

} // namespace

ExperimentInfo forkExperiment()
{
    ExperimentInfo info;
    info.id = "fork";
    info.topic = Topic::processes;
    info.parameters = {
        integerParameter("forks", Acts::atStart, 1, mostForks, 1),
        switchParameter("write_global", Acts::atStart, true),
        switchParameter("buffered_line", Acts::atStart, false),
        integerParameter("parent_mb", Acts::atStart, 0, 512, 0, "mb"),
        integerParameter("child_writes_percent", Acts::atStart, 0, 100, 0, "%"),
        integerParameter("process_limit", Acts::atStart, 0, mostLimitedProcesses, 0),
    };
    addPlacement(info.parameters);
    info.measures = {"processes", "returns", "global_in_parent", "global_in_child", "lines_printed", "cow_faults", "private_kib", "started",
        "refused_by", "system_limits"};
    info.charts = {ChartKind::processTree, ChartKind::memoryBars};
    info.presets = {{"until-refused", {{"process_limit", "16"}}}};
    info.workload = std::make_shared<ForkWorkload>();
    return info;
}

} // namespace interleave
