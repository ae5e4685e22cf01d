// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/wait_graph.h"

#include <gmock/gmock.h>

#include <random>

namespace interleave {
namespace {

using testing::ElementsAre;

TEST(WaitGraph, NamesTheCycleInTheOrderOfWaiting)
{
    // 1 holds b and wants a, 2 holds c and wants b, 3 holds a and wants c; 0 only wants a.
    WaitGraph graph;
    graph.holds = {{{10}, {3}}, {{11}, {1}}, {{12}, {2}}};
    graph.waits = {{{0}, {10}}, {{1}, {10}}, {{2}, {11}}, {{3}, {12}}};
    const auto cycle = findCycle(graph);
    ASSERT_TRUE(cycle);
    EXPECT_THAT(cycle->lanes, ElementsAre(LaneId{1}, LaneId{3}, LaneId{2}));
    EXPECT_THAT(cycle->objects, ElementsAre(ObjectId{10}, ObjectId{12}, ObjectId{11}));
    graph.waits[2].withdraws = true;
    EXPECT_FALSE(findCycle(graph)) << "whoever gives up by himself opens it again";
}

TEST(WaitGraph, AWorkerThatWantsItsOwnLockIsTheSmallestCycle)
{
    WaitGraph graph;
    graph.holds = {{{5}, {2}}};
    graph.waits = {{{2}, {5}}};
    const auto cycle = findCycle(graph);
    ASSERT_TRUE(cycle);
    EXPECT_THAT(cycle->lanes, ElementsAre(LaneId{2}));
}

TEST(WaitGraph, OfSeveralHoldersAnyMayComeBack)
{
    WaitGraph graph;
    graph.holds = {{{5}, {0}}, {{5}, {1}}, {{6}, {2}}};
    graph.waits = {{{0}, {6}}, {{2}, {5}}};
    EXPECT_FALSE(findCycle(graph));
}

/// Against the obvious search: follow every worker as many steps as there are workers.
TEST(WaitGraph, FindsACycleWhereAndOnlyWhereThereIsOne)
{
    std::mt19937 random(7);
    for (int trial = 0; trial < 2000; ++trial) {
        constexpr std::uint32_t count = 6;
        WaitGraph graph;
        std::vector<std::uint32_t> holder(count, count);
        std::vector<std::uint32_t> wanted(count, count);
        for (std::uint32_t i = 0; i < count; ++i) {
            if ((holder[i] = random() % (count + 1)) != count)
                graph.holds.push_back({{i}, {holder[i]}});
            if ((wanted[i] = random() % (count + 1)) != count)
                graph.waits.push_back({{i}, {wanted[i]}});
        }
        bool any = false;
        for (std::uint32_t start = 0; start < count; ++start) {
            std::uint32_t at = start;
            for (std::uint32_t step = 0; step < count && at != count; ++step) {
                at = wanted[at] == count ? count : holder[wanted[at]];
                any = any || at == start;
            }
        }
        EXPECT_EQ(findCycle(graph).has_value(), any);
    }
}

} // namespace
} // namespace interleave
