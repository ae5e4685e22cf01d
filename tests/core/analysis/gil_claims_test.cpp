// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/gil.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class GilClaims : public ClaimsTest
{
protected:
    GilClaims() : ClaimsTest(gilExperiment()), root(*segment.allocate<GilRoot>())
    {
        segment.header().arenaRoot = segment.offsetOf(&root);
        root.aloneNs = 250'000'000;
        root.aloneLoops = 1'000'000; // 4 million a second
        root.gils[0].insideMax = 1;
        root.gils[0].switchNumber = 101;
        together(500'000'000, 2'000'000);
        addTurns(5, 5'200'000, 100);
    }

    /// Each of two workers, in a second.
    void together(std::uint64_t cpuNs, std::uint64_t loops)
    {
        for (unsigned i = 0; i < 2; ++i) {
            root.parts[i].beginStamp = 1'000 + i;
            root.parts[i].endStamp = 1'000'001'000;
            root.parts[i].cpuNs = cpuNs;
            root.parts[i].loops = loops;
        }
    }
    void addTurns(double intervalMs, std::uint64_t length, std::uint64_t count)
    {
        GilTurns &row = root.gils[0].turns[root.gils[0].intervals.load()];
        row.interval = static_cast<std::uint64_t>(intervalMs * 1e6);
        row.count = count;
        for (std::uint64_t i = 0; i < count; ++i)
            row.lengths[i] = length;
        ++root.gils[0].intervals;
    }

    GilRoot &root;
};

TEST_F(GilClaims, OneCoreUnderTheLock)
{
    EXPECT_EQ(verdictOf("gil-uses-one-core"), 1);
    EXPECT_EQ(verdictOf("gil-adds-no-speed"), 1);
    EXPECT_EQ(verdictOf("others-use-all-cores"), -1);
    const auto measures = judge().measures;
    EXPECT_NEAR(measures["cores_used"].get<double>(), 1.0, 1e-6);
    EXPECT_NEAR(measures["speedup"].get<double>(), 1.0, 1e-6);
    EXPECT_EQ(measures["handovers"], 100);
    together(900'000'000, 3'000'000);
    EXPECT_EQ(verdictOf("gil-uses-one-core"), 0);
    EXPECT_EQ(verdictOf("gil-adds-no-speed"), 0);
    machine.externalCpuPercent = 40;
    EXPECT_EQ(verdictOf("gil-uses-one-core"), -1);
    EXPECT_EQ(why, "external-load|40");
}

TEST_F(GilClaims, AllCoresWithoutIt)
{
    for (const char *engine : {"native-threads", "processes"}) {
        set("engine", engine);
        together(990'000'000, 3'900'000);
        EXPECT_EQ(verdictOf("others-use-all-cores"), 1);
        EXPECT_EQ(verdictOf("gil-uses-one-core"), -1);
        together(600'000'000, 2'000'000);
        EXPECT_EQ(verdictOf("others-use-all-cores"), 0);
    }
    machine.coresUsable = 1;
    EXPECT_EQ(verdictOf("others-use-all-cores"), -1);
    EXPECT_EQ(why, "cores-missing|2");
}

TEST_F(GilClaims, TwoHoldersAreNeverRight)
{
    EXPECT_EQ(verdictOf("one-holder-at-a-time"), 1);
    root.gils[0].insideMax = 2;
    EXPECT_EQ(verdictOf("one-holder-at-a-time"), 0);
    machine.externalCpuPercent = 90;
    EXPECT_EQ(verdictOf("one-holder-at-a-time"), 0) << "load is no excuse";
    set("engine", "native-threads");
    EXPECT_EQ(verdictOf("one-holder-at-a-time"), -1);
}

