// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/wait_graph.h"

#include <gmock/gmock.h>

namespace interleave {
namespace {

using testing::ElementsAre;

/// Lane 0 holds lock 0 from 10 on and waits for lock 1 from 30 on; lane 1 the other way round from 40 on; both until 90.
class WaitGraphOfTrace : public testing::Test
{
protected:
    WaitGraphOfTrace()
    {
        for (std::uint32_t object = 0; object < 2; ++object) {
            holder[object] = store->addTrack({.kind = TrackKind::lockHolder, .name = "lock", .object = {object}});
            waiter[object] = store->addTrack({.kind = TrackKind::lockWaiter, .name = "lock", .object = {object}});
        }
        put(holder[0], 10, 90, 0, SliceState::held);
        put(holder[1], 10, 90, 1, SliceState::held);
        put(waiter[1], 30, 89, 0, SliceState::waiting);
        put(waiter[0], 40, 90, 1, SliceState::waiting);
        store->publish(100);
    }
    void put(TrackId track, Nanos begin, Nanos end, std::uint32_t lane, SliceState state)
    {
        store->append(track, Slice{.begin = begin, .end = end, .who = {lane}, .state = state});
    }

    std::shared_ptr<TraceStore> store = TraceStore::create();
    TrackId holder[2], waiter[2];
};

TEST_F(WaitGraphOfTrace, TheCycleClosesWithTheLastWait)
{
    const TraceView view = store->view();
    EXPECT_TRUE(waitGraphAt(view, 5).holds.empty());
    EXPECT_EQ(waitGraphAt(view, 35).waits.size(), 1u);
    EXPECT_FALSE(findCycle(waitGraphAt(view, 35)));
    const auto cycle = findCycle(waitGraphAt(view, 40));
    ASSERT_TRUE(cycle);
    EXPECT_THAT(cycle->lanes, ElementsAre(LaneId{0}, LaneId{1}));
    EXPECT_THAT(cycle->objects, ElementsAre(ObjectId{1}, ObjectId{0}));
}

TEST_F(WaitGraphOfTrace, WhoSleepsWithoutARowBelowTheLockSaysSoOnItsOwn)
{
    const TrackId worker = store->addTrack({.kind = TrackKind::worker, .name = "Thread-3", .lane = {2}});
    store->append(worker, Slice{.begin = 50, .end = 70, .what = 1, .state = SliceState::lock});
    store->publish(100);
    EXPECT_EQ(waitGraphAt(store->view(), 45).waits.size(), 2u);
    const WaitGraph graph = waitGraphAt(store->view(), 60);
    ASSERT_EQ(graph.waits.size(), 3u);
    EXPECT_EQ(graph.waits.back(), (WaitGraph::Wait{{2}, {1}, false}));
}

TEST_F(WaitGraphOfTrace, TheMomentShownIsTheEndOrTheLastWait)
{
    const TraceView view = store->view();
    EXPECT_EQ(tellingMoment(view, {0, 60}), 59);
    EXPECT_EQ(tellingMoment(view, {0, 100}), 88); // as late as both still wait
    EXPECT_EQ(tellingMoment(view, {0, 20}), std::nullopt);
    EXPECT_EQ(tellingMoment(view, {50, 100}), std::nullopt) << "it began before the window";
    EXPECT_EQ(tellingMoment(TraceView(), {0, 100}), std::nullopt);
}

} // namespace
} // namespace interleave
