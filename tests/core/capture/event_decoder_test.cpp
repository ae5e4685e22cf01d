// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/event_decoder.h"

#include <gtest/gtest.h>

#include <random>

namespace interleave {
namespace {

Event event(std::uint64_t stamp, EventKind kind, std::uint32_t argument = 0)
{
    return {stamp, argument, static_cast<std::uint16_t>(kind), 1};
}

class EventDecoderTest : public testing::Test
{
protected:
    void decode(std::vector<Event> records) { decoder.decode(records, clock, 1'000'000, out); }

    ClockMap clock{{0, 0}, 1.0};
    EventDecoder decoder{LaneId{4}};
    std::vector<TraceEvent> out;
};

TEST_F(EventDecoderTest, JoinsContinuationSlots)
{
    decode({event(10, EventKind::lockObtain, 3), event(20, EventKind::sendEnd, 5), event(77, EventKind::more, 6)});
    ASSERT_EQ(out.size(), 2u);
    EXPECT_EQ(out[0].lane, LaneId{4});
    EXPECT_EQ(out[0].time, 10);
    EXPECT_EQ(out[1].more[0].value, 77u);
    EXPECT_EQ(out[1].more[0].argument, 6u);
}

TEST_F(EventDecoderTest, AContinuationMayComeWithTheNextBatch)
{
    decode({event(10, EventKind::lockSummary, 3), event(4, EventKind::more, 9)});
    EXPECT_TRUE(out.empty());
    decode({event(8, EventKind::more, 1), event(30, EventKind::taskBegin, 2)});
    ASSERT_EQ(out.size(), 2u);
    EXPECT_EQ(out[0].begin, 4);
    EXPECT_EQ(out[0].more[1].value, 8u);
    EXPECT_EQ(decoder.malformed(), 0u);
}

TEST_F(EventDecoderTest, AHoleBeginsAtTheRecordBeforeIt)
{
    decode({event(10, EventKind::taskBegin), event(50, EventKind::lost, 12), event(50, EventKind::taskEnd)});
    ASSERT_EQ(out.size(), 3u);
    EXPECT_EQ(out[1].begin, 10);
    EXPECT_EQ(out[1].time, 50);
    EXPECT_EQ(out[1].argument, 12u);
}

TEST_F(EventDecoderTest, NonsenseIsDroppedAndCounted)
{
    decode({event(10, EventKind::more), event(10, EventKind::none), event(10, static_cast<EventKind>(999)), event(10, EventKind::sendEnd),
        event(11, EventKind::taskBegin), event(5'000'000'000, EventKind::taskEnd), event(12, EventKind::taskEnd)});
    ASSERT_EQ(out.size(), 2u);
    EXPECT_EQ(out[0].kind, EventKind::taskBegin);
    EXPECT_EQ(out[1].kind, EventKind::taskEnd);
    EXPECT_EQ(decoder.malformed(), 5u);
}

TEST_F(EventDecoderTest, HoweverTheBatchesAreCutTheEventsAreTheSame)
{
    std::mt19937_64 random(7);
    std::vector<Event> records;
    for (std::uint64_t i = 0; i < 3000; ++i)
        records.push_back(event(i, static_cast<EventKind>(random() % 24), static_cast<std::uint32_t>(i)));
    decode(records);
    const std::vector<TraceEvent> whole = std::move(out);
    out.clear();
    EventDecoder other(LaneId{4});
    for (std::size_t at = 0; at < records.size();) {
        const std::size_t length = std::min<std::size_t>(random() % 5, records.size() - at);
        other.decode(std::span(records).subspan(at, length), clock, 1'000'000, out);
        at += length;
    }
    ASSERT_EQ(out.size(), whole.size());
    for (std::size_t i = 0; i < out.size(); ++i)
        EXPECT_EQ(out[i].argument, whole[i].argument);
    EXPECT_EQ(other.malformed(), decoder.malformed());
}

} // namespace
} // namespace interleave
