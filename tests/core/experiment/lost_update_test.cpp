// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/lost_update.h"

#include "core/experiment/catalogue.h"
#include "core/experiment/workloads/race.h"
#include "tests/support/thread_team.h"

namespace interleave {
namespace {

using test::ThreadTeam;

const ExperimentInfo &lostUpdate()
{
    static const ExperimentInfo info = lostUpdateExperiment();
    return info;
}

std::uint64_t lost(const std::vector<TrialRow> &trials)
{
    std::uint64_t sum = 0;
    for (const TrialRow &trial : trials)
        sum += (trial.flags & trialPhase) != 0 ? 0 : trial.lost;
    return sum;
}

TEST(Cell, KeepsValueAndUpdatesApart)
{
    std::uint64_t word = 0;
    for (const std::int64_t n : {5, -5, -8, 8, -8, -1})
        word += (std::uint64_t{1} << 32) + static_cast<std::uint64_t>(n);
    EXPECT_EQ(cellValue(word), -9);
    EXPECT_EQ(cellUpdates(word), 6u);
}

/// One worker stands between load and store while another one updates as fast as it can: what it did in the meantime is overwritten.
template <Variable variable>
std::uint64_t lostInTheWindow()
{
    const Segment segment = std::move(*Segment::create());
    for (std::uint32_t i = 0; i < 2; ++i)
        segment.lane({i}).ringCapacity = Segment::ringCapacity({i});
    AtomicU64 cell{0};
    std::uint64_t lost = 0;
    // The other one may have had no core meanwhile: again, then.
    for (int attempt = 0; attempt < 20 && lost == 0; ++attempt) {
        cell.store(0);
        std::atomic<bool> over{false};
        std::uint64_t others = 0;
        std::thread other([&] {
            const Probe probe(segment, {1}, 1);
            while (!over.load()) {
                update<variable>(cell, updateBy(1), RaceWindow(probe, 0));
                ++others;
                std::this_thread::yield();
            }
        });
        Probe probe(segment, {0}, 1);
        ThreadTeam::until([&] { return cellUpdates(cell.load()) != 0; });
        update<variable>(cell, updateBy(1), RaceWindow(probe, static_cast<std::uint64_t>(2e7 / segment.header().nanosPerStamp)));
        over.store(true);
        other.join();
        lost = others + 1 - cellUpdates(cell.load());
        EXPECT_EQ(cellValue(cell.load()), static_cast<std::int64_t>(cellUpdates(cell.load()))) << "both halves tell the same";
    }
    return lost;
}

TEST(Race, LosesWhatComesBetweenLoadAndStore)
{
    EXPECT_GT(lostInTheWindow<Variable::loadStore>(), 0u);
    EXPECT_GT(lostInTheWindow<Variable::plainVolatile>(), 0u);
    EXPECT_EQ(lostInTheWindow<Variable::fetchAdd>(), 0u);
}

class EveryLock : public testing::TestWithParam<const char *>
{};

TEST_P(EveryLock, LosesNothing)
{
    ThreadTeam team(lostUpdate(), {{"lock", GetParam()}, {"iterations", "2000"}, {"trials", "5"}, {"workers", "3"}});
    team.start();
    team.join();
    const auto trials = team.trials();
    ASSERT_EQ(trials.size(), 5u);
    for (const TrialRow &trial : trials) {
        EXPECT_EQ(trial.lost, 0u);
        EXPECT_EQ(trial.actual, 0);
        EXPECT_EQ(trial.operations, 6000u);
        EXPECT_EQ(trial.stores, 12000u);
        EXPECT_EQ(trial.flags & (trialWrong | trialCut), 0u);
    }
    EXPECT_EQ(team.sum([](const WorkerCounters &c) { return c.locks[0].acquisitions.load(); }), 30'000u);
}

INSTANTIATE_TEST_SUITE_P(Kinds, EveryLock, testing::Values("mutex", "spin", "ticket", "adaptive", "rw", "robust-shared"));

TEST(LostUpdate, LosesWithoutLockWhereWorkersOverlap)
{
    ThreadTeam team(lostUpdate(), {{"operation", "counter"}, {"iterations", "300000"}, {"trials", "10"}});
    team.start();
    team.join();
    const auto trials = team.trials();
    ASSERT_EQ(trials.size(), 10u);
    unsigned overlapped = 0;
    for (const TrialRow &trial : trials) {
        EXPECT_EQ(trial.stores, 600'000u);
        EXPECT_EQ(trial.expected, 600'000);
        EXPECT_EQ(trial.expected - trial.actual, static_cast<std::int64_t>(trial.lost)) << "the cell's two halves disagree";
        overlapped += (trial.flags & trialOverlapped) != 0;
    }
    if (overlapped == 0)
        GTEST_SKIP() << "the two workers never had a core each";
    EXPECT_GT(lost(trials), 0u);
}

TEST(LostUpdate, VolatileLosesAndFetchAddDoesNot)
{
    for (const char *variable : {"volatile", "fetch-add"}) {
        ThreadTeam team(lostUpdate(), {{"variable", variable}, {"operation", "counter"}, {"iterations", "300000"}, {"trials", "6"}});
        team.start();
        team.join();
        unsigned overlapped = 0;
        for (const TrialRow &trial : team.trials())
            overlapped += (trial.flags & trialOverlapped) != 0;
        if (std::string_view(variable) == "fetch-add") {
            EXPECT_EQ(lost(team.trials()), 0u);
        } else if (overlapped > 1) {
            EXPECT_GT(lost(team.trials()), 0u);
        }
    }
}

TEST(LostUpdate, EveryStoreIsCountedOnce)
{
    ThreadTeam team(lostUpdate(), {{"operation", "balance"}, {"iterations", "5000"}, {"trials", "4"}, {"window_ns", "100"}});
    team.start();
    team.join();
    const auto *root = team.segment.root<LostUpdateRoot>();
    const std::uint64_t word = team.segment.object({root->cell.load()}).cell.load();
    const std::uint64_t stores = team.sum([](const WorkerCounters &c) { return c.stores.load(); });
    EXPECT_EQ(stores, 2u * 2 * 5000 * 4);
    EXPECT_EQ(stores - cellUpdates(word), lost(team.trials()));
}

TEST(LostUpdate, WithoutGateAllWorkersStillTakePart)
{
    ThreadTeam team(lostUpdate(), {{"start_gate", "off"}, {"iterations", "1000"}, {"trials", "5"}, {"workers", "3"}});
    team.start();
    team.join();
    ASSERT_EQ(team.trials().size(), 5u);
    for (const TrialRow &trial : team.trials())
        EXPECT_EQ(trial.operations, 3000u);
}

TEST(LostUpdate, LockSwitchedOnLiveStopsTheLoss)
{
    ThreadTeam team(lostUpdate(), {{"operation", "counter"}, {"iterations", "100000000"}, {"trials", "1"}});
    team.start();
    const auto *root = team.segment.root<LostUpdateRoot>();
    const auto stores = [&team] { return team.sum([](const WorkerCounters &c) { return c.stores.load(); }); };
    ThreadTeam::until([&] { return stores() > 1'000'000; });
    team.setLive("lock", "mutex");
    ThreadTeam::until([&] { return root->lockRaw.load() == 1; });
    const std::uint64_t atFlip = stores();
    ThreadTeam::until([&] { return stores() > atFlip + 20'000; });
    team.setLive("lock", "ticket");
    ThreadTeam::until([&] { return root->lockRaw.load() == 3; });
    team.stop();
    team.join();
    const auto trials = team.trials();
    ASSERT_EQ(trials.size(), 3u);
    EXPECT_EQ(trials[0].flags & trialPhase, trialPhase);
    EXPECT_EQ(trials[1].flags & trialPhase, trialPhase);
    EXPECT_EQ(trials[1].lost, 0u) << "under the mutex";
    EXPECT_GE(trials[1].stores, 20'000u);
    EXPECT_EQ(trials[2].flags & trialCut, trialCut);
    EXPECT_EQ(trials[2].lost, trials[0].lost) << "the round's own record has the whole round";
}

TEST(LostUpdate, WorkersComeAndGoLive)
{
    ThreadTeam team(lostUpdate(), {{"lock", "spin"}, {"iterations", "500"}, {"trials", "100000"}, {"workers", "2"}});
    team.start();
    const auto at = [&team] { return team.collect(); };
    ThreadTeam::until([&] { return at() > 5; });
    team.setLive("workers", "4");
    ThreadTeam::until([&] { return team.segment.laneCount() == 4 && team.segment.lane({3}).counters.operations.load() > 600; });
    team.setLive("workers", "1");
    const auto before = at();
    ThreadTeam::until([&] { return at() > before + 20; });
    team.stop();
    team.join();
    EXPECT_EQ(lost(team.trials()), 0u);
}

TEST(LostUpdate, PrivateCopyNeedsProcesses)
{
    Settings settings(lostUpdate());
    ASSERT_TRUE(settings.set("storage", "private-copy"));
    ASSERT_FALSE(settings.check());
    EXPECT_EQ(settings.check().error().code, ErrorCode::meaninglessCombination);
    ASSERT_TRUE(settings.set("start_method", "fork"));
    EXPECT_TRUE(settings.check());
}

} // namespace
} // namespace interleave
