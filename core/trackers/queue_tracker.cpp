// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/queue_tracker.h"

#include <algorithm>

namespace interleave {

void QueueTracker::addQueue(const ObjectInfo &queue)
{
    m_queues.push_back({queue.id, m_store.addTrack({.kind = TrackKind::queueDepth, .name = queue.name, .object = queue.id}), 0});
}

void QueueTracker::onEvent(const TraceEvent &event)
{
    if (event.kind != EventKind::sendEnd && event.kind != EventKind::receiveEnd)
        return;
    const auto it = std::find_if(
        m_queues.begin(), m_queues.end(), [&](const Queue &queue) { return queue.object.value == (event.argument & objectMask); });
    if (it == m_queues.end())
        return;
    it->last = std::max(it->last, event.time); // a record published late must not go back in time
    m_store.append(it->track, Point{it->last, static_cast<double>(event.more[0].argument)});
}

} // namespace interleave
