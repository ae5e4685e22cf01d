// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shm/segment.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <cmath>

#include <sys/mman.h>

namespace interleave {
namespace {

Segment created()
{
    auto segment = Segment::create();
    if (!segment)
        throw std::runtime_error(segment.error().toString());
    return std::move(*segment);
}

TEST(Segment, TwoMappingsShareOneMemory)
{
    const Segment one = created();
    const auto other = Segment::map(one.fd());
    ASSERT_TRUE(other);
    one.control().wanted[3].store(17);
    EXPECT_EQ(other->control().wanted[3].load(), 17u);
    EXPECT_NE(&one.header(), &other->header());
    EXPECT_EQ(other->control().recordEvents.load(), 1u);
}

TEST(Segment, CannotBeMadeSmallerUnderAReader)
{
    const Segment segment = created();
    EXPECT_NE(::ftruncate(segment.fd(), 4096), 0);
    EXPECT_EQ(errno, EPERM);
}

TEST(Segment, RefusesWhatIsNotOne)
{
    const UniqueFd small(::memfd_create("small", MFD_CLOEXEC));
    const auto wrongSize = Segment::map(small.get());
    ASSERT_FALSE(wrongSize);
    EXPECT_EQ(wrongSize.error().code, ErrorCode::protocolViolated);

    const Segment segment = created();
    segment.header().version = segmentVersion + 1;
    EXPECT_FALSE(Segment::map(segment.fd()));
    segment.header().version = segmentVersion;
    segment.header().layout = segmentLayout + 1;
    EXPECT_FALSE(Segment::map(segment.fd()));
    segment.header().layout = segmentLayout;
    EXPECT_TRUE(Segment::map(segment.fd()));
    EXPECT_FALSE(Segment::map(-1));
}

TEST(Segment, ArenaIsZeroAlignedAndFinite)
{
    const Segment segment = created();
    auto *first = segment.allocate<std::uint8_t>(3);
    auto *second = segment.allocate<std::uint64_t>();
    ASSERT_TRUE(first && second);
    EXPECT_EQ(segment.offsetOf(first) % 64, 0u);
    EXPECT_EQ(segment.offsetOf(second) - segment.offsetOf(first), 64u);
    EXPECT_EQ(*second, 0u);
    EXPECT_EQ(segment.allocate(arenaBytes), nullptr);
    EXPECT_NE(segment.allocate(arenaBytes - 128), nullptr);
    EXPECT_EQ(segment.allocate(1), nullptr);
}

TEST(Segment, OffsetsOutsideAreNotFollowed)
{
    const Segment segment = created();
    const std::uint64_t size = segment.header().totalBytes;
    EXPECT_NE(segment.at(0, size), nullptr);
    EXPECT_EQ(segment.at(1, size), nullptr);
    EXPECT_EQ(segment.at(size + 1, 0), nullptr);
    EXPECT_EQ(segment.at(UINT64_MAX, 2), nullptr);
    EXPECT_EQ(segment.at(2, UINT64_MAX), nullptr);
}

TEST(Segment, RingsDoNotOverlap)
{
    const Segment segment = created();
    for (std::uint32_t lane = 0; lane + 1 < maxLanes; ++lane) {
        const LaneId id{lane};
        EXPECT_EQ(segment.records(id) + Segment::ringCapacity(id), segment.records({lane + 1})) << lane;
    }
    const std::uint64_t end = segment.offsetOf(segment.records({maxLanes - 1}) + Segment::ringCapacity({maxLanes - 1}));
    EXPECT_LE(end, segment.offsetOf(segment.allocate(64)));
}

TEST(Segment, ObjectDirectoryFillsUp)
{
    const Segment segment = created();
    const std::string longName(100, 'x');
    EXPECT_EQ(segment.addObject(ObjectKind::lock, longName, 2, 5).value, 0u);
    EXPECT_EQ(std::string(segment.object({0}).name), std::string(31, 'x'));
    EXPECT_EQ(segment.object({0}).variant.load(), 2u);
    for (std::uint32_t i = 1; i < maxObjects; ++i)
        EXPECT_EQ(segment.addObject(ObjectKind::queue, "q").value, i);
    EXPECT_FALSE(segment.addObject(ObjectKind::queue, "one too many").isValid());
    EXPECT_EQ(segment.objectCount(), maxObjects);
}

TEST(Segment, CountsAreClamped)
{
    const Segment segment = created();
    segment.header().laneCount.store(5'000'000);
    segment.header().objectCount.store(5'000'000);
    EXPECT_EQ(segment.laneCount(), maxLanes);
    EXPECT_EQ(segment.objectCount(), maxObjects);
}

TEST(Segment, KnowsTheLengthOfAStamp)
{
    const Segment segment = created();
    const ClockPair first = readClockPair(segment.header().stampSource);
    ClockPair second = first;
    while (second.monotonic - first.monotonic < 10'000'000)
        second = readClockPair(segment.header().stampSource);
    const double byLength = static_cast<double>(second.stamp - first.stamp) * segment.header().nanosPerStamp;
    EXPECT_LT(std::abs(byLength / static_cast<double>(second.monotonic - first.monotonic) - 1.0), 1e-3);
}

} // namespace
} // namespace interleave
