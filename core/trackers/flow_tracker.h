// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "core/trackers/object_directory.h"
#include "core/trackers/trace_event.h"

#include <memory>
#include <vector>

namespace interleave {

/// Who sent what to whom: puts the send and the receive of a message together by its number. Of a busy channel not every message is recorded; where
/// one half is missing there is no row. Bounded: a half waits until the number comes round again. Collector thread.
class FlowTracker
{
public:
    explicit FlowTracker(TraceStore &store) : m_store(store) {}

    void addChannel(const ObjectInfo &channel);
    void onEvent(const TraceEvent &event);

private:
    static constexpr std::uint64_t halves = 4096;
    static constexpr std::uint64_t none = UINT64_MAX;

    struct Half
    {
        std::uint64_t number = none;
        Nanos time = 0;
        LaneId lane{};
        bool sent = false;
    };
    struct Channel
    {
        ObjectId object{};
        std::unique_ptr<Half[]> waiting; ///< by number
    };

    TraceStore &m_store;
    std::vector<Channel> m_channels;
    std::uint64_t m_rows = 0;
    Nanos m_told = 0;
};

} // namespace interleave
