// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/queue.h"
#include "tests/support/thread_team.h"

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &experiment()
{
    static const ExperimentInfo info = queueExperiment();
    return info;
}

std::uint64_t custom(const ThreadTeam &team, QueueCount which)
{
    return team.sum([which](const WorkerCounters &c) { return c.custom[which].load(); });
}

std::uint64_t operations(const ThreadTeam &team)
{
    return team.sum([](const WorkerCounters &c) { return c.operations.load(); });
}

struct Shape
{
    const char *producers, *consumers, *capacity;
    friend std::ostream &operator<<(std::ostream &out, const Shape &shape)
    {
        return out << shape.producers << " to " << shape.consumers << ", capacity " << shape.capacity;
    }
};

class QueueShapes : public testing::TestWithParam<Shape>
{};

TEST_P(QueueShapes, EveryItemGetsThroughOnce)
{
    const Shape &shape = GetParam();
    ThreadTeam team(experiment(), {{"producers", shape.producers}, {"consumers", shape.consumers}, {"capacity", shape.capacity}, {"items", "3000"},
                                      {"produce_us", "0"}, {"consume_us", "0"}});
    team.start();
    team.join();
    const auto trials = team.trials();
    ASSERT_EQ(trials.size(), 1u);
    EXPECT_EQ(trials[0].expected, 3000);
    EXPECT_EQ(trials[0].actual, 3000);
    EXPECT_EQ(trials[0].lost, 0u);
    EXPECT_EQ(trials[0].flags, 0u);
    EXPECT_EQ(operations(team), 6000u);
    EXPECT_EQ(custom(team, queueFifoViolations), 0u);
    EXPECT_EQ(custom(team, queueDuplicates), 0u);
    const ObjectSlot &object = team.segment.object({0});
    EXPECT_EQ(object.queue.puts.load(), 3000u);
    EXPECT_EQ(object.queue.gets.load(), 3000u);
    if (object.capacity != 0) {
        EXPECT_LE(object.maxDepth.load(), object.capacity);
    }
}

INSTANTIATE_TEST_SUITE_P(
    All, QueueShapes, testing::Values(Shape{"1", "1", "4"}, Shape{"3", "1", "1"}, Shape{"1", "3", "unbounded"}, Shape{"4", "4", "5"}));

TEST(QueueWorkload, TerminateLosesWhatIsInside)
{
    ThreadTeam team(experiment(), {{"end", "terminate"}, {"items", "40"}, {"produce_us", "0"}, {"consume_us", "2000"}, {"capacity", "8"}});
    team.start();
    team.join();
    const auto trials = team.trials();
    ASSERT_EQ(trials.size(), 1u);
    EXPECT_GT(trials[0].lost, 0u);
    EXPECT_NE(trials[0].flags & trialWrong, 0u);
    EXPECT_EQ(trials[0].actual + static_cast<std::int64_t>(trials[0].lost), 40);
    const ObjectSlot &object = team.segment.object({0});
    EXPECT_EQ(object.queue.puts.load(), 40u);
    EXPECT_EQ(object.queue.gets.load(), static_cast<std::uint64_t>(trials[0].actual));
}

TEST(QueueWorkload, RoundsRepeatUntilStopped)
{
    for (const char *end : {"sentinel", "terminate"}) {
        ThreadTeam team(experiment(), {{"items", "200"}, {"produce_us", "0"}, {"consume_us", "0"}, {"consumers", "2"}, {"end", end}});
        team.segment.control().roundsWanted.store(0);
        team.start();
        ThreadTeam::until([&] { return team.trials().size() >= 5; });
        team.stop();
        team.join();
        const auto trials = team.trials();
        std::uint64_t lost = 0;
        for (std::size_t i = 0; i < trials.size(); ++i) {
            EXPECT_EQ(trials[i].number, i);
            EXPECT_EQ(trials[i].actual + static_cast<std::int64_t>(trials[i].lost), 200);
            lost += trials[i].lost;
        }
        if (std::string_view(end) == "sentinel") {
            EXPECT_EQ(lost, 0u);
        }
        EXPECT_EQ(custom(team, queueDuplicates), 0u);
        EXPECT_EQ(custom(team, queueFifoViolations), 0u);
    }
}

TEST(QueueWorkload, WorkersComeAndGoInMidRound)
{
    ThreadTeam team(experiment(), {{"items", "2000"}, {"produce_us", "10"}, {"consume_us", "10"}});
    team.segment.control().roundsWanted.store(0);
    team.start();
    for (int i = 0; i < 4; ++i) {
        const std::size_t before = team.trials().size();
        team.setLive("producers", i % 2 == 0 ? "3" : "1");
        team.setLive("consumers", i % 2 == 0 ? "4" : "1");
        ThreadTeam::until([&] { return team.trials().size() >= before + 2; });
    }
    team.stop();
    team.join();
    for (const TrialRow &trial : team.trials())
        EXPECT_EQ(trial.lost, 0u);
    EXPECT_EQ(custom(team, queueDuplicates), 0u);
}

TEST(QueueWorkload, StopWakesWhoSleeps)
{
    ThreadTeam team(experiment(), {{"producers", "3"}, {"consumers", "2"}, {"capacity", "1"}, {"produce_us", "100000"}, {"consume_us", "100000"}});
    team.start();
    ThreadTeam::until([&] { return team.segment.object({0}).waiters.load() != 0; });
    team.stop();
    team.join();
    EXPECT_TRUE(team.trials().empty());
}

TEST(QueueWorkload, NamesAreThoseOfTheNotes)
{
    const Workload &workload = *experiment().workload;
    EXPECT_EQ(workload.laneName(producerRole, 0, StartMethod::thread), "Producer-1");
    EXPECT_EQ(workload.laneName(consumerRole, 1, StartMethod::fork), "Consumer-2");
}

} // namespace
} // namespace interleave
