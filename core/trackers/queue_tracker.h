// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "core/trackers/object_directory.h"
#include "core/trackers/trace_event.h"

#include <vector>

namespace interleave {

/// How deep each queue was: one point per message that went in or out. After the first million of a queue, of each millisecond only the deepest
/// and the last: a queue makes 100 000 a second, and a run may last for hours. Collector thread.
class QueueTracker
{
public:
    explicit QueueTracker(TraceStore &store) : m_store(store) {}

    void addQueue(const ObjectInfo &queue);
    void onEvent(const TraceEvent &event);
    void finish();

private:
    struct Queue
    {
        ObjectId object{};
        TrackId track{};
        Nanos last = 0;
        std::uint64_t points = 0;
        Nanos sparseSince = -1; ///< begin of the millisecond whose points are held
        Point deepest{};
        Point newest{};
    };

    void put(Queue &queue, Point point);
    void putHeld(Queue &queue);

    TraceStore &m_store;
    std::vector<Queue> m_queues;
};

} // namespace interleave
