// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/protocol.h"

#include <gmock/gmock.h>

#include <cstring>

#include <sys/socket.h>

namespace interleave {
namespace {

template <typename Message>
Message throughText(const Message &message)
{
    const auto decoded = decode(encode(message));
    EXPECT_TRUE(decoded) << decoded.error().toString();
    EXPECT_TRUE(std::holds_alternative<Message>(*decoded));
    return std::get<Message>(*decoded);
}

TEST(Protocol, EveryMessageSurvivesTheWay)
{
    throughText(GoMessage{});
    throughText(LiveMessage{});
    throughText(StartedMessage{});
    EXPECT_EQ(throughText(SpecMessage{"{\"experiment\":\"queue\"}"}).spec, "{\"experiment\":\"queue\"}");
    EXPECT_EQ(throughText(StopMessage{std::chrono::milliseconds(150)}).grace.count(), 150);
    EXPECT_EQ(throughText(RefusedMessage{"policy fifo", "nö"}).why, "nö");
    const HostEndedMessage ended = throughText(HostEndedMessage{3, 11});
    EXPECT_EQ(ended.code, 3);
    EXPECT_EQ(ended.signal, 11);
    const FailedMessage failed = throughText(FailedMessage{{ErrorCode::outOfLanes, {"2000", "1024"}}});
    EXPECT_EQ(failed.error.code, ErrorCode::outOfLanes);
    EXPECT_THAT(failed.error.arguments, testing::ElementsAre("2000", "1024"));
}

TEST(Protocol, BytesThatAreNoTextDoNotEndTheConversation)
{
    EXPECT_TRUE(decode(encode(RefusedMessage{"x", "\xff\xfe"})));
}

TEST(Protocol, NonsenseIsAnError)
{
    for (const char *text : {"", "{", "[]", "{}", R"({"v":2,"type":"go"})", R"({"v":1,"type":"dance"})", R"({"v":1,"type":"stop"})",
             R"({"v":1,"type":"stop","grace_ms":"soon"})", R"({"v":"1","type":"go"})", R"({"type":"go"})"}) {
        const auto decoded = decode(text);
        ASSERT_FALSE(decoded) << text;
        EXPECT_EQ(decoded.error().code, ErrorCode::protocolViolated);
    }
}

TEST(ControlSocket, TellsNothingFromClosedFromGarbled)
{
    auto ends = ControlSocket::pair();
    ASSERT_TRUE(ends);
    ControlMessage message;
    EXPECT_EQ(ends->first.receive(message), ControlSocket::Received::nothing);
    EXPECT_TRUE(ends->second.send(StopMessage{std::chrono::milliseconds(7)}));
    EXPECT_EQ(ends->first.receive(message), ControlSocket::Received::message);
    EXPECT_EQ(std::get<StopMessage>(message).grace.count(), 7);
    ASSERT_EQ(::send(ends->second.fd(), "?", 1, 0), 1);
    EXPECT_EQ(ends->first.receive(message), ControlSocket::Received::garbled);
    ends->second.takeFd().reset();
    EXPECT_EQ(ends->first.receive(message), ControlSocket::Received::closed);
    EXPECT_FALSE(ends->first.send(GoMessage{})) << "and no SIGPIPE";
}

} // namespace
} // namespace interleave
