// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/histogram.h"
#include "core/analysis/queue_stats.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

TEST(QueueStats, MeanDepthIsWeightedByTime)
{
    const Segment segment = std::move(*Segment::create());
    const ObjectId id = segment.addObject(ObjectKind::queue, "letters", 0, 4);
    segment.addObject(ObjectKind::cell, "no queue");
    ObjectSlot &queue = segment.object(id);
    queue.maxDepth = 4;
    queue.queue.puts = 12;
    queue.queue.gets = 11;
    queue.queue.firstChange = 1'000;
    queue.queue.lastChange = 3'000;
    queue.queue.depthTime = 4 * 500 + 1 * 1'500;
    queue.queue.latencyNs = 11 * 200;
    queue.queue.maxLatencyNs = 250;
    queue.queue.latencyHistogram[bucketOf(200)] = 11;
    const auto reports = queueReports(segment);
    ASSERT_EQ(reports.size(), 1u);
    EXPECT_EQ(reports[0].name, "letters");
    EXPECT_EQ(reports[0].capacity, 4u);
    EXPECT_EQ(reports[0].puts, 12u);
    EXPECT_EQ(reports[0].gets, 11u);
    EXPECT_EQ(reports[0].maxDepth, 4u);
    EXPECT_DOUBLE_EQ(reports[0].meanDepth, 1.75);
    EXPECT_EQ(reports[0].latency.max, 250);
    EXPECT_LE(reports[0].latency.p99, 250);
}

TEST(QueueStats, AnUntouchedQueueIsEmptyAndNotAnError)
{
    const Segment segment = std::move(*Segment::create());
    segment.addObject(ObjectKind::queue, "idle", 0, 0);
    const auto reports = queueReports(segment);
    ASSERT_EQ(reports.size(), 1u);
    EXPECT_EQ(reports[0].meanDepth, 0);
    EXPECT_EQ(reports[0].latency.count, 0u);
}

} // namespace
} // namespace interleave
