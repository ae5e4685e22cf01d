// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipc/stop_bell.h"

#include <cstddef>
#include <span>

namespace interleave {

enum class StreamStatus : std::uint8_t {
    done,
    peerClosed, ///< receiving: the end of what was sent; sending: nobody can receive it any more
    refused,    ///< this end does not work in that direction
    gaveUp,     ///< the run is over
};

/// One worker's hold on one end of a stream of bytes: a pipe, a FIFO, a socket; the descriptor does not block. A message is written and read
/// piece by piece where it does not fit: whether the pieces stay together is what the experiments are about.
/// The fast path is the bare call; a worker sleeps only in poll(). Owned and used by one worker; the descriptor may be shared.
class StreamEnd
{
public:
    StreamEnd(int fd, StopBell bell) : m_fd(fd), m_bell(bell) {}

    /// Sleeps while there is no room.
    StreamStatus send(std::span<const std::byte> message, ChannelJournal &journal);
    /// Fills `message` from `done` on with what is there, and moves it. Never sleeps: gaveUp where more must come first.
    StreamStatus receiveSome(std::span<std::byte> message, std::size_t &done);
    /// Fills all of it.
    StreamStatus receive(std::span<std::byte> message, ChannelJournal &journal);
    /// Sleeps until something has come. False: the run is over.
    bool waitToReceive(ChannelJournal &journal);

    int fd() const { return m_fd; }

private:
    int m_fd;
    StopBell m_bell;
};

} // namespace interleave
