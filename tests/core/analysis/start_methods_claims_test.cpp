// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/start_methods.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

constexpr Nanos us = 1000;

class StartMethodsClaims : public ClaimsTest
{
protected:
    StartMethodsClaims() : ClaimsTest(startMethodsExperiment()) { all(20 * us, 300 * us, 1200 * us, 150 * us); }

    void all(Nanos thread, Nanos fork, Nanos spawn, Nanos server)
    {
        workers.clear();
        segment.header().laneCount = 0;
        add(0, StartMethod::thread, thread);
        add(1, StartMethod::fork, fork);
        add(2, StartMethod::spawn, spawn);
        add(3, StartMethod::forkserver, server);
    }
    void add(unsigned role, StartMethod method, Nanos first)
    {
        for (unsigned i = 0; i < 7; ++i) {
            WorkerReport &worker = addWorker(role, i, method, 1000 * us, 1000 * us + first + (i == 0 ? 50'000 * us : 0), 90'000 * us);
            segment.lane(worker.lane).counters.custom[startInheritedFds] = method == StartMethod::fork ? 5 : 0;
            if (method != StartMethod::thread)
                worker.privateDirtyKib = 60 + i;
        }
    }
};

TEST_F(StartMethodsClaims, MediansDecideTheOrder)
{
    EXPECT_EQ(verdictOf("thread-forkserver-spawn"), 1); // one hiccup each does not matter
    all(20 * us, 300 * us, 100 * us, 150 * us);
    EXPECT_EQ(verdictOf("thread-forkserver-spawn"), 0);
    machine.externalCpuPercent = 40;
    EXPECT_EQ(verdictOf("thread-forkserver-spawn"), -1);
    set("start_method", "spawn");
    verdictOf("thread-forkserver-spawn");
    EXPECT_EQ(why, "other-settings|start_method=all");
}

TEST_F(StartMethodsClaims, GrowthIsComparedWithinTheRun)
{
    EXPECT_EQ(verdictOf("fork-grows"), -1);
    EXPECT_EQ(why, "other-settings|parent_mb=512");
    set("parent_mb", "512");
    all(20 * us, 12'000 * us, 1300 * us, 150 * us);
    add(forkFromSmallRole, StartMethod::fork, 300 * us);
    add(spawnFromSmallRole, StartMethod::spawn, 1200 * us);
    EXPECT_EQ(verdictOf("fork-grows"), 1);
    EXPECT_EQ(verdictOf("spawn-does-not-grow"), 1);
    EXPECT_EQ(judge().measures["from_small_parent_ns"]["fork"]["p50"], 300 * us);
    all(20 * us, 1200 * us, 2300 * us, 150 * us);
    add(forkFromSmallRole, StartMethod::fork, 300 * us);
    add(spawnFromSmallRole, StartMethod::spawn, 1200 * us);
    EXPECT_EQ(verdictOf("fork-grows"), 0);
    EXPECT_EQ(verdictOf("spawn-does-not-grow"), 0);
}

TEST_F(StartMethodsClaims, SpawnHasOnlyWhatItWasGivenAndForkMore)
{
    EXPECT_EQ(verdictOf("spawn-inherits-only-given"), 1);
    segment.lane({14}).counters.custom[startInheritedFds] = 1; // the first spawned one
    EXPECT_EQ(verdictOf("spawn-inherits-only-given"), 0);
    segment.lane({14}).counters.custom[startInheritedFds] = 0;
    for (std::uint32_t i = 7; i < 14; ++i)
        segment.lane({i}).counters.custom[startInheritedFds] = 0;
    EXPECT_EQ(verdictOf("spawn-inherits-only-given"), 0); // then it proves nothing
}

TEST_F(StartMethodsClaims, MeasuresArePerMethod)
{
    const auto measures = judge().measures;
    EXPECT_EQ(measures["first_instruction_ns"]["thread"]["p50"], 20 * us);
    EXPECT_EQ(measures["first_instruction_ns"]["spawn"]["p99"], 51'200 * us);
    EXPECT_EQ(measures["private_dirty_kib"]["fork"], 63);
    EXPECT_FALSE(measures["private_dirty_kib"].contains("thread"));
    EXPECT_EQ(measures["inherited_fds"]["fork"], 5);
}

TEST_F(StartMethodsClaims, FreshProgramsExecuteMainAgainAndCopiesDoNot)
{
    EXPECT_EQ(verdictOf("fresh-program-runs-main-again"), 0);
    const auto runMain = [this](StartMethod method, std::uint64_t times) {
        for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
            if (segment.lane({i}).startMethod == method)
                segment.lane({i}).counters.custom[startMainRuns] = times;
        }
    };
    runMain(StartMethod::spawn, 1);
    runMain(StartMethod::forkserver, 1);
    EXPECT_EQ(verdictOf("fresh-program-runs-main-again"), 1);
    runMain(StartMethod::fork, 1);
    EXPECT_EQ(verdictOf("fresh-program-runs-main-again"), 0);
}

TEST_F(StartMethodsClaims, WithoutTheGuardAllFreshOnesErrAndNoOther)
{
    EXPECT_EQ(verdictOf("without-guard-one-error"), -1);
    set("main_guard", "off");
    EXPECT_EQ(verdictOf("without-guard-one-error"), 0);
    for (WorkerReport &worker : workers) {
        const StartMethod method = segment.lane(worker.lane).startMethod;
        worker.exitCode = method == StartMethod::spawn || method == StartMethod::forkserver ? 1 : 0;
    }
    EXPECT_EQ(verdictOf("without-guard-one-error"), 1);
    segment.lane(workers.back().lane).counters.operations = 1; // it did its work first
    EXPECT_EQ(verdictOf("without-guard-one-error"), 0);
}

TEST_F(StartMethodsClaims, AForkedLockIsNobodysAndStaysLocked)
{
    set("lock_held", "on");
    EXPECT_EQ(verdictOf("forked-lock-stays-locked"), -1); // nobody came to it
    const auto outcome = [this](StartMethod method, StartLockOutcome what) {
        for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
            if (segment.lane({i}).startMethod == method)
                segment.lane({i}).counters.custom[startLockOutcome] = static_cast<std::uint64_t>(what);
        }
    };
    outcome(StartMethod::fork, StartLockOutcome::timedOut);
    outcome(StartMethod::spawn, StartLockOutcome::acquired);
    EXPECT_EQ(verdictOf("forked-lock-stays-locked"), 1);
    EXPECT_EQ(judge().measures["lock_timed_out"]["fork"], 7);
    outcome(StartMethod::spawn, StartLockOutcome::timedOut);
    EXPECT_EQ(verdictOf("forked-lock-stays-locked"), 0);
    outcome(StartMethod::fork, StartLockOutcome::acquired);
    EXPECT_EQ(verdictOf("forked-lock-stays-locked"), 0);
}

} // namespace
} // namespace interleave
