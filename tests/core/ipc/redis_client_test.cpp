// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ipc/redis_client.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

using Kind = RedisReply::Kind;

RedisReply readReply(std::string_view bytes)
{
    RedisReply reply;
    std::size_t used = 0;
    EXPECT_EQ(parseRedis(bytes, reply, used), RedisRead::whole);
    EXPECT_EQ(used, bytes.size());
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        RedisReply part;
        EXPECT_EQ(parseRedis(bytes.substr(0, length), part, used), RedisRead::incomplete) << length;
    }
    return reply;
}

TEST(RedisClient, ReadsEveryKindOfReply)
{
    EXPECT_EQ(readReply("+PONG\r\n").text, "PONG");
    EXPECT_EQ(readReply("-ERR no\r\n").kind, Kind::error);
    EXPECT_EQ(readReply(":-42\r\n").number, -42);
    EXPECT_EQ(readReply("$5\r\na\r\nbc\r\n").text, "a\r\nbc");
    EXPECT_EQ(readReply("$-1\r\n").kind, Kind::nothing);
    EXPECT_EQ(readReply("*-1\r\n").kind, Kind::nothing);
    const RedisReply list = readReply("*2\r\n$5\r\ntasks\r\n*1\r\n:7\r\n");
    ASSERT_EQ(list.kind, Kind::list);
    EXPECT_EQ(list.list[0].text, "tasks");
    EXPECT_EQ(list.list[1].list[0].number, 7);
}

TEST(RedisClient, RefusesNonsense)
{
    RedisReply reply;
    std::size_t used = 0;
    for (const char *bytes : {"hello\r\n", ":x\r\n", "$99999999999\r\n", "*99999999\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n"})
        EXPECT_EQ(parseRedis(bytes, reply, used), RedisRead::bad) << bytes;
}

TEST(RedisClient, WritesCommands)
{
    std::string out;
    appendCommand(out, {"LPUSH", "tasks", ""});
    EXPECT_EQ(out, "*3\r\n$5\r\nLPUSH\r\n$5\r\ntasks\r\n$0\r\n\r\n");
}

} // namespace
} // namespace interleave
