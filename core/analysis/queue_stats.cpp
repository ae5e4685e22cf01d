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

/// Little's law: what a message spent inside on average, times the messages, over the time it took.
double meanDepthByLatency(const Segment &segment, const QueueCounters &counters, const Summary &latency)
{
    const std::uint64_t first = get(counters.firstChange);
    const std::uint64_t last = get(counters.lastChange);
    if (first == 0 || last <= first || latency.count == 0)
        return 0;
    const double mean = static_cast<double>(latency.total) / static_cast<double>(latency.count);
    return mean * static_cast<double>(get(counters.gets)) / (static_cast<double>(last - first) * segment.header().nanosPerStamp);
}

} // namespace

std::vector<QueueReport> queueReports(const Segment &segment)
{
    std::vector<QueueReport> reports;
    for (std::uint32_t index = 0; index < segment.objectCount(); ++index) {
        const ObjectSlot &object = segment.object(ObjectId{index});
        if (object.kind != ObjectKind::queue && object.kind != ObjectKind::channel)
            continue;
        const QueueCounters &counters = object.queue;
        QueueReport report;
        report.name = textOf(object.name);
        report.kind = object.kind == ObjectKind::queue ? "queue" : nameOf(static_cast<ChannelKind>(object.variant.load(std::memory_order_relaxed)));
        report.capacity = object.capacity;
        report.puts = get(counters.puts);
        report.gets = get(counters.gets);
        report.maxDepth = object.maxDepth.load(std::memory_order_relaxed);
        Histogram latency;
        latency.add(counters.latencyHistogram);
        report.latency = summarise(latency, static_cast<Nanos>(get(counters.latencyNs)), static_cast<Nanos>(get(counters.maxLatencyNs)));
        report.meanDepth = object.kind == ObjectKind::queue ? meanDepth(counters) : meanDepthByLatency(segment, counters, report.latency);
        reports.push_back(std::move(report));
    }
    return reports;
}

} // namespace interleave
