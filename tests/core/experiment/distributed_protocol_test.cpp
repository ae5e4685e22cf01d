// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_protocol.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(DistributedProtocol, MessagesSurviveTheWayInPieces)
{
    std::string bytes;
    appendMessage(bytes, RemoteWord::task, numbers({3, 0xffff'ffff'ffff'ffff}));
    appendMessage(bytes, RemoteWord::get);
    std::string in;
    RemoteMessage message;
    std::size_t messages = 0;
    for (const char byte : bytes) {
        in.push_back(byte);
        if (takeMessage(in, message) != RemoteRead::message)
            continue;
        ++messages;
        if (messages == 1) {
            EXPECT_EQ(message.word, RemoteWord::task);
            EXPECT_EQ(numberAt(message.payload, 0), 3u);
            EXPECT_EQ(numberAt(message.payload, 1), 0xffff'ffff'ffff'ffff);
            EXPECT_EQ(numberAt(message.payload, 2), 0u) << "there is no third";
        }
    }
    EXPECT_EQ(messages, 2u);
    EXPECT_EQ(message.word, RemoteWord::get);
    EXPECT_TRUE(in.empty());
}

TEST(DistributedProtocol, RefusesNonsense)
{
    RemoteMessage message;
    std::string tooLong("\x7f\xff\xff\xff\x01", 5);
    EXPECT_EQ(takeMessage(tooLong, message), RemoteRead::bad);
    std::string noWord("\0\0\0\0\x63", 5);
    EXPECT_EQ(takeMessage(noWord, message), RemoteRead::bad);
}

TEST(DistributedProtocol, OnlyTheKeyAnswersAndOnlyForItsSide)
{
    const std::string nonce = newNonce();
    EXPECT_NE(nonce, newNonce());
    const std::string answer = answerTo("key", "worker", nonce);
    EXPECT_TRUE(isAnswer(answer, "key", "worker", nonce));
    EXPECT_FALSE(isAnswer(answer, "key", "scheduler", nonce)) << "what one side has said is no use to the other";
    EXPECT_FALSE(isAnswer(answer, "kez", "worker", nonce));
    EXPECT_FALSE(isAnswer(answer, "key", "worker", newNonce()));
    EXPECT_FALSE(isAnswer(answer.substr(1), "key", "worker", nonce));
    EXPECT_FALSE(isAnswer("", "key", "worker", nonce));
}

} // namespace
} // namespace interleave
