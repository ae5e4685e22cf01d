// SPDX-License-Identifier: GPL-3.0-or-later
// One process starts and ends the workers of a lane as fast as it can, another looks on: whatever it sees belongs to one moment.
#include "core/shm/lane_life.h"

#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

constexpr std::int32_t lives = 1'000'000;

/// Life n has n in each of its words.
[[noreturn]] void liveAndDie(const Segment &segment)
{
    LaneSlot &slot = segment.lane({0});
    for (std::int32_t n = 1; n <= lives; ++n) {
        openStretch(slot, StartMethod::fork, {});
        slot.pid = slot.tid = slot.parentPid = n;
        slot.askedStamp = slot.firstStamp = static_cast<std::uint64_t>(n);
        slot.state.store(static_cast<std::uint32_t>(LaneState::live), std::memory_order_release);
        slot.exitCode = slot.exitSignal = n;
        slot.endedStamp = static_cast<std::uint64_t>(n);
        slot.reapedStamp.store(static_cast<std::uint64_t>(n), std::memory_order_relaxed);
        slot.state.store(static_cast<std::uint32_t>(LaneState::ended), std::memory_order_release);
    }
    ::_exit(0);
}

testing::AssertionResult isLife(const LaneLife &life, std::uint32_t n, bool ended)
{
    const auto born = static_cast<std::int32_t>(n);
    const std::int32_t died = ended ? born : 0;
    if (life.pid == born && life.tid == born && life.parentPid == born && life.askedStamp == n && life.firstStamp == n && life.exitCode == died &&
        life.exitSignal == died && life.endedStamp == static_cast<std::uint64_t>(died) && life.reapedStamp == static_cast<std::uint64_t>(died))
        return testing::AssertionSuccess();
    return testing::AssertionFailure() << "life " << n << ": pid " << life.pid << ", first " << life.firstStamp << ", code " << life.exitCode
                                       << ", signal " << life.exitSignal << ", ended " << life.endedStamp << ", reaped " << life.reapedStamp;
}

TEST(LaneLook, BelongsToOneMoment)
{
    const Segment segment = std::move(*Segment::create());
    const pid_t writer = ::fork();
    if (writer == 0)
        liveAndDie(segment);
    const LaneSlot &slot = segment.lane({0});
    std::uint32_t last = 0;
    while (last < static_cast<std::uint32_t>(lives)) {
        const std::optional<LaneLook> seen = lookAt(slot);
        if (!seen || seen->state == LaneState::free)
            continue;
        ASSERT_GE(seen->stretch, last);
        last = seen->stretch;
        ASSERT_TRUE(isLife(seen->former, last - 1, true)) << "former";
        if (seen->state == LaneState::reserved)
            continue;
        ASSERT_TRUE(isLife(seen->life, last, seen->state == LaneState::ended)) << "present";
    }
    ::waitpid(writer, nullptr, 0);
}

TEST(LaneLook, AnOpenerKilledAtItIsForgottenByTheNext)
{
    const Segment segment = std::move(*Segment::create());
    LaneSlot &slot = segment.lane({0});
    slot.opening = 1;
    EXPECT_FALSE(lookAt(slot));
    openStretch(slot, StartMethod::fork, {});
    ASSERT_TRUE(lookAt(slot));
    EXPECT_EQ(lookAt(slot)->state, LaneState::reserved);
}

} // namespace
} // namespace interleave
