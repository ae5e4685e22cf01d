// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/queue.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class QueueClaims : public ClaimsTest
{
protected:
    QueueClaims() : ClaimsTest(queueExperiment())
    {
        queues.push_back({.name = "queue", .kind = "queue", .capacity = 4, .puts = 1000, .gets = 1000, .maxDepth = 4, .meanDepth = 2, .latency = {}});
        outcome.trials = 1;
        outcome.lost = 0;
        addWorker(producerRole, 0, StartMethod::thread, 0, 10, 1000).states = {{"running", 600}, {"queue", 400}};
        addWorker(consumerRole, 0, StartMethod::thread, 0, 10, 1000).states = {{"running", 900}, {"queue", 100}};
    }
};

TEST_F(QueueClaims, DepthAboveCapacityFails)
{
    EXPECT_EQ(verdictOf("depth-within-capacity"), 1);
    queues[0].maxDepth = 5;
    EXPECT_EQ(verdictOf("depth-within-capacity"), 0);
    set("capacity", "unbounded");
    EXPECT_EQ(verdictOf("depth-within-capacity"), -1);
}

TEST_F(QueueClaims, EveryItemOnce)
{
    EXPECT_EQ(verdictOf("every-item-once"), 1);
    queues[0].gets = 999;
    EXPECT_EQ(verdictOf("every-item-once"), 0);
    queues[0].puts = 1010; // of the round that was cut the last ones may still be inside
    queues[0].gets = 1007;
    EXPECT_EQ(verdictOf("every-item-once"), 1);
    outcome.lost = 1;
    EXPECT_EQ(verdictOf("every-item-once"), 0);
    outcome.lost = 0;
    segment.lane({1}).counters.custom[queueDuplicates] = 1;
    EXPECT_EQ(verdictOf("every-item-once"), 0);
    outcome.trials = 0;
    EXPECT_EQ(verdictOf("every-item-once"), -1);
    EXPECT_EQ(why, "cut");
}

TEST_F(QueueClaims, OrderIsCounted)
{
    EXPECT_EQ(verdictOf("in-order"), 1);
    segment.lane({1}).counters.custom[queueFifoViolations] = 2;
    EXPECT_EQ(verdictOf("in-order"), 0);
    EXPECT_EQ(judge().measures["fifo_violations"], 2);
}

TEST_F(QueueClaims, TheSlowerSideDecidesWhoWaits)
{
    EXPECT_EQ(verdictOf("fast-producer-waits"), -1); // both alike
    set("produce_us", "20");
    EXPECT_EQ(verdictOf("fast-producer-waits"), 1);
    EXPECT_EQ(verdictOf("fast-consumer-waits"), -1);
    queues[0].maxDepth = 3;
    EXPECT_EQ(verdictOf("fast-producer-waits"), 0);
    queues[0].maxDepth = 4;
    addMarker(500, "produce_us", "200");
    EXPECT_EQ(verdictOf("fast-producer-waits"), -1);
    EXPECT_EQ(why, "changed-live|produce_us");
}

TEST_F(QueueClaims, WithoutACoreEachTheSchedulerDecidesWhoWaits)
{
    set("producers", "2");
    queues[0].maxDepth = 1;
    EXPECT_EQ(verdictOf("fast-producer-waits"), -1);
    EXPECT_EQ(why, "cores-missing|3");
    set("produce_us", "20");
    set("producers", "1");
    EXPECT_EQ(verdictOf("fast-producer-waits"), 0);
    set("cores", "1");
    EXPECT_EQ(verdictOf("fast-producer-waits"), -1);
    queues[0].maxDepth = 4;
    EXPECT_EQ(verdictOf("fast-producer-waits"), 1) << "what was seen was seen";
}

TEST_F(QueueClaims, WhatTerminateLeavesIsCounted)
{
    EXPECT_EQ(verdictOf("terminate-loses"), -1);
    set("end", "terminate");
    queues[0].gets = 997;
    outcome.lost = 3;
    EXPECT_EQ(verdictOf("terminate-loses"), 1);
    outcome.lost = 2;
    EXPECT_EQ(verdictOf("terminate-loses"), 0);
    queues[0].puts = 1010;
    EXPECT_EQ(verdictOf("terminate-loses"), -1);
    EXPECT_EQ(why, "cut");
}

TEST_F(QueueClaims, SharesAreOfTheWorkersTime)
{
    const auto measures = judge().measures;
    EXPECT_DOUBLE_EQ(measures["blocked_share"], 0.25);
    EXPECT_DOUBLE_EQ(measures["producer_blocked_share"], 0.4);
    EXPECT_DOUBLE_EQ(measures["consumer_blocked_share"], 0.1);
}

TEST_F(QueueClaims, WhenTheCopyIsMadeDecidesWhatComes)
{
    EXPECT_EQ(verdictOf("copy-made-at-put-keeps-the-value"), -1);
    set("change_after_put", "on");
    EXPECT_EQ(verdictOf("copy-made-at-put-keeps-the-value"), 1);
    EXPECT_EQ(verdictOf("copy-made-later-shows-the-change"), -1);
    segment.lane({1}).counters.custom[queueChanged] = 3;
    EXPECT_EQ(verdictOf("copy-made-at-put-keeps-the-value"), 0);
    set("copy", "later");
    EXPECT_EQ(verdictOf("copy-made-later-shows-the-change"), 1);
    EXPECT_EQ(judge().measures["changed_seen"], 3);
    segment.lane({1}).counters.custom[queueChanged] = 0;
    EXPECT_EQ(verdictOf("copy-made-later-shows-the-change"), 0);
}

} // namespace
} // namespace interleave
