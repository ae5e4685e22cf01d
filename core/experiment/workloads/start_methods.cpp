// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/start_methods.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/start_methods_child.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <string>

namespace interleave {

namespace {

constexpr unsigned mostReferences = 10;
constexpr auto methods = static_cast<unsigned>(StartMethod::count);

bool isChosen(const Settings &settings, StartMethod method)
{
    const auto chosen = settings.integer("start_method"); // 0: all
    return chosen == 0 || chosen == static_cast<std::int64_t>(method) + 1;
}

unsigned references(const Settings &settings, StartMethod method)
{
    const bool grows = settings.integer("parent_mb") > smallParentMib;
    return grows && isChosen(settings, method) ? std::min(static_cast<unsigned>(settings.integer("children")), mostReferences) : 0;
}

class StartMethodsWorkload : public Workload
{
public:
    unsigned roles() const override { return startRoles; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        if (role == lockHolderRole)
            return "LockHolder";
        constexpr const char *names[] = {"Thread-", "Fork-", "Spawn-", "Forkserver-", "SmallFork-", "SmallSpawn-", "Generation-"};
        return names[std::min<unsigned>(role, generationRole)] + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        const auto counts = wanted(settings);
        if (counts[lockHolderRole] != 0) // stays until all others have ended
            starts.push_back({.role = lockHolderRole, .number = 0, .method = StartMethod::thread});
        const std::size_t before = starts.size();
        const auto add = [&](unsigned role, unsigned number, StartMethod method, std::int64_t ballast) {
            starts.push_back({.role = role, .number = number, .method = method, .afterPreviousEnded = starts.size() > before, .ballastMib = ballast});
        };
        for (unsigned i = 0; i < mostReferences; ++i) {
            if (i < counts[forkFromSmallRole])
                add(forkFromSmallRole, i, StartMethod::fork, smallParentMib);
            if (i < counts[spawnFromSmallRole])
                add(spawnFromSmallRole, i, StartMethod::spawn, smallParentMib);
        }
        const std::int64_t ballast = settings.integer("parent_mb");
        for (unsigned i = 0; i < static_cast<unsigned>(settings.integer("children")); ++i) {
            for (unsigned method = 0; method < methods; ++method) {
                if (i < counts[method])
                    add(method, i, static_cast<StartMethod>(method), ballast);
            }
        }
        for (unsigned i = 0; i < counts[generationRole]; ++i)
            starts.push_back({.role = generationRole, .number = i, .method = StartMethod::spawn, .byWorker = true});
        return starts;
    }

    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override
    {
        std::array<unsigned, maxRoles> counts{};
        for (unsigned method = 0; method < methods; ++method) {
            if (isChosen(settings, static_cast<StartMethod>(method)))
                counts[method] = static_cast<unsigned>(settings.integer("children"));
        }
        counts[forkFromSmallRole] = references(settings, StartMethod::fork);
        counts[spawnFromSmallRole] = references(settings, StartMethod::spawn);
        const auto guard = static_cast<MainGuard>(settings.integer("main_guard"));
        const bool fresh = isChosen(settings, StartMethod::spawn) || isChosen(settings, StartMethod::forkserver);
        counts[generationRole] = guard == MainGuard::neverRefused && fresh ? mostGenerations : 0;
        counts[lockHolderRole] = settings.isOn("lock_held") ? 1 : 0;
        return counts;
    }

    /// They start one after another, so nobody can wait for all.
    bool gated(const Settings &) const override { return false; }

    Result<void> prepare(const Segment &segment, const Settings &settings) const override
    {
        auto *root = segment.allocate<StartMethodsRoot>();
        if (!root)
            return Error{ErrorCode::startFailed, {"start-methods", "the segment is full"}};
        const auto starts = plan(settings);
        root->left = static_cast<std::uint32_t>(
            std::count_if(starts.begin(), starts.end(), [](const PlannedStart &start) { return !start.byWorker && start.role != lockHolderRole; }));
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<StartMethodsRoot>();
        if (context.role == lockHolderRole)
            holdLock(context, root);
        else
            StartedChild(context, root).run();
    }

    void workerGone(const Segment &segment, unsigned role, unsigned) const override
    {
        auto *root = segment.root<StartMethodsRoot>();
        if (!root || role == lockHolderRole || role == generationRole)
            return;
        root->left.fetch_sub(1, std::memory_order_acq_rel);
        ring(*root);
    }

    void controlChanged(const Segment &segment) const override
    {
        if (auto *root = segment.root<StartMethodsRoot>())
            ring(*root);
    }

private:
    static void ring(StartMethodsRoot &root)
    {
        root.bell.fetch_add(1, std::memory_order_release);
        futexWake(root.bell);
    }
};

} // namespace

ExperimentInfo startMethodsExperiment()
{
    ExperimentInfo info;
    info.id = "start-methods";
    info.topic = Topic::processes;
    info.parameters = {
        choiceParameter("start_method", Acts::atStart, {"all", "thread", "fork", "spawn", "forkserver"}),
        integerParameter("parent_mb", Acts::atStart, 0, 512, smallParentMib, "mb"),
        integerParameter("children", Acts::atStart, 1, 100, 30),
        choiceParameter("main_guard", Acts::atStart, {"on", "off", "never-refused"}),
        switchParameter("lock_held", Acts::atStart, false),
    };
    addPlacement(info.parameters);
    info.measures = {"first_instruction_ns", "private_dirty_kib", "pss_kib", "rss_kib", "inherited_fds", "from_small_parent_ns", "main_runs",
        "ended_in_error", "generations", "lock_acquired", "lock_timed_out"};
    info.charts = {ChartKind::startLatency, ChartKind::processTree, ChartKind::memoryBars};
    info.presets = {
        {"without-guard", {{"start_method", "spawn"}, {"children", "2"}, {"main_guard", "off"}}},
        {"with-guard", {{"start_method", "spawn"}, {"children", "2"}}},
    };
    info.workload = std::make_shared<StartMethodsWorkload>();
    return info;
}

} // namespace interleave
