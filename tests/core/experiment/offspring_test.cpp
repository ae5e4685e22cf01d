// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/offspring.h"

#include "core/experiment/catalogue.h"
#include "core/shm/lane_life.h"

#include <gtest/gtest.h>

#include <csignal>
#include <stdexcept>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

constexpr unsigned childRole = 1;

class OffspringTest : public testing::Test
{
protected:
    OffspringTest()
    {
        nameLane(*segment, {0}, 0, 0, "Parent");
        openStretch(segment->lane({0}), StartMethod::fork, {});
        for (std::uint32_t number = 0; number < 2; ++number)
            nameLane(*segment, {1 + number}, childRole, number, "Child");
        segment->header().laneCount.store(3);
        segment->control().wanted[0].store(1);
        segment->control().wanted[childRole].store(2);
        probe = std::make_unique<Probe>(*segment, LaneId{0}, readStamp(segment->header().stampSource));
    }

    WorkerContext context() { return {.segment = *segment, .probe = *probe, .settings = settings}; }
    const LaneSlot &lane(std::uint32_t index) const { return segment->lane({index}); }
    LaneState stateOf(std::uint32_t index) const { return static_cast<LaneState>(lane(index).state.load()); }

    Result<Segment> segment = Segment::create();
    Catalogue catalogue;
    Settings settings{**catalogue.find("fork")};
    std::unique_ptr<Probe> probe;
};

TEST_F(OffspringTest, AChildLivesInTheLaneThatWasPlannedForIt)
{
    const WorkerContext parent = context();
    auto child = ChildProcess::fork(parent, childRole, 1, [](WorkerContext &self) { return self.number == 1 && self.role == childRole ? 7 : 8; });
    ASSERT_TRUE(child);
    EXPECT_EQ(child->lane().value, 2u);
    const int status = child->wait(parent);
    EXPECT_EQ(WEXITSTATUS(status), 7);
    EXPECT_EQ(stateOf(2), LaneState::ended);
    EXPECT_EQ(lane(2).pid, child->pid());
    EXPECT_EQ(lane(2).parentPid, ::getpid());
    EXPECT_EQ(lane(2).parentLane, 0u);
    EXPECT_EQ(lane(2).exitCode, 7);
    EXPECT_NE(lane(2).reapedStamp.load(), 0u);
    EXPECT_EQ(stateOf(1), LaneState::free) << "nobody has moved in there";
}

TEST_F(OffspringTest, AZombieIsOneUntilItIsWaitedFor)
{
    const WorkerContext parent = context();
    auto child = ChildProcess::fork(parent, childRole, 0, [](WorkerContext &) { return 3; });
    ASSERT_TRUE(child);
    ASSERT_TRUE(child->waitUntil(parent, monotonicNow() + 30'000'000'000));
    EXPECT_EQ(stateOf(1), LaneState::ended);
    EXPECT_EQ(lane(1).exitCode, 3);
    EXPECT_EQ(lane(1).reapedStamp.load(), 0u);
    EXPECT_EQ(::kill(child->pid(), 0), 0) << "still there";
    child->wait(parent);
    EXPECT_GE(lane(1).reapedStamp.load(), lane(1).endedStamp);
    EXPECT_NE(::kill(child->pid(), 0), 0);
}

TEST_F(OffspringTest, WaitingHasAnEnd)
{
    const WorkerContext parent = context();
    auto child = ChildProcess::fork(parent, childRole, 0, [](WorkerContext &) {
        for (;;)
            ::pause();
        return 0;
    });
    ASSERT_TRUE(child);
    EXPECT_FALSE(child->waitUntil(parent, monotonicNow() + 1'000'000));
    EXPECT_FALSE(child->hasEnded(parent));
    EXPECT_TRUE(child->send(SIGKILL));
    const int status = child->wait(parent);
    EXPECT_EQ(WTERMSIG(status), SIGKILL);
    EXPECT_EQ(lane(1).exitSignal, SIGKILL);
    EXPECT_EQ(lane(1).endReason.load(), workerStillRuns);
    EXPECT_FALSE(child->send(SIGKILL)) << "nobody else is hit";
}

TEST_F(OffspringTest, ALaneIsUsedAgainWhenItsWorkerHasEnded)
{
    const WorkerContext parent = context();
    auto first = ChildProcess::fork(parent, childRole, 0, [](WorkerContext &) { return 0; });
    ASSERT_TRUE(first);
    first->wait(parent);
    auto second = ChildProcess::fork(parent, childRole, 0, [](WorkerContext &) { return 0; });
    ASSERT_TRUE(second);
    EXPECT_FALSE(ChildProcess::fork(parent, childRole, 0, [](WorkerContext &) { return 0; })) << "somebody lives there";
    EXPECT_FALSE(ChildProcess::fork(parent, childRole, 9, [](WorkerContext &) { return 0; })) << "was not planned";
    second->wait(parent);
    EXPECT_EQ(lane(1).stretch.load(), 2u);
    EXPECT_EQ(lookAt(lane(1))->former.pid, first->pid());
}

TEST_F(OffspringTest, AnExceptionEndsTheChildAndNobodyElse)
{
    const WorkerContext parent = context();
    auto child = ChildProcess::fork(parent, childRole, 0, [](WorkerContext &) -> int { throw std::runtime_error("on purpose"); });
    ASSERT_TRUE(child);
    EXPECT_EQ(WEXITSTATUS(child->wait(parent)), 1);
    EXPECT_EQ(lane(1).endReason.load(), workerThrew);
}

TEST_F(OffspringTest, ThreadsGoDownWithTheirProcess)
{
    const WorkerContext parent = context();
    auto child = ChildProcess::fork(parent, childRole, 0, [](WorkerContext &self) {
        static AtomicU32 begun{0};
        auto thread = ChildThread::start(self, childRole, 1, [](WorkerContext &) {
            begun.store(1);
            for (;;)
                ::pause();
            return 0;
        });
        while (begun.load() == 0)
            ::sched_yield();
        return thread ? 5 : 6;
    });
    ASSERT_TRUE(child);
    EXPECT_EQ(WEXITSTATUS(child->wait(parent)), 5);
    EXPECT_EQ(lane(2).startMethod, StartMethod::thread);
    EXPECT_EQ(lane(2).pid, child->pid());
    EXPECT_EQ(lane(2).parentLane, 1u);
    EXPECT_EQ(stateOf(2), LaneState::ended);
    EXPECT_EQ(lane(2).exitCode, 5);
}

} // namespace
} // namespace interleave
