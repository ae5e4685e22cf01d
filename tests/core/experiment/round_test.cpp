// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/round.h"

#include "core/experiment/common_parameters.h"
#include "tests/support/thread_team.h"

#include <csignal>
#include <new>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

using test::ThreadTeam;

/// The smallest work that shows when somebody is inside a round who should not be: everybody counts into plain variables that only the closer
/// may read. ThreadSanitizer sees any access that the rounds do not order.
struct CountingRoot
{
    AtomicU64 inForce;
    std::uint64_t counted[64]; ///< by worker; plain on purpose
    std::uint64_t sum;         ///< closer only; plain on purpose
    RoundShared round;
};

class Counting : public Workload
{
public:
    std::vector<PlannedStart> plan(const Settings &settings) const override
    {
        std::vector<PlannedStart> starts;
        for (unsigned number = 0; number < settings.integer("workers"); ++number)
            starts.push_back({.role = 0, .number = number});
        return starts;
    }
    std::array<unsigned, maxRoles> wanted(const Settings &settings) const override { return {static_cast<unsigned>(settings.integer("workers"))}; }
    bool gated(const Settings &settings) const override { return settings.isOn("start_gate"); }
    Result<void> prepare(const Segment &segment, const Settings &) const override
    {
        auto *root = new (segment.allocate(sizeof(CountingRoot))) CountingRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        return {};
    }
    void workerGone(const Segment &segment, unsigned, unsigned number) const override
    {
        roundWorkerGone(segment.root<CountingRoot>()->round, number);
    }
    void controlChanged(const Segment &segment) const override { ringRound(segment.root<CountingRoot>()->round); }

    class Hooks : public RoundHooks
    {
    public:
        Hooks(const WorkerContext &context, CountingRoot &root) : m_context(context), m_root(root), m_lock(context.settings.experiment().find("lock"))
        {}
        bool changeWanted() const override { return m_context.live(m_lock) != m_root.inForce.load(std::memory_order_relaxed); }
        void change() override { m_root.inForce.store(m_context.live(m_lock), std::memory_order_relaxed); }
        void finishRound(TrialRecord &record) override
        {
            std::uint64_t now = 0;
            for (const std::uint64_t counted : m_root.counted)
                now += counted;
            record.operations = now - m_root.sum;
            m_root.sum = now;
        }

    private:
        const WorkerContext &m_context;
        CountingRoot &m_root;
        ParameterId m_lock;
    };

    void work(WorkerContext &context) const override
    {
        auto &root = *context.segment.root<CountingRoot>();
        Hooks hooks(context, root);
        context.waitAtGate();
        Round round(context, root.round, hooks, context.settings.isOn("start_gate"));
        const auto iterations = context.settings.integer("iterations");
        for (bool in = round.join(); in; in = round.next()) {
            for (std::int64_t i = 0; i < iterations; ++i) {
                ++root.counted[context.number];
                bump(context.probe.counters().operations);
                if (context.mustEnd())
                    return;
                if (hooks.changeWanted() && !round.pause())
                    return;
            }
        }
    }
};

