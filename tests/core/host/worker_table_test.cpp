// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/worker_table.h"

#include "core/shm/lane_life.h"

#include <gtest/gtest.h>

#include <csignal>

namespace interleave {
namespace {

/// A workload that exists on paper only.
class PaperWorkload : public Workload
{
public:
    unsigned roles() const override { return 2; }
    std::vector<PlannedStart> plan(const Settings &) const override { return {}; }
    std::array<unsigned, maxRoles> wanted(const Settings &) const override { return {}; }
    Result<void> prepare(const Segment &, const Settings &) const override { return {}; }
    void work(WorkerContext &) const override {}
};

class WorkerTableTest : public testing::Test
{
protected:
    WorkerTable table(std::vector<PlannedStart> plan) { return {*segment, workload, std::move(plan)}; }
    WorkerRecord *startNext(WorkerTable &table)
    {
        const auto next = table.next();
        if (!next)
            return nullptr;
        table.takeNext();
        return table.claim(*next);
    }
    void toldToStop(WorkerTable &table, WorkerRecord &worker)
    {
        segment->lane(worker.lane).endReason.store(workerToldToStop);
        table.endProcess(worker, 0);
    }

    Result<Segment> segment = Segment::create();
    PaperWorkload workload;
};

TEST_F(WorkerTableTest, NamesLanesInTheOrderOfTheirStarts)
{
    WorkerTable workers = table({{0, 0, StartMethod::fork, false}, {1, 4, StartMethod::thread, false}});
    ASSERT_TRUE(startNext(workers));
    const WorkerRecord *second = startNext(workers);
    ASSERT_TRUE(second);
    EXPECT_EQ(second->lane.value, 1u);
    EXPECT_EQ(segment->laneCount(), 2u);
    const LaneSlot &lane = segment->lane({1});
    EXPECT_EQ(lane.role, 1);
    EXPECT_EQ(lane.number, 4);
    EXPECT_EQ(std::string(lane.name), "Thread-5");
    EXPECT_EQ(lane.ringCapacity, wideRing);
    EXPECT_EQ(lane.stretch.load(), 1u);
    EXPECT_EQ(lane.state.load(), static_cast<std::uint32_t>(LaneState::reserved));
    EXPECT_FALSE(workers.hasPlanned());
    EXPECT_EQ(workers.running(), 2u);
}

TEST_F(WorkerTableTest, SomeWaitForTheOneBefore)
{
    WorkerTable workers = table({{0, 0, StartMethod::fork, false}, {0, 1, StartMethod::fork, true}});
    WorkerRecord *first = startNext(workers);
    EXPECT_FALSE(workers.next());
    EXPECT_TRUE(workers.hasPlanned());
    workers.endProcess(*first, 0);
    EXPECT_TRUE(workers.next());
}

TEST_F(WorkerTableTest, ReconcileAddsWhoIsMissingInTheMethodOfTheRole)
{
    WorkerTable workers = table({{0, 0, StartMethod::thread, false}, {1, 0, StartMethod::spawn, false}});
    workers.reconcile({1, 3});
    startNext(workers);
    startNext(workers);
    workers.reconcile({1, 3});
    const WorkerRecord *third = startNext(workers);
    ASSERT_TRUE(third);
    EXPECT_EQ(third->method, StartMethod::spawn);
    EXPECT_EQ(third->number, 1u);
    ASSERT_TRUE(startNext(workers));
    EXPECT_FALSE(workers.hasPlanned()) << "asked for twice, planned once";
}

TEST_F(WorkerTableTest, OnlyWhoWasToldToStopComesBack)
{
    WorkerTable workers = table({{0, 0, StartMethod::fork, false}, {0, 1, StartMethod::fork, false}, {0, 2, StartMethod::fork, false}});
    WorkerRecord *told = startNext(workers);
    WorkerRecord *returned = startNext(workers);
    WorkerRecord *killed = startNext(workers);
    toldToStop(workers, *told);
    segment->lane(returned->lane).endReason.store(workerReturned);
    workers.endProcess(*returned, 0);
    workers.endProcess(*killed, SIGKILL);
    EXPECT_EQ(segment->lane(killed->lane).exitSignal, SIGKILL);
    workers.reconcile({3});
    const WorkerRecord *again = startNext(workers);
    ASSERT_TRUE(again);
    EXPECT_EQ(again->lane, told->lane);
    EXPECT_EQ(segment->lane(again->lane).stretch.load(), 2u);
    EXPECT_FALSE(workers.hasPlanned());
}

TEST_F(WorkerTableTest, ThereIsALastLane)
{
    std::vector<PlannedStart> plan;
    for (unsigned i = 0; i <= maxLanes; ++i)
        plan.push_back({0, i, StartMethod::thread, false});
    WorkerTable workers = table(plan);
    for (unsigned i = 0; i < maxLanes; ++i)
        ASSERT_TRUE(startNext(workers));
    EXPECT_FALSE(startNext(workers));
    EXPECT_EQ(segment->laneCount(), maxLanes);
    EXPECT_EQ(segment->lane({maxLanes - 1}).ringCapacity, narrowRing);
}

TEST_F(WorkerTableTest, ExitStatusGoesIntoTheLane)
{
    WorkerTable workers = table({{0, 0, StartMethod::fork, false}});
    WorkerRecord *worker = startNext(workers);
    worker->pid = 4242;
    EXPECT_EQ(workers.byPid(4242), worker);
    EXPECT_EQ(workers.byLane({0}), worker);
    EXPECT_FALSE(workers.byLane({77}));
    workers.endProcess(*worker, 3 << 8);
    EXPECT_EQ(segment->lane({0}).exitCode, 3);
    EXPECT_EQ(segment->lane({0}).state.load(), static_cast<std::uint32_t>(LaneState::ended));
    EXPECT_FALSE(workers.byPid(4242)) << "a number may be given away again";
}

TEST_F(WorkerTableTest, LanesOfOtherWorkersAreNamedAndLeftAlone)
{
    WorkerTable workers =
        table({{.role = 0, .number = 0, .method = StartMethod::fork}, {.role = 1, .number = 0, .method = StartMethod::fork, .byWorker = true},
            {.role = 1, .number = 1, .method = StartMethod::fork, .byWorker = true}});
    EXPECT_EQ(segment->laneCount(), 3u);
    EXPECT_EQ(std::string(segment->lane({2}).name), "Process-2");
    EXPECT_EQ(segment->lane({2}).state.load(), static_cast<std::uint32_t>(LaneState::free));
    WorkerRecord *parent = startNext(workers);
    ASSERT_TRUE(parent);
    EXPECT_EQ(parent->lane.value, 0u);
    EXPECT_FALSE(workers.hasPlanned());
    workers.reconcile({1, 2});
    EXPECT_FALSE(workers.hasPlanned()) << "they are not ours to start";

    LaneSlot &child = segment->lane({1});
    openStretch(child, StartMethod::fork, {0});
    child.pid = child.tid = 4711;
    child.state.store(static_cast<std::uint32_t>(LaneState::live));
    EXPECT_TRUE(workers.offspringLives());
    workers.endProcess(*parent, 0);
    EXPECT_EQ(workers.running(), 0u);
    EXPECT_FALSE(workers.endOrphan(4712, 0));
    EXPECT_TRUE(workers.endOrphan(4711, SIGKILL));
    EXPECT_EQ(child.exitSignal, SIGKILL);
    EXPECT_NE(child.reapedStamp.load(), 0u);
    EXPECT_FALSE(workers.offspringLives());
}

} // namespace
} // namespace interleave
