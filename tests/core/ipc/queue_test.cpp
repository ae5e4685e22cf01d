// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/ipc/queue_fixture.h"

#include <deque>
#include <random>
#include <vector>

namespace interleave::testing {

TEST_F(QueueTest, BehavesLikeADequeWithALimit)
{
    for (const std::uint32_t capacity : {0u, 1u, 4u, 5u, 64u}) {
        SCOPED_TRACE(capacity);
        SetUp();
        create(capacity);
        Worker worker(segment(), queue(), 0);
        std::deque<std::uint64_t> oracle;
        std::mt19937_64 random(capacity);
        std::uint64_t puts = 0;
        std::uint64_t gets = 0;
        for (int i = 0; i < 20'000; ++i) {
            if (random() % 2 != 0) {
                const std::uint64_t item = random();
                const QueueResult result = worker.end.put(item, always);
                const bool full = capacity != 0 && oracle.size() == capacity;
                ASSERT_EQ(result.status, full ? QueueStatus::gaveUp : QueueStatus::done);
                if (!full) {
                    oracle.push_back(item);
                    ASSERT_EQ(result.number, puts++);
                    ASSERT_EQ(result.depth, oracle.size());
                }
            } else {
                const QueueResult result = worker.end.get(always);
                ASSERT_EQ(result.status, oracle.empty() ? QueueStatus::gaveUp : QueueStatus::done);
                if (!oracle.empty()) {
                    ASSERT_EQ(result.item, oracle.front());
                    oracle.pop_front();
                    ASSERT_EQ(result.number, gets++);
                    ASSERT_EQ(result.depth, oracle.size());
                }
            }
            ASSERT_EQ(depth(), oracle.size());
        }
        EXPECT_EQ(object().queue.puts.load(), puts);
        EXPECT_EQ(object().queue.gets.load(), gets);
        EXPECT_EQ(object().waiters.load(), 0u);
        if (capacity != 0) {
            EXPECT_LE(object().maxDepth.load(), capacity);
        }
    }
}

TEST_F(QueueTest, ClosedTakesNothingMoreAndIsDrained)
{
    create(4);
    Worker worker(segment(), queue(), 0);
    ASSERT_EQ(worker.end.put(7, never).status, QueueStatus::done);
    worker.end.close();
    EXPECT_EQ(worker.end.put(8, never).status, QueueStatus::closed);
    EXPECT_EQ(worker.end.get(never).item, 7u);
    EXPECT_EQ(worker.end.get(never).status, QueueStatus::closed);
    reopenQueue(segment(), queue());
    EXPECT_EQ(worker.end.put(9, never).status, QueueStatus::done);
    EXPECT_EQ(worker.end.get(never).item, 9u);
}

TEST_F(QueueTest, WhatIsDiscardedIsNotGot)
{
    create(0);
    Worker worker(segment(), queue(), 0);
    for (std::uint64_t i = 0; i < 5; ++i)
        ASSERT_EQ(worker.end.put(i, never).status, QueueStatus::done);
    ASSERT_EQ(worker.end.get(never).item, 0u);
    EXPECT_EQ(worker.end.discard(), 4u);
    EXPECT_EQ(depth(), 0u);
    EXPECT_EQ(object().queue.puts.load(), 5u);
    EXPECT_EQ(object().queue.gets.load(), 1u);
    ASSERT_EQ(worker.end.put(5, never).number, 5u);
    EXPECT_EQ(worker.end.get(never).item, 5u);
    EXPECT_EQ(object().queue.gets.load(), 2u);
}

TEST_F(QueueTest, SaysWhoTookWhat)
{
    create(0);
    Worker first(segment(), queue(), 0);
    segment().lane({1}).stretch.store(3);
    Worker second(segment(), queue(), 1);
    ASSERT_EQ(first.end.put(1, never).number, 0u);
    ASSERT_EQ(first.end.put(2, never).number, 1u);
    EXPECT_EQ(first.end.takerOf(0), 0u);
    ASSERT_EQ(second.end.get(never).item, 1u);
    EXPECT_EQ(first.end.takerOf(0), second.end.identity());
    EXPECT_EQ(QueueEnd::laneOf(second.end.identity()), LaneId{1});
    EXPECT_EQ(QueueEnd::stretchOf(second.end.identity()), 3u);
    EXPECT_EQ(first.end.takerOf(1), 0u);
}

TEST_F(QueueTest, MeanDepthAndLatencyAreExact)
{
    create(0);
    Worker worker(segment(), queue(), 0);
    worker.end.put(1, never);
    worker.end.put(2, never);
    worker.end.get(never);
    worker.end.get(never);
    const QueueCounters &counters = object().queue;
    const auto span = static_cast<double>(counters.lastChange.load() - counters.firstChange.load());
    const double mean = static_cast<double>(counters.depthTime.load()) / span;
    EXPECT_GT(mean, 1.0); // depth 1, 2, 1
    EXPECT_LT(mean, 2.0);
    std::uint64_t counted = 0;
    for (const AtomicU32 &bucket : counters.latencyHistogram)
        counted += bucket.load();
    EXPECT_EQ(counted, 2u);
    EXPECT_GE(counters.latencyNs.load(), counters.maxLatencyNs.load());
}

TEST_F(QueueTest, EventsCarryNumberAndDepth)
{
    create(2);
    {
        Worker worker(segment(), queue(), 0);
        worker.end.put(11, never);
    }
    LaneSlot &lane = segment().lane({0});
    RingReader reader(lane, segment().records({0}), lane.ringCapacity);
    std::vector<Event> events(64);
    events.resize(reader.drain(events));
    const auto at = [&](EventKind kind) {
        return std::find_if(events.begin(), events.end(), [kind](const Event &e) { return e.kind == static_cast<std::uint16_t>(kind); });
    };
    const auto begin = at(EventKind::sendBegin);
    const auto end = at(EventKind::sendEnd);
    ASSERT_NE(begin, events.end());
    ASSERT_NE(end, events.end());
    EXPECT_LT(begin, end);
    EXPECT_LE(begin->stamp, end->stamp);
    EXPECT_EQ(end->argument, queue().object);
    EXPECT_EQ((end + 1)->stamp, 0u);    // message number
    EXPECT_EQ((end + 1)->argument, 1u); // depth
}

} // namespace interleave::testing
