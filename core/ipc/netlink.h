// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace interleave {

/// Asks the kernel for changes of the network that the calling process is in when this is made. Every call returns 0 or an errno.
class Netlink
{
public:
    Netlink();

    /// A cable: one end here, the other in the network behind the descriptor.
    int addCable(const std::string &here, const std::string &there, int networkThere) const;
    int addAddress(const std::string &device, std::uint32_t address, unsigned prefix) const;
    int bringUp(const std::string &device) const;

private:
    int request(std::uint16_t type, std::uint16_t flags, std::string_view body) const;

    UniqueFd m_socket;
    int m_error = 0;
};

} // namespace interleave