TEST_F(GilClaims, TurnsFollowTheInterval)
{
    EXPECT_EQ(verdictOf("turn-lasts-an-interval"), 1);
    EXPECT_EQ(verdictOf("longer-interval-longer-turns"), -1);
    EXPECT_EQ(why, "other-settings|--at 1:switch_interval_ms=20");
    addTurns(20, 20'300'000, 30);
    EXPECT_EQ(verdictOf("turn-lasts-an-interval"), 1);
    EXPECT_EQ(verdictOf("longer-interval-longer-turns"), 1);
    EXPECT_EQ(judge().measures["phases"].size(), 2u);
    addTurns(40, 20'300'000, 30);
    EXPECT_EQ(verdictOf("turn-lasts-an-interval"), 0);
    EXPECT_EQ(verdictOf("longer-interval-longer-turns"), 0);
    root.gils[0].turns[2].count = 3;
    EXPECT_EQ(verdictOf("longer-interval-longer-turns"), -1);
    EXPECT_EQ(why, "too-short");
}

TEST_F(GilClaims, WaitingOverlaps)
{
    set("releases_for_io", "on");
    together(400'000'000, 3'000'000);
    EXPECT_EQ(verdictOf("waiting-lets-others-run"), 1);
    EXPECT_EQ(verdictOf("gil-uses-one-core"), -1);
    together(400'000'000, 2'000'000);
    EXPECT_EQ(verdictOf("waiting-lets-others-run"), 0);
}

TEST_F(GilClaims, WhatIsLostDependsOnWhereItGivesWay)
{
    EXPECT_EQ(verdictOf("checks-at-jumps-lose-nothing"), -1);
    set("work", "shared-counter");
    root.parts[0].updates = 1000;
    root.parts[1].updates = 1000;
    root.counter = 2000;
    EXPECT_EQ(verdictOf("checks-at-jumps-lose-nothing"), 1);
    EXPECT_EQ(verdictOf("checks-anywhere-lose-updates"), -1);
    set("check", "every-bytecode");
    EXPECT_EQ(verdictOf("checks-at-jumps-lose-nothing"), -1);
    EXPECT_EQ(verdictOf("checks-anywhere-lose-updates"), 0);
    root.counter = 1400;
    EXPECT_EQ(verdictOf("checks-anywhere-lose-updates"), 1);
    EXPECT_EQ(judge().measures["lost"], 600);
    set("check", "jumps-and-calls");
    EXPECT_EQ(verdictOf("checks-at-jumps-lose-nothing"), 0);
    set("engine", "gil-old");
    EXPECT_EQ(verdictOf("checks-anywhere-lose-updates"), 1);
    set("engine", "gil");
    set("work", "counter-with-call");
    EXPECT_EQ(verdictOf("a-call-in-between-loses-updates"), 1);
    root.gils[0].switchNumber = 5; // hardly anybody was interrupted at all
    EXPECT_EQ(verdictOf("a-call-in-between-loses-updates"), -1);
}

TEST_F(GilClaims, AFunctionInC)
{
    set("work", "c-call-releasing");
    together(990'000'000, 3'900'000);
    EXPECT_EQ(verdictOf("call-that-lets-go-uses-all-cores"), 1);
    EXPECT_EQ(verdictOf("gil-uses-one-core"), -1);
    together(500'000'000, 2'000'000);
    EXPECT_EQ(verdictOf("call-that-lets-go-uses-all-cores"), 0);
    set("work", "c-call");
    EXPECT_EQ(verdictOf("turn-lasts-a-call"), 0); // a turn of an interval only
    set("call_ms", "5");
    EXPECT_EQ(verdictOf("turn-lasts-a-call"), 1);
}

TEST_F(GilClaims, CountsThatNeedNoLockHaveAPrice)
{
    set("engine", "free-threaded");
    EXPECT_EQ(verdictOf("counts-without-lock-cost"), -1);
    root.plainLoops = 1300;
    root.atomicLoops = 1000;
    EXPECT_EQ(verdictOf("counts-without-lock-cost"), 1);
    EXPECT_NEAR(judge().measures["atomic_count_price"].get<double>(), 1.3, 1e-9);
    root.atomicLoops = 1300;
    EXPECT_EQ(verdictOf("counts-without-lock-cost"), 0);
}

} // namespace
} // namespace interleave
