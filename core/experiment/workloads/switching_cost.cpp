// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/switching_cost.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/busy_work.h"
#include "core/experiment/workloads/paged_memory.h"
#include "core/experiment/workloads/switching_master.h"
#include "core/experiment/workloads/switching_worker.h"
#include "core/shm/futex.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

namespace interleave {

namespace {

constexpr std::int64_t usualPagedSetKib = 1024;

bool isPaging(const Settings &settings)
{
    return static_cast<SwitchingWork>(settings.integer("work")) == SwitchingWork::paging;
}

class SwitchingCost : public Workload
{
public:
    unsigned roles() const override { return 2; }

    std::string laneName(unsigned role, unsigned number, StartMethod method) const override
    {
        return role == switchingMaster ? "Master" : Workload::laneName(role, number, method);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < wanted(settings)[switchingWorker]; ++number)
            starts.push_back({.role = switchingWorker, .number = number, .method = startMethodOf(settings)});
        starts.push_back({.role = switchingMaster, .number = 0, .method = StartMethod::thread});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        return {static_cast<unsigned>(settings.integer("max_workers")), 1};
    }

    Result<void> check(const Settings &settings) const override
    {
        const auto workers = settings.integer("max_workers");
        const auto kib = settings.integer("working_set_kib");
        const std::int64_t most = isPaging(settings) ? mostPagedMib * 1024 : mostWorkingSetsKib;
        if (workers * kib > most)
            return Error{ErrorCode::meaninglessCombination, {fmt::format("max_workers={}", workers), fmt::format("working_set_kib={}", kib)}};
        return {};
    }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<SwitchingCostRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"switching-cost", "the segment is full"}};
        root->turnsPerMicro.store(std::bit_cast<std::uint64_t>(measureTurnsPerMicro()), std::memory_order_relaxed);
        segment.header().arenaRoot = segment.offsetOf(root);
        return isPaging(settings) ? preparePaging(segment, settings, *root) : Result<void>();
    }

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<SwitchingCostRoot>();
        if (context.role == switchingMaster)
            SwitchingMaster(context, root).run();
        else
            SwitchingWorker(context, root).run();
    }

    /// The token must not die with whoever had it, nor the bell with whoever was about to ring it.
    void workerGone(const Segment &segment, unsigned role, unsigned number) const override
    {
        auto *root = segment.root<SwitchingCostRoot>();
        if (!root || role != switchingWorker || number >= mostSwitchingWorkers)
            return;
        root->slots[number].gone.store(1, std::memory_order_seq_cst);
        if (auto *paged = root->paged != 0 ? segment.at<PagedMemory>(root->paged) : nullptr)
            unpinPagesOf(*paged, number);
        const std::uint32_t holder = root->holder.load(std::memory_order_seq_cst) % mostSwitchingWorkers;
        if (holder == number) {
            passToken(*root, number);
        } else {
            root->slots[holder].bell.fetch_add(1, std::memory_order_seq_cst);
            futexWake(root->slots[holder].bell, 1);
        }
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<SwitchingCostRoot>())
            ringSwitching(*root);
    }

private:
    static Result<void> preparePaging(const Segment &segment, const Settings &settings, SwitchingCostRoot &root)
    {
        auto *paged = segment.allocate<PagedMemory>();
        if (!paged)
            return Error{ErrorCode::startFailed, {"switching-cost", "the segment is full"}};
        root.paged = segment.offsetOf(paged);
        const std::int64_t bytes = settings.integer("max_workers") * pagesOfEach(settings) * pageBytes;
        return createPagedMemory(segment, *paged, bytes, settings.integer("frames_mb"));
    }
};

} // namespace

std::uint32_t pagesOfEach(const Settings &settings)
{
    const std::int64_t room = mostPagedMib * 1024 / std::max<std::int64_t>(settings.integer("max_workers"), 1);
    const std::int64_t wish = settings.integer("working_set_kib");
    const std::int64_t kib = std::min(wish > 0 ? wish : usualPagedSetKib, room);
    return static_cast<std::uint32_t>(std::max<std::int64_t>(kib * 1024 / pageBytes, 1));
}

ExperimentInfo switchingCostExperiment()
{
    ExperimentInfo info;
    info.id = "switching-cost";
    info.topic = Topic::scheduling;
    info.parameters = {
        integerParameter("max_workers", Acts::atStart, 1, mostSwitchingWorkers, 256),
        choiceParameter("work", Acts::atStart, {"pure-cpu", "yield", "hand-over", "paging"}),
        integerParameter("working_set_kib", Acts::live, 0, 4096, 0, "kib"),
        integerParameter("frames_mb", Acts::atStart, 1, mostFramesMib, 4, "mb"),
        startMethodParameter(),
    };
    addPlacement(info.parameters);
    info.measures = {"throughput", "throughput_kept_share", "switches_per_s", "us_per_switch", "faults_per_s", "read_mib_per_s"};
    info.charts = {ChartKind::curve, ChartKind::secondCurve, ChartKind::throughput};
    info.presets = {{"paging", {{"max_workers", "32"}, {"work", "paging"}}}};
    info.workload = std::make_shared<SwitchingCost>();
    return info;
}

} // namespace interleave
