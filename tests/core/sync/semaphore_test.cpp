// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/semaphore.h"
#include "tests/support/thread_team.h"

#include "core/experiment/workloads/semaphore.h"

#include <csignal>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

class SemaphoreTest : public testing::Test
{
protected:
    static constexpr unsigned workers = 4;

    SemaphoreTest() : segment(std::move(*Segment::create())), shared(*segment.allocate<SemaphoreShared>())
    {
        for (unsigned i = 0; i < workers; ++i) {
            segment.lane({i}).ringCapacity = Segment::ringCapacity({i});
            segment.lane({i}).startMethod = StartMethod::thread;
        }
        segment.header().laneCount.store(workers);
    }

    std::uint64_t stamp() const { return readStamp(segment.header().stampSource); }
    std::uint32_t free() const { return shared.word.load() & semaphore::countMask; }
    static bool never() { return false; }

    Segment segment;
    SemaphoreShared &shared;
};

TEST_F(SemaphoreTest, NeverMoreInsideThanPermits)
{
    ASSERT_TRUE(semaphore::create(segment, shared, "test", 2, false));
    std::atomic<int> inside{0};
    std::atomic<bool> tooMany{false};
    {
        std::vector<std::jthread> threads;
        for (unsigned i = 0; i < workers; ++i) {
            threads.emplace_back([&, i] {
                Probe probe(segment, {i}, stamp());
                Semaphore mine(segment, shared, probe);
                for (int n = 0; n < 5000; ++n) {
                    ASSERT_TRUE(mine.acquire(never));
                    if (inside.fetch_add(1) >= 2)
                        tooMany = true;
                    inside.fetch_sub(1);
                    EXPECT_EQ(mine.release(), SemaphoreRelease::done);
                }
            });
        }
    }
    EXPECT_FALSE(tooMany);
    EXPECT_EQ(free(), 2u);
    EXPECT_EQ(shared.sleepers.load(), 0u);
    EXPECT_EQ(segment.object({shared.object}).waiters.load(), 0u);
}

TEST_F(SemaphoreTest, APlainOneCountsUpAndABoundedOneRefuses)
{
    ASSERT_TRUE(semaphore::create(segment, shared, "test", 1, false));
    Probe probe(segment, {0}, stamp());
    {
        Semaphore mine(segment, shared, probe);
        EXPECT_EQ(mine.release(), SemaphoreRelease::done);
        EXPECT_EQ(free(), 2u);
    }
    shared.bounded = 1;
    Semaphore mine(segment, shared, probe);
    EXPECT_EQ(mine.release(), SemaphoreRelease::refused);
    ASSERT_TRUE(mine.acquire(never));
    EXPECT_EQ(mine.release(), SemaphoreRelease::done);
    EXPECT_EQ(free(), 2u);
    shared.bounded = 0;
    shared.word.store(semaphore::mostFree);
    EXPECT_EQ(mine.release(), SemaphoreRelease::overflow);
}

TEST_F(SemaphoreTest, FewerPermitsAreTakenFromThoseThatComeBack)
{
    ASSERT_TRUE(semaphore::create(segment, shared, "test", 3, false));
    Probe probe(segment, {0}, stamp());
    Semaphore mine(segment, shared, probe);
    for (int i = 0; i < 3; ++i)
        ASSERT_TRUE(mine.acquire(never));
    semaphore::setPermits(shared, 1);
    mine.release();
    mine.release();
    EXPECT_EQ(free(), 0u);
    mine.release();
    EXPECT_EQ(free(), 1u);
    semaphore::setPermits(shared, 4);
    EXPECT_EQ(free(), 4u);
    semaphore::setPermits(shared, 2);
    EXPECT_EQ(free(), 2u);
}

TEST_F(SemaphoreTest, WhoSleepsGivesUpWhenRung)
{
    ASSERT_TRUE(semaphore::create(segment, shared, "test", 0, false));
    std::atomic<bool> stop{false};
    std::jthread sleeper([&] {
        Probe probe(segment, {0}, stamp());
        Semaphore mine(segment, shared, probe);
        EXPECT_FALSE(mine.acquire([&stop] { return stop.load(); }));
    });
    test::ThreadTeam::until([&] { return shared.sleepers.load() == 1; });
    stop = true;
    semaphore::ring(shared);
}

TEST_F(SemaphoreTest, WhatAKilledProcessHeldComesBack)
{
    ASSERT_TRUE(semaphore::create(segment, shared, "test", 2, false));
    const pid_t child = ::fork();
    if (child == 0) {
        Probe probe(segment, {1}, stamp());
        Semaphore mine(segment, shared, probe);
        static_cast<void>(mine.acquire(never));
        ::raise(SIGKILL);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFSIGNALED(status));
    EXPECT_EQ(free(), 1u);
    semaphore::workerGone(shared, {1});
    EXPECT_EQ(free(), 2u);
    semaphore::workerGone(shared, {1});
    EXPECT_EQ(free(), 2u);
}

TEST(SemaphoreWorkload, WorkersComeAndGoAndNobodyIsLeftAsleep)
{
    const ExperimentInfo info = semaphoreExperiment();
    for (const char *kind : {"semaphore", "bounded", "mutex"}) {
        test::ThreadTeam team(info, {{"workers", "4"}, {"permits", "2"}, {"hold_ms", "1"}, {"kind", kind}});
        team.segment.control().roundsWanted.store(0);
        const auto &root = *team.segment.root<SemaphoreRoot>();
        team.start();
        test::ThreadTeam::until([&] { return root.entries.load() >= 20; });
        team.setLive("workers", "2");
        team.setLive("permits", "1");
        const std::uint64_t before = root.entries.load();
        test::ThreadTeam::until([&] { return root.entries.load() >= before + 10; });
        team.setLive("hold_ms", "1000");
        team.stop();
        team.join();
        EXPECT_EQ(root.count.load(), 0u);
        EXPECT_EQ(team.sum([](const WorkerCounters &c) { return c.custom[semaphoreOverfull].load(); }), 0u);
    }
}

} // namespace
} // namespace interleave
