// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/gil_convoy.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class GilConvoyClaims : public ClaimsTest
{
protected:
    GilConvoyClaims() : ClaimsTest(gilConvoyExperiment()), root(*segment.allocate<ConvoyRoot>())
    {
        segment.header().arenaRoot = segment.offsetOf(&root);
        add(0, 5, 10'000, 30'000);
        add(1, 5, 190, 5'100'000);
        add(1, 0.5, 1'500, 600'000);
    }

    /// In a second.
    void add(std::int64_t spinners, double intervalMs, std::uint64_t requests, std::uint64_t p50)
    {
        root.phases[root.phaseCount] = {.spinners = spinners,
            .intervalMs = intervalMs,
            .requests = requests,
            .nanos = 1'000'000'000,
            .p50 = p50,
            .p90 = p50 + 1'000,
            .p99 = 2 * p50,
            .max = 3 * p50};
        ++root.phaseCount;
    }

    ConvoyRoot &root;
};

TEST_F(GilConvoyClaims, ABusyThreadStarvesTheServer)
{
    EXPECT_EQ(verdictOf("busy-thread-starves-requests"), 1);
    EXPECT_EQ(verdictOf("request-waits-for-the-interval"), 1);
    EXPECT_EQ(verdictOf("shorter-interval-helps"), 1);
    const auto measures = judge().measures;
    EXPECT_DOUBLE_EQ(measures["requests_per_s"], 190);
    EXPECT_EQ(measures["latency_ns"]["p50"], 5'100'000);
    EXPECT_EQ(measures["phases"].size(), 3u);
    root.phases[1].requests = 5'000;
    EXPECT_EQ(verdictOf("busy-thread-starves-requests"), 0);
    EXPECT_EQ(verdictOf("shorter-interval-helps"), 0);
    root.phases[1].p50 = 20'000; // every second one finds the lock free
    EXPECT_EQ(verdictOf("request-waits-for-the-interval"), 1);
    root.phases[1].p90 = 1'000'000;
    EXPECT_EQ(verdictOf("request-waits-for-the-interval"), 0);
    machine.externalCpuPercent = 60;
    EXPECT_EQ(verdictOf("busy-thread-starves-requests"), -1);
    EXPECT_EQ(why, "external-load|60");
}

TEST_F(GilConvoyClaims, WhatIsMissingIsNamed)
{
    machine.coresUsable = 1;
    EXPECT_EQ(verdictOf("busy-thread-starves-requests"), -1);
    EXPECT_EQ(why, "cores-missing|2");
    set("spinners", "0");
    EXPECT_EQ(verdictOf("busy-thread-starves-requests"), -1);
    EXPECT_EQ(why, "other-settings|spinners=1");
    set("spinners", "1");
    machine.coresUsable = 2;
    root.phaseCount = 1;
    EXPECT_EQ(verdictOf("busy-thread-starves-requests"), -1);
    EXPECT_EQ(why, "too-short");
}

TEST_F(GilConvoyClaims, AWrongReplyIsWrongUnderAnyLoad)
{
    EXPECT_EQ(verdictOf("every-reply-right"), 1);
    EXPECT_EQ(judge().outcome.verdict, "done");
    root.wrongReplies = 1;
    machine.externalCpuPercent = 90;
    EXPECT_EQ(verdictOf("every-reply-right"), 0);
    EXPECT_EQ(judge().outcome.verdict, "wrong");
}

TEST_F(GilConvoyClaims, GarbledPhasesAreClamped)
{
    root.phaseCount = 1'000'000;
    EXPECT_EQ(judge().measures["phases"].size(), mostConvoyPhases);
}

} // namespace
} // namespace interleave
