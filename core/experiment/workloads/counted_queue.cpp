// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/counted_queue.h"

#include "core/shm/histogram_bucket.h"

namespace interleave {

CountedQueue::CountedQueue(const Segment &segment, ObjectId object, Probe &probe) :
    m_probe(probe), m_object(segment.object(object)), m_id(object.value)
{}

void CountedQueue::insert(std::uint64_t item, bool first)
{
    const std::uint64_t stamp = m_probe.now();
    const std::uint64_t number = m_object.queue.puts.load(std::memory_order_relaxed);
    if (first)
        m_items.push_front({item, number, stamp});
    else
        m_items.push_back({item, number, stamp});
    changed(stamp);
    bump(m_object.queue.puts);
    m_probe.emitAt(stamp, EventKind::sendBegin, m_id);
    m_probe.emitAt(stamp, EventKind::sendEnd, m_id, number, static_cast<std::uint32_t>(m_items.size()));
}

std::optional<std::uint64_t> CountedQueue::get()
{
    if (m_items.empty())
        return std::nullopt;
    const Item item = m_items.front();
    m_items.pop_front();
    const std::uint64_t stamp = m_probe.now();
    changed(stamp);
    const std::uint64_t latency = m_probe.nanosOf(stamp - item.stamp);
    bump(m_object.queue.gets);
    bump(m_object.queue.latencyNs, latency);
    raise(m_object.queue.maxLatencyNs, latency);
    bump(m_object.queue.latencyHistogram[bucketOf(static_cast<std::int64_t>(latency))]);
    m_probe.emitAt(stamp, EventKind::receiveBegin, m_id);
    m_probe.emitAt(stamp, EventKind::receiveEnd, m_id, item.number, static_cast<std::uint32_t>(m_items.size()));
    return item.value;
}

void CountedQueue::clear()
{
    m_items.clear();
    changed(m_probe.now());
}

/// The depth is another now: adds what the former one lasted.
void CountedQueue::changed(std::uint64_t stamp)
{
    QueueCounters &counters = m_object.queue;
    if (const std::uint64_t last = counters.lastChange.load(std::memory_order_relaxed); last == 0)
        counters.firstChange.store(stamp, std::memory_order_relaxed);
    else if (stamp > last)
        bump(counters.depthTime, (stamp - last) * m_object.depth.load(std::memory_order_relaxed));
    counters.lastChange.store(stamp, std::memory_order_relaxed);
    const auto depth = static_cast<std::uint32_t>(m_items.size());
    m_object.depth.store(depth, std::memory_order_relaxed);
    raise(m_object.maxDepth, depth);
}

} // namespace interleave
