// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/gil.h"
#include "tests/core/sync/lock_fixture.h"

#include <barrier>
#include <bit>
#include <memory>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

class GilTest : public LockTest
{
protected:
    GilTest() : gil(*segment.allocate<GilShared>()) { setInterval(0.2); }

    void setInterval(double ms) { intervalMs.store(std::bit_cast<std::uint64_t>(ms)); }
    std::uint32_t switches() const { return gil.switchNumber.load(); }

    struct Hand
    {
        Hand(GilTest &test, unsigned lane, GilRule rule) :
            probe(test.segment, {lane}, test.stamp()), gil(test.gil, test.segment, test.lock, probe, rule, test.intervalMs)
        {}
        Probe probe;
        Gil gil;
    };

    GilShared &gil;
    AtomicU64 intervalMs{0};
};

TEST_P(GilTest, AFreeOneIsTakenWithoutWaiting)
{
    Hand hand(*this, 0, GilRule::interval);
    for (int i = 0; i < 10; ++i) {
        hand.gil.take();
        hand.gil.atCheckPoint();
        hand.gil.drop();
    }
    EXPECT_EQ(sum(&LockCounters::acquisitions), 10u);
    EXPECT_EQ(sum(&LockCounters::contended), 0u);
    EXPECT_EQ(switches(), 1u);
    EXPECT_EQ(gil.holder.load(), 0u);
    EXPECT_EQ(gil.insideMax.load(), 1u);
}

TEST_P(GilTest, TheHolderHandsOverOnlyWhenAsked)
{
    std::atomic<bool> second{false};
    Hand hand(*this, 0, GilRule::interval);
    hand.gil.take();
    std::thread other([&] {
        Hand its(*this, 1, GilRule::interval);
        its.gil.take();
        second = true;
    });
    while (gil.dropRequest.load() == 0)
        std::this_thread::yield();
    EXPECT_FALSE(second.load()) << "a request alone moves nothing";
    hand.gil.atCheckPoint(); // lets go, and comes back only after the other one has had it
    EXPECT_TRUE(second.load());
    EXPECT_EQ(switches(), 3u);
    other.join();
    ASSERT_EQ(gil.intervals.load(), 1u);
    EXPECT_EQ(gil.turns[0].count.load(), 2u);
    EXPECT_GE(gil.turns[0].lengths[0].load(), 200'000u) << "the first turn lasted the interval";
}

TEST_P(GilTest, ByTheOldRuleEveryHundredthBytecodeLetsGo)
{
    Hand hand(*this, 0, GilRule::hundredTicks);
    hand.gil.take();
    for (int i = 0; i < 1000; ++i)
        hand.gil.betweenBytecodes();
    hand.gil.drop();
    EXPECT_EQ(sum(&LockCounters::acquisitions), 11u);
    EXPECT_EQ(switches(), 1u);
}

TEST_P(GilTest, NeverTwoInsideByEitherRule)
{
    for (const GilRule rule : {GilRule::interval, GilRule::hundredTicks}) {
        std::uint64_t total = 0; // plain: the lock keeps it right
        std::barrier together(workers);
        std::vector<std::thread> threads;
        for (unsigned lane = 0; lane < workers; ++lane) {
            threads.emplace_back([this, lane, rule, &total, &together] {
                Hand hand(*this, lane, rule);
                together.arrive_and_wait();
                hand.gil.take();
                for (int i = 0; i < 20'000; ++i) {
                    ++total;
                    if (i % 1000 == 0)
                        std::this_thread::yield(); // an occasion for whoever should not be here
                    hand.gil.betweenBytecodes();
                    hand.gil.atCheckPoint();
                }
            });
        }
        for (std::thread &thread : threads)
            thread.join();
        EXPECT_EQ(total, 20'000u * workers);
        EXPECT_EQ(gil.insideMax.load(), 1u);
        EXPECT_EQ(gil.inside.load(), 0u);
        EXPECT_EQ(gil.waiters.load(), 0u);
    }
}

TEST_P(GilTest, AnotherIntervalBeginsAnotherRow)
{
    for (const double ms : {1.0, 2.0, 2.0, 3.0}) {
        setInterval(ms);
        for (unsigned lane = 0; lane < 3; ++lane) {
            Hand hand(*this, lane, GilRule::interval);
            hand.gil.take();
        }
    }
    ASSERT_EQ(gil.intervals.load(), 3u);
    EXPECT_EQ(gil.turns[0].count.load(), 2u);
    EXPECT_EQ(gil.turns[1].count.load(), 5u) << "the turn in which it was changed belongs to neither";
    EXPECT_EQ(gil.turns[2].count.load(), 2u);
    EXPECT_EQ(gil.turns[1].interval.load(), 2'000'000u);
}

TEST_P(GilTest, WhatAKilledProcessHeldIsFreeAgain)
{
    const pid_t child = ::fork();
    if (child == 0) {
        Hand hand(*this, 0, GilRule::interval);
        hand.gil.take();
        ::raise(SIGKILL);
    }
    ::waitpid(child, nullptr, 0);
    ASSERT_EQ(gil.holder.load(), 1u);
    gilWorkerGone(gil, {1}); // another one
    EXPECT_EQ(gil.holder.load(), 1u);
    gilWorkerGone(gil, {0});
    Hand hand(*this, 1, GilRule::interval);
    hand.gil.take();
    EXPECT_EQ(gil.insideMax.load(), 1u);
}

TEST_P(GilTest, EventsTellWhoHeldAndWhoWaited)
{
    {
        Hand hand(*this, 0, GilRule::interval);
        hand.gil.take();
        std::thread other([&] {
            Hand its(*this, 1, GilRule::interval);
            its.gil.take();
        });
        while (gil.dropRequest.load() == 0)
            std::this_thread::yield();
        hand.gil.atCheckPoint();
        other.join();
    }
    std::vector<EventKind> holder;
    for (const Event &event : written({0})) {
        if (const EventKind kind = kindOf(event); kind == EventKind::lockWait || kind == EventKind::lockObtain || kind == EventKind::lockRelease)
            holder.push_back(kind);
    }
    EXPECT_EQ(
        holder, (std::vector{EventKind::lockObtain, EventKind::lockRelease, EventKind::lockWait, EventKind::lockObtain, EventKind::lockRelease}));
}

INSTANTIATE_TEST_SUITE_P(Rules, GilTest, testing::Values(LockKind::gil), [](const auto &) { return "gil"; });

} // namespace
} // namespace interleave
