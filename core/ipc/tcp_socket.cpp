// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/tcp_socket.h"

#include <cerrno>
#include <system_error>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

namespace interleave {

namespace {

sockaddr_in inetAddress(const TcpAddress &address)
{
    sockaddr_in inet{};
    inet.sin_family = AF_INET;
    inet.sin_addr.s_addr = htonl(address.host);
    inet.sin_port = htons(address.port);
    return inet;
}

void turnOn(int socket, int level, int option)
{
    const int on = 1;
    ::setsockopt(socket, level, option, &on, sizeof on);
}

UniqueFd tcpSocket()
{
    return UniqueFd(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
}

bool bindTo(int socket, const TcpAddress &address)
{
    const sockaddr_in inet = inetAddress(address);
    return ::bind(socket, reinterpret_cast<const sockaddr *>(&inet), sizeof inet) == 0;
}

} // namespace

std::string TcpAddress::text() const
{
    char words[INET_ADDRSTRLEN] = {};
    const in_addr inet{htonl(host)};
    ::inet_ntop(AF_INET, &inet, words, sizeof words);
    return std::string(words) + ':' + std::to_string(port);
}

Result<UniqueFd> bindTcp(const TcpAddress &address, bool shared)
{
    UniqueFd socket = tcpSocket();
    if (!socket.isOpen())
        return systemError("socket", errno);
    turnOn(socket.get(), SOL_SOCKET, SO_REUSEADDR); // connections of a run that is over do not keep the port
    if (shared)
        turnOn(socket.get(), SOL_SOCKET, SO_REUSEPORT);
    if (!bindTo(socket.get(), address))
        return Error{ErrorCode::notAvailableHere, {address.text(), std::generic_category().message(errno), ""}};
    return socket;
}

bool isTcpPortTaken(const TcpAddress &address)
{
    if (address.port == 0)
        return false;
    const UniqueFd socket = tcpSocket();
    if (!socket.isOpen())
        return false;
    turnOn(socket.get(), SOL_SOCKET, SO_REUSEADDR);
    return !bindTo(socket.get(), address) && errno == EADDRINUSE;
}

TcpAddress addressOf(int socket)
{
    sockaddr_in inet{};
    socklen_t size = sizeof inet;
    ::getsockname(socket, reinterpret_cast<sockaddr *>(&inet), &size);
    return {ntohl(inet.sin_addr.s_addr), ntohs(inet.sin_port)};
}

int beginTcpConnect(const TcpAddress &address, UniqueFd &socket)
{
    socket = tcpSocket();
    if (!socket.isOpen())
        return errno;
    const sockaddr_in inet = inetAddress(address);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&inet), sizeof inet) == 0 || errno == EINPROGRESS)
        return 0;
    return errno;
}

int tcpConnectError(int socket)
{
    int error = 0;
    socklen_t size = sizeof error;
    return ::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 ? error : errno;
}

void sendAtOnce(int socket)
{
    turnOn(socket, IPPROTO_TCP, TCP_NODELAY);
}

void forgetOnClose(int socket)
{
    const linger none{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &none, sizeof none);
}

std::uint64_t raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 0;
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit.rlim_cur;
}

} // namespace interleave
