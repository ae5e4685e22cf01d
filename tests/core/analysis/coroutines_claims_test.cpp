// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/coroutines.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class CoroutinesClaims : public ClaimsTest
{
protected:
    CoroutinesClaims() : ClaimsTest(coroutinesExperiment()), root(*segment.allocate<CoroutinesRoot>())
    {
        segment.header().arenaRoot = segment.offsetOf(&root);
        root.tasks = 10'000;
        root.osThreads = 1;
        root.frameBytes = 1'200'000;
        root.psPerSwitch = 20'000; // 20 ns
        root.pairs[0].nsPerSwitch = 3'000;
        root.pairs[1].nsPerSwitch = 4'000;
        root.sleepAllNs = 210'000'000;
        root.sleepers = 10'000;
        root.inTurn = dialogueItems;
        set(root.awaited, 100'000'000, 200'000, 400'000);
    }

    static void set(StallFacts &facts, std::uint64_t call, std::uint64_t least, std::uint64_t most)
    {
        facts.callNs = call;
        facts.leastNs = least;
        facts.mostNs = most;
    }
    using ClaimsTest::set;

    CoroutinesRoot &root;
};

TEST_F(CoroutinesClaims, OneThreadForAll)
{
    EXPECT_EQ(verdictOf("all-on-one-thread"), 1);
    root.osThreads = 2;
    EXPECT_EQ(verdictOf("all-on-one-thread"), 0);
    root.osThreads = 1;
    root.tasks = 9'999;
    EXPECT_EQ(verdictOf("all-on-one-thread"), 0);
}

TEST_F(CoroutinesClaims, FiftyTimesCheaper)
{
    EXPECT_EQ(verdictOf("switch-far-cheaper"), 1);
    const auto measures = judge().measures;
    EXPECT_DOUBLE_EQ(measures["ns_per_switch"]["coroutine"], 20);
    EXPECT_DOUBLE_EQ(measures["bytes_each"], 120);
    root.pairs[0].nsPerSwitch = 900;
    EXPECT_EQ(verdictOf("switch-far-cheaper"), 0);
    machine.externalCpuPercent = 50;
    EXPECT_EQ(verdictOf("switch-far-cheaper"), -1);
    set("compare", "off");
    EXPECT_EQ(verdictOf("switch-far-cheaper"), -1);
    EXPECT_EQ(why, "other-settings|compare=on");
}

TEST_F(CoroutinesClaims, StallsAreTwoSided)
{
    EXPECT_EQ(verdictOf("awaited-sleep-stalls-none"), 1);
    EXPECT_EQ(verdictOf("blocking-call-stalls-all"), -1);
    EXPECT_EQ(why, "other-settings|blocking_call_ms=100");
    set("blocking_call_ms", "100");
    set(root.blocking, 100'500'000, 100'600'000, 101'000'000);
    EXPECT_EQ(verdictOf("blocking-call-stalls-all"), 1);
    EXPECT_EQ(judge().measures["longest_stall_ns"], 101'000'000);
    set(root.blocking, 100'500'000, 90'000'000, 101'000'000); // one of them got on
    EXPECT_EQ(verdictOf("blocking-call-stalls-all"), 0);
    machine.externalCpuPercent = 90;
    EXPECT_EQ(verdictOf("blocking-call-stalls-all"), 0) << "load only makes a stall longer";
    machine.externalCpuPercent.reset();
    set(root.awaited, 100'000'000, 90'000'000, 99'000'000);
    EXPECT_EQ(verdictOf("awaited-sleep-stalls-none"), 0);
}

TEST_F(CoroutinesClaims, SleepersAndPartners)
{
    EXPECT_EQ(verdictOf("all-sleep-at-once"), 1);
    root.sleepAllNs = 2'000'000'000;
    EXPECT_EQ(verdictOf("all-sleep-at-once"), 0);
    EXPECT_EQ(verdictOf("send-and-yield-in-turn"), 1);
    root.inTurn = dialogueItems - 1;
    EXPECT_EQ(verdictOf("send-and-yield-in-turn"), 0);
}

TEST_F(CoroutinesClaims, AnAwaitBetweenReadingAndWritingLoses)
{
    EXPECT_EQ(verdictOf("no-await-no-loss"), -1);
    EXPECT_EQ(verdictOf("order-is-the-programs"), -1);
    root.additions = 1000;
    root.keptInOneTurn = 1000;
    root.keptAcrossAwait = 1;
    EXPECT_EQ(verdictOf("no-await-no-loss"), 1);
    EXPECT_EQ(verdictOf("await-in-between-loses"), 1);
    root.keptInOneTurn = 999;
    root.keptAcrossAwait = 1000;
    EXPECT_EQ(verdictOf("no-await-no-loss"), 0);
    EXPECT_EQ(verdictOf("await-in-between-loses"), 0);
    root.unscheduled = 1;
    EXPECT_EQ(verdictOf("unscheduled-does-nothing"), 1);
    root.unscheduledRan = 1;
    EXPECT_EQ(verdictOf("unscheduled-does-nothing"), 0);
    root.ordersAsked = orderedRounds;
    root.ordersKept = orderedRounds;
    EXPECT_EQ(verdictOf("order-is-the-programs"), 1);
    root.ordersKept = orderedRounds - 1;
    EXPECT_EQ(verdictOf("order-is-the-programs"), 0);
}

} // namespace
} // namespace interleave
