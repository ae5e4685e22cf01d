// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pipe_message.h"
#include "core/ipc/message_channel.h"
#include "core/ipc/shared_descriptors.h"
#include "core/ipc/slot_bells.h"
#include "core/ipc/stream_end.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

class Channels : public ::testing::Test
{
protected:
    Channels() : segment(std::move(*Segment::create())) { bell = *createStopBell(segment); }
    ~Channels() override { closeSharedDescriptors(segment); }

    std::unique_ptr<Probe> probeFor(std::uint32_t lane)
    {
        segment.lane({lane}).ringCapacity = Segment::ringCapacity({lane});
        return std::make_unique<Probe>(segment, LaneId{lane}, readStamp(segment.header().stampSource));
    }
    std::uint64_t eventsOf(std::uint32_t lane, EventKind kind)
    {
        const std::uint64_t head = segment.lane({lane}).head.load();
        std::uint64_t count = 0;
        for (std::uint64_t i = 0; i < head; ++i)
            count += segment.records({lane})[i].kind == static_cast<std::uint16_t>(kind);
        return count;
    }

    Segment segment;
    StopBell bell = -1;
};

TEST(PipeMessage, WhateverIsMixedInShows)
{
    for (const std::size_t size : {1u, 7u, 8u, 12u, 4096u, 5001u}) {
        std::vector<std::byte> message(size);
        writePipeMessage(message, {.number = 77, .end = 1, .locked = true});
        const PipeFound found = readPipeMessage(message);
        EXPECT_TRUE(found.whole) << size;
        EXPECT_EQ(found.mark.number, 77u);
        EXPECT_EQ(found.mark.end, 1u);
        EXPECT_EQ(found.allLocked, size >= 8);
        if (size == 1)
            continue;
        std::vector<std::byte> other(size);
        writePipeMessage(other, {.number = 78, .end = 1, .locked = false});
        std::copy(other.begin() + static_cast<std::ptrdiff_t>(size / 2), other.end(), message.begin() + static_cast<std::ptrdiff_t>(size / 2));
        EXPECT_FALSE(readPipeMessage(message).whole) << size;
    }
}

TEST_F(Channels, EveryKindCarriesEveryByteBothWays)
{
    constexpr std::size_t size = 150'000; // more than any of them takes at once
    blockBellSignals();
    for (unsigned kind = 0; kind < static_cast<unsigned>(ChannelKind::standardSignal); ++kind) {
        SCOPED_TRACE(kind);
        ChannelHandle handles[2];
        ASSERT_TRUE(openChannel(segment, static_cast<ChannelKind>(kind), bell, handles));
        if (handles[0].error != 0)
            continue; // refused here
        ChannelShared shared{};
        ASSERT_TRUE(createChannel(segment, shared, static_cast<ChannelKind>(kind), "channel"));
        std::atomic<int> tids[2] = {0, 0};
        bool right[2] = {};
        const auto play = [&](unsigned side) {
            blockBellSignals();
            const auto probe = probeFor(side);
            tids[side] = ::gettid();
            while (tids[1 - side] == 0)
                std::this_thread::yield();
            std::unique_ptr<MessageChannel> ends[2];
            for (const unsigned direction : {0u, 1u})
                ends[direction] = attach(handles[direction],
                    {.segment = segment, .sends = direction == side, .servedByFork = false, .peerPid = ::getpid(), .peerTid = tids[1 - side]});
            ChannelJournal journal(segment, shared, *probe);
            std::vector<std::byte> message(size);
            for (std::size_t i = 0; i < size; ++i)
                message[i] = static_cast<std::byte>(i * 7 + side);
            const auto expected = [&](std::size_t i) { return static_cast<std::byte>(i * 7); };
            right[side] = true;
            if (side == 0)
                right[0] = ends[0]->send(message, journal);
            std::vector<std::byte> got(size);
            right[side] = ends[1 - side]->receive(got, journal) && right[side];
            if (side == 1)
                right[1] = ends[1]->send(got, journal) && right[1];
            for (std::size_t i = 0; i < size; ++i)
                right[side] = right[side] && got[i] == expected(i);
        };
        std::thread other([&] { play(1); });
        std::thread one([&] { play(0); });
        one.join();
        other.join();
        EXPECT_TRUE(right[0]);
        EXPECT_TRUE(right[1]);
        wakeChannel(segment, handles[0]);
        wakeChannel(segment, handles[1]);
    }
}

