// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/probe/probe.h"

#include <optional>
#include <string_view>

namespace interleave {

/// When the newest messages were sent, by number, so that a receiver knows how long one was under way. In shared memory.
struct ChannelStamps
{
    static constexpr std::uint64_t count = 8192;
    AtomicU64 sent[count];
};

/// One direction of a channel, as the workload's shared state has it.
struct ChannelShared
{
    std::uint32_t object;       ///< index into the object directory
    std::uint64_t stampsOffset; ///< of ChannelStamps
};

/// Host, before any worker exists. `capacity` in messages, 0 where the kernel alone knows. Error: notAvailableHere when the segment is full.
Result<void> createChannel(const Segment &segment, ChannelShared &channel, ChannelKind kind, std::string_view name, std::uint32_t capacity = 0);

/// Says how many messages a channel holds, where the channel itself knows it.
class DepthSource
{
public:
    virtual ~DepthSource() = default;
    virtual std::optional<std::uint32_t> depth() const = 0;
};

enum class Counting : std::uint8_t {
    each,   ///< every message is in the shared counts at once, and every one's time under way is measured
    batched ///< they go there when an event is recorded or the worker waits: for channels that are faster than a shared count
};

/// What one worker reports of its sends and receives on one direction of a channel. Counted exactly; of a worker that makes more than 50 000 calls a
/// second one in 20 µs is recorded as an event, and each that had to wait. The depth is what is sent and not yet received.
/// Owned and used by one worker.
class ChannelJournal
{
public:
    static constexpr std::uint64_t unknown = UINT64_MAX; ///< number of a message that cannot be told from others

    ChannelJournal(
        const Segment &segment, const ChannelShared &channel, Probe &probe, Counting counting = Counting::each, const DepthSource *depth = nullptr);
    ~ChannelJournal() { publish(); }
    ChannelJournal(const ChannelJournal &) = delete;
    ChannelJournal &operator=(const ChannelJournal &) = delete;

    void sendBegins() { begin(EventKind::sendBegin); }
    /// Right before the call that hands it over: the receiver may have it before we come back from there.
    void sending(std::uint64_t number);
    void sent(std::uint64_t number);
    void receiveBegins() { begin(EventKind::receiveBegin); }
    void received(std::uint64_t number);
    /// What was counted here becomes public.
    void publish();
    /// The worker is going to sleep in the call begun last.
    void waits();

    ObjectId object() const { return m_id; }
    Probe &probe() const { return m_probe; }

private:
    void begin(EventKind kind);
    void record(EventKind kind, std::uint64_t stamp, std::uint64_t number, std::uint32_t depth);
    std::uint32_t depthAt(std::uint64_t stamp);

    bool isDue(std::uint64_t stamp) const { return m_beginKind == EventKind::none || stamp - m_lastRecorded >= m_gap; }

    Probe &m_probe;
    ObjectSlot &m_object;
    ChannelStamps &m_stamps;
    const DepthSource *m_depth;
    ObjectId m_id;
    Counting m_counting;
    std::uint64_t m_puts = 0; ///< not yet public
    std::uint64_t m_gets = 0;
    std::uint64_t m_gap; ///< stamps between two recorded calls
    std::uint64_t m_beginStamp = 0;
    std::uint64_t m_lastRecorded = 0;
    EventKind m_beginKind = EventKind::none; ///< the begin still to be written, none when it was
};

} // namespace interleave
