// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/owned_mutex.h"

#include "core/sync/barrier.h"
#include "core/sync/condition.h"
#include "core/sync/event_flag.h"
#include "core/sync/wait_words.h"
#include "tests/support/thread_team.h"

#include <gmock/gmock.h>

#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

using testing::ElementsAre;

class WaitingTest : public testing::Test
{
protected:
    static constexpr unsigned workers = 5;

    WaitingTest() : segment(std::move(*Segment::create()))
    {
        for (unsigned i = 0; i < workers; ++i) {
            segment.lane({i}).ringCapacity = Segment::ringCapacity({i});
            segment.lane({i}).startMethod = StartMethod::thread;
        }
        segment.header().laneCount.store(workers);
    }

    std::uint64_t stamp() const { return readStamp(segment.header().stampSource); }
    static bool never() { return false; }
    bool waits(unsigned lane) const { return segment.lane({lane}).waitsFor.load() != 0; }

    Segment segment;
};

using OwnedMutexTest = WaitingTest;

TEST_F(OwnedMutexTest, LetsOneInAtATime)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    std::uint64_t guarded = 0; // a plain variable: ThreadSanitizer sees two inside at once
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < 4; ++i) {
            threads.emplace_back([&, i] {
                Probe probe(segment, {i}, stamp());
                OwnedMutex mine(segment, lock, probe);
                for (int n = 0; n < 10'000; ++n) {
                    ASSERT_TRUE(mine.lock(never));
                    ++guarded;
                    EXPECT_TRUE(mine.unlock());
                }
            });
        }
    }
    EXPECT_EQ(guarded, 40'000u);
    EXPECT_EQ(segment.object(lock).owner.load() & owned_mutex::holderMask, 0u);
}

TEST_F(OwnedMutexTest, WorksBetweenProcesses)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    auto *shared = segment.allocate<AtomicU64>();
    std::vector<pid_t> children;
    for (unsigned i = 0; i < 2; ++i) {
        const pid_t child = ::fork();
        if (child == 0) {
            Probe probe(segment, {i}, stamp());
            OwnedMutex mine(segment, lock, probe);
            for (int n = 0; n < 10'000; ++n) {
                static_cast<void>(mine.lock(never));
                shared->store(shared->load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
                mine.unlock();
            }
            ::_exit(0);
        }
        children.push_back(child);
    }
    for (const pid_t child : children)
        EXPECT_EQ(::waitpid(child, nullptr, 0), child);
    EXPECT_EQ(shared->load(), 20'000u);
}

TEST_F(OwnedMutexTest, OnlyTheHolderReleases)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    Probe first(segment, {0}, stamp());
    Probe second(segment, {1}, stamp());
    OwnedMutex holder(segment, lock, first);
    OwnedMutex other(segment, lock, second);
    ASSERT_TRUE(holder.tryLock());
    EXPECT_FALSE(holder.tryLock()); // not recursive
    EXPECT_FALSE(other.tryLock());
    EXPECT_FALSE(other.unlock());
    EXPECT_TRUE(holder.isMine());
    EXPECT_FALSE(other.lock(never, monotonicNow() + 1'000'000)) << "it gives up when the time is over";
    EXPECT_FALSE(waits(1));
    owned_mutex::recover(segment, lock, {0});
    EXPECT_TRUE(other.lock(never));
}

TEST_F(OwnedMutexTest, ARecursiveOneLetsItsHolderInAgain)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    Probe first(segment, {0}, stamp());
    Probe second(segment, {1}, stamp());
    OwnedMutex mine(segment, lock, first, true);
    OwnedMutex other(segment, lock, second);
    ASSERT_TRUE(mine.tryLock());
    ASSERT_TRUE(mine.tryLock());
    EXPECT_TRUE(mine.unlock());
    EXPECT_FALSE(other.tryLock());
    EXPECT_TRUE(mine.unlock());
    EXPECT_TRUE(other.tryLock());
}

