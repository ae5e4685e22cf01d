// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/queue_tracker.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::uint64_t mostSinglePoints = 1'000'000;
constexpr Nanos sparse = 1'000'000;

} // namespace

void QueueTracker::addQueue(const ObjectInfo &queue)
{
    m_queues.push_back({.object = queue.id,
        .track =
            m_store.addTrack({.kind = TrackKind::queueDepth, .name = queue.name, .object = queue.id, .channel = queue.kind == ObjectKind::channel})});
}

void QueueTracker::put(Queue &queue, Point point)
{
    if (++queue.points <= mostSinglePoints) {
        m_store.append(queue.track, point);
        return;
    }
    if (queue.sparseSince >= 0 && point.time - queue.sparseSince >= sparse)
        putHeld(queue);
    if (queue.sparseSince < 0) {
        queue.sparseSince = point.time;
        queue.deepest = point;
    }
    if (point.value > queue.deepest.value)
        queue.deepest = point;
    queue.newest = point;
}

void QueueTracker::putHeld(Queue &queue)
{
    if (queue.sparseSince < 0)
        return;
    m_store.append(queue.track, queue.deepest);
    if (queue.newest.time > queue.deepest.time)
        m_store.append(queue.track, queue.newest);
    queue.sparseSince = -1;
}

void QueueTracker::finish()
{
    for (Queue &queue : m_queues)
        putHeld(queue);
}

void QueueTracker::onEvent(const TraceEvent &event)
{
    if (event.kind != EventKind::sendEnd && event.kind != EventKind::receiveEnd)
        return;
    const auto it =
        std::find_if(m_queues.begin(), m_queues.end(), [&](const Queue &queue) { return queue.object.value == (event.argument & objectMask); });
    if (it == m_queues.end())
        return;
    it->last = std::max(it->last, event.time); // a record published late must not go back in time
    put(*it, {it->last, static_cast<double>(event.more[0].argument)});
}

} // namespace interleave
