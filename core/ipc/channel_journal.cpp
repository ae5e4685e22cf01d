// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/channel_journal.h"

#include "core/shm/histogram_bucket.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr double channelRecordGapNs = 20'000;

/// Several workers count on one channel.
template <typename T>
void add(std::atomic<T> &counter, T by = 1)
{
    counter.fetch_add(by, std::memory_order_relaxed);
}

} // namespace

Result<void> createChannel(const Segment &segment, ChannelShared &channel, ChannelKind kind, std::string_view name, std::uint32_t capacity)
{
    const auto *stamps = segment.allocate<ChannelStamps>();
    const ObjectId object = segment.addObject(ObjectKind::channel, name, static_cast<std::uint32_t>(kind), capacity);
    if (!stamps || !object.isValid())
        return Error{ErrorCode::notAvailableHere, {"channel", "the shared segment is full", ""}};
    channel = {.object = object.value, .stampsOffset = segment.offsetOf(stamps)};
    return {};
}

ChannelJournal::ChannelJournal(const Segment &segment, const ChannelShared &channel, Probe &probe, Counting counting, const DepthSource *depth) :
    m_probe(probe), m_object(segment.object({channel.object})), m_stamps(*segment.at<ChannelStamps>(channel.stampsOffset)),
    m_depth(depth), m_id{channel.object}, m_counting(counting), m_gap(static_cast<std::uint64_t>(channelRecordGapNs / segment.header().nanosPerStamp))
{}

void ChannelJournal::begin(EventKind kind)
{
    m_beginKind = kind;
    if (m_counting == Counting::each)
        m_beginStamp = m_probe.now();
}

void ChannelJournal::sending(std::uint64_t number)
{
    const std::uint64_t stamp = m_probe.now();
    if (m_counting == Counting::batched)
        m_beginStamp = stamp;
    m_stamps.sent[number % ChannelStamps::count].store(stamp, std::memory_order_relaxed);
    ++m_puts;
    if (m_counting == Counting::each)
        publish();
}

void ChannelJournal::sent(std::uint64_t number)
{
    if (m_counting == Counting::batched && !isDue(m_beginStamp))
        return;
    const std::uint64_t stamp = m_probe.now();
    publish();
    record(EventKind::sendEnd, stamp, number, depthAt(stamp));
}

void ChannelJournal::received(std::uint64_t number)
{
    const std::uint64_t stamp = m_probe.now();
    ++m_gets;
    if (m_counting == Counting::batched && !isDue(stamp))
        return;
    publish();
    if (number != unknown) {
        QueueCounters &counters = m_object.queue;
        const std::uint64_t sent = m_stamps.sent[number % ChannelStamps::count].load(std::memory_order_relaxed);
        const std::uint64_t latency = sent == 0 || stamp <= sent ? 0 : m_probe.nanosOf(stamp - sent);
        add(counters.latencyNs, latency);
        raise(counters.maxLatencyNs, latency);
        add(counters.latencyHistogram[bucketOf(static_cast<std::int64_t>(latency))]);
    }
    record(EventKind::receiveEnd, stamp, number, depthAt(stamp));
}

void ChannelJournal::publish()
{
    if (m_puts != 0)
        add(m_object.queue.puts, m_puts);
    if (m_gets != 0)
        add(m_object.queue.gets, m_gets);
    m_puts = m_gets = 0;
}

/// What is under way now. A message counts from right before it is handed over, so that nobody can be seen to receive what was not sent.
std::uint32_t ChannelJournal::depthAt(std::uint64_t stamp)
{
    QueueCounters &counters = m_object.queue;
    if (counters.firstChange.load(std::memory_order_relaxed) == 0)
        counters.firstChange.store(stamp, std::memory_order_relaxed);
    counters.lastChange.store(stamp, std::memory_order_relaxed);
    const std::uint64_t gets = counters.gets.load(std::memory_order_relaxed);
    const std::uint64_t puts = counters.puts.load(std::memory_order_relaxed);
    const auto between = static_cast<std::uint32_t>(puts > gets ? puts - gets : 0);
    const std::uint32_t depth = m_depth ? m_depth->depth().value_or(between) : between;
    m_object.depth.store(depth, std::memory_order_relaxed);
    raise(m_object.maxDepth, depth);
    return depth;
}

void ChannelJournal::waits()
{
    publish();
    if (m_beginKind != EventKind::none) {
        if (m_counting == Counting::batched && m_beginKind == EventKind::receiveBegin)
            m_beginStamp = m_probe.now();
        m_probe.emitAt(m_beginStamp, m_beginKind, m_id.value);
    }
    m_beginKind = EventKind::none;
}

void ChannelJournal::record(EventKind kind, std::uint64_t stamp, std::uint64_t number, std::uint32_t depth)
{
    if (!isDue(stamp))
        return;
    waits();
    m_probe.emitAt(stamp, kind, m_id.value, number, depth);
    m_lastRecorded = stamp;
}

} // namespace interleave
