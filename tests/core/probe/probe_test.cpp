// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe_fixture.h"

#include <unistd.h>

namespace interleave {
namespace {

TEST_F(ProbeTest, ReportsBirthAndEndOfAThread)
{
    const std::uint64_t first = now();
    {
        Probe probe(segment, lane, first);
        EXPECT_EQ(state(), LaneState::live);
        EXPECT_EQ(slot.pid, ::getpid());
        EXPECT_EQ(slot.tid, ::gettid());
        EXPECT_EQ(slot.parentPid, ::getppid());
        EXPECT_EQ(slot.firstStamp, first);
        EXPECT_EQ(slot.endReason.load(), workerStillRuns);
        probe.endWith(workerToldToStop);
    }
    EXPECT_EQ(state(), LaneState::ended);
    EXPECT_GT(slot.endedStamp, first);
    EXPECT_EQ(slot.endReason.load(), workerToldToStop);
    EXPECT_EQ(slot.exitCode, 0);
    EXPECT_GT(slot.counters.cpuNs.load(), 0u);

    const std::vector<Event> events = written();
    ASSERT_EQ(events.size(), 2u);
    EXPECT_EQ(kindOf(events[0]), EventKind::workerBegin);
    EXPECT_EQ(events[0].stamp, first);
    EXPECT_EQ(events[0].argument, 1u) << "the stretch";
    EXPECT_EQ(kindOf(events[1]), EventKind::workerEnd);
    EXPECT_EQ(events[1].argument, workerToldToStop);
}

TEST_F(ProbeTest, LeavesTheEndOfAProcessToTheHost)
{
    slot.startMethod = StartMethod::fork;
    {
        const Probe probe(segment, lane, now());
    }
    EXPECT_EQ(state(), LaneState::live);
    EXPECT_EQ(slot.endReason.load(), workerReturned);
}

TEST_F(ProbeTest, AnExceptionIsAnExitCode)
{
    {
        Probe probe(segment, lane, now());
        probe.endWith(workerThrew);
    }
    EXPECT_EQ(slot.exitCode, 1);
}

TEST_F(ProbeTest, WritesEventsWithTheirMoreSlots)
{
    Probe probe(segment, lane, now());
    written();
    probe.emit(EventKind::trialBegin, 7);
    probe.emit(EventKind::value, 1, 0xdead'beef'1234'5678, 9);
    probe.emit(EventKind::marker, 2, 3, 4, 5, 6);
    probe.emitAt(42, EventKind::trialEnd, 7);
    const std::vector<Event> events = written();
    ASSERT_EQ(events.size(), 1u + 2u + 3u + 1u);
    EXPECT_EQ(kindOf(events[0]), EventKind::trialBegin);
    EXPECT_EQ(events[1].argument, 1u);
    EXPECT_EQ(kindOf(events[2]), EventKind::more);
    EXPECT_EQ(events[2].stamp, 0xdead'beef'1234'5678);
    EXPECT_EQ(events[2].argument, 9u);
    EXPECT_EQ(events[4].stamp, 3u);
    EXPECT_EQ(events[5].argument, 6u);
    EXPECT_EQ(events[6].stamp, 42u);
}

TEST_F(ProbeTest, CountsWithoutWritingWhenRecordingIsOff)
{
    segment.control().recordEvents.store(0);
    {
        Probe probe(segment, lane, now());
        EXPECT_FALSE(probe.recording());
        probe.emit(EventKind::trialBegin, 1);
        const BlockedScope scope(probe, BlockedReason::sleep);
        const timespec moment{0, 1'000'000};
        ::nanosleep(&moment, nullptr);
    }
    EXPECT_TRUE(written().empty());
    EXPECT_EQ(slot.counters.blockedCount.load(), 1u);
    EXPECT_GE(slot.counters.blockedNs.load(), 1'000'000u) << "it cannot have slept less";
}

TEST_F(ProbeTest, LockCountersHaveOneSlotALockAndTheLastForTheRest)
{
    const Probe probe(segment, lane, now());
    for (std::uint32_t i = 0; i < lockCounterSlots; ++i)
        EXPECT_EQ(&probe.lockCounters({i * 7}), &slot.counters.locks[i]);
    EXPECT_EQ(&probe.lockCounters({7}), &slot.counters.locks[1]) << "found again";
    EXPECT_EQ(&probe.lockCounters({200}), &slot.counters.locks[lockCounterSlots - 1]);
    EXPECT_EQ(slot.counters.locks[1].object.load(), 8u);
}

} // namespace
} // namespace interleave
