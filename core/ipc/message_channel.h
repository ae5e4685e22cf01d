// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipc/stop_bell.h"

#include <cstddef>
#include <memory>
#include <span>

namespace interleave {

// The ways by which one worker can send bytes to another, all with the same two calls. The host opens a channel for each direction before any worker
// exists; a worker takes hold of it with attach(). Names that a channel needs are taken back as soon as both ends are open.

/// One direction as the host has opened it, in the workload's shared state: what a worker needs to take hold of its end.
struct ChannelHandle
{
    ChannelKind kind;
    StopBell bell;
    int sendFd;               ///< descriptor, or -1
    int receiveFd;            ///< the same
    int furtherFds[2];        ///< eventfd: the bells for messages and for room
    int key;                  ///< System V: the queue's identifier
    std::uint64_t areaOffset; ///< of the slots in shared memory, where the messages themselves lie there
    std::int32_t error;       ///< errno with which the system refused it; 0: open
};

/// Opens both directions between two workers. A refusal is left in the handles, where the others still work. Error: startFailed.
Result<void> openChannel(const Segment &segment, ChannelKind kind, StopBell bell, ChannelHandle (&directions)[2]);
/// Host, from Workload::controlChanged() when the run is over, and the worker that ends it: wakes whoever sleeps in it.
void wakeChannel(const Segment &segment, const ChannelHandle &handle);

/// One worker's end. Whole messages, in order; sleeps while there is no room, or nothing there. Owned and used by one worker.
class MessageChannel : public DepthSource
{
public:
    /// False: the run is over, or the other end is gone.
    virtual bool send(std::span<const std::byte> message, ChannelJournal &journal) = 0;
    /// Exactly as many bytes as were sent.
    virtual bool receive(std::span<std::byte> message, ChannelJournal &journal) = 0;
    /// Bytes inside now; nullopt where this end does not know.
    virtual std::optional<std::size_t> bytesInside() const = 0;

    void setMessageBytes(std::size_t bytes) { m_bytes = bytes; }
    std::optional<std::uint32_t> depth() const override
    {
        const auto inside = m_bytes == 0 ? std::nullopt : bytesInside();
        return inside ? std::optional(static_cast<std::uint32_t>(*inside / m_bytes)) : std::nullopt;
    }

private:
    std::size_t m_bytes = 0;
};

/// What an end has to know of the worker that holds it.
struct ChannelUser
{
    const Segment &segment;
    bool sends = false;        ///< else receives
    bool servedByFork = false; ///< was not forked from the host, and has to join what belongs to the host's processes
    std::int32_t peerPid = 0;  ///< of the worker at the other end
    std::int32_t peerTid = 0;
};

/// nullptr where the system refuses it.
std::unique_ptr<MessageChannel> attach(const ChannelHandle &handle, const ChannelUser &user);

/// The run is told to end: a waiter gives up.
inline bool isOver(const Segment &segment)
{
    const ControlWords &control = segment.control();
    return control.stop.load(std::memory_order_relaxed) != 0 || control.finished.load(std::memory_order_relaxed) != 0;
}

// One factory and one opener a family; openChannel() and attach() choose.
Result<void> openStreams(const Segment &segment, ChannelHandle (&directions)[2]);
std::unique_ptr<MessageChannel> attachStream(const ChannelHandle &handle, const ChannelUser &user);
Result<void> openMessageQueues(const Segment &segment, ChannelHandle (&directions)[2]);
std::unique_ptr<MessageChannel> attachMessageQueue(const ChannelHandle &handle, const ChannelUser &user);
void wakeMessageQueue(const ChannelHandle &handle);
Result<void> openSlots(const Segment &segment, ChannelHandle (&directions)[2]);
std::unique_ptr<MessageChannel> attachSlots(const ChannelHandle &handle, const ChannelUser &user);
void wakeSlots(const Segment &segment, const ChannelHandle &handle);

} // namespace interleave
