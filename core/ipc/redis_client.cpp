// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/redis_client.h"

#include "core/ipc/tcp_socket.h"

#include <cerrno>
#include <charconv>

#include <poll.h>
#include <sys/socket.h>

namespace interleave {

namespace {

constexpr std::uint16_t redisPort = 6379;
constexpr int connectMs = 1000;
constexpr std::int64_t mostTextBytes = 1 << 20;
constexpr std::int64_t mostListItems = 1 << 16;
constexpr unsigned deepest = 4;

RedisRead parse(std::string_view bytes, RedisReply &reply, std::size_t &used, unsigned depth)
{
    const std::size_t end = bytes.find("\r\n");
    if (end == std::string_view::npos)
        return bytes.size() > mostTextBytes ? RedisRead::bad : RedisRead::incomplete;
    const std::string_view line = bytes.substr(1, end - 1);
    used = end + 2;
    reply = {};
    const auto [stop, error] = std::from_chars(line.data(), line.data() + line.size(), reply.number);
    const bool isNumber = error == std::errc() && stop == line.data() + line.size();
    switch (bytes.front()) {
    case '+':
    case '-':
        reply.kind = bytes.front() == '+' ? RedisReply::Kind::status : RedisReply::Kind::error;
        reply.text = line;
        return RedisRead::whole;
    case ':': reply.kind = RedisReply::Kind::number; return isNumber ? RedisRead::whole : RedisRead::bad;
    case '$': {
        if (!isNumber || reply.number > mostTextBytes)
            return RedisRead::bad;
        if (reply.number < 0)
            return RedisRead::whole; // nothing
        const auto length = static_cast<std::size_t>(reply.number);
        if (bytes.size() < used + length + 2)
            return RedisRead::incomplete;
        reply.kind = RedisReply::Kind::text;
        reply.text = bytes.substr(used, length);
        used += length + 2;
        return RedisRead::whole;
    }
    case '*': {
        const std::int64_t items = reply.number;
        if (!isNumber || items > mostListItems || depth == deepest)
            return RedisRead::bad;
        if (items < 0)
            return RedisRead::whole;
        reply.kind = RedisReply::Kind::list;
        for (std::int64_t i = 0; i < items; ++i) {
            std::size_t part = 0;
            RedisReply item;
            const std::string_view rest = bytes.substr(used);
            if (rest.empty())
                return RedisRead::incomplete;
            if (const RedisRead read = parse(rest, item, part, depth + 1); read != RedisRead::whole)
                return read;
            reply.list.push_back(std::move(item));
            used += part;
        }
        return RedisRead::whole;
    }
    default: return RedisRead::bad;
    }
}

} // namespace

RedisRead parseRedis(std::string_view bytes, RedisReply &reply, std::size_t &used)
{
    return bytes.empty() ? RedisRead::incomplete : parse(bytes, reply, used, 0);
}

void appendCommand(std::string &out, const std::vector<std::string> &words)
{
    out.append("*").append(std::to_string(words.size())).append("\r\n");
    for (const std::string &word : words)
        out.append("$").append(std::to_string(word.size())).append("\r\n").append(word).append("\r\n");
}

int RedisClient::connect()
{
    m_in.clear();
    if (const int error = beginTcpConnect({TcpAddress::loopbackHost, redisPort}, m_socket); error != 0)
        return error;
    pollfd fd{m_socket.get(), POLLOUT, 0};
    if (::poll(&fd, 1, connectMs) <= 0)
        return ETIMEDOUT;
    const int error = tcpConnectError(m_socket.get());
    if (error == 0)
        sendAtOnce(m_socket.get());
    return error;
}

bool RedisClient::ask(const std::vector<std::string> &words, RedisReply &reply, const std::function<bool(int fd)> &wait)
{
    std::string out;
    appendCommand(out, words);
    if (::send(m_socket.get(), out.data(), out.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(out.size()))
        return false;
    for (;;) {
        std::size_t used = 0;
        const RedisRead read = parseRedis(m_in, reply, used);
        if (read == RedisRead::whole) {
            m_in.erase(0, used);
            return true;
        }
        if (read == RedisRead::bad || !wait(m_socket.get()))
            return false;
        char bytes[4096];
        const ssize_t got = ::recv(m_socket.get(), bytes, sizeof bytes, 0);
        if (got == 0 || (got < 0 && errno != EAGAIN && errno != EINTR))
            return false;
        m_in.append(bytes, got < 0 ? 0 : static_cast<std::size_t>(got));
    }
}

} // namespace interleave
