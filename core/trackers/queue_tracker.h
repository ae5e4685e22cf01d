// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "core/trackers/object_directory.h"
#include "core/trackers/trace_event.h"

#include <vector>

namespace interleave {

/// How deep each queue was: one point per message that went in or out. Collector thread.
class QueueTracker
{
public:
    explicit QueueTracker(TraceStore &store) : m_store(store) {}

    void addQueue(const ObjectInfo &queue);
    void onEvent(const TraceEvent &event);

private:
    struct Queue
    {
        ObjectId object{};
        TrackId track{};
        Nanos last = 0;
    };

    TraceStore &m_store;
    std::vector<Queue> m_queues;
};

} // namespace interleave