TEST_F(OwnedMutexTest, ADeadlockIsProvedWhileItsWorkersSleepAndTheyWakeWhenRung)
{
    const ObjectId a = *owned_mutex::create(segment, "a");
    const ObjectId b = *owned_mutex::create(segment, "b");
    std::atomic<unsigned> holding{0};
    std::atomic<bool> stop{false};
    const auto worker = [&](unsigned lane, ObjectId first, ObjectId second) {
        Probe probe(segment, {lane}, stamp());
        OwnedMutex one(segment, first, probe);
        OwnedMutex two(segment, second, probe);
        ASSERT_TRUE(one.lock(never));
        ++holding;
        test::ThreadTeam::until([&] { return holding == 2; });
        EXPECT_FALSE(two.lock([&stop] { return stop.load(); }));
    };
    EXPECT_FALSE(proveDeadlock(segment));
    std::jthread first([&] { worker(0, a, b); });
    std::jthread second([&] { worker(1, b, a); });
    std::optional<WaitCycle> cycle;
    test::ThreadTeam::until([&] { return (cycle = proveDeadlock(segment)).has_value(); });
    EXPECT_THAT(cycle->lanes, ElementsAre(LaneId{0}, LaneId{1}));
    EXPECT_THAT(cycle->objects, ElementsAre(b, a));
    stop = true;
    owned_mutex::ring(segment, a);
    owned_mutex::ring(segment, b);
    first.join();
    second.join();
    EXPECT_FALSE(proveDeadlock(segment));
}

TEST_F(OwnedMutexTest, WhoTakesItTwiceWaitsForItself)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    std::atomic<bool> stop{false};
    std::jthread twice([&] {
        Probe probe(segment, {0}, stamp());
        OwnedMutex mine(segment, lock, probe);
        ASSERT_TRUE(mine.lock(never));
        EXPECT_FALSE(mine.lock([&stop] { return stop.load(); }));
    });
    std::optional<WaitCycle> cycle;
    test::ThreadTeam::until([&] { return (cycle = proveDeadlock(segment)).has_value(); });
    EXPECT_THAT(cycle->lanes, ElementsAre(LaneId{0}));
    EXPECT_EQ(findCycle(readWaitGraph(segment)), cycle);
    stop = true;
    owned_mutex::ring(segment, lock);
}

/// Between getting the lock and saying so.
TEST_F(OwnedMutexTest, WhoHasJustObtainedItDoesNotWaitForItself)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    LaneSlot &lane = segment.lane({0});
    lane.state = static_cast<std::uint32_t>(LaneState::live);
    lane.waitsFor = lock.value + 1;
    segment.object(lock).owner = 1;
    EXPECT_FALSE(proveDeadlock(segment));
    EXPECT_TRUE(readWaitGraph(segment).waits.empty());
}

/// Looked at all the time while two workers fight for one lock: there is no deadlock to be seen.
TEST_F(OwnedMutexTest, NoDeadlockIsSeenWhereThereIsNone)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    std::atomic<unsigned> atWork{2};
    const auto worker = [&](unsigned lane) {
        Probe probe(segment, {lane}, stamp());
        OwnedMutex mine(segment, lock, probe);
        for (int i = 0; i < 20'000; ++i) {
            ASSERT_TRUE(mine.lock(never));
            ASSERT_TRUE(mine.unlock());
        }
        --atWork;
    };
    std::jthread first([&] { worker(0); });
    std::jthread second([&] { worker(1); });
    while (atWork != 0)
        ASSERT_FALSE(proveDeadlock(segment));
}

TEST_F(OwnedMutexTest, ALockIsOrphanedWhenItsHolderHasEndedAndSomebodyWaits)
{
    const ObjectId lock = *owned_mutex::create(segment, "lock");
    std::jthread([&] {
        Probe probe(segment, {0}, stamp());
        OwnedMutex mine(segment, lock, probe);
        static_cast<void>(mine.lock(never));
    }).join();
    EXPECT_FALSE(findOrphanedLock(segment)) << "nobody waits";
    std::atomic<bool> stop{false};
    std::jthread waiter([&] {
        Probe probe(segment, {1}, stamp());
        OwnedMutex mine(segment, lock, probe);
        EXPECT_FALSE(mine.lock([&stop] { return stop.load(); }));
    });
    test::ThreadTeam::until([&] { return waits(1); });
    const auto orphan = findOrphanedLock(segment);
    ASSERT_TRUE(orphan);
    EXPECT_EQ(orphan->dead, LaneId{0});
    EXPECT_THAT(orphan->waiters, ElementsAre(LaneId{1}));
    stop = true;
    owned_mutex::ring(segment, lock);
}

