// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/deadlock.h"
#include "core/experiment/workloads/event.h"
#include "core/experiment/workloads/forgotten_release.h"
#include "core/experiment/workloads/thread_local.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

template <typename Root>
Root &layOut(const Segment &segment)
{
    auto *root = segment.allocate<Root>();
    segment.header().arenaRoot = segment.offsetOf(root);
    return *root;
}

class DeadlockClaims : public ClaimsTest
{
protected:
    DeadlockClaims() : ClaimsTest(deadlockExperiment()), root(layOut<DeadlockRoot>(segment))
    {
        for (unsigned i = 0; i < 2; ++i) {
            addWorker(deadlockWorker, i, StartMethod::thread, 0, 10, 1000);
            segment.addObject(ObjectKind::lock, i == 0 ? "a" : "b", 0, 1);
            root.stuck.lanes[i] = i + 1;
            root.stuck.objects[i] = 2 - i;
        }
        root.stuck.length = 2;
        root.stuck.closedStamp = 100;
        root.stuck.foundStamp = 150;
        root.stuck.byDetector = 1;
        root.round.round = 1500;
    }
    void getStuck() { root.stuck.kind = static_cast<std::uint32_t>(StuckKind::cycle); }

    DeadlockRoot &root;
};

TEST_F(DeadlockClaims, OppositeOrderDeadlocksOrTheMachineCannotShowIt)
{
    EXPECT_EQ(verdictOf("opposite-order-deadlocks"), 0); // 1500 rounds without
    machine.coresUsable = 1;
    EXPECT_EQ(verdictOf("opposite-order-deadlocks"), -1);
    EXPECT_EQ(why, "cores-missing|2");
    getStuck();
    EXPECT_EQ(verdictOf("opposite-order-deadlocks"), 1);
    EXPECT_EQ(judge().outcome.verdict, "stuck");
    EXPECT_EQ(judge().measures["detection_ns"], 50);
    EXPECT_EQ(judge().measures["cycle"]["locks"], (nlohmann::json{"b", "a"}));
    root.stuck.byDetector = 0;
    EXPECT_EQ(verdictOf("opposite-order-deadlocks"), 0);
}

TEST_F(DeadlockClaims, TheTraceMustShowTheSameCycle)
{
    EXPECT_EQ(verdictOf("cycle-is-in-the-trace"), -1);
    getStuck();
    EXPECT_EQ(verdictOf("cycle-is-in-the-trace"), 0);
    for (std::uint32_t i = 0; i < 2; ++i) {
        const TrackId holder = store->addTrack({.kind = TrackKind::lockHolder, .name = "lock", .object = {i}});
        const TrackId waiter = store->addTrack({.kind = TrackKind::lockWaiter, .name = "lock", .object = {i}});
        store->append(holder, Slice{.begin = 10, .end = 900, .who = {i}, .state = SliceState::held});
        store->append(waiter, Slice{.begin = 50 + i, .end = 900, .who = {1 - i}, .state = SliceState::waiting});
    }
    EXPECT_EQ(verdictOf("cycle-is-in-the-trace"), 1);
}

TEST_F(DeadlockClaims, OneOrderForAllNever)
{
    EXPECT_EQ(verdictOf("never-with-order-or-remedy"), -1);
    set("order", "same");
    EXPECT_EQ(verdictOf("never-with-order-or-remedy"), 1);
    getStuck();
    EXPECT_EQ(verdictOf("never-with-order-or-remedy"), 0);
    root.stuck.kind = 0;
    root.round.round = 10;
    EXPECT_EQ(verdictOf("never-with-order-or-remedy"), -1);
}

TEST_F(DeadlockClaims, OneLockTwiceIsACircleOfOne)
{
    EXPECT_EQ(verdictOf("one-lock-twice-deadlocks"), -1);
    set("scenario", "one-lock-twice");
    EXPECT_EQ(verdictOf("one-lock-twice-deadlocks"), 0); // 1500 rounds without
    EXPECT_EQ(verdictOf("opposite-order-deadlocks"), -1);
    getStuck();
    EXPECT_EQ(verdictOf("one-lock-twice-deadlocks"), 0) << "two in the circle";
    root.stuck.length = 1;
    EXPECT_EQ(verdictOf("one-lock-twice-deadlocks"), 1);
    EXPECT_EQ(verdictOf("never-with-order-or-remedy"), -1);
    EXPECT_EQ(why, "other-settings|remedy=recursive");
    set("remedy", "recursive");
    EXPECT_EQ(verdictOf("never-with-order-or-remedy"), 0);
    root.stuck.kind = 0;
    EXPECT_EQ(verdictOf("never-with-order-or-remedy"), 1);
}

TEST_F(DeadlockClaims, WhatCameThroughSharedMemoryIsNotBelieved)
{
    getStuck();
    root.stuck.lanes[1] = 77;
    EXPECT_EQ(judge().measures["deadlocked"], false);
}

TEST_F(DeadlockClaims, BackingOffRetries)
{
    set("remedy", "try-back-off");
    EXPECT_EQ(verdictOf("backing-off-retries"), 0);
    segment.lane({1}).counters.custom[deadlockRetries] = 4;
    EXPECT_EQ(verdictOf("backing-off-retries"), 1);
}

