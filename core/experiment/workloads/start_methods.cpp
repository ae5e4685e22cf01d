// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/start_methods.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workload.h"

#include <algorithm>
#include <filesystem>
#include <string>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

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

bool sameFile(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// Open descriptors that are neither standard streams, nor the segment, nor what this worker has opened itself.
unsigned inheritedDescriptors(const Segment &segment)
{
    struct stat shared = {};
    ::fstat(segment.fd(), &shared);
    unsigned count = 0;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
        const int fd = std::atoi(entry.path().filename().c_str());
        const std::string opened = std::filesystem::read_symlink(entry.path(), error).string();
        const bool own = opened.ends_with("/schedstat") || opened.ends_with("/fd"); // the probe's, and this directory
        struct stat status = {};
        if (fd <= STDERR_FILENO || own || ::fstat(fd, &status) != 0 || sameFile(status, shared))
            continue;
        ++count;
    }
    return count;
}

class StartMethodsWorkload : public Workload
{
public:
    unsigned roles() const override { return spawnFromSmallRole + 1; }

    std::string laneName(unsigned role, unsigned number, StartMethod) const override
    {
        constexpr const char *names[] = {"Thread-", "Fork-", "Spawn-", "Forkserver-", "SmallFork-", "SmallSpawn-"};
        return names[std::min(role, spawnFromSmallRole)] + std::to_string(number + 1);
    }

    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        const auto add = [&starts](unsigned role, unsigned number, StartMethod method, std::int64_t ballast) {
            starts.push_back({.role = role, .number = number, .method = method, .afterPreviousEnded = !starts.empty(), .ballastMib = ballast});
        };
        const auto counts = wanted(settings);
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
        return counts;
    }

    /// They start one after another, so nobody can wait for all.
    bool gated(const Settings &) const override { return false; }

    Result<void> prepare(const Segment &, const Settings &) const override { return {}; }

    /// Its first instruction has been stamped, and its memory is read when it ends.
    void work(WorkerContext &context) const override
    {
        WorkerCounters &counters = context.probe.counters();
        if (context.method != StartMethod::thread)
            counters.custom[startInheritedFds].store(inheritedDescriptors(context.segment), std::memory_order_relaxed);
        bump(counters.operations);
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
    };
    addPlacement(info.parameters);
    info.measures = {"first_instruction_ns", "private_dirty_kib", "pss_kib", "rss_kib", "inherited_fds", "from_small_parent_ns"};
    info.charts = {ChartKind::startLatency, ChartKind::memoryBars};
    info.workload = std::make_shared<StartMethodsWorkload>();
    return info;
}

} // namespace interleave
