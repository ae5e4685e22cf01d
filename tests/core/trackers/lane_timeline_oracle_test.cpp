// SPDX-License-Identifier: GPL-3.0-or-later
// A random life is made up first, then told to LaneTimeline as records; what it says must be that life, ns by ns.
#include "core/trackers/lane_timeline.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace interleave {
namespace {

struct Life
{
    std::vector<SliceState> truth; ///< one entry per ns
    Nanos now() const { return static_cast<Nanos>(truth.size()); }
    void go(SliceState state, Nanos length) { truth.insert(truth.end(), static_cast<std::size_t>(length), state); }
};

struct Painted : LaneSink
{
    std::vector<SliceState> states;
    bool ordered = true;
    Nanos ran = 0;
    void workerSlice(const Slice &slice) override
    {
        ordered &= slice.begin == static_cast<Nanos>(states.size()) && slice.end > slice.begin;
        states.resize(static_cast<std::size_t>(slice.end), slice.state);
    }
    void ranOn(std::uint16_t, TimeRange range, std::uint8_t) override { ran += range.length(); }
};

class Teller
{
public:
    Teller(std::uint64_t seed, bool wakeups) : m_random(seed), m_wakeups(wakeups) {}

    void tell(LaneTimeline &lane)
    {
        lane.born(0);
        off(lane, SliceState::runnable, pick(0, 20));
        in(lane);
        for (int i = 0; i < 60; ++i) {
            switch (pick(0, 4)) {
            case 0: preempt(lane); break;
            case 1: strayLook(lane); break;
            case 2:
                run(lane, pick(1, 30));
                lane.switchOut(life.now(), false);
                off(lane, SliceState::other, pick(1, 50));
                in(lane);
                break;
            default: probe(lane); break;
            }
        }
        run(lane, 5);
        lane.exit(life.now());
    }

    Life life;
    Nanos ran = 0;

private:
    Nanos pick(Nanos low, Nanos high) { return std::uniform_int_distribution<Nanos>(low, high)(m_random); }
    void run(LaneTimeline &, Nanos length)
    {
        life.go(SliceState::running, length);
        ran += length;
    }
    void off(LaneTimeline &, SliceState state, Nanos length) { life.go(state, length); }
    void in(LaneTimeline &lane) { lane.switchIn(life.now(), static_cast<std::uint16_t>(pick(0, 3)), 0); }
    /// Asking what goes on now must not change what is said later.
    void strayLook(LaneTimeline &lane) { lane.open(life.now()); }
    Nanos preempt(LaneTimeline &lane)
    {
        run(lane, pick(1, 20));
        lane.switchOut(life.now(), true);
        const Nanos length = pick(1, 40);
        off(lane, SliceState::runnable, length);
        strayLook(lane);
        in(lane);
        return length;
    }

    /// A wait with preemptions and sleeps inside. Without wake-ups each sleep's tail is min(its length, one common level), which is the only
    /// division in equal shares there is: the sum is all that the timeline gets.
    void probe(LaneTimeline &lane)
    {
        const SliceState states[] = {SliceState::lock, SliceState::queue, SliceState::sleep, SliceState::io};
        const BlockedReason reasons[] = {BlockedReason::lock, BlockedReason::queue, BlockedReason::sleep, BlockedReason::io};
        const auto which = static_cast<std::size_t>(pick(0, 3));
        run(lane, pick(1, 10));
        lane.blockedBegin(life.now(), blockedArgument(reasons[which], 5));
        const Nanos level = pick(0, 30);
        Nanos delay = 0;
        for (Nanos steps = pick(0, 4); steps > 0; --steps) {
            if (pick(0, 2) == 0) {
                delay += preempt(lane);
                continue;
            }
            run(lane, pick(1, 10));
            lane.switchOut(life.now(), false);
            const Nanos length = pick(1, 60);
            const Nanos tail = std::min(length, level);
            off(lane, states[which], length - tail);
            if (m_wakeups) {
                lane.waking(life.now() - 1, LaneId{2});
                lane.wakeup(life.now());
            }
            off(lane, SliceState::runnable, tail);
            strayLook(lane);
            in(lane);
            delay += tail;
        }
        run(lane, pick(1, 10));
        lane.blockedEnd(life.now(), delay);
    }

    std::mt19937_64 m_random;
    bool m_wakeups;
};

class LaneTimelineOracle : public testing::TestWithParam<bool>
{};

TEST_P(LaneTimelineOracle, TellsTheLifeThatWasLived)
{
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        Painted painted;
        LaneTimeline lane(painted);
        Teller teller(seed, GetParam());
        teller.tell(lane);
        ASSERT_TRUE(painted.ordered) << "seed " << seed;
        ASSERT_EQ(painted.states.size(), teller.life.truth.size()) << "seed " << seed;
        const auto wrong = std::mismatch(painted.states.begin(), painted.states.end(), teller.life.truth.begin());
        ASSERT_EQ(wrong.first, painted.states.end()) << "seed " << seed << " at " << (wrong.first - painted.states.begin()) << ": said "
                                                     << static_cast<int>(*wrong.first) << ", was " << static_cast<int>(*wrong.second);
        ASSERT_EQ(painted.ran, teller.ran);
        ASSERT_EQ(lane.ranSoFar(), teller.ran);
    }
}

INSTANTIATE_TEST_SUITE_P(WithAndWithoutWakeUps, LaneTimelineOracle, testing::Bool());

/// Whatever nonsense comes in, what comes out is in order and without gaps.
TEST(LaneTimelineNonsense, StaysContiguous)
{
    for (std::uint64_t seed = 1; seed <= 500; ++seed) {
        std::mt19937_64 random(seed);
        const auto pick = [&](Nanos low, Nanos high) { return std::uniform_int_distribution<Nanos>(low, high)(random); };
        struct : LaneSink
        {
            Nanos end = -1;
            bool good = true;
            void workerSlice(const Slice &slice) override
            {
                good &= (end < 0 || slice.begin == end) && slice.end > slice.begin;
                end = slice.end;
            }
            void ranOn(std::uint16_t, TimeRange range, std::uint8_t) override { good &= range.end >= range.begin; }
        } sink;
        LaneTimeline lane(sink);
        Nanos now = 1000;
        for (int i = 0; i < 400; ++i) {
            now += pick(0, 50);
            const Nanos t = now - pick(0, 20);
            switch (pick(0, 12)) {
            case 0: lane.born(t); break;
            case 1:
            case 2: lane.switchIn(t, static_cast<std::uint16_t>(pick(0, 2)), t - pick(0, 40)); break;
            case 3: lane.switchOut(t, true); break;
            case 4: lane.switchOut(t, false); break;
            case 5: lane.waking(t, LaneId{1}); break;
            case 6: lane.wakeup(t); break;
            case 7: lane.blockedBegin(t, static_cast<std::uint32_t>(random())); break;
            case 8: lane.blockedEnd(t, pick(0, 100)); break;
            case 9: lane.recordsLost({t - pick(0, 60), t}, static_cast<std::uint16_t>(pick(0, 2))); break;
            case 10: lane.open(now); break;
            case 11: lane.eventsLost(); break;
            default: lane.allLost({t - pick(0, 60), t}); break;
            }
        }
        lane.exit(now);
        ASSERT_TRUE(sink.good) << "seed " << seed;
    }
}

} // namespace
} // namespace interleave
