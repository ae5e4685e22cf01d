// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/lane_timeline.h"

#include "core/trackers/run_delay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <numeric>

namespace interleave {
namespace {

struct Recorded : LaneSink
{
    void workerSlice(const Slice &slice) override { slices.push_back(slice); }
    void ranOn(std::uint16_t cpu, TimeRange range, std::uint8_t) override { stays.emplace_back(cpu, range); }

    std::vector<Slice> slices;
    std::vector<std::pair<std::uint16_t, TimeRange>> stays;
};

struct Brief
{
    Nanos begin, end;
    SliceState state;
    friend bool operator==(const Brief &, const Brief &) = default;
};
std::ostream &operator<<(std::ostream &out, const Brief &brief)
{
    return out << '[' << brief.begin << ' ' << brief.end << ' ' << static_cast<int>(brief.state) << ']';
}

std::vector<Brief> brief(const std::vector<Slice> &slices)
{
    std::vector<Brief> result;
    for (const Slice &slice : slices)
        result.push_back({slice.begin, slice.end, slice.state});
    return result;
}

using testing::ElementsAre;
using enum SliceState;

class LaneTimelineTest : public testing::Test
{
protected:
    Recorded seen;
    LaneTimeline lane{seen};
};

TEST_F(LaneTimelineTest, ALifeFromForkToExit)
{
    lane.born(100);
    lane.switchIn(150, 1, 0);
    lane.switchOut(200, true);
    lane.switchIn(260, 0, 0);
    lane.exit(300);
    EXPECT_THAT(
        brief(seen.slices), ElementsAre(Brief{100, 150, runnable}, Brief{150, 200, running}, Brief{200, 260, runnable}, Brief{260, 300, running}));
    EXPECT_EQ(seen.slices[1].flags, preempted);
    EXPECT_EQ(seen.slices[1].cpu, 1);
    ASSERT_EQ(seen.stays.size(), 2U);
    EXPECT_EQ(seen.stays[1].second, (TimeRange{260, 300}));
    EXPECT_TRUE(lane.hasEnded());
    EXPECT_EQ(lane.ranSoFar(), 90);
}

TEST_F(LaneTimelineTest, ASleepOutsideAnyProbeHasNoKnownCause)
{
    lane.switchIn(0, 0, 0);
    lane.switchOut(10, false);
    lane.switchIn(30, 0, 0);
    EXPECT_THAT(brief(seen.slices), ElementsAre(Brief{0, 10, running}, Brief{10, 30, other}));
}

TEST_F(LaneTimelineTest, TheTailOfASleepIsTheProbesRunDelayLessItsPreemptions)
{
    lane.switchIn(0, 0, 0);
    lane.blockedBegin(5, blockedArgument(BlockedReason::lock, 3));
    lane.switchOut(8, true);
    lane.switchIn(18, 0, 0); // 10 of the run delay
    lane.switchOut(20, false);
    lane.switchIn(100, 0, 0);
    EXPECT_EQ(brief(seen.slices).back(), (Brief{18, 20, running})); // held back: only the probe's end can divide the sleep
    lane.blockedEnd(102, 40);
    lane.switchOut(110, true);
    EXPECT_THAT(brief(seen.slices), ElementsAre(Brief{0, 8, running}, Brief{8, 18, runnable}, Brief{18, 20, running}, Brief{20, 70, lock},
                                        Brief{70, 100, runnable}, Brief{100, 110, running}));
    EXPECT_EQ(seen.slices[3].what, 3U);
    EXPECT_EQ(seen.slices[3].flags, slept); // one sleep: the kernel's own sum, so the ends are hard
}

TEST_F(LaneTimelineTest, SeveralSleepsInOneWaitShareTheRunDelayWithSoftEnds)
{
    lane.switchIn(0, 0, 0);
    lane.blockedBegin(1, blockedArgument(BlockedReason::queue, 1));
    lane.switchOut(10, false);
    lane.switchIn(14, 0, 0);
    lane.switchOut(16, false);
    lane.switchIn(50, 0, 0);
    lane.blockedEnd(52, 20);
    EXPECT_THAT(brief(seen.slices),
        ElementsAre(Brief{0, 10, running}, Brief{10, 14, runnable}, Brief{14, 16, running}, Brief{16, 34, queue}, Brief{34, 50, runnable}));
    EXPECT_TRUE(seen.slices[3].flags & softEnd);
    EXPECT_TRUE(seen.slices[4].flags & softBegin);
}

TEST_F(LaneTimelineTest, AWakeUpThatWasSeenDividesExactlyAndNamesTheWaker)
{
    lane.switchIn(0, 0, 0);
    lane.blockedBegin(1, blockedArgument(BlockedReason::queue, 1));
    lane.switchOut(10, false);
    lane.waking(39, LaneId{7});
    lane.wakeup(40);
    lane.switchIn(50, 1, 0);
    lane.blockedEnd(52, 999);
    ASSERT_THAT(brief(seen.slices), ElementsAre(Brief{0, 10, running}, Brief{10, 40, queue}, Brief{40, 50, runnable}));
    EXPECT_EQ(seen.slices[2].who, LaneId{7});
}

TEST_F(LaneTimelineTest, AnOldWakerIsNotTheCauseOfALaterSleep)
{
    lane.waking(0, LaneId{7});
    lane.switchIn(10, 0, 0);
    lane.switchOut(1'000'000, false);
    lane.wakeup(1'000'100);
    lane.switchIn(1'000'200, 0, 0);
    EXPECT_FALSE(seen.slices.back().who.isValid());
}

TEST_F(LaneTimelineTest, AProbePublishedLateStillCountsThePreemptionInsideIt)
{
    lane.switchIn(0, 0, 0);
    lane.switchOut(10, true);
    lane.switchIn(30, 0, 0);
    lane.blockedBegin(9, blockedArgument(BlockedReason::lock, 0)); // stamped before the preemption, published after it
    lane.switchOut(40, false);
    lane.switchIn(100, 0, 0);
    lane.blockedEnd(101, 25); // 20 of it were the preemption
    EXPECT_EQ(brief(seen.slices).back(), (Brief{95, 100, runnable}));
}

TEST_F(LaneTimelineTest, WaitingOnTheCoreIsDrawnHollow)
{
    lane.switchIn(0, 0, 0);
    lane.lockWait(5'000, 2);
    lane.lockObtain(9'000);
    lane.lockWait(9'500, 2);
    lane.lockObtain(9'600); // too short to be worth a slice
    lane.lockWait(12'000, 2);
    lane.switchOut(20'000, true);
    ASSERT_THAT(brief(seen.slices),
        ElementsAre(Brief{0, 5'000, running}, Brief{5'000, 9'000, running}, Brief{9'000, 12'000, running}, Brief{12'000, 20'000, running}));
    EXPECT_EQ(seen.slices[1].flags, spinning);
    EXPECT_EQ(seen.slices[1].what, 2U);
    EXPECT_EQ(seen.slices[2].flags, 0);
    EXPECT_EQ(seen.slices[3].flags, spinning | preempted);
    EXPECT_EQ(seen.stays.size(), 1U); // one stay on the core, whatever it did there
}

TEST_F(LaneTimelineTest, AHoleHidesWhoWasOnThatCoreOrOffEveryCore)
{
    lane.switchIn(0, 3, 0);
    lane.recordsLost({50, 60}, 1); // somebody else's core
    EXPECT_TRUE(lane.isRunning());
    lane.recordsLost({50, 60}, 3);
    lane.switchOut(80, true); // no switch-in after the hole: it was on the core when the hole ended
    lane.recordsLost({90, 95}, 1);
    lane.switchIn(100, 3, 0);
    EXPECT_THAT(brief(seen.slices), ElementsAre(Brief{0, 50, running}, Brief{50, 60, lost}, Brief{60, 80, running}, Brief{80, 90, runnable},
                                        Brief{90, 95, lost}, Brief{95, 100, runnable}));
}

TEST_F(LaneTimelineTest, AMissingSwitchOutIsAHoleNotARun)
{
    lane.switchIn(0, 0, 0);
    lane.switchIn(100, 1, 40); // its old core was last heard of at 40
    lane.switchOut(120, true);
    EXPECT_THAT(brief(seen.slices), ElementsAre(Brief{0, 40, running}, Brief{40, 100, lost}, Brief{100, 120, running}));
}

TEST_F(LaneTimelineTest, TheOpenSliceSaysWhatGoesOnNow)
{
    EXPECT_FALSE(lane.open(5));
    lane.born(0);
    EXPECT_EQ(lane.open(5)->state, runnable);
    lane.switchIn(10, 2, 0);
    EXPECT_EQ(lane.open(15)->state, running);
    lane.blockedBegin(19, blockedArgument(BlockedReason::sleep));
    lane.switchOut(20, false);
    const Slice asleep = *lane.open(500);
    EXPECT_EQ(asleep.state, sleep);
    EXPECT_EQ(asleep.begin, 20);
    EXPECT_EQ(asleep.end, 500);
    EXPECT_TRUE(asleep.flags & openEnd);
    lane.switchIn(600, 2, 0);
    EXPECT_EQ(lane.open(601)->state, sleep); // how the sleep divides is not known before the probe's end
    lane.blockedEnd(602, 0);
    EXPECT_EQ(lane.open(610)->state, running);
    EXPECT_EQ(lane.open(610)->begin, 600);
    lane.exit(700);
    EXPECT_FALSE(lane.open(800));
}

TEST_F(LaneTimelineTest, ASpinThatGoesOnIsShownWhileItGoesOn)
{
    lane.switchIn(0, 0, 0);
    lane.lockWait(5'000, 1);
    const Slice open = *lane.open(50'000);
    EXPECT_EQ(open.begin, 5'000);
    EXPECT_TRUE(open.flags & spinning);
    EXPECT_THAT(brief(seen.slices), ElementsAre(Brief{0, 5'000, running}));
}

TEST_F(LaneTimelineTest, StoppedBySignal)
{
    lane.switchIn(0, 0, 0);
    lane.stopping();
    lane.switchOut(10, false);
    lane.switchIn(20, 0, 0);
    EXPECT_EQ(seen.slices.back().state, stopped);
}

TEST_F(LaneTimelineTest, LateRecordsNeverBreakTheOrder)
{
    lane.switchIn(100, 0, 0);
    lane.switchOut(200, false);
    lane.switchIn(150, 0, 0);
    lane.switchOut(300, true);
    lane.exit(250);
    Nanos end = 100;
    for (const Slice &slice : seen.slices) {
        EXPECT_EQ(slice.begin, end);
        end = slice.end;
    }
}

TEST(SelfTimeline, EveryEndIsSoftAndABlockIsShownByTheProbesWordUntilItIsOver)
{
    Recorded seen;
    LaneTimeline lane(seen, softBegin | softEnd);
    lane.switchIn(0, 0, 0);
    lane.blockedBegin(50, blockedArgument(BlockedReason::lock, 1));
    EXPECT_EQ(lane.open(90)->state, lock);
    EXPECT_EQ(lane.open(90)->begin, 50);
    lane.switchOut(50, false); // what self capture reports at the probe's end
    lane.wakeup(80);
    lane.switchIn(100, 1, 0);
    lane.blockedEnd(100, 20);
    EXPECT_THAT(brief(seen.slices), ElementsAre(Brief{0, 50, running}, Brief{50, 80, lock}, Brief{80, 100, runnable}));
    for (const Slice &slice : seen.slices)
        EXPECT_EQ(slice.flags & (softBegin | softEnd), softBegin | softEnd);
}

TEST(SpreadRunDelay, FillsEachSleepAtMostToItsLength)
{
    EXPECT_THAT(spreadRunDelay(30, std::vector<Nanos>{100}), ElementsAre(30));
    EXPECT_THAT(spreadRunDelay(300, std::vector<Nanos>{100}), ElementsAre(100));
    EXPECT_THAT(spreadRunDelay(60, std::vector<Nanos>{100, 10, 50}), ElementsAre(25, 10, 25));
    EXPECT_THAT(spreadRunDelay(-5, std::vector<Nanos>{100}), ElementsAre(0));
    EXPECT_TRUE(spreadRunDelay(5, {}).empty());
    for (Nanos total = 0; total < 400; ++total) {
        const std::vector<Nanos> sleeps{7, 120, 33, 33, 101};
        const auto tails = spreadRunDelay(total, sleeps);
        EXPECT_EQ(std::accumulate(tails.begin(), tails.end(), Nanos{0}), std::min<Nanos>(total, 294));
    }
}

} // namespace
} // namespace interleave
