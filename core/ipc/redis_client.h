// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/unique_fd.h"

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace interleave {

/// One reply of a redis server (RESP 2).
struct RedisReply
{
    enum class Kind : std::uint8_t { nothing, status, error, number, text, list };
    Kind kind = Kind::nothing;
    std::int64_t number = 0;
    std::string text;
    std::vector<RedisReply> list;
};

enum class RedisRead : std::uint8_t { whole, incomplete, bad };
/// Reads one reply from the begin of `bytes`; `used`: how long it was.
RedisRead parseRedis(std::string_view bytes, RedisReply &reply, std::size_t &used);
/// Appends a command as the server wants it.
void appendCommand(std::string &out, const std::vector<std::string> &words);

/// A connection to the redis server of this machine (127.0.0.1:6379). Used by one thread.
class RedisClient
{
public:
    /// 0 or an errno.
    int connect();
    /// Sends a command and waits for its reply; `wait(fd)` sleeps until the descriptor is readable and says false where the caller must give up. Then, or
    /// when the server is gone, false.
    bool ask(const std::vector<std::string> &words, RedisReply &reply, const std::function<bool(int fd)> &wait);

private:
    UniqueFd m_socket;
    std::string m_in;
};

} // namespace interleave
