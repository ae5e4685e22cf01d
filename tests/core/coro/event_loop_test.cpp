// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/coro/event_loop.h"
#include "tests/core/probe/probe_fixture.h"

#include "core/base/clock.h"

#include <stdexcept>

#include <sys/socket.h>
#include <unistd.h>

namespace interleave {
namespace {

bool never()
{
    return false;
}

class EventLoopTest : public ProbeTest
{
protected:
    EventLoopTest() : probe(segment, lane, now()), loop(probe) {}

    Task takeTurns(char name, int turns)
    {
        for (int i = 0; i < turns; ++i) {
            order += name;
            co_await loop.yield();
        }
    }
    Task sleepUntil(char name, Nanos due)
    {
        co_await loop.sleepUntil(due);
        order += name;
    }
    Task read(int fd, char name)
    {
        char byte = 0;
        while (byte != 'e') {
            co_await loop.readable(fd);
            if (::recv(fd, &byte, 1, MSG_DONTWAIT) != 1)
                co_return;
            order += name;
            order += byte;
        }
    }
    Task write(int fd, std::string bytes)
    {
        for (const char byte : bytes) {
            co_await loop.writable(fd);
            EXPECT_EQ(::send(fd, &byte, 1, 0), 1);
            co_await loop.yield();
        }
    }
    Task fail()
    {
        co_await loop.yield();
        throw std::runtime_error("failed");
    }
    static Task spinOn(EventLoop &on)
    {
        for (;;)
            co_await on.yield();
    }
    static Task sleepOn(EventLoop &on, Nanos due) { co_await on.sleepUntil(due); }

    Probe probe;
    EventLoop loop;
    std::string order;
};

TEST_F(EventLoopTest, EachHasItsTurnInLine)
{
    loop.start(takeTurns('a', 3), 1, false);
    loop.start(takeTurns('b', 1), 2, false);
    loop.start(takeTurns('c', 2), 3, false);
    EXPECT_EQ(loop.tasks(), 3u);
    EXPECT_TRUE(order.empty()) << "nothing runs before the loop does";
    EXPECT_TRUE(loop.run(never));
    EXPECT_EQ(order, "abcaca");
    EXPECT_EQ(loop.tasks(), 0u);
    EXPECT_EQ(loop.turns(), 4u + 2u + 3u);
}

TEST_F(EventLoopTest, SleepersWakeInTheOrderOfTheirTimes)
{
    const Nanos begin = monotonicNow();
    loop.start(sleepUntil('c', begin + 3'000'000), 1, false);
    loop.start(sleepUntil('a', begin + 1'000'000), 2, false);
    loop.start(sleepUntil('b', begin + 2'000'000), 3, false);
    loop.start(sleepUntil('0', begin - 1), 4, false);
    EXPECT_TRUE(loop.run(never));
    EXPECT_EQ(order, "0abc");
    EXPECT_GE(monotonicNow(), begin + 3'000'000);
}

TEST_F(EventLoopTest, DescriptorsAreAwaited)
{
    int ends[2];
    ASSERT_EQ(::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends), 0);
    loop.start(read(ends[0], 'r'), 1, false);
    loop.start(write(ends[1], "xye"), 2, false);
    EXPECT_TRUE(loop.run(never));
    EXPECT_EQ(order, "rxryre");
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_F(EventLoopTest, WhatATaskThrowsLeavesTheLoop)
{
    loop.start(fail(), 1, false);
    loop.start(takeTurns('a', 9), 2, false);
    EXPECT_THROW(loop.run(never), std::runtime_error);
    EXPECT_EQ(loop.tasks(), 1u);
}

TEST_F(EventLoopTest, StopEndsItAndFramesAreGone)
{
    const TaskFrames before = TaskFrames::ofThisThread();
    {
        EventLoop own(probe);
        int asked = 0;
        own.start(spinOn(own), 1, false);
        own.start(sleepOn(own, monotonicNow() + 3'600'000'000'000), 2, false);
        EXPECT_GT(TaskFrames::ofThisThread().bytes, before.bytes);
        EXPECT_FALSE(own.run([&asked] { return ++asked > 10; }));
        EXPECT_EQ(own.tasks(), 2u);
    }
    EXPECT_EQ(TaskFrames::ofThisThread().bytes, before.bytes);
    EXPECT_EQ(TaskFrames::ofThisThread().count, before.count);
}

TEST_F(EventLoopTest, OneThatNeverStartedHasNotRun)
{
    {
        const Task task = takeTurns('a', 1);
    }
    EXPECT_TRUE(order.empty());
}

TEST_F(EventLoopTest, TurnsOfDrawnTasksAreEvents)
{
    loop.start(takeTurns('a', 1), 7, true);
    loop.start(takeTurns('b', 1), 8, false);
    EXPECT_TRUE(loop.run(never));
    std::vector<std::pair<EventKind, std::uint32_t>> turns;
    for (const Event &event : written()) {
        if (kindOf(event) == EventKind::taskBegin || kindOf(event) == EventKind::taskEnd)
            turns.emplace_back(kindOf(event), event.argument);
    }
    ASSERT_EQ(turns.size(), 4u);
    EXPECT_EQ(turns[0], std::pair(EventKind::taskBegin, 7u));
    EXPECT_EQ(turns[1], std::pair(EventKind::taskEnd, 7u));
}

TEST_F(EventLoopTest, TenThousandSleepTogether)
{
    const Nanos due = monotonicNow() + 20'000'000;
    for (std::uint32_t i = 0; i < 10'000; ++i)
        loop.start(sleepUntil('s', due), i, false);
    EXPECT_TRUE(loop.run(never));
    EXPECT_EQ(order.size(), 10'000u);
}

} // namespace
} // namespace interleave
