// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/fork.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/fork_process.h"

#include <string>

namespace interleave {

namespace {

unsigned processesOf(const Settings &settings)
{
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

    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        auto *root = segment.allocate<ForkRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"fork", "the segment is full"}};
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override { ForkProcessRole(context, *context.segment.root<ForkRoot>()).runOriginal(); }
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
    };
    addPlacement(info.parameters);
    info.measures = {"processes", "returns", "global_in_parent", "global_in_child", "lines_printed", "cow_faults", "private_kib"};
    info.charts = {ChartKind::processTree, ChartKind::memoryBars};
    info.workload = std::make_shared<ForkWorkload>();
    return info;
}

} // namespace interleave
