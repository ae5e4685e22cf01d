// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/channels.h"
#include "core/shm/histogram_bucket.h"
#include "tests/core/analysis/claims_fixture.h"

#include <new>

namespace interleave {
namespace {

class ChannelsClaims : public ClaimsTest
{
protected:
    ChannelsClaims() : ClaimsTest(channelsExperiment())
    {
        root = new (segment.allocate(sizeof(ChannelsRoot))) ChannelsRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        outcome.lost = 0;
    }
    ChannelsResult &way(ChannelKind kind) { return root->results[static_cast<unsigned>(kind)]; }
    /// A thousand messages one way and a thousand there and back.
    void measured(ChannelKind kind, Nanos oneWay, Nanos trip)
    {
        root->used[static_cast<unsigned>(kind)] = 1;
        ChannelsResult &result = way(kind);
        result.sent = 1000;
        result.received = 1000;
        result.bytes = 64'000;
        result.oneWayNs = static_cast<std::uint64_t>(oneWay);
        result.roundTrips = 1000;
        result.roundTripHistogram[bucketOf(trip)] = 1000;
    }

    ChannelsRoot *root;
};

TEST_F(ChannelsClaims, OneWrongMessageIsAFailure)
{
    EXPECT_EQ(verdictOf("every-byte-in-order"), -1);
    measured(ChannelKind::pipe, 1'000'000, 10'000);
    EXPECT_EQ(verdictOf("every-byte-in-order"), 1);
    way(ChannelKind::pipe).wrong = 1;
    EXPECT_EQ(verdictOf("every-byte-in-order"), 0);
    way(ChannelKind::pipe).wrong = 0;
    outcome.lost = 1;
    EXPECT_EQ(verdictOf("every-byte-in-order"), 0);
    outcome.lost = 0;
    way(ChannelKind::pipe).received = 1002;
    EXPECT_EQ(verdictOf("every-byte-in-order"), 0) << "more than were sent";
}

TEST_F(ChannelsClaims, SharedMemoryMustCarryThreeTimesAsMuch)
{
    measured(ChannelKind::pipe, 3'000'000, 10'000);
    measured(ChannelKind::sharedRing, 900'000, 1'000);
    EXPECT_EQ(verdictOf("shared-memory-fastest"), 1);
    way(ChannelKind::sharedRing).oneWayNs = 1'100'000;
    EXPECT_EQ(verdictOf("shared-memory-fastest"), 0);
    machine.externalCpuPercent = 60;
    EXPECT_EQ(verdictOf("shared-memory-fastest"), -1) << "somebody else had the cores";
    machine.externalCpuPercent = 0;
    set("bytes", "65536");
    EXPECT_EQ(verdictOf("shared-memory-fastest"), -1);
    EXPECT_EQ(why, "other-settings|bytes=64");
}

TEST_F(ChannelsClaims, WhoMustBeWokenAnswersLater)
{
    measured(ChannelKind::pipe, 3'000'000, 10'000);
    measured(ChannelKind::sharedRing, 900'000, 1'000);
    EXPECT_EQ(verdictOf("waking-costs"), 1);
    way(ChannelKind::sharedRing).roundTripHistogram[bucketOf(1'000)] = 0;
    way(ChannelKind::sharedRing).roundTripHistogram[bucketOf(50'000)] = 1000;
    EXPECT_EQ(verdictOf("waking-costs"), 0);
    machine.coresUsable = 1;
    EXPECT_EQ(verdictOf("waking-costs"), -1) << "on one core the search is in the way";
}

} // namespace
} // namespace interleave
