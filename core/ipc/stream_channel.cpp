// SPDX-License-Identifier: GPL-3.0-or-later
// Channels that are streams of bytes: pipes with and without a name, connected sockets of three kinds.
#include "core/ipc/message_channel.h"
#include "core/ipc/shared_descriptors.h"
#include "core/ipc/stream_end.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <string>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Two connected descriptors: what is written to the first comes out at the second, and of sockets the other way as well.
struct Ends
{
    UniqueFd first, second;
    explicit operator bool() const { return first.isOpen() && second.isOpen(); }
};

Ends anonymousPipe()
{
    std::array<int, 2> fds{-1, -1};
    if (::pipe2(fds.data(), O_CLOEXEC | O_NONBLOCK) != 0)
        return {};
    return {UniqueFd(fds[1]), UniqueFd(fds[0])};
}

/// A FIFO lives on without its name as long as it is open.
Ends namedPipe()
{
    const char *folder = std::getenv("XDG_RUNTIME_DIR");
    for (const std::string &where : {std::string(folder ? folder : "/tmp"), std::string("/tmp"), std::string("/dev/shm")}) {
        const std::string path = where + "/interleave-fifo-" + std::to_string(::getpid());
        if (::mkfifo(path.c_str(), 0600) != 0)
            continue;
        Ends ends;
        ends.second.reset(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
        ends.first.reset(::open(path.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
        const int error = errno;
        ::unlink(path.c_str());
        errno = error;
        return ends;
    }
    return {};
}

Ends socketPair()
{
    std::array<int, 2> fds{-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, fds.data()) != 0)
        return {};
    return {UniqueFd(fds[0]), UniqueFd(fds[1])};
}

/// Connects to a socket of ours that listens at an address nobody else knows, and takes it from the other side.
template <typename Address>
Ends connected(int family, Address address, socklen_t length)
{
    const UniqueFd listening(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (!listening.isOpen() || ::bind(listening.get(), reinterpret_cast<sockaddr *>(&address), length) != 0 || ::listen(listening.get(), 1) != 0)
        return {};
    length = sizeof address;
    Ends ends;
    ends.first.reset(::socket(family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (::getsockname(listening.get(), reinterpret_cast<sockaddr *>(&address), &length) != 0 ||
        ::connect(ends.first.get(), reinterpret_cast<sockaddr *>(&address), length) != 0)
        return {};
    ends.second.reset(::accept4(listening.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    ::fcntl(ends.first.get(), F_SETFL, O_NONBLOCK);
    return ends;
}

/// An abstract address, chosen by the kernel: there is no file to it.
Ends unixSocket()
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    return connected(AF_UNIX, address, sizeof address.sun_family);
}

Ends tcp()
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    Ends ends = connected(AF_INET, address, sizeof address);
    const int on = 1;
    for (const UniqueFd *end : {&ends.first, &ends.second})
        ::setsockopt(end->get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on); // or small messages would wait for company
    return ends;
}

Ends open(ChannelKind kind)
{
    switch (kind) {
    case ChannelKind::pipe: return anonymousPipe();
    case ChannelKind::fifo: return namedPipe();
    case ChannelKind::socketpair: return socketPair();
    case ChannelKind::unixSocket: return unixSocket();
    case ChannelKind::tcp: return tcp();
    default: return {};
    }
}

class StreamChannel : public MessageChannel
{
public:
    StreamChannel(const ChannelHandle &handle, const ChannelUser &user) :
        m_end(user.sends ? handle.sendFd : handle.receiveFd, handle.bell),
        m_knows(!user.sends || handle.kind == ChannelKind::pipe || handle.kind == ChannelKind::fifo)
    {}
    bool send(std::span<const std::byte> message, ChannelJournal &journal) override { return m_end.send(message, journal) == StreamStatus::done; }
    bool receive(std::span<std::byte> message, ChannelJournal &journal) override { return m_end.receive(message, journal) == StreamStatus::done; }
    /// What the reader has not read yet; the writing end of a pipe can be asked as well, that of a socket knows something else.
    std::optional<std::size_t> bytesInside() const override
    {
        int bytes = 0;
        if (!m_knows || ::ioctl(m_end.fd(), FIONREAD, &bytes) != 0)
            return std::nullopt;
        return static_cast<std::size_t>(bytes);
    }

private:
    StreamEnd m_end;
    bool m_knows;
};

} // namespace

Result<void> openStreams(const Segment &segment, ChannelHandle (&directions)[2])
{
    const ChannelKind kind = directions[0].kind;
    const bool bothWays = kind != ChannelKind::pipe && kind != ChannelKind::fifo;
    for (unsigned direction = 0; direction < 2; ++direction) {
        if (bothWays && direction == 1) {
            directions[1].sendFd = directions[0].receiveFd;
            directions[1].receiveFd = directions[0].sendFd;
            directions[1].error = directions[0].error;
            return {};
        }
        Ends ends = open(kind);
        if (!ends) {
            directions[0].error = directions[1].error = errno != 0 ? errno : ENODEV;
            return {};
        }
        const auto first = shareDescriptor(segment, std::move(ends.first));
        const auto second = shareDescriptor(segment, std::move(ends.second));
        if (!first || !second)
            return first ? second.error() : first.error();
        directions[direction].sendFd = *first;
        directions[direction].receiveFd = *second;
    }
    return {};
}

std::unique_ptr<MessageChannel> attachStream(const ChannelHandle &handle, const ChannelUser &user)
{
    return std::make_unique<StreamChannel>(handle, user);
}

} // namespace interleave