using SignalTest = WaitingTest;

TEST_F(SignalTest, AnEventWakesAllAndThenLetsEverybodyPass)
{
    auto &event = *segment.allocate<EventFlagShared>();
    ASSERT_TRUE(event_flag::create(segment, event, "event"));
    std::atomic<unsigned> passed{0};
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < 3; ++i) {
            threads.emplace_back([&, i] {
                Probe probe(segment, {i}, stamp());
                EventFlag mine(segment, event, probe);
                EXPECT_TRUE(mine.wait(never));
                ++passed;
            });
        }
        test::ThreadTeam::until([&] { return segment.object({event.object}).waiters.load() == 3; });
        EXPECT_EQ(passed, 0u);
        event_flag::set(event);
    }
    EXPECT_EQ(passed, 3u);
    Probe probe(segment, {4}, stamp());
    EventFlag late(segment, event, probe);
    EXPECT_TRUE(late.wait([] { return true; })) << "it is set";
    event_flag::clear(event);
    EXPECT_FALSE(late.wait([] { return true; }));
}

TEST_F(SignalTest, ACallReachesOnlyWhoWaits)
{
    auto &condition = *segment.allocate<ConditionShared>();
    const ObjectId mutex = *owned_mutex::create(segment, "mutex");
    ASSERT_TRUE(condition::create(segment, condition, "condition"));
    condition::notifyAll(condition); // to nobody
    std::atomic<bool> returned{false};
    std::jthread waiter([&] {
        Probe probe(segment, {0}, stamp());
        OwnedMutex mine(segment, mutex, probe);
        Condition call(segment, condition, probe);
        ASSERT_TRUE(mine.lock(never));
        EXPECT_TRUE(call.wait(mine, never));
        EXPECT_TRUE(mine.isMine());
        returned = true;
        mine.unlock();
    });
    test::ThreadTeam::until([&] { return segment.object({condition.object}).waiters.load() == 1; });
    condition::ring(condition);
    EXPECT_FALSE(returned);
    test::ThreadTeam::until([&] {
        condition::notifyOne(condition);
        return returned.load();
    });
}

TEST_F(SignalTest, ABarrierLetsGoWhenTheLastHasComeOrDied)
{
    auto &barrier = *segment.allocate<BarrierShared>();
    ASSERT_TRUE(barrier::create(segment, barrier, "barrier", 4));
    std::atomic<unsigned> passed{0};
    const auto comes = [&](unsigned lane) {
        Probe probe(segment, {lane}, stamp());
        Barrier mine(segment, barrier, probe);
        EXPECT_TRUE(mine.arriveAndWait(never));
        ++passed;
    };
    {
        std::jthread first([&] { comes(0); });
        std::jthread second([&] { comes(1); });
        test::ThreadTeam::until([&] { return segment.object({barrier.object}).waiters.load() == 2; });
        EXPECT_FALSE(barrier::arrive(barrier));
        barrier::ring(barrier);
        EXPECT_EQ(passed, 0u);
        EXPECT_TRUE(barrier::arrive(barrier));
    }
    EXPECT_EQ(passed, 2u);
    {
        std::jthread first([&] { comes(0); });
        test::ThreadTeam::until([&] { return segment.object({barrier.object}).waiters.load() == 1; });
        EXPECT_FALSE(barrier::arrive(barrier)); // of one that is killed inside
        barrier::partyGone(barrier, true);
        EXPECT_EQ(passed, 2u);
        EXPECT_FALSE(barrier::arrive(barrier));
        barrier::partyGone(barrier, false); // and one that never came
    }
    EXPECT_EQ(passed, 3u);
}

} // namespace
} // namespace interleave
