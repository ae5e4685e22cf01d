// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/stream_end.h"

#include <cerrno>

#include <poll.h>
#include <unistd.h>

namespace interleave {

namespace {

StreamStatus streamStatusOf(int error)
{
    return error == EPIPE || error == ECONNRESET ? StreamStatus::peerClosed : StreamStatus::refused;
}

} // namespace

StreamStatus StreamEnd::send(std::span<const std::byte> message, ChannelJournal &journal)
{
    while (!message.empty()) {
        const ssize_t written = ::write(m_fd, message.data(), message.size());
        if (written >= 0) {
            message = message.subspan(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            if (waitForDescriptor(m_fd, POLLOUT, m_bell, journal) == 0)
                return StreamStatus::gaveUp;
        } else if (errno != EINTR) {
            return streamStatusOf(errno);
        }
    }
    return StreamStatus::done;
}

StreamStatus StreamEnd::receiveSome(std::span<std::byte> message, std::size_t &done)
{
    while (done < message.size()) {
        const ssize_t read = ::read(m_fd, message.data() + done, message.size() - done);
        if (read > 0)
            done += static_cast<std::size_t>(read);
        else if (read == 0)
            return StreamStatus::peerClosed;
        else if (errno == EAGAIN)
            return StreamStatus::gaveUp;
        else if (errno != EINTR)
            return streamStatusOf(errno);
    }
    return StreamStatus::done;
}

StreamStatus StreamEnd::receive(std::span<std::byte> message, ChannelJournal &journal)
{
    for (std::size_t done = 0;;) {
        const StreamStatus status = receiveSome(message, done);
        if (status != StreamStatus::gaveUp || !waitToReceive(journal))
            return status;
    }
}

bool StreamEnd::waitToReceive(ChannelJournal &journal)
{
    return waitForDescriptor(m_fd, POLLIN, m_bell, journal) != 0;
}

} // namespace interleave
