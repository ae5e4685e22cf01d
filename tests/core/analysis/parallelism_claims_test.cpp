// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/parallelism.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

constexpr Nanos oneMs = 1'000'000;

class ParallelismClaims : public ClaimsTest
{
protected:
    ParallelismClaims() : ClaimsTest(parallelismExperiment())
    {
        root = segment.allocate<ParallelismRoot>();
        segment.header().arenaRoot = segment.offsetOf(root);
        root->rounds = 1;
        set("tasks", "4");
    }
    /// A task in progress from begin to end that was on a core in `running`.
    void addTask(Nanos begin, Nanos end, std::initializer_list<TimeRange> running)
    {
        const auto number = static_cast<unsigned>(workers.size());
        addWorker(0, number, StartMethod::thread, 0, oneMs, end + oneMs);
        ParallelTask &task = root->tasks[0][number];
        task.round = 1;
        task.startStamp = static_cast<std::uint64_t>(begin);
        task.endStamp = static_cast<std::uint64_t>(end);
        task.workNs = 100 * oneMs;
        const TrackId track = store->addTrack({.kind = TrackKind::worker, .name = {}, .lane = workers.back().lane});
        for (const TimeRange &range : running)
            store->append(track, {.begin = range.begin, .end = range.end, .state = SliceState::running});
    }
    void seeCores()
    {
        store->append(
            store->addTrack({.kind = TrackKind::core, .name = {}, .core = CoreId{0}}), {.begin = 0, .end = 1, .state = SliceState::running});
    }

    ParallelismRoot *root = nullptr;
};

TEST_F(ParallelismClaims, TakingTurnsIsNotRunningAtOnce)
{
    seeCores();
    set("cores", "1");
    addTask(10 * oneMs, 210 * oneMs, {{10 * oneMs, 60 * oneMs}, {110 * oneMs, 160 * oneMs}});
    addTask(11 * oneMs, 211 * oneMs, {{60 * oneMs, 110 * oneMs}, {160 * oneMs, 211 * oneMs}});
    const auto measures = judge().measures;
    EXPECT_EQ(measures["in_progress_max"], 2);
    EXPECT_EQ(measures["running_max"], 1);
    EXPECT_EQ(measures["makespan_ns"], 201 * oneMs);
    EXPECT_NEAR(measures["speedup"].get<double>(), 1.0, 0.01);
    EXPECT_EQ(verdictOf("running-fits-cores"), 1);
    EXPECT_EQ(verdictOf("one-core-takes-turns"), 1);
    EXPECT_EQ(verdictOf("two-cores-are-faster"), -1);
    EXPECT_EQ(why, "cores-missing|2");
}

TEST_F(ParallelismClaims, MoreThanTheCoresFails)
{
    seeCores();
    for (int i = 0; i < 3; ++i)
        addTask(10 * oneMs, 110 * oneMs, {{10 * oneMs, 110 * oneMs}});
    EXPECT_EQ(verdictOf("running-fits-cores"), 0);
    set("cores", "1");
    EXPECT_EQ(verdictOf("one-core-takes-turns"), 0);
}

TEST_F(ParallelismClaims, TwoCoresMustPay)
{
    seeCores();
    addTask(10 * oneMs, 110 * oneMs, {{10 * oneMs, 110 * oneMs}});
    addTask(10 * oneMs, 110 * oneMs, {{10 * oneMs, 110 * oneMs}});
    EXPECT_EQ(verdictOf("two-cores-are-faster"), 1);
    addTask(110 * oneMs, 310 * oneMs, {{110 * oneMs, 310 * oneMs}});
    EXPECT_EQ(verdictOf("two-cores-are-faster"), 0);
    machine.externalCpuPercent = 40;
    EXPECT_EQ(verdictOf("two-cores-are-faster"), -1);
    machine.externalCpuPercent = 6;
    EXPECT_EQ(verdictOf("two-cores-are-faster"), 0);
    machine.stealPercent = 30; // other machines took as much
    EXPECT_EQ(verdictOf("two-cores-are-faster"), -1);
    machine.stealPercent.reset();
    EXPECT_EQ(verdictOf("two-cores-are-faster"), 0);
    machine.watchingCpuPercent = 9; // a window that draws
    EXPECT_EQ(verdictOf("two-cores-are-faster"), -1);
    EXPECT_EQ(why, "watching-load|15");
    machine.externalCpuPercent.reset();
    machine.watchingCpuPercent.reset();
    set("mode", "sequential");
    EXPECT_EQ(verdictOf("two-cores-are-faster"), -1);
}

TEST_F(ParallelismClaims, SequentialMeansJoined)
{
    set("mode", "sequential");
    addTask(10 * oneMs, 110 * oneMs, {});
    addTask(110 * oneMs, 210 * oneMs, {});
    EXPECT_EQ(verdictOf("sequential-one-at-a-time"), 1);
    EXPECT_EQ(verdictOf("running-fits-cores"), -1); // nobody saw the cores
    EXPECT_EQ(why, "not-measured");
    addTask(209 * oneMs, 310 * oneMs, {});
    EXPECT_EQ(verdictOf("sequential-one-at-a-time"), 0);
}

} // namespace
} // namespace interleave