ExperimentInfo counting()
{
    ExperimentInfo info;
    info.id = "counting";
    info.topic = Topic::threadsAndLocks;
    info.parameters = {integerParameter("workers", Acts::live, 1, 64, 3), lockParameter(true),
        integerParameter("iterations", Acts::atStart, 1, 1e9, 50), switchParameter("start_gate", Acts::atStart, true),
        integerParameter("trials", Acts::atStart, 1, 100'000, 200)};
    addPlacement(info.parameters);
    info.workload = std::make_shared<Counting>();
    return info;
}

class Rounds : public testing::TestWithParam<const char *>
{};

TEST_P(Rounds, EveryRoundHasEveryWorkerExactlyOnce)
{
    const ExperimentInfo experiment = counting();
    for (const char *workers : {"1", "2", "7"}) {
        ThreadTeam team(experiment, {{"workers", workers}, {"start_gate", GetParam()}, {"trials", "150"}});
        team.start();
        team.join();
        const auto trials = team.trials();
        ASSERT_EQ(trials.size(), 150u);
        for (std::size_t i = 0; i < trials.size(); ++i) {
            EXPECT_EQ(trials[i].number, i);
            EXPECT_EQ(trials[i].flags, 0u);
            EXPECT_EQ(trials[i].operations, 50u * static_cast<unsigned>(team.settings.integer("workers"))) << "in round " << i;
            EXPECT_GE(trials[i].range.end, trials[i].range.begin);
        }
        EXPECT_EQ(team.segment.control().finished.load(), 1u);
    }
}

INSTANTIATE_TEST_SUITE_P(Gate, Rounds, testing::Values("on", "off"));

TEST(Rounds, ManyChangesMeetEverybody)
{
    const ExperimentInfo experiment = counting();
    ThreadTeam team(experiment, {{"workers", "5"}, {"iterations", "1000000000"}, {"trials", "1"}});
    team.start();
    const auto *root = team.segment.root<CountingRoot>();
    for (int i = 0; i < 60; ++i) {
        const char *kind = i % 2 == 0 ? "mutex" : "none";
        team.setLive("lock", kind);
        ThreadTeam::until([&] { return root->inForce.load() == team.settings.raw(experiment.find("lock")); });
    }
    team.stop();
    team.join();
    std::size_t phases = 0;
    for (const TrialRow &trial : team.trials())
        phases += (trial.flags & trialPhase) != 0;
    EXPECT_GE(phases, 60u - 1) << "each flip leaves a record";
    EXPECT_EQ(team.trials().back().flags, trialCut);
}

TEST(Rounds, WorkersJoinAndLeaveInTheMiddle)
{
    const ExperimentInfo experiment = counting();
    ThreadTeam team(experiment, {{"workers", "2"}, {"iterations", "3000"}, {"trials", "100000"}});
    team.start();
    const auto rounds = [&team] { return team.collect(); };
    std::uint64_t operations = 0;
    for (const char *workers : {"6", "1", "4", "3", "8", "2"}) {
        const auto before = rounds();
        team.setLive("workers", workers);
        ThreadTeam::until([&] { return rounds() > before + 30; });
    }
    team.stop();
    team.join();
    for (const TrialRow &trial : team.trials())
        operations += trial.operations;
    const std::uint64_t done = team.sum([](const WorkerCounters &c) { return c.operations.load(); });
    // Where the test lost its core for so long that the record ring was full, the missing rounds are known by number only.
    if (team.segment.header().trialsDropped.load() == 0) {
        EXPECT_EQ(operations, done) << "what was counted is in exactly one round";
    } else {
        EXPECT_LT(operations, done);
    }
}

TEST(Rounds, AKilledCloserAndAKilledWorkerHoldNobodyUp)
{
    // The state two killed processes leave behind: one at work, one in the middle of closing; a third waits.
    const auto segment = std::move(*Segment::create());
    auto *round = new (segment.allocate(sizeof(RoundShared))) RoundShared{};
    round->joined.store(3);
    round->open.store(1);
    round->slots[0].place.store(static_cast<std::uint64_t>(RoundPlace::working));
    round->slots[1].place.store(static_cast<std::uint64_t>(RoundPlace::arrived));
    round->closer.store(2);
    roundWorkerGone(*round, 0);
    EXPECT_EQ(round->cut.load(), 1u) << "the round is no result any more";
    EXPECT_EQ(round->closer.load(), 2u);
    const std::uint32_t bell = round->bell.load();
    roundWorkerGone(*round, 1);
    EXPECT_EQ(round->closer.load(), 0u) << "the dead closer's claim is taken back";
    EXPECT_NE(round->bell.load(), bell) << "and the waiting are told";
    roundWorkerGone(*round, 5000); // a number from nowhere
}

TEST(Rounds, AKilledProcessDoesNotStopTheOthers)
{
    const ExperimentInfo experiment = counting();
    ThreadTeam team(experiment, {{"workers", "3"}, {"iterations", "200"}, {"trials", "100000"}});
    std::vector<pid_t> children;
    for (unsigned number = 0; number < 3; ++number)
        team.laneFor(0, number);
    for (unsigned number = 0; number < 3; ++number) {
        children.push_back(::fork());
        ASSERT_GE(children.back(), 0);
        if (children.back() == 0) {
            team.workAs(0, number, StartMethod::fork);
            ::_exit(0);
        }
    }
    team.openGate();
    const auto rounds = [&team] { return team.collect(); };
    // Wherever the kill lands, also while the victim is closing a round.
    for (unsigned victim = 2; victim > 0; --victim) {
        const auto before = rounds();
        ThreadTeam::until([&] { return rounds() > before + 20; });
        ::kill(children[victim], SIGKILL);
        int status = 0;
        ASSERT_EQ(::waitpid(children[victim], &status, 0), children[victim]);
        EXPECT_TRUE(WIFSIGNALED(status));
        team.workload().workerGone(team.segment, 0, victim);
        const auto after = rounds();
        ThreadTeam::until([&] { return rounds() > after + 20; });
    }
    team.stop();
    int status = 0;
    ASSERT_EQ(::waitpid(children[0], &status, 0), children[0]);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

} // namespace
} // namespace interleave
