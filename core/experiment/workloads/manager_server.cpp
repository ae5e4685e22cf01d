// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/manager_server.h"

#include <array>
#include <cerrno>

#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace interleave {

ManagerServer::ManagerServer(WorkerContext &context, ManagerRoot &root) :
    m_context(context), m_root(root), m_calls(context.segment, root.calls, context.probe), m_replies(context.segment, root.replies, context.probe)
{
    m_root.serverPid.store(static_cast<std::uint32_t>(::getpid()), std::memory_order_release);
}

void ManagerServer::run()
{
    while (!m_context.mustEnd()) {
        std::vector<pollfd> fds{{m_root.bell, POLLIN, 0}, {m_root.listening, POLLIN, 0}};
        for (const Connection &connection : m_connections)
            fds.push_back({connection.socket.get(), POLLIN, 0});
        // Looks first: a call that is there already costs no sleep.
        if (::poll(fds.data(), fds.size(), 0) == 0) {
            m_calls.receiveBegins();
            m_calls.waits();
            const BlockedScope blocked(m_context.probe, BlockedReason::pipe, m_calls.object());
            ::poll(fds.data(), fds.size(), -1);
        }
        std::size_t index = 2;
        for (auto connection = m_connections.begin(); connection != m_connections.end() && index < fds.size(); ++index) {
            const bool goOn = fds[index].revents == 0 || serve(*connection);
            connection = goOn ? std::next(connection) : m_connections.erase(connection);
        }
        if (fds[1].revents != 0)
            accept();
        m_context.probe.tick();
    }
}

void ManagerServer::accept()
{
    UniqueFd socket(::accept4(m_root.listening, nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!socket.isOpen())
        return;
    Connection &connection = m_connections.emplace_back();
    connection.socket = std::move(socket);
    connection.challenge = randomDigest();
    if (!send(connection, ManagerMessage::ofDigest(ManagerVerb::challenge, connection.challenge)))
        m_connections.pop_back();
}

/// False: the connection is over.
bool ManagerServer::serve(Connection &connection)
{
    std::array<std::byte, 16 * 1024> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
    const ssize_t length = ::read(connection.socket.get(), piece.data(), piece.size());
    if (length <= 0)
        return length < 0 && (errno == EAGAIN || errno == EINTR);
    connection.received.insert(connection.received.end(), piece.begin(), piece.begin() + length);
    bool garbled = false;
    while (const auto message = unpacked(connection.received, garbled)) {
        if (!answer(connection, *message))
            return false;
    }
    return !garbled;
}

bool ManagerServer::answer(Connection &connection, const ManagerMessage &message)
{
    if (connection.stage != Connection::Stage::trusted)
        return prove(connection, message);
    m_calls.receiveBegins();
    m_calls.received(message.head.number);
    ManagerMessage reply = call(message);
    reply.head.number = message.head.number;
    bump(m_context.probe.counters().operations);
    m_replies.sendBegins();
    m_replies.sending(message.head.number);
    const bool sent = send(connection, reply);
    m_replies.sent(message.head.number);
    return sent;
}

/// Whoever does not know the key learns nothing but that.
bool ManagerServer::prove(Connection &connection, const ManagerMessage &message)
{
    const auto digest = message.digest();
    if (!digest)
        return false;
    if (connection.stage == Connection::Stage::asked) {
        if (message.head.verb != ManagerVerb::digest || !sameDigest(*digest, hmacSha256(m_root.key, connection.challenge))) {
            send(connection, {.head = {.verb = ManagerVerb::refused, .words = 0, .number = 0, .value = 0}, .words = {}});
            return false;
        }
        connection.stage = Connection::Stage::asksBack;
        return send(connection, {.head = {.verb = ManagerVerb::welcome, .words = 0, .number = 0, .value = 0}, .words = {}});
    }
    if (message.head.verb != ManagerVerb::challenge)
        return false;
    connection.stage = Connection::Stage::trusted;
    return send(connection, ManagerMessage::ofDigest(ManagerVerb::digest, hmacSha256(m_root.key, *digest)));
}

ManagerMessage ManagerServer::call(const ManagerMessage &message)
{
    ManagerMessage reply;
    reply.head.verb = ManagerVerb::value;
    switch (message.head.verb) {
    case ManagerVerb::get: reply.head.value = m_number; break;
    case ManagerVerb::set: m_number = message.head.value; break;
    case ManagerVerb::append: m_list.push_back(message.head.value); break;
    case ManagerVerb::length: reply.head.value = static_cast<std::int64_t>(m_list.size()); break;
    case ManagerVerb::getList:
        reply.head.verb = ManagerVerb::list;
        reply.words = m_nestedList;
        break;
    case ManagerVerb::setList: m_nestedList = message.words; break;
    case ManagerVerb::reset:
        m_shownBefore = m_context.segment.object({m_root.cell}).cell.load(std::memory_order_relaxed) >> 32;
        m_number = 0;
        m_list.clear();
        m_nestedList.clear();
        break;
    default: break;
    }
    show();
    return reply;
}

/// What has arrived so far, where the live chart looks for it: each update added one.
void ManagerServer::show()
{
    const auto value = static_cast<std::uint64_t>(
        std::max<std::int64_t>({0, m_number, static_cast<std::int64_t>(m_list.size()), static_cast<std::int64_t>(m_nestedList.size())}));
    m_context.segment.object({m_root.cell}).cell.store(((m_shownBefore + value) << 32) + value, std::memory_order_relaxed);
}

bool ManagerServer::send(const Connection &connection, const ManagerMessage &message)
{
    return StreamEnd(connection.socket.get(), m_root.bell).send(packed(message), m_replies) == StreamStatus::done;
}

} // namespace interleave
