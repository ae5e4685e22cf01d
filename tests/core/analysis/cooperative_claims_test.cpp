// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cooperative.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class CooperativeClaims : public ClaimsTest
{
protected:
    CooperativeClaims() : ClaimsTest(cooperativeExperiment())
    {
        addWorker(0, 0, StartMethod::thread, 0, 10, 1000);
        addWorker(0, 1, StartMethod::thread, 0, 10, 1000);
        outcome.trials = 1;
        count(cooperativeOutOfOrder, 7);
        count(cooperativeSwitchesInside, 20);
    }

    /// By both together.
    void count(CooperativeCount which, std::uint64_t total)
    {
        segment.lane({0}).counters.custom[which] = total / 2;
        segment.lane({1}).counters.custom[which] = total - total / 2;
    }
};

TEST_F(CooperativeClaims, ThreadsLoseTheOrder)
{
    EXPECT_EQ(verdictOf("threads-lose-order"), 1);
    EXPECT_EQ(judge().measures["out_of_order"], 7);
    EXPECT_EQ(judge().measures["switches_inside"], 20);
    count(cooperativeOutOfOrder, 0);
    EXPECT_EQ(verdictOf("threads-lose-order"), 0);
    count(cooperativeSwitchesInside, 3);
    EXPECT_EQ(verdictOf("threads-lose-order"), -1);
    EXPECT_EQ(why, "no-overlap");
    outcome.trials = 0;
    EXPECT_EQ(verdictOf("threads-lose-order"), -1);
    EXPECT_EQ(why, "cut");
}

TEST_F(CooperativeClaims, TheOthersKeepIt)
{
    for (const auto &[engine, claim] : {std::pair{"threads+lock", "lock-keeps-order"}, {"coroutines", "coroutines-keep-order"}}) {
        EXPECT_EQ(verdictOf(claim), -1);
        set("engine", engine);
        EXPECT_EQ(verdictOf(claim), 0);
        count(cooperativeOutOfOrder, 0);
        EXPECT_EQ(verdictOf(claim), 1);
        machine.externalCpuPercent = 90;
        EXPECT_EQ(verdictOf(claim), 1) << "load is no excuse";
        count(cooperativeOutOfOrder, 7);
        EXPECT_EQ(verdictOf("threads-lose-order"), -1);
        set("engine", "threads");
    }
}

} // namespace
} // namespace interleave
