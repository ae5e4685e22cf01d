// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/contention_stats.h"

#include "core/analysis/names.h"
#include "core/analysis/summary.h"

#include <algorithm>
#include <map>

namespace interleave {

namespace {

/// One lock, added up over its workers.
struct LockSums
{
    LockReport report;
    Histogram wait, hold, handoff;
    Nanos waitNs = 0, holdNs = 0;
    Nanos maxWait = 0, maxHold = 0;
    std::uint64_t holdSamples = 0;
    std::uint64_t fewest = UINT64_MAX, most = 0;
    unsigned workers = 0;
};

void add(LockSums &sums, const LockCounters &counters)
{
    const std::uint64_t acquisitions = get(counters.acquisitions);
    sums.report.acquisitions += acquisitions;
    sums.report.contended += get(counters.contended);
    sums.report.slept += get(counters.slept);
    sums.report.ownerChanges += get(counters.ownerChanges);
    sums.report.maxWaiters = std::max(sums.report.maxWaiters, counters.maxWaiters.load(std::memory_order_relaxed));
    sums.waitNs += static_cast<Nanos>(get(counters.waitNs));
    sums.holdNs += static_cast<Nanos>(get(counters.holdNs));
    sums.holdSamples += get(counters.holdSamples);
    sums.maxWait = std::max(sums.maxWait, static_cast<Nanos>(get(counters.maxWaitNs)));
    sums.maxHold = std::max(sums.maxHold, static_cast<Nanos>(get(counters.maxHoldNs)));
    sums.wait.add(counters.waitHistogram);
    sums.hold.add(counters.holdHistogram);
    sums.handoff.add(counters.handoffHistogram);
    sums.fewest = std::min(sums.fewest, acquisitions);
    sums.most = std::max(sums.most, acquisitions);
    ++sums.workers;
}

/// Where only some of the holds were timed, all of them together are estimated from those.
Nanos wholeHold(const LockSums &sums)
{
    if (sums.holdSamples == 0 || sums.holdSamples >= sums.report.acquisitions)
        return sums.holdNs;
    return static_cast<Nanos>(
        static_cast<double>(sums.holdNs) / static_cast<double>(sums.holdSamples) * static_cast<double>(sums.report.acquisitions));
}

/// A choice of locks of which only some were taken is told by those; a single one is told even if nobody took it.
void leaveOutUntaken(std::vector<LockReport> &reports)
{
    const auto untaken = [](const LockReport &report) { return report.acquisitions == 0; };
    if (!std::all_of(reports.begin(), reports.end(), untaken))
        std::erase_if(reports, untaken);
}

} // namespace

std::vector<LockReport> lockReports(const Segment &segment)
{
    std::map<std::uint32_t, LockSums> locks;
    for (std::uint32_t index = 0; index < segment.objectCount(); ++index) {
        const ObjectSlot &object = segment.object(ObjectId{index});
        if (!isLockLike(object.kind))
            continue;
        LockSums &sums = locks[index];
        sums.report.name = textOf(object.name);
        sums.report.kind =
            object.kind == ObjectKind::lock ? nameOf(static_cast<LockKind>(object.variant.load(std::memory_order_relaxed))) : nameOf(object.kind);
        sums.report.maxWaiters = object.maxWaiters.load(std::memory_order_relaxed);
    }
    for (std::uint32_t lane = 0; lane < segment.laneCount(); ++lane) {
        for (const LockCounters &counters : segment.lane(LaneId{lane}).counters.locks) {
            const std::uint32_t slot = counters.object.load(std::memory_order_relaxed);
            if (const auto found = slot == 0 ? locks.end() : locks.find(slot - 1); found != locks.end())
                add(found->second, counters);
        }
    }
    std::vector<LockReport> reports;
    for (auto &[index, sums] : locks) {
        sums.report.wait = summarise(sums.wait, sums.waitNs, sums.maxWait);
        sums.report.hold = summarise(sums.hold, wholeHold(sums), sums.maxHold);
        sums.report.handoff = summarise(sums.handoff);
        if (sums.workers >= 2 && sums.most > 0)
            sums.report.fairness = static_cast<double>(sums.most) / static_cast<double>(std::max<std::uint64_t>(sums.fewest, 1));
        reports.push_back(std::move(sums.report));
    }
    leaveOutUntaken(reports);
    return reports;
}

} // namespace interleave
