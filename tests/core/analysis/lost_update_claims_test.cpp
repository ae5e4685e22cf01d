// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"
#include "core/experiment/workload.h"
#include "core/experiment/workloads/lost_update.h"

#include <gtest/gtest.h>

namespace interleave {
namespace {

/// A run made up of rounds, and what the claims say of it.
class LostUpdateClaims : public testing::Test
{
protected:
    void prepare(std::initializer_list<std::pair<std::string_view, std::string_view>> values)
    {
        for (const auto &[name, text] : values)
            ASSERT_TRUE(settings.set(name, text)) << name;
        ASSERT_TRUE(experiment.workload->prepare(segment, settings));
        root = segment.root<LostUpdateRoot>();
        machine.coresUsable = 2;
        segment.lane({0}).ringCapacity = Segment::ringCapacity({0});
        segment.header().laneCount.store(1);
    }
    void round(std::uint64_t lost, std::uint32_t flags, Nanos length = 1'000'000)
    {
        store->append(TrialRow{.range = {now, now + length},
            .expected = 0,
            .actual = (flags & trialWrong) != 0 ? 7 : 0,
            .operations = 1000,
            .stores = 2000,
            .lost = lost,
            .number = number++,
            .flags = flags});
        now += length;
        count(2000, lost);
    }
    void phase(std::uint64_t stores, std::uint64_t lost, RawValue from, RawValue to)
    {
        store->append(
            TrialRow{.range = {now, now + 500}, .operations = stores, .stores = stores, .lost = lost, .number = number, .flags = trialPhase});
        now += 500;
        store->append(MarkerRow{.time = now + 10, .parameter = experiment.find("lock"), .from = from, .to = to});
    }
    void count(std::uint64_t stores, std::uint64_t lost)
    {
        WorkerCounters &counters = segment.lane({0}).counters;
        counters.stores.fetch_add(stores);
        counters.custom[lostUpdateWorkNs].fetch_add(1000);
        counters.custom[lostUpdateTogetherNs].fetch_add(900);
        segment.object({root->cell.load()}).cell.fetch_add((stores - lost) << 32);
    }
    ClaimResult judge()
    {
        store->publish(now + 1'000'000);
        return evaluate({settings, segment, store->view(), machine, {}, {}, {}, outcome, now, false});
    }
    static const Check &find(const ClaimResult &result, std::string_view claim)
    {
        for (const Check &check : result.checks) {
            if (check.claim == claim)
                return check;
        }
        static const Check none;
        ADD_FAILURE() << claim;
        return none;
    }

