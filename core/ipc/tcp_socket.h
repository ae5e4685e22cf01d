// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <cstdint>
#include <string>

namespace interleave {

/// An IPv4 address and a port, in the order of the machine's own numbers.
struct TcpAddress
{
    std::uint32_t host = loopbackHost;
    std::uint16_t port = 0; ///< 0: the system chooses

    static constexpr std::uint32_t loopbackHost = 0x7f00'0001; ///< 127.0.0.1
    std::string text() const;                                  ///< "127.0.0.1:8080"
};

/// A socket bound to the address; not yet listening. `shared`: others that are bound so too may have the same port, and the kernel spreads
/// connections over those that listen (SO_REUSEPORT). Error: notAvailableHere, with the address, where somebody else has it.
Result<UniqueFd> bindTcp(const TcpAddress &address, bool shared);
/// Does somebody listen there already? (A socket bound with `shared` would join them without a word.)
bool isTcpPortTaken(const TcpAddress &address);
/// The address a socket has got.
TcpAddress addressOf(int socket);

/// Begins to connect without waiting: the socket is writable once it is connected or refused. Returns 0 or an errno.
int beginTcpConnect(const TcpAddress &address, UniqueFd &socket);
/// What became of beginTcpConnect(): 0 or an errno.
int tcpConnectError(int socket);
/// Small messages go at once, instead of waiting for more to go with them.
void sendAtOnce(int socket);
/// Closing forgets the connection at once (RST), so that thousands of ports do not stay taken for a minute.
void forgetOnClose(int socket);

/// As many descriptors as the system lets this process have; returns how many those are.
std::uint64_t raiseDescriptorLimit();

} // namespace interleave
