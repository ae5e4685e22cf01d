// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/runs/runs.h"

#include <gmock/gmock.h>

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(Pool, FourAtOnceAndTheFifthWhenTheFirstEnds)
{
    json report = reportOf("pool", {"-p", "pool_size=4", "-p", "tasks=5", "-p", "work=sleep", "-p", "task_ms=200"});
    ASSERT_TRUE(report.contains("measures"));
    EXPECT_EQ(report["measures"]["running_max"], 4);
    json waits = report["measures"]["queue_wait_ns"];
    ASSERT_EQ(waits.size(), 5u);
    for (int first = 0; first < 4; ++first)
        EXPECT_LT(waits[first], waits[4]);
    // A sleeping task lasts at least as long as asked, and the fifth has to wait for one of them.
    EXPECT_GE(waits[4], 190'000'000);
    expectNoFailedCheck(report);
}

TEST(Pool, GrowsWhileItWorks)
{
    json report = reportOf("pool", {"-p", "pool_size=1", "-p", "tasks=8", "-p", "work=sleep", "-p", "task_ms=300", "--at", "0.4:pool_size=3"});
    EXPECT_EQ(report["measures"]["running_max"], 3);
    ASSERT_EQ(report["markers"].size(), 1u);
    EXPECT_EQ(report["markers"][0]["parameter"], "pool_size");
    expectNoFailedCheck(report);
}

TEST(Pool, RefusesWhatComesAfterClose)
{
    json report = reportOf("pool", {"-p", "pool_size=2", "-p", "tasks=2", "-p", "task_ms=20", "-p", "submit_after_close=on"});
    EXPECT_FALSE(report["measures"]["refused"].empty());
    expectNoFailedCheck(report);
}

TEST(Pool, SurvivesAKilledWorker)
{
    for (const char *which : {"running", "idle"}) {
        json report = reportOf("pool",
            {"-p", "pool_size=2", "-p", "tasks=5", "-p", "task_ms=100", "-p", "start_method=fork", "-p", std::string("kill_worker=") + which});
        expectNoFailedCheck(report);
    }
}

class Methods : public ::testing::TestWithParam<const char *>
{};

TEST_P(Methods, CarryTheQueue)
{
    json report = reportOf("queue",
        {"-p", "items=500", "-p", "capacity=4", "-p", "produce_us=0", "-p", "consume_us=50", "-p", std::string("start_method=") + GetParam()});
    ASSERT_EQ(report["queues"].size(), 1u);
    json queue = report["queues"][0];
    EXPECT_EQ(queue["capacity"], 4);
    EXPECT_LE(queue["max_depth"], 4);
    EXPECT_EQ(queue["puts"], queue["gets"]);
    EXPECT_EQ(report["measures"]["gets"], 500);
    EXPECT_EQ(report["measures"]["fifo_violations"], 0);
    expectNoFailedCheck(report);
}

TEST_P(Methods, CarryThePool)
{
    json report = reportOf("pool", {"-p", "pool_size=2", "-p", "tasks=5", "-p", "task_ms=50", "-p", std::string("start_method=") + GetParam()});
    EXPECT_EQ(report["measures"]["running_max"], 2);
    expectNoFailedCheck(report);
}

INSTANTIATE_TEST_SUITE_P(
    Experiments, Methods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &which) { return std::string(which.param); });

TEST(Queue, ManyProducersAndConsumersDeliverEveryItemOnce)
{
    json report = reportOf("queue", {"-p", "producers=3", "-p", "consumers=4", "-p", "items=2000", "-p", "produce_us=0", "-p", "consume_us=0"});
    EXPECT_EQ(report["measures"]["puts"], report["measures"]["gets"]);
    expectNoFailedCheck(report);
}

TEST(Queue, CountsWhatTerminateLost)
{
    json report = reportOf("queue", {"-p", "items=200", "-p", "capacity=0", "-p", "produce_us=0", "-p", "consume_us=500", "-p", "end=terminate"});
    EXPECT_GE(report["measures"]["puts"], report["measures"]["gets"]);
    expectNoFailedCheck(report);
}

/// Where others take the cores, a worker that has just been made waits for one longer than it took to make it.
bool othersWereBusy(const json &report)
{
    return report["machine"].value("external_cpu_percent", 0.0) > 10;
}

TEST(StartMethods, ThreadBeforeForkserverBeforeSpawn)
{
    json report = reportOf("start-methods", {"-p", "children=15"});
    expectNoFailedCheck(report);
    if (IsSkipped())
        return;
    if (othersWereBusy(report))
        GTEST_SKIP() << "other programs use the cores";
    json first = report["measures"]["first_instruction_ns"];
    ASSERT_TRUE(first.contains("thread")) << first.dump();
    EXPECT_LT(first["thread"]["p50"], first["forkserver"]["p50"]);
    EXPECT_LT(first["forkserver"]["p50"], first["spawn"]["p50"]);
}

TEST(StartMethods, ForkGrowsWithItsParent)
{
    bool busy = false;
    const auto forkWith = [&](const char *megabytes) {
        json report = reportOf("start-methods", {"-p", "start_method=fork", "-p", "children=5", "-p", std::string("parent_mb=") + megabytes});
        busy = busy || othersWereBusy(report);
        return report["measures"]["first_instruction_ns"]["fork"]["p50"].get<double>();
    };
    const double big = forkWith("512");
    const double little = forkWith("10");
    if (busy)
        GTEST_SKIP() << "other programs use the cores";
    EXPECT_GT(big, little);
}

TEST(LockContention, RunsItsSettingsAndMeasuresThem)
{
    json report = reportOf("lock-contention", {});
    ASSERT_TRUE(report.contains("measures"));
    for (const char *measure : {"speedup", "wait_share", "owner_change_share", "handoff_ns", "fairness", "switches_per_s"})
        EXPECT_TRUE(report["measures"].contains(measure)) << measure;
    EXPECT_FALSE(report["series"]["speedup(locked_percent)"].empty());
    ASSERT_FALSE(report["locks"].empty());
    EXPECT_GT(report["locks"][0]["acquisitions"], 0);
    EXPECT_EQ(report["checks"].size(), 4u); // what they say is a matter of rates: the tests of the claims judge that
}

TEST(Placement, OneCoreIsOneCore)
{
    json report = reportOf("lost-update", {"-p", "cores=1", "-p", "workers=4", "-p", "iterations=200000", "--trials", "2"});
    int used = 0;
    for (const json &core : report["cores"])
        used += core["busy_ns"] > 0 ? 1 : 0;
    if (report["capture"]["mode"] != "probes") {
        EXPECT_EQ(used, 1);
    }
    expectNoFailedCheck(report);
}

TEST(Placement, WhatWasRefusedIsReported)
{
    // One core has nothing to leave to the window, so a real-time policy is refused, for root too.
    json report = reportOf("lost-update", {"-p", "cores=1", "-p", "policy=fifo", "-p", "iterations=1000", "--trials", "1"});
    EXPECT_THAT(report.dump(), ::testing::HasSubstr("policy"));
}

} // namespace
} // namespace interleave::testing
