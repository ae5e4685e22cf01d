// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/queue_stats.h"

#include "core/analysis/names.h"
#include "core/analysis/summary.h"

namespace interleave {

namespace {

double meanDepth(const QueueCounters &counters)
{
    const std::uint64_t first = get(counters.firstChange);
    const std::uint64_t last = get(counters.lastChange);
    if (first == 0 || last <= first)
        return 0;
    return static_cast<double>(get(counters.depthTime)) / static_cast<double>(last - first);
}

} // namespace

std::vector<QueueReport> queueReports(const Segment &segment)
{
    std::vector<QueueReport> reports;
    for (std::uint32_t index = 0; index < segment.objectCount(); ++index) {
        const ObjectSlot &object = segment.object(ObjectId{index});
        if (object.kind != ObjectKind::queue)
            continue;
        const QueueCounters &counters = object.queue;
        QueueReport report;
        report.name = textOf(object.name);
        report.kind = "queue";
        report.capacity = object.capacity;
        report.puts = get(counters.puts);
        report.gets = get(counters.gets);
        report.maxDepth = object.maxDepth.load(std::memory_order_relaxed);
        report.meanDepth = meanDepth(counters);
        Histogram latency;
        latency.add(counters.latencyHistogram);
        report.latency = summarise(latency, static_cast<Nanos>(get(counters.latencyNs)), static_cast<Nanos>(get(counters.maxLatencyNs)));
        reports.push_back(std::move(report));
    }
    return reports;
}

} // namespace interleave