TEST_F(Channels, TheBellWakesWhoWaits)
{
    int fds[2];
    ASSERT_EQ(::pipe2(fds, O_NONBLOCK | O_CLOEXEC), 0);
    const UniqueFd read(fds[0]);
    const UniqueFd write(fds[1]);
    ChannelShared shared{};
    ASSERT_TRUE(createChannel(segment, shared, ChannelKind::pipe, "pipe"));
    StreamStatus status = StreamStatus::done;
    std::thread reader([&] {
        const auto probe = probeFor(0);
        ChannelJournal journal(segment, shared, *probe);
        StreamEnd end(read.get(), bell);
        std::byte byte{};
        journal.receiveBegins();
        status = end.receive({&byte, 1}, journal);
    });
    while (eventsOf(0, EventKind::blockedBegin) == 0)
        std::this_thread::yield();
    ringStopBell(bell);
    reader.join();
    EXPECT_EQ(status, StreamStatus::gaveUp);
    EXPECT_EQ(eventsOf(0, EventKind::receiveBegin), 1u);
}

TEST_F(Channels, MessagesAreCountedAndTimed)
{
    ChannelShared shared{};
    ASSERT_TRUE(createChannel(segment, shared, ChannelKind::pipe, "pipe"));
    const auto probe = probeFor(0);
    const ObjectSlot &object = segment.object({shared.object});
    {
        ChannelJournal journal(segment, shared, *probe);
        for (std::uint64_t number = 0; number < 3; ++number) {
            journal.sendBegins();
            journal.sending(number);
            journal.sent(number);
        }
        EXPECT_EQ(object.queue.puts.load(), 3u);
        EXPECT_EQ(object.maxDepth.load(), 3u);
    }
    {
        ChannelJournal receiving(segment, shared, *probe); // the first call of each is always recorded
        receiving.receiveBegins();
        receiving.received(0);
        EXPECT_EQ(object.queue.gets.load(), 1u);
        EXPECT_EQ(object.depth.load(), 2u);
    }
    {
        ChannelJournal batched(segment, shared, *probe, Counting::batched);
        for (std::uint64_t number = 3; number < 1000; ++number) {
            batched.sendBegins();
            batched.sending(number);
            batched.sent(number);
        }
    }
    EXPECT_EQ(object.queue.puts.load(), 1000u) << "what was held back is counted at the latest when the journal goes";
    EXPECT_EQ(eventsOf(0, EventKind::receiveEnd), 1u);
}

/// As a fork-served worker gets them: under other numbers.
TEST_F(Channels, ReceivedDescriptorsGetTheirNumbers)
{
    int fds[2];
    ASSERT_EQ(::pipe2(fds, O_CLOEXEC), 0);
    ASSERT_TRUE(shareDescriptor(segment, UniqueFd(fds[0])));
    ASSERT_TRUE(shareDescriptor(segment, UniqueFd(fds[1])));
    const std::vector<int> numbers = sharedDescriptors(segment);
    ASSERT_EQ(numbers.size(), 3u); // and the bell
    const pid_t child = ::fork();
    if (child == 0) {
        std::vector<UniqueFd> received;
        for (const int number : numbers)
            received.emplace_back(::fcntl(number, F_DUPFD_CLOEXEC, 3));
        for (const int number : numbers)
            ::close(number);
        const bool adopted = adoptDescriptors(segment, std::move(received));
        char byte = 'x';
        const bool works = ::write(numbers[2], &byte, 1) == 1 && ::read(numbers[1], &byte, 1) == 1;
        keepDescriptors(segment, std::span(&numbers[1], 1));
        ::_exit(adopted && works && ::fcntl(numbers[2], F_GETFD) < 0 ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(status, 0);
}

} // namespace
} // namespace interleave
