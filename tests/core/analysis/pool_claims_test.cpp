// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pool.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

constexpr Nanos ms = 1'000'000;

class PoolClaims : public ClaimsTest
{
protected:
    PoolClaims() : ClaimsTest(poolExperiment())
    {
        root = segment.allocate<PoolRoot>();
        segment.header().arenaRoot = segment.offsetOf(root);
        set("pool_size", "2");
        set("tasks", "3");
        for (unsigned i = 0; i < 2; ++i)
            addWorker(poolWorkerRole, i, StartMethod::fork, 0, ms, 420 * ms);
        addTask(10 * ms, 210 * ms);
        addTask(11 * ms, 211 * ms);
        addTask(212 * ms, 412 * ms);
        root->refused[joinOfOpen] = 1;
        finishRound();
    }
    void addTask(Nanos start, Nanos end)
    {
        const std::uint32_t index = root->round[0].submitted.fetch_add(1);
        PoolTask &task = root->round[0].tasks[index];
        task.submitStamp = 5 * ms;
        task.startStamp = static_cast<std::uint64_t>(start);
        task.endStamp = static_cast<std::uint64_t>(end);
        task.result = taskResult(index);
        task.state = static_cast<std::uint32_t>(TaskState::done);
        task.arrival = index + 1;
        root->round[0].done.fetch_add(1);
    }
    void lose(std::uint32_t index)
    {
        root->round[0].tasks[index].state = static_cast<std::uint32_t>(TaskState::lost);
        root->round[0].done.fetch_sub(1);
        root->round[0].lost.fetch_add(1);
        outcome.lost = root->round[0].lost.load();
    }
    void finishRound()
    {
        root->rounds = 1;
        outcome.trials = 1;
        outcome.lost = 0;
    }
    PoolTask &task(std::uint32_t index) { return root->round[0].tasks[index]; }

    PoolRoot *root = nullptr;
};

TEST_F(PoolClaims, MeasuresComeFromTheTasksOwnStamps)
{
    const auto measures = judge().measures;
    EXPECT_EQ(measures["makespan_ns"], 407 * ms);
    EXPECT_EQ(measures["running_max"], 2);
    EXPECT_EQ(measures["queue_wait_ns"], (nlohmann::ordered_json{5 * ms, 6 * ms, 207 * ms}));
    EXPECT_NEAR(measures["idle_share"].get<double>(), 1 - 600.0 / 814.0, 1e-9);
    ASSERT_EQ(measures["refused"].size(), 1u);
    EXPECT_EQ(measures["refused"][0]["call"], "join");
}

TEST_F(PoolClaims, MoreThanThePoolFails)
{
    EXPECT_EQ(verdictOf("never-more-than-pool"), 1);
    EXPECT_EQ(verdictOf("next-waits-for-end"), 1);
    task(2).startStamp = 200 * ms;
    EXPECT_EQ(verdictOf("never-more-than-pool"), 0);
    EXPECT_EQ(verdictOf("next-waits-for-end"), 0);
}

TEST_F(PoolClaims, FewerThanThePoolFailsUnlessTheTasksAreShort)
{
    task(1).startStamp = 210 * ms;
    task(2).startStamp = 500 * ms;
    task(2).endStamp = 700 * ms;
    EXPECT_EQ(verdictOf("never-more-than-pool"), 0);
    set("task_ms", "2");
    EXPECT_EQ(verdictOf("never-more-than-pool"), -1);
}

TEST_F(PoolClaims, RefusalsAreSeenFromBothSides)
{
    EXPECT_EQ(verdictOf("early-join-refused"), 1);
    EXPECT_EQ(verdictOf("late-submit-refused"), -1);
    set("submit_after_close", "on");
    EXPECT_EQ(verdictOf("late-submit-refused"), 0);
    root->refused[submitToClosed] = 1;
    EXPECT_EQ(verdictOf("late-submit-refused"), 1);
}

TEST_F(PoolClaims, AResultInAnotherPlaceFails)
{
    task(0).arrival = 2; // only came later
    task(1).arrival = 1;
    EXPECT_EQ(verdictOf("results-in-order"), 1);
    task(1).result.store(task(2).result.load());
    EXPECT_EQ(verdictOf("results-in-order"), 0);
}

TEST_F(PoolClaims, GrowthIsTimedFromTheMarker)
{
    EXPECT_EQ(verdictOf("growth-starts-at-once"), -1);
    addMarker(100 * ms, "pool_size", "3");
    EXPECT_EQ(verdictOf("growth-starts-at-once"), 0); // nobody came
    addWorker(poolWorkerRole, 2, StartMethod::fork, 101 * ms, 105 * ms, -1);
    EXPECT_EQ(verdictOf("growth-starts-at-once"), 1);
    workers.back().stretches[0].first = 250 * ms;
    EXPECT_EQ(verdictOf("growth-starts-at-once"), 0);
    machine.externalCpuPercent = 50;
    EXPECT_EQ(verdictOf("growth-starts-at-once"), -1);
    EXPECT_EQ(why, "external-load|50");
}

TEST_F(PoolClaims, WhoIsAboveTheSizeBeginsNothingMore)
{
    EXPECT_EQ(verdictOf("shrink-finishes-task"), -1);
    addMarker(100 * ms, "pool_size", "1");
    const TrackId track = store->addTrack({.kind = TrackKind::tasks, .name = "Worker-2", .lane = workers[1].lane});
    store->append(track, {.begin = 11 * ms, .end = 211 * ms, .what = 1});
    EXPECT_EQ(verdictOf("shrink-finishes-task"), 1);
    store->append(track, {.begin = 250 * ms, .end = 300 * ms, .what = 2});
    EXPECT_EQ(verdictOf("shrink-finishes-task"), 0);
}

TEST_F(PoolClaims, AKilledWorkerTakesItsTaskAlong)
{
    set("start_method", "fork");
    set("kill_worker", "running");
    EXPECT_EQ(verdictOf("killed-task-reported"), -1);
    root->kills = 1;
    WorkerReport &killed = workers[0];
    killed.stretches[0].ended = 60 * ms;
    killed.stretches[0].exitSignal = 9;
    killed.stretches.push_back({.lane = killed.lane, .stretch = 2, .first = 61 * ms, .ended = 420 * ms});
    EXPECT_EQ(verdictOf("killed-task-reported"), 0); // yet no task is missing
    lose(0);
    EXPECT_EQ(verdictOf("killed-task-reported"), 1);
    lose(1);
    EXPECT_EQ(verdictOf("killed-task-reported"), 0);
    EXPECT_EQ(verdictOf("idle-kill-harmless"), -1);
}

} // namespace
} // namespace interleave
