// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/event_merger.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace interleave {
namespace {

using testing::ElementsAre;

struct Told : MergeSink
{
    bool mayPass(const SchedRecord &record) override { return record.tid != stopAt; }
    void onSched(const SchedRecord &record) override { order.push_back(record.tid); }
    void onEvent(const TraceEvent &event) override { order.push_back(static_cast<std::int32_t>(event.argument)); }

    std::vector<std::int32_t> order;
    std::int32_t stopAt = -1;
};

SchedRecord record(Nanos time, std::int32_t tid)
{
    return {.time = time, .tid = tid};
}
TraceEvent event(Nanos time, std::uint32_t number)
{
    return {.time = time, .argument = number, .kind = EventKind::taskBegin};
}

class EventMergerTest : public testing::Test
{
protected:
    void push(EventMerger::StreamId stream, std::vector<SchedRecord> records) { merger.push(stream, std::span<const SchedRecord>(records)); }
    void push(EventMerger::StreamId stream, std::vector<TraceEvent> events) { merger.push(stream, std::span<const TraceEvent>(events)); }

    EventMerger merger;
    EventMerger::StreamId a = merger.addStream();
    EventMerger::StreamId b = merger.addStream();
    Told told;
};

TEST_F(EventMergerTest, OneOrderOutOfMany)
{
    push(a, {record(10, 1), record(30, 3), record(50, 5)});
    push(b, {event(20, 2), event(40, 4), event(60, 6)});
    EXPECT_EQ(merger.advance(55, told), 55);
    EXPECT_THAT(told.order, ElementsAre(1, 2, 3, 4, 5));
    EXPECT_EQ(merger.advance(100, told), 100);
    EXPECT_EQ(told.order.back(), 6);
    EXPECT_EQ(merger.late(), 0u);
}

TEST_F(EventMergerTest, WhatComesTooLateIsToldAtOnceInItsOwnOrderAndCounted)
{
    push(a, {record(10, 1), record(90, 2)});
    merger.advance(100, told);
    push(b, {event(50, 3), event(40, 4), event(120, 5)});
    push(a, {record(110, 6)});
    merger.advance(200, told);
    EXPECT_THAT(told.order, ElementsAre(1, 2, 3, 4, 6, 5));
    EXPECT_EQ(merger.late(), 2u);
}

TEST_F(EventMergerTest, AStreamsOwnOrderIsNeverChanged)
{
    push(a, {record(10, 1)});
    push(b, {event(30, 2), event(20, 3)}); // stamped before, written after
    push(a, {record(25, 4), record(35, 5)});
    merger.advance(100, told);
    EXPECT_THAT(told.order, ElementsAre(1, 4, 2, 3, 5));
}

TEST_F(EventMergerTest, TheSinkMayStopItUntilItKnowsMore)
{
    push(a, {record(10, 1), record(20, 7), record(40, 4)});
    push(b, {event(15, 2), event(30, 3)});
    told.stopAt = 7;
    EXPECT_EQ(merger.advance(100, told), 20);
    EXPECT_THAT(told.order, ElementsAre(1, 2));
    EXPECT_EQ(merger.advance(100, told), 20);
    told.stopAt = -1;
    EXPECT_EQ(merger.advance(100, told), 100);
    EXPECT_THAT(told.order, ElementsAre(1, 2, 7, 3, 4));
}

TEST_F(EventMergerTest, AnOffCoreRecordCountsFromItsBegin)
{
    TraceEvent off{.time = 50, .argument = 9, .kind = EventKind::offCore};
    off.more[0].value = 40;
    push(a, {record(20, 1)});
    push(b, std::vector<TraceEvent>{off});
    merger.advance(30, told);
    EXPECT_THAT(told.order, ElementsAre(9, 1));
}

TEST(EventMergerOracle, IsAStableSortHoweverItIsFed)
{
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        std::mt19937_64 random(seed);
        EventMerger merger;
        std::vector<std::vector<SchedRecord>> streams(1 + random() % 20);
        std::vector<SchedRecord> all;
        std::int32_t number = 0;
        for (auto &stream : streams) {
            merger.addStream();
            Nanos t = 0;
            for (std::uint64_t i = random() % 200; i > 0; --i)
                stream.push_back(record(t += static_cast<Nanos>(random() % 30), number++));
            all.insert(all.end(), stream.begin(), stream.end());
        }
        std::stable_sort(all.begin(), all.end(), [](const SchedRecord &x, const SchedRecord &y) { return x.time < y.time; });
        Told told;
        std::vector<std::size_t> fed(streams.size(), 0);
        for (Nanos until = 0; until < 7000; until += 1 + static_cast<Nanos>(random() % 400)) {
            for (std::size_t s = 0; s < streams.size(); ++s) {
                std::size_t end = fed[s];
                while (end < streams[s].size() && streams[s][end].time < until + static_cast<Nanos>(random() % 50))
                    ++end;
                while (end < streams[s].size() && streams[s][end].time < until)
                    ++end;
                merger.push(s, std::span<const SchedRecord>(streams[s]).subspan(fed[s], end - fed[s]));
                fed[s] = end;
            }
            merger.advance(until, told);
        }
        for (std::size_t s = 0; s < streams.size(); ++s)
            merger.push(s, std::span<const SchedRecord>(streams[s]).subspan(fed[s]));
        merger.advance(1'000'000, told);
        ASSERT_EQ(told.order.size(), all.size()) << "seed " << seed;
        for (std::size_t i = 0; i < all.size(); ++i)
            ASSERT_EQ(told.order[i], all[i].tid) << "seed " << seed << " at " << i;
        EXPECT_EQ(merger.late(), 0u);
    }
}

} // namespace
} // namespace interleave
