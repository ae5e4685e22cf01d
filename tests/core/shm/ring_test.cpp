// SPDX-License-Identifier: GPL-3.0-or-later
#include "ring_fixture.h"

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <random>

namespace interleave {
namespace {

std::vector<Event> drainAll(RingReader &reader)
{
    std::vector<Event> all;
    std::array<Event, 3> batch{};
    while (const std::size_t count = reader.drain(batch))
        all.insert(all.end(), batch.begin(), batch.begin() + count);
    return all;
}

TEST(Ring, HandsOverInOrderAndWrapsRound)
{
    HeapRing ring(8);
    RingWriter writer = ring.writer();
    RingReader reader = ring.reader();
    StreamChecker checker;
    for (std::uint64_t n = 0; n < 100; n += 5) {
        for (std::uint64_t i = 0; i < 5; ++i)
            EXPECT_TRUE(writer.put(std::array{numbered(n + i)}));
        for (const Event &event : drainAll(reader))
            EXPECT_TRUE(checker.take(event));
    }
    EXPECT_EQ(checker.received(), 100u);
    EXPECT_EQ(reader.lost(), 0u);
}

TEST(Ring, DropsTheNewestAndSaysHowMany)
{
    HeapRing ring(4);
    RingWriter writer = ring.writer();
    RingReader reader = ring.reader();
    for (std::uint64_t n = 0; n < 7; ++n)
        EXPECT_EQ(writer.put(std::array{numbered(n)}), n < 4);
    EXPECT_EQ(reader.lost(), 3u);
    EXPECT_EQ(drainAll(reader).size(), 4u);

    EXPECT_TRUE(writer.put(std::array{numbered(7)}));
    const std::vector<Event> after = drainAll(reader);
    ASSERT_EQ(after.size(), 2u);
    EXPECT_EQ(after[0].kind, static_cast<std::uint16_t>(EventKind::lost));
    EXPECT_EQ(after[0].argument, 3u);
    EXPECT_EQ(after[0].stamp, 7u) << "the hole ends where the next record begins";
    EXPECT_TRUE(after[1] == numbered(7));
}

TEST(Ring, KeepsTheSlotsOfOneEventTogether)
{
    HeapRing ring(4);
    RingWriter writer = ring.writer();
    RingReader reader = ring.reader();
    EXPECT_TRUE(writer.put(std::array{numbered(0), numbered(1)}));
    EXPECT_FALSE(writer.put(std::array{numbered(2), numbered(3), numbered(4)})) << "three do not fit: none is written";
    EXPECT_EQ(drainAll(reader).size(), 2u);
    EXPECT_EQ(reader.lost(), 3u);
    EXPECT_FALSE(writer.put(std::array{numbered(5), numbered(6), numbered(7), numbered(8)})) << "no room for the lost record beside them";
    EXPECT_EQ(reader.lost(), 7u);
}

TEST(Ring, ReaderBelievesNoHeadBeyondTheCapacity)
{
    HeapRing ring(8);
    RingReader reader = ring.reader();
    ring.slot->head.store(1'000'000);
    std::array<Event, 64> batch{};
    EXPECT_EQ(reader.drain(batch), 8u);
}

TEST(Ring, AgreesWithAQueueOverRandomOperations)
{
    constexpr std::uint32_t capacity = 16;
    HeapRing ring(capacity);
    RingWriter writer = ring.writer();
    RingReader reader = ring.reader();
    std::deque<Event> oracle;
    std::uint32_t dropped = 0;
    std::uint64_t lost = 0;
    std::uint64_t n = 0;
    std::mt19937 random(20'240'601); // NOLINT(cert-msc51-cpp): the same every time, so that a failure can be looked at
    for (int step = 0; step < 200'000; ++step) {
        if (random() % 3 != 0) {
            std::array<Event, 8> events{};
            const std::size_t count = 1 + random() % events.size();
            for (std::size_t i = 0; i < count; ++i)
                events[i] = numbered(n++);
            const bool fits = oracle.size() + count + (dropped != 0 ? 1 : 0) <= capacity;
            ASSERT_EQ(writer.put(std::span(events).first(count)), fits);
            if (!fits) {
                dropped += static_cast<std::uint32_t>(count);
                lost += count;
                continue;
            }
            if (dropped != 0)
                oracle.push_back({events[0].stamp, dropped, static_cast<std::uint16_t>(EventKind::lost), events[0].cpu});
            dropped = 0;
            oracle.insert(oracle.end(), events.begin(), events.begin() + count);
        } else {
            std::array<Event, 24> out{};
            const std::size_t most = random() % out.size();
            const std::size_t count = reader.drain(std::span(out).first(most));
            ASSERT_EQ(count, std::min(most, oracle.size()));
            for (std::size_t i = 0; i < count; ++i) {
                ASSERT_TRUE(out[i] == oracle.front());
                oracle.pop_front();
            }
        }
        ASSERT_EQ(reader.lost(), lost);
    }
}

TEST(Ring, ANewWriterGoesOnWhereTheFormerEnded)
{
    HeapRing ring(8);
    RingReader reader = ring.reader();
    ring.writer().put(std::array{numbered(0), numbered(1)});
    ring.writer().put(std::array{numbered(2)});
    StreamChecker checker;
    for (const Event &event : drainAll(reader))
        EXPECT_TRUE(checker.take(event));
    EXPECT_EQ(checker.received(), 3u);
}

} // namespace
} // namespace interleave
