// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/event_merger.h"

#include <algorithm>

namespace interleave {

Nanos mergeTime(const TraceEvent &event)
{
    if (event.kind != EventKind::offCore)
        return event.time;
    const auto delay = static_cast<Nanos>(std::min<std::uint64_t>(event.more[0].value, static_cast<std::uint64_t>(event.time)));
    return event.time - delay;
}

Nanos EventMerger::Stream::timeOfNext() const
{
    return events.empty() ? records[next].time : mergeTime(events[next]);
}

EventMerger::StreamId EventMerger::addStream()
{
    m_streams.emplace_back();
    return m_streams.size() - 1;
}

void EventMerger::enqueue(StreamId id)
{
    Stream &stream = m_streams[id];
    stream.key = std::max(stream.key, stream.timeOfNext());
    stream.queued = true;
    m_heads.push({stream.key, id});
}

template <typename T>
void EventMerger::pushTo(StreamId id, std::vector<T> Stream::*items, std::span<const T> added)
{
    if (added.empty())
        return;
    Stream &stream = m_streams[id];
    std::vector<T> &pending = stream.*items;
    pending.erase(pending.begin(), pending.begin() + static_cast<std::ptrdiff_t>(stream.next));
    stream.next = 0;
    pending.insert(pending.end(), added.begin(), added.end());
    if (!stream.queued)
        enqueue(id);
}

void EventMerger::push(StreamId stream, std::span<const TraceEvent> events)
{
    pushTo(stream, &Stream::events, events);
}

void EventMerger::push(StreamId stream, std::span<const SchedRecord> records)
{
    pushTo(stream, &Stream::records, records);
}

Nanos EventMerger::advance(Nanos until, MergeSink &sink)
{
    Nanos told = until;
    while (!m_heads.empty() && m_heads.top().key < until) {
        const Entry first = m_heads.top();
        Stream &stream = m_streams[first.stream];
        if (stream.events.empty() && !sink.mayPass(stream.records[stream.next])) {
            told = first.key;
            break;
        }
        m_heads.pop();
        stream.queued = false;
        // As long as this stream is ahead of all others it needs no queue.
        const Entry limit = m_heads.empty()
                                ? Entry{until, m_streams.size()}
                                : std::min(m_heads.top(), Entry{until, m_streams.size()}, [](const Entry &a, const Entry &b) { return b > a; });
        for (;;) {
            if (stream.timeOfNext() < m_told)
                ++m_late;
            if (stream.events.empty())
                sink.onSched(stream.records[stream.next++]);
            else
                sink.onEvent(stream.events[stream.next++]);
            if (stream.next == stream.size()) {
                stream.events.clear();
                stream.records.clear();
                stream.next = 0;
                break;
            }
            stream.key = std::max(stream.key, stream.timeOfNext());
            const bool stillFirst = stream.key < until && limit > Entry{stream.key, first.stream};
            if (!stillFirst || (stream.events.empty() && !sink.mayPass(stream.records[stream.next]))) {
                enqueue(first.stream);
                break;
            }
        }
    }
    m_told = std::max(m_told, told);
    return m_told;
}

} // namespace interleave