class ForgottenClaims : public ClaimsTest
{
protected:
    ForgottenClaims() : ClaimsTest(forgottenReleaseExperiment()), root(layOut<ForgottenReleaseRoot>(segment))
    {
        for (unsigned i = 0; i < forgottenWorkers; ++i)
            addWorker(forgottenWorker, i, StartMethod::thread, 0, 10, 1000).operations = i == 0 ? forgottenAtEntry - 1 : forgottenEntries;
        segment.addObject(ObjectKind::lock, "lock", 0, 1);
    }
    ForgottenReleaseRoot &root;
};

TEST_F(ForgottenClaims, BothSides)
{
    EXPECT_EQ(verdictOf("others-wait-for-ever"), 0);
    EXPECT_EQ(verdictOf("guard-lets-all-finish"), -1);
    set("guard", "raii");
    EXPECT_EQ(verdictOf("guard-lets-all-finish"), 1);
    EXPECT_EQ(judge().outcome.verdict, "correct");
    root.stuck.kind = static_cast<std::uint32_t>(StuckKind::orphaned);
    root.stuck.byDetector = 1;
    root.stuck.dead = 1;
    root.stuck.length = forgottenWorkers - 1;
    for (std::uint32_t i = 0; i + 1 < forgottenWorkers; ++i) {
        root.stuck.lanes[i] = i + 2;
        root.stuck.objects[i] = 1;
    }
    EXPECT_EQ(verdictOf("guard-lets-all-finish"), 0);
    set("guard", "none");
    EXPECT_EQ(verdictOf("others-wait-for-ever"), 1);
    EXPECT_EQ(judge().outcome.verdict, "stuck");
    root.stuck.length = 2;
    EXPECT_EQ(verdictOf("others-wait-for-ever"), 0);
}

class EventClaims : public ClaimsTest
{
protected:
    EventClaims() : ClaimsTest(eventExperiment()), root(layOut<EventRoot>(segment))
    {
        root.expected = root.woken = 400;
        root.signalsGiven = 20;
        addWorker(eventWaiter, 0, StartMethod::thread, 0, 10, 1000);
        segment.addObject(ObjectKind::event, "event");
        counters().object = 1;
        counters().contended = 400;
    }
    LockCounters &counters() { return segment.lane({0}).counters.locks[0]; }
    EventRoot &root;
};

TEST_F(EventClaims, AllAreWokenAndNobodyBefore)
{
    EXPECT_EQ(verdictOf("signal-wakes-all"), 1);
    root.early = 1;
    EXPECT_EQ(verdictOf("signal-wakes-all"), 0);
    root.early = 0;
    root.woken = 399;
    EXPECT_EQ(verdictOf("signal-wakes-all"), 0);
    root.signalsGiven = 0;
    EXPECT_EQ(verdictOf("signal-wakes-all"), -1);
}

TEST_F(EventClaims, ASetEventDoesNotBlock)
{
    EXPECT_EQ(verdictOf("set-event-does-not-block"), -1);
    set("set_before_wait", "on");
    EXPECT_EQ(verdictOf("set-event-does-not-block"), 0);
    counters().contended = 0;
    EXPECT_EQ(verdictOf("set-event-does-not-block"), 1);
}

TEST_F(EventClaims, IfLosesAndWhileDoesNot)
{
    set("kind", "condition");
    EXPECT_EQ(verdictOf("while-loses-none"), 1);
    root.lost = 3;
    EXPECT_EQ(verdictOf("while-loses-none"), 0);
    set("check", "if");
    set("set_before_wait", "on");
    EXPECT_EQ(verdictOf("if-loses-wake-ups"), 1);
    root.lost = 0;
    EXPECT_EQ(verdictOf("if-loses-wake-ups"), 0);
}

class ThreadLocalClaims : public ClaimsTest
{
protected:
    ThreadLocalClaims() : ClaimsTest(threadLocalExperiment()), root(layOut<ThreadLocalRoot>(segment))
    {
        for (unsigned i = 0; i < 2; ++i) {
            addWorker(0, i, StartMethod::thread, 0, 10, 1000).operations = 2 * greetingsPerRound;
            root.addresses[i] = 4096;
        }
    }
    AtomicU64 &custom(ThreadLocalCount which) { return segment.lane({0}).counters.custom[which]; }
    ThreadLocalRoot &root;
};

TEST_F(ThreadLocalClaims, GlobalMixesUpAndThreadLocalDoesNot)
{
    EXPECT_EQ(verdictOf("global-mixes-up"), 0);
    custom(wrongGreetings) = 5;
    EXPECT_EQ(verdictOf("global-mixes-up"), 1);
    EXPECT_EQ(verdictOf("one-address-a-thread"), 1);
    set("storage", "thread-local");
    EXPECT_EQ(verdictOf("own-storage-never-mixes-up"), 0);
    EXPECT_EQ(verdictOf("one-address-a-thread"), 0);
    root.addresses[1] = 8192;
    EXPECT_EQ(verdictOf("one-address-a-thread"), 1);
    custom(wrongGreetings) = 0;
    EXPECT_EQ(verdictOf("own-storage-never-mixes-up"), 1);
}

TEST_F(ThreadLocalClaims, ReuseLeaks)
{
    set("storage", "thread-local");
    set("pool_reuse", "on");
    EXPECT_EQ(verdictOf("reuse-leaks"), 0);
    custom(wrongGreetings) = custom(leakedGreetings) = 9;
    EXPECT_EQ(verdictOf("reuse-leaks"), 1);
    EXPECT_EQ(verdictOf("own-storage-never-mixes-up"), -1);
}

} // namespace
} // namespace interleave