    ExperimentInfo experiment = lostUpdateExperiment();
    Settings settings{experiment};
    Segment segment = std::move(*Segment::create());
    std::shared_ptr<TraceStore> store = TraceStore::create();
    LostUpdateRoot *root = nullptr;
    MachineFacts machine;
    Outcome outcome;
    Nanos now = 1'000'000;
    std::uint32_t number = 0;
};

constexpr std::uint32_t wrong = trialOverlapped | trialWrong;

TEST_F(LostUpdateClaims, UnlockedIsWrongInFourOfFiveRounds)
{
    prepare({});
    for (int i = 0; i < 16; ++i)
        round(300, wrong);
    for (int i = 0; i < 4; ++i)
        round(300, trialOverlapped);
    round(0, 0); // no overlap: does not count
    const ClaimResult result = judge();
    EXPECT_EQ(find(result, "unlocked-loses").ok, true);
    EXPECT_EQ(find(result, "locked-loses-nothing").ok, std::nullopt);
    EXPECT_EQ(result.measures["lost"], 6000);
    EXPECT_EQ(result.measures["wrong_trials"], 16);
    EXPECT_DOUBLE_EQ(result.measures["lost_per_million"].get<double>(), 1e6 * 6000 / 42000);
    EXPECT_DOUBLE_EQ(result.measures["overlap_share"].get<double>(), 0.9);
}

TEST_F(LostUpdateClaims, UnlockedThatIsMostlyRightFails)
{
    prepare({});
    for (int i = 0; i < 20; ++i)
        round(0, i < 15 ? wrong : std::uint32_t{trialOverlapped});
    EXPECT_EQ(find(judge(), "unlocked-loses").ok, false);
}

TEST_F(LostUpdateClaims, NoOverlapAndMissingCoresDecideNothing)
{
    prepare({});
    for (int i = 0; i < 20; ++i)
        round(0, 0);
    EXPECT_EQ(find(judge(), "unlocked-loses").why, "no-overlap");
    machine.coresUsable = 1;
    EXPECT_EQ(find(judge(), "unlocked-loses").why, "cores-missing|2");
}

TEST_F(LostUpdateClaims, LockedLosesNothingAtAll)
{
    prepare({{"lock", "spin"}});
    for (int i = 0; i < 5; ++i)
        round(0, 0);
    EXPECT_EQ(find(judge(), "locked-loses-nothing").ok, true);
    EXPECT_EQ(find(judge(), "unlocked-loses").why, "other-settings|lock=none");
    machine.externalCpuPercent = 90;
    EXPECT_EQ(find(judge(), "locked-loses-nothing").ok, true) << "load is no excuse and no obstacle";
    round(1, 0);
    EXPECT_EQ(find(judge(), "locked-loses-nothing").ok, false);
}

TEST_F(LostUpdateClaims, FetchAddIsSafeWithoutLock)
{
    prepare({{"variable", "fetch-add"}});
    round(0, trialOverlapped);
    EXPECT_EQ(find(judge(), "locked-loses-nothing").ok, true);
    round(0, trialWrong);
    EXPECT_EQ(find(judge(), "locked-loses-nothing").ok, false) << "a wrong value counts even where no update is missing";
}

TEST_F(LostUpdateClaims, ToggleSplitsARound)
{
    prepare({});
    EXPECT_EQ(find(judge(), "toggle-stops-loss").why, "other-settings|trials=100, --at 0.3:lock=mutex") << "twenty are over too soon";
    round(200, wrong);
    phase(1000, 100, 0, 1);            // without lock
    round(100, trialOverlapped, 5000); // the whole round: all its losses lie before the marker
    round(0, 0);
    ClaimResult result = judge();
    EXPECT_EQ(find(result, "toggle-stops-loss").ok, true) << find(result, "toggle-stops-loss").got;
    EXPECT_EQ(find(result, "locked-loses-nothing").ok, true);
    ASSERT_EQ(result.measures["phases"].size(), 2u);
    EXPECT_EQ(result.measures["phases"][0]["lost"], 300);
    EXPECT_EQ(result.measures["phases"][0]["stores"], 3000);
    EXPECT_EQ(result.measures["phases"][1]["lost"], 0);
    EXPECT_EQ(result.measures["phases"][1]["stores"], 3000);
    round(5, 0);
    result = judge();
    EXPECT_EQ(find(result, "toggle-stops-loss").ok, false);
    EXPECT_EQ(find(result, "locked-loses-nothing").ok, false);
}

TEST_F(LostUpdateClaims, RoundUnderWayIsCountedFromTheCell)
{
    prepare({});
    round(200, wrong);
    count(5000, 123);
    EXPECT_EQ(judge().measures["lost"], 323);
}

TEST_F(LostUpdateClaims, PrivateCopyMustBeRightAndTheParentUntouched)
{
    prepare({{"storage", "private-copy"}, {"start_method", "fork"}, {"operation", "counter"}});
    segment.lane({0}).counters.stores.store(20);
    for (unsigned i = 0; i < 2; ++i) {
        root->round.slots[i].lane.store(i + 1);
        root->privateExpected[i].store(10);
        root->privateWord[i].store((std::uint64_t{10} << 32) + 10);
    }
    EXPECT_EQ(find(judge(), "private-copy-right").ok, true);
    EXPECT_EQ(judge().measures["parent_value"], 0);
    root->privateWord[1].store((std::uint64_t{10} << 32) + 9);
    EXPECT_EQ(find(judge(), "private-copy-right").ok, false);
    root->privateWord[1].store((std::uint64_t{10} << 32) + 10);
    segment.object({root->cell.load()}).cell.store((std::uint64_t{1} << 32) + 1);
    EXPECT_EQ(find(judge(), "private-copy-right").ok, false);
}

TEST_F(LostUpdateClaims, UngatedShortRaceIsMostlyRight)
{
    prepare({{"start_gate", "off"}, {"iterations", "1000"}});
    for (int i = 0; i < 10; ++i)
        round(0, i < 3 ? std::uint32_t{trialWrong} : 0u);
    EXPECT_EQ(find(judge(), "ungated-mostly-right").ok, true);
    for (int i = 0; i < 10; ++i)
        round(0, trialWrong);
    EXPECT_EQ(find(judge(), "ungated-mostly-right").ok, false);
}

} // namespace
} // namespace interleave
