// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

class QueueMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(QueueMethods, EveryItemOnceAndNeverAboveCapacity)
{
    const json report =
        reportOf({"queue", "-p", "items=300", "-p", "producers=2", "-p", "consumers=2", "-p", std::string("start_method=") + GetParam()});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "depth-within-capacity");
    EXPECT_HOLDS(report, "every-item-once");
    EXPECT_HOLDS(report, "in-order");
    EXPECT_EQ(report["measures"]["puts"], 300);
    EXPECT_EQ(report["measures"]["gets"], 300);
    EXPECT_LE(report["measures"]["max_depth"], 4);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    ASSERT_EQ(report["queues"].size(), 1u);
    EXPECT_EQ(report["queues"][0]["capacity"], 4);
}

INSTANTIATE_TEST_SUITE_P(Start, QueueMethods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &p) { return p.param; });

TEST(Queue, TheFasterSideWaits)
{
    const json producer = reportOf({"queue", "-p", "produce_us=20", "-p", "consume_us=400", "-p", "items=300"});
    expectSeenUnlessLoaded(producer, "fast-producer-waits");
    const json consumer = reportOf({"queue", "-p", "produce_us=400", "-p", "consume_us=20", "-p", "items=300"});
    expectSeenUnlessLoaded(consumer, "fast-consumer-waits");
}

TEST(Queue, TerminatingTheConsumerLosesWhatIsInside)
{
    const json report =
        reportOf({"queue", "-p", "end=terminate", "-p", "produce_us=10", "-p", "consume_us=500", "-p", "items=100", "-p", "capacity=20"});
    EXPECT_HOLDS(report, "terminate-loses");
    EXPECT_GT(report["measures"]["items_lost"], 0);
    EXPECT_EQ(report["outcome"]["verdict"], "wrong");
}

TEST(Queue, ConsumersComeWhileItRuns)
{
    const json report = reportOf({"queue", "--seconds", "1", "--at", "0.2:consumers=3", "-p", "start_method=fork", "-p", "items=50"});
    expectNothingFails(report);
    ASSERT_EQ(report["markers"].size(), 1u);
    EXPECT_EQ(report["workers"].size(), 4u);
    EXPECT_GT(report["outcome"]["trials"], 0);
}

TEST(Queue, AMillionItemsThroughAnUnboundedQueue)
{
    const json report = reportOf({"queue", "-p", "items=1000000", "-p", "capacity=unbounded", "-p", "produce_us=0", "-p", "consume_us=0"});
    EXPECT_HOLDS(report, "every-item-once");
    EXPECT_EQ(report["measures"]["gets"], 1'000'000);
}

TEST(Queue, WhatIsChangedAfterPutComesIfTheCopyIsMadeLater)
{
    for (const char *method : {"thread", "fork", "spawn"}) {
        const std::vector<std::string> words{
            "queue", "-p", "items=200", "-p", "producers=2", "-p", "change_after_put=on", "-p", std::string("start_method=") + method};
        const json atPut = reportOf(words);
        expectNothingFails(atPut);
        EXPECT_HOLDS(atPut, "copy-made-at-put-keeps-the-value");
        std::vector<std::string> later = words;
        later.insert(later.end(), {"-p", "copy=later"});
        const json report = reportOf(later);
        expectNothingFails(report);
        EXPECT_HOLDS(report, "copy-made-later-shows-the-change");
        EXPECT_HOLDS(report, "every-item-once");
        EXPECT_EQ(report["workers"].size(), 5u); // each producer has its helper
    }
    const json ended = reportOf({"queue", "-p", "items=50", "-p", "copy=later", "-p", "end=terminate"});
    EXPECT_HOLDS(ended, "terminate-loses");
}

} // namespace
} // namespace interleave::testing
