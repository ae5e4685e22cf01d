// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/netlink.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <arpa/inet.h>
#include <linux/if_link.h>
#include <linux/netlink.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace interleave {

namespace {

template <typename T>
std::string bytesOf(const T &value)
{
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

std::string attribute(std::uint16_t type, std::string_view payload)
{
    rtattr head{};
    head.rta_len = static_cast<std::uint16_t>(RTA_LENGTH(payload.size()));
    head.rta_type = type;
    std::string bytes = bytesOf(head).append(payload);
    bytes.resize(RTA_ALIGN(bytes.size()), '\0');
    return bytes;
}

std::string name(const std::string &device)
{
    return attribute(IFLA_IFNAME, std::string_view(device.c_str(), device.size() + 1));
}

} // namespace

Netlink::Netlink() : m_socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_ROUTE))
{
    if (!m_socket.isOpen())
        m_error = errno;
}

int Netlink::addCable(const std::string &here, const std::string &there, int networkThere) const
{
    const std::string peer = bytesOf(ifinfomsg{}) + name(there) + attribute(IFLA_NET_NS_FD, bytesOf(static_cast<std::uint32_t>(networkThere)));
    const std::string info = attribute(IFLA_INFO_KIND, std::string("veth") + '\0') + attribute(IFLA_INFO_DATA, attribute(VETH_INFO_PEER, peer));
    return request(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, bytesOf(ifinfomsg{}) + name(here) + attribute(IFLA_LINKINFO, info));
}

int Netlink::addAddress(const std::string &device, std::uint32_t address, unsigned prefix) const
{
    ifaddrmsg message{};
    message.ifa_family = AF_INET;
    message.ifa_prefixlen = static_cast<std::uint8_t>(prefix);
    message.ifa_index = ::if_nametoindex(device.c_str());
    const std::string inet = bytesOf(htonl(address));
    return request(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL, bytesOf(message) + attribute(IFA_LOCAL, inet) + attribute(IFA_ADDRESS, inet));
}

int Netlink::bringUp(const std::string &device) const
{
    ifinfomsg message{};
    message.ifi_index = static_cast<int>(::if_nametoindex(device.c_str()));
    message.ifi_flags = IFF_UP;
    message.ifi_change = IFF_UP;
    return request(RTM_NEWLINK, 0, bytesOf(message));
}

int Netlink::request(std::uint16_t type, std::uint16_t flags, std::string_view body) const
{
    if (m_error != 0)
        return m_error;
    nlmsghdr head{};
    head.nlmsg_len = static_cast<std::uint32_t>(NLMSG_LENGTH(body.size()));
    head.nlmsg_type = type;
    head.nlmsg_flags = static_cast<std::uint16_t>(NLM_F_REQUEST | NLM_F_ACK | flags);
    const std::string message = bytesOf(head).append(body);
    if (::send(m_socket.get(), message.data(), message.size(), 0) != static_cast<ssize_t>(message.size()))
        return errno;
    std::array<char, 4096> reply{};
    const ssize_t got = ::recv(m_socket.get(), reply.data(), reply.size(), 0);
    if (got < static_cast<ssize_t>(NLMSG_LENGTH(sizeof(nlmsgerr))))
        return got < 0 ? errno : EPROTO;
    nlmsgerr error{};
    std::memcpy(&error, reply.data() + NLMSG_HDRLEN, sizeof error);
    return -error.error;
}

} // namespace interleave
