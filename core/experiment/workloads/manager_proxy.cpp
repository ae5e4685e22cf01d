// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/manager_proxy.h"

#include "core/ipc/message_channel.h"
#include "core/shm/histogram_bucket.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace interleave {

ManagerProxy::ManagerProxy(WorkerContext &context, ManagerRoot &root) :
    m_context(context), m_root(root), m_calls(context.segment, root.calls, context.probe), m_replies(context.segment, root.replies, context.probe)
{}

ManagerProxy::Failure ManagerProxy::connect(const Digest &key)
{
    m_failure = Failure::none;
    m_received.clear();
    m_socket.reset(::socket(m_root.address.ss_family, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_storage address = m_root.address;
    if (::connect(m_socket.get(), reinterpret_cast<sockaddr *>(&address), m_root.addressLength) != 0)
        return m_failure = Failure::serverGone;
    ::fcntl(m_socket.get(), F_SETFL, O_NONBLOCK);
    if (m_root.tcp != 0) {
        const int on = 1;
        ::setsockopt(m_socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    const auto asked = receive();
    const auto challenge = asked ? asked->digest() : std::nullopt;
    if (!challenge)
        return m_failure = closedBecause();
    send(ManagerMessage::ofDigest(ManagerVerb::digest, hmacSha256(key, *challenge)));
    const auto welcome = receive();
    if (!welcome || welcome->head.verb != ManagerVerb::welcome)
        return m_failure = welcome ? Failure::refused : closedBecause();
    // And is it really the manager?
    const Digest ours = randomDigest();
    send(ManagerMessage::ofDigest(ManagerVerb::challenge, ours));
    const auto proof = receive();
    const auto digest = proof ? proof->digest() : std::nullopt;
    if (!digest || !sameDigest(*digest, hmacSha256(key, ours)))
        return m_failure = proof ? Failure::refused : closedBecause();
    return Failure::none;
}

ManagerMessage ManagerProxy::call(ManagerVerb verb, std::int64_t value, std::vector<std::int64_t> words)
{
    if (m_failure != Failure::none)
        return {};
    Probe &probe = m_context.probe;
    const std::uint64_t number = m_count++ * mostManagerWorkers + m_context.number; // different for all
    const std::uint64_t begin = probe.now();
    m_calls.sendBegins();
    m_calls.sending(number);
    if (!send({.head = {.verb = verb, .words = 0, .number = number, .value = value}, .words = std::move(words)})) {
        m_failure = closedBecause();
        return {};
    }
    m_calls.sent(number);
    m_replies.receiveBegins();
    auto reply = receive();
    if (!reply) {
        m_failure = closedBecause();
        return {};
    }
    m_replies.received(number);
    const std::uint64_t took = probe.nanosOf(probe.now() - begin);
    m_root.callNs.fetch_add(took, std::memory_order_relaxed);
    raise(m_root.longestCallNs, took);
    m_root.callHistogram[bucketOf(static_cast<std::int64_t>(took))].fetch_add(1, std::memory_order_relaxed);
    return std::move(*reply);
}

bool ManagerProxy::send(const ManagerMessage &message)
{
    return StreamEnd(m_socket.get(), m_root.bell).send(packed(message), m_calls) == StreamStatus::done;
}

std::optional<ManagerMessage> ManagerProxy::receive()
{
    StreamEnd end(m_socket.get(), m_root.bell);
    std::array<std::byte, 16 * 1024> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by receiveSome
    for (bool garbled = false; !garbled;) {
        if (auto message = unpacked(m_received, garbled))
            return message;
        std::size_t length = 0;
        const StreamStatus status = end.receiveSome(piece, length);
        m_received.insert(m_received.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(length));
        if (length == 0 && (status != StreamStatus::gaveUp || !end.waitToReceive(m_replies)))
            return std::nullopt;
    }
    return std::nullopt;
}

/// The first client that misses the server may have ended the run for the others before they miss it: whoever killed it has seen to it that every
/// connection breaks, and that is waited for.
ManagerProxy::Failure ManagerProxy::closedBecause() const
{
    if (m_root.killStamp.load(std::memory_order_acquire) != 0 && m_socket.isOpen()) {
        pollfd broken{m_socket.get(), POLLRDHUP, 0};
        while (::poll(&broken, 1, -1) < 0 && errno == EINTR)
            continue;
        return Failure::serverGone;
    }
    return isOver(m_context.segment) ? Failure::runOver : Failure::serverGone;
}

} // namespace interleave
