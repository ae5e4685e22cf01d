// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include <sys/types.h>

namespace interleave {

// Machines without a machine: a process with a network of its own, and a cable from it to the network of another process. Both go with the last process
// that is inside; nothing of the user's network is touched. Works without privileges where the system allows user namespaces.
// Only for processes of one thread, which stay where these calls have put them. Each call returns 0 or an errno.

/// Can processes here have networks of their own, and cables between them? Tried out in a child.
int canHaveOwnNetwork();
/// The calling process gets a network of its own, with nothing in it but the loopback.
int enterOwnNetwork();
/// The calling process gets a network of its own and a cable to that of `hub`. Of cable `number` (0..255) the end at the hub has address hubAddress(),
/// the end here cableAddress().
int joinNetworkOf(pid_t hub, unsigned number);

/// 10.77.number.1
constexpr std::uint32_t hubAddress(unsigned number)
{
    return 0x0a4d'0001 | ((number & 0xff) << 8);
}
/// 10.77.number.2
constexpr std::uint32_t cableAddress(unsigned number)
{
    return 0x0a4d'0002 | ((number & 0xff) << 8);
}

} // namespace interleave
