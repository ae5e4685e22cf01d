// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trackers/sched_record.h"
#include "core/trackers/trace_event.h"

#include <functional>
#include <queue>
#include <span>
#include <vector>

namespace interleave {

/// Receives everything in one order of time.
class MergeSink
{
public:
    virtual ~MergeSink() = default;
    /// May this record be told yet? False stops the merge in front of it.
    virtual bool mayPass(const SchedRecord &record) = 0;
    virtual void onSched(const SchedRecord &record) = 0;
    virtual void onEvent(const TraceEvent &event) = 0;
};

/// Merges many streams, each in order, into one. A record may be published some time after it was stamped, so that only what is older than the
/// caller's reorder window is let through; one that comes later still is told at once, in its own stream's order, and counted. Within a stream the
/// order is never changed, whatever its stamps say. Collector thread.
class EventMerger
{
public:
    using StreamId = std::size_t;

    StreamId addStream();
    void push(StreamId stream, std::span<const TraceEvent> events);
    void push(StreamId stream, std::span<const SchedRecord> records);

    /// Tells everything before `until`. Returns the time before which everything has been told: `until`, or less where the sink said stop.
    Nanos advance(Nanos until, MergeSink &sink);

    std::uint64_t late() const { return m_late; }

private:
    /// Sorted keys of what is pending, and the items themselves; one of the two vectors is used.
    struct Stream
    {
        std::vector<TraceEvent> events;
        std::vector<SchedRecord> records;
        std::size_t next = 0; ///< first pending
        Nanos key = 0;        ///< never falls
        bool queued = false;

        std::size_t size() const { return events.empty() ? records.size() : events.size(); }
        Nanos timeOfNext() const;
    };
    struct Entry
    {
        Nanos key;
        StreamId stream;
        bool operator>(const Entry &other) const { return key != other.key ? key > other.key : stream > other.stream; }
    };

    template <typename T>
    void pushTo(StreamId id, std::vector<T> Stream::*items, std::span<const T> added);
    void enqueue(StreamId id);

    std::vector<Stream> m_streams;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> m_heads;
    Nanos m_told = 0;
    std::uint64_t m_late = 0;
};

/// The time by which an event is put in order. An interval that is reported at its end (self capture's offCore) counts from its begin.
Nanos mergeTime(const TraceEvent &event);

} // namespace interleave
