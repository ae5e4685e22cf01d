// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/contention_stats.h"
#include "core/analysis/histogram.h"

#include <gtest/gtest.h>

#include <cstring>

namespace interleave {
namespace {

class ContentionStats : public ::testing::Test
{
protected:
    ContentionStats() : segment(std::move(*Segment::create()))
    {
        lock = segment.addObject(ObjectKind::lock, "balance lock", static_cast<std::uint32_t>(LockKind::ticket));
        segment.header().laneCount.store(2);
    }
    LockCounters &counters(std::uint32_t lane, unsigned slot = 0) const
    {
        LockCounters &made = segment.lane(LaneId{lane}).counters.locks[slot];
        made.object.store(lock.value + 1);
        return made;
    }

    Segment segment;
    ObjectId lock;
};

TEST_F(ContentionStats, AddsUpItsWorkers)
{
    for (std::uint32_t lane = 0; lane < 2; ++lane) {
        LockCounters &mine = counters(lane, lane); // the slot is the worker's own choice
        mine.acquisitions = 100 * (lane + 1);
        mine.contended = 10;
        mine.slept = 3;
        mine.ownerChanges = 5;
        mine.waitNs = 4'000;
        mine.maxWaitNs = 1'000 * (lane + 1);
        mine.waitHistogram[bucketOf(400)] = 10;
        mine.handoffHistogram[bucketOf(3)] = 4;
    }
    segment.object(lock).maxWaiters = 1;
    const auto reports = lockReports(segment);
    ASSERT_EQ(reports.size(), 1u);
    const LockReport &report = reports[0];
    EXPECT_EQ(report.name, "balance lock");
    EXPECT_EQ(report.kind, "ticket");
    EXPECT_EQ(report.acquisitions, 300u);
    EXPECT_EQ(report.contended, 20u);
    EXPECT_EQ(report.slept, 6u);
    EXPECT_EQ(report.ownerChanges, 10u);
    EXPECT_EQ(report.wait.total, 8'000);
    EXPECT_EQ(report.wait.max, 2'000);
    EXPECT_EQ(report.wait.count, 20u);
    EXPECT_NEAR(static_cast<double>(report.wait.p50), 400, 50);
    EXPECT_EQ(report.handoff.p50, 3);
    EXPECT_EQ(report.handoff.total, 24);
    EXPECT_EQ(report.maxWaiters, 1u);
    EXPECT_DOUBLE_EQ(report.fairness, 2.0);
}

TEST_F(ContentionStats, EstimatesAllHoldsFromThoseTimed)
{
    LockCounters &mine = counters(0);
    mine.acquisitions = 1'000;
    mine.holdNs = 500;
    mine.holdSamples = 10;
    EXPECT_EQ(lockReports(segment)[0].hold.total, 50'000);
}

TEST_F(ContentionStats, AWorkerRunWildCannotBreakIt)
{
    std::memset(segment.object(lock).name, 'x', sizeof segment.object(lock).name);
    segment.object(lock).variant = 4711;
    LockCounters &wild = segment.lane(LaneId{1}).counters.locks[3];
    wild.object = 0xffffffff;
    wild.acquisitions = 5;
    const auto reports = lockReports(segment);
    ASSERT_EQ(reports.size(), 1u);
    EXPECT_EQ(reports[0].name, std::string(32, 'x'));
    EXPECT_EQ(reports[0].kind, "none");
    EXPECT_EQ(reports[0].acquisitions, 0u);
}

} // namespace
} // namespace interleave
