// SPDX-License-Identifier: GPL-3.0-or-later
#include "ring_fixture.h"

#include <gtest/gtest.h>

#include <array>
#include <atomic>
#include <thread>

namespace interleave {
namespace {

/// One writer, one reader, a ring too small for them: everything arrives whole and in order, or is counted as lost.
TEST(RingStress, WriterAndReaderTogether)
{
    constexpr std::uint64_t groups = 200'000;
    HeapRing ring(64);
    std::atomic<bool> written = false;
    std::uint64_t total = 0;
    std::jthread writerThread([&] {
        RingWriter writer = ring.writer();
        std::uint64_t n = 0;
        for (std::uint64_t group = 0; group < groups; ++group) {
            const std::array events{numbered(n), numbered(n + 1), numbered(n + 2)};
            const std::size_t count = 1 + group % events.size();
            writer.put(std::span(events).first(count));
            n += count;
        }
        total = n;
        written.store(true, std::memory_order_release);
    });

    RingReader reader = ring.reader();
    StreamChecker checker;
    std::array<Event, 48> batch{};
    for (bool last = false; !last;) {
        last = written.load(std::memory_order_acquire);
        while (const std::size_t count = reader.drain(batch)) {
            for (std::size_t i = 0; i < count; ++i)
                ASSERT_TRUE(checker.take(batch[i])) << "after " << checker.received();
        }
    }
    writerThread.join();
    EXPECT_EQ(checker.received() + reader.lost(), total);
    EXPECT_LE(checker.lost(), reader.lost()) << "the last hole may have no record after it";
}

} // namespace
} // namespace interleave
