// SPDX-License-Identifier: GPL-3.0-or-later
// The probe against what the scheduler really does: one core, shared with a thread that never lets go of it.
#include "core/probe/sentinel.h"
#include "probe_fixture.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>

#include <pthread.h>
#include <sched.h>
#include <sys/resource.h>

namespace interleave {
namespace {

struct Schedstat
{
    std::uint64_t ran = 0;
    std::uint64_t waited = 0;
    std::uint64_t slices = 0;

    static Schedstat now()
    {
        Schedstat s;
        std::ifstream("/proc/thread-self/schedstat") >> s.ran >> s.waited >> s.slices;
        return s;
    }
};

/// Puts the test on one core and burns that core in a second thread.
class CrowdedCore
{
public:
    CrowdedCore()
    {
        ::sched_getaffinity(0, sizeof m_before, &m_before);
        cpu_set_t one;
        CPU_ZERO(&one);
        for (int core = 0; core < CPU_SETSIZE; ++core) {
            if (CPU_ISSET(core, &m_before)) {
                CPU_SET(core, &one);
                break;
            }
        }
        ::sched_setaffinity(0, sizeof one, &one); // the burner inherits it
        m_burner = std::jthread([](const std::stop_token &stop) {
            while (!stop.stop_requested())
                asm volatile("" ::: "memory");
        });
    }
    ~CrowdedCore() { ::sched_setaffinity(0, sizeof m_before, &m_before); }
    CrowdedCore(const CrowdedCore &) = delete;
    CrowdedCore &operator=(const CrowdedCore &) = delete;

private:
    cpu_set_t m_before{};
    std::jthread m_burner;
};

void sleepFor(long nanoseconds)
{
    const timespec moment{0, nanoseconds};
    ::nanosleep(&moment, nullptr);
}

class ProbeSchedulingTest : public ProbeTest
{
protected:
    void SetUp() override
    {
        if (!Sentinel::ofThisThread().word)
            GTEST_SKIP() << "no rseq here";
        if (Schedstat::now().slices == 0)
            GTEST_SKIP() << "no schedstat here";
    }
};

TEST_F(ProbeSchedulingTest, TickNoticesARealPreemptionWithItsExactLength)
{
    segment.control().selfCapture.store(1);
    const CrowdedCore crowd;
    Probe probe(segment, lane, now());
    while (slot.counters.offCoreCount.load() < 5)
        probe.tick();
    const std::uint64_t noticed = slot.counters.runDelayNs.load();
    EXPECT_GT(noticed, 0u);
    EXPECT_LE(noticed, Schedstat::now().waited) << "never more than the kernel counted";

    std::uint64_t recorded = 0;
    unsigned offCore = 0;
    const std::vector<Event> events = written();
    for (std::size_t i = 0; i + 1 < events.size(); ++i) {
        if (kindOf(events[i]) != EventKind::offCore)
            continue;
        ++offCore;
        EXPECT_GE(events[i].argument, 1u);
        ASSERT_EQ(kindOf(events[i + 1]), EventKind::more);
        recorded += events[i + 1].stamp;
    }
    EXPECT_GE(offCore, 5u);
    EXPECT_EQ(recorded, noticed) << "records and counters tell the same";
}

TEST_F(ProbeSchedulingTest, WithoutSelfCaptureItCountsOnly)
{
    const CrowdedCore crowd;
    Probe probe(segment, lane, now());
    while (slot.counters.offCoreCount.load() < 2)
        probe.tick();
    for (const Event &event : written())
        EXPECT_NE(kindOf(event), EventKind::offCore);
}

TEST_F(ProbeSchedulingTest, ABlockedPairCarriesTheWaitForTheCore)
{
    segment.control().selfCapture.store(1);
    const CrowdedCore crowd;
    Probe probe(segment, lane, now());
    // A sleeper that wakes on a busy core waits for it sooner or later.
    std::uint64_t delay = 0;
    while (delay == 0) {
        written();
        probe.blockedBegin(BlockedReason::sleep, {3});
        sleepFor(100'000);
        probe.blockedEnd(BlockedReason::sleep, {3});
        std::vector<Event> events = written();
        // A preemption between two rounds is an event of its own, before the pair.
        while (!events.empty() && kindOf(events.front()) != EventKind::blockedBegin)
            events.erase(events.begin());
        ASSERT_EQ(events.size(), 3u);
        EXPECT_EQ(events[0].argument, blockedArgument(BlockedReason::sleep, 3));
        EXPECT_EQ(kindOf(events[1]), EventKind::blockedEnd);
        EXPECT_EQ(events[1].argument, events[0].argument);
        EXPECT_GE(events[1].stamp, events[0].stamp);
        ASSERT_EQ(kindOf(events[2]), EventKind::more);
        EXPECT_GE(events[2].argument, 1u) << "it slept, so it began a new time slice";
        delay = events[2].stamp;
        EXPECT_LE(delay, probe.nanosOf(events[1].stamp - events[0].stamp));
    }
    EXPECT_GT(slot.counters.blockedNs.load(), 0u);
}

TEST_F(ProbeSchedulingTest, WhatABlockedPairReportedIsNotReportedAgain)
{
    Probe probe(segment, lane, now());
    bool sawQuietTick = false;
    while (!sawQuietTick) {
        probe.tick();
        const std::uint64_t slices = Schedstat::now().slices;
        const std::uint64_t noticed = slot.counters.offCoreCount.load();
        probe.blockedBegin(BlockedReason::sleep);
        sleepFor(1000);
        probe.blockedEnd(BlockedReason::sleep);
        probe.tick();
        // The sleep alone, or the thread was really preempted somewhere in here.
        if (Schedstat::now().slices != slices + 1)
            continue;
        EXPECT_EQ(slot.counters.offCoreCount.load(), noticed);
        sawQuietTick = true;
    }
}

TEST_F(ProbeSchedulingTest, ASignalIsNoPreemption)
{
    struct sigaction ignore = {};
    struct sigaction before = {};
    ignore.sa_handler = [](int) {};
    ::sigaction(SIGUSR1, &ignore, &before);
    Probe probe(segment, lane, now());
    bool sawQuietSignal = false;
    while (!sawQuietSignal) {
        // Read before the tick that settles the past: a preemption between the two would else be told by the next tick.
        const std::uint64_t slices = Schedstat::now().slices;
        probe.tick();
        const std::uint64_t noticed = slot.counters.offCoreCount.load();
        ::pthread_kill(::pthread_self(), SIGUSR1);
        EXPECT_EQ(*Sentinel::ofThisThread().word, 0u) << "the kernel clears the word for a signal too";
        probe.tick();
        if (Schedstat::now().slices != slices)
            continue;
        EXPECT_EQ(slot.counters.offCoreCount.load(), noticed);
        sawQuietSignal = true;
    }
    ::sigaction(SIGUSR1, &before, nullptr);
}

TEST_F(ProbeSchedulingTest, ACallThatDidNotSleepIsNotCountedAsBlocked)
{
    Probe probe(segment, lane, now());
    bool sawQuietCall = false;
    while (!sawQuietCall) {
        const std::uint64_t slices = Schedstat::now().slices;
        const std::uint64_t blocked = slot.counters.blockedCount.load();
        probe.blockedBegin(BlockedReason::lock);
        probe.blockedEnd(BlockedReason::lock);
        if (Schedstat::now().slices != slices)
            continue;
        EXPECT_EQ(slot.counters.blockedCount.load(), blocked);
        sawQuietCall = true;
    }
}

TEST_F(ProbeSchedulingTest, TheEndAccountsForEverySliceAndSwitch)
{
    const CrowdedCore crowd;
    std::jthread worker([this] {
        const std::uint64_t first = now();
        Probe probe(segment, lane, first);
        for (int i = 0; i < 20; ++i) {
            const BlockedScope scope(probe, BlockedReason::sleep);
            sleepFor(1000);
        }
    });
    worker.join();
    EXPECT_GE(slot.counters.voluntarySwitches.load(), 20u);
    EXPECT_EQ(slot.counters.blockedCount.load(), 20u);
    EXPECT_GE(slot.counters.timeSlices.load(), 20u);
}

} // namespace
} // namespace interleave
