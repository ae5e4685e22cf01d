// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/paged_memory.h"
#include "core/experiment/workloads/switching_cost.h"
#include "tests/core/analysis/claims_fixture.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace interleave {
namespace {

class SwitchingCostClaims : public ClaimsTest
{
protected:
    SwitchingCostClaims() : ClaimsTest(switchingCostExperiment())
    {
        root = segment.allocate<SwitchingCostRoot>();
        segment.header().arenaRoot = segment.offsetOf(root);
    }
    /// A whole tour; units and switches of a second by the number of workers.
    template <typename Units, typename Switches>
    void addTour(Units units, Switches switches)
    {
        std::uint32_t step = 0;
        for (const std::uint32_t count : switchingSteps(settings.integer("max_workers")))
            add(step++, count, units(count), switches(count));
        root->phaseCount = step;
    }

    void add(std::uint32_t index, std::uint32_t count, std::uint64_t units, std::uint64_t switches)
    {
        root->phases[index].set({.workers = count, .nanos = 1'000'000'000, .units = units, .switches = switches});
    }

    SwitchingCostRoot *root = nullptr;
};

TEST_F(SwitchingCostClaims, TheStepsDoubleAndEndWithTheMost)
{
    EXPECT_EQ(switchingSteps(1), (std::vector<std::uint32_t>{1}));
    EXPECT_EQ(switchingSteps(6), (std::vector<std::uint32_t>{1, 2, 4, 6}));
    EXPECT_EQ(switchingSteps(256).size(), 9u);
    EXPECT_LE(switchingSteps(mostSwitchingWorkers).size(), mostSwitchingPhases);
}

TEST_F(SwitchingCostClaims, ComputingWorkersMustNotThrash)
{
    addTour([](auto count) { return count == 1 ? 500'000ull : 1'000'000ull; }, [](auto) { return 500ull; });
    EXPECT_EQ(verdictOf("many-compute-as-much"), 1);
    EXPECT_EQ(verdictOf("switching-costs"), -1);
    EXPECT_FALSE(judge().measures.contains("us_per_switch"));
    add(8, 256, 600'000, 500);
    EXPECT_EQ(verdictOf("many-compute-as-much"), 0);
    machine.externalCpuPercent = 50;
    EXPECT_EQ(verdictOf("many-compute-as-much"), -1);
    root->phaseCount = 3;
    EXPECT_EQ(verdictOf("many-compute-as-much"), -1);
    EXPECT_EQ(why, "too-short");
}

TEST_F(SwitchingCostClaims, SwitchingWorkersMustPay)
{
    set("work", "yield");
    // 2 us a unit; each switch 2 us more, on two cores.
    addTour([](auto count) { return count < 4 ? 500'000ull * count : 500'000ull; }, [](auto count) { return count < 4 ? 10ull : 500'000ull; });
    EXPECT_EQ(verdictOf("switching-costs"), 1);
    EXPECT_EQ(verdictOf("switches-explode"), 1);
    const ClaimResult result = judge();
    EXPECT_NEAR(result.measures["us_per_switch"].get<double>(), 2.0, 0.01);
    ASSERT_EQ(result.curves.size(), 3u);
    EXPECT_EQ(result.curves[0].name(), "throughput(workers)");
    EXPECT_EQ(result.curves[0].points.size(), 9u);
    add(8, 256, 900'000, 90);
    EXPECT_EQ(verdictOf("switching-costs"), 0);
    EXPECT_EQ(verdictOf("switches-explode"), 0);
}

TEST_F(SwitchingCostClaims, ACostThatIsNotThereIsNotTold)
{
    set("work", "yield");
    addTour([](auto count) { return 500'000ull * std::min(count, 2u); }, [](auto) { return 500'000ull; });
    add(8, 256, 2'000'000, 500'000); // more than one worker alone could have done on both cores: that one was disturbed
    EXPECT_FALSE(judge().measures.contains("us_per_switch"));
    EXPECT_TRUE(judge().measures.contains("switches_per_s"));
}

TEST_F(SwitchingCostClaims, TooFewWorkersDecideNothing)
{
    set("work", "hand-over");
    set("max_workers", "8");
    addTour([](auto) { return 1000ull; }, [](auto) { return 1000ull; });
    EXPECT_EQ(verdictOf("switching-costs"), -1);
    EXPECT_EQ(why, "other-settings|max_workers=256");
}

TEST_F(SwitchingCostClaims, PagingBeginsWhereMemoryEnds)
{
    set("work", "paging");
    set("max_workers", "16");
    set("frames_mb", "4");
    auto *paged = segment.allocate<PagedMemory>();
    paged->direct = 1;
    root->paged = segment.offsetOf(paged);
    const auto tour = [this](std::uint64_t faultsWithin, std::uint64_t faultsBeyond, std::uint64_t unitsBeyond) {
        std::uint32_t step = 0;
        for (const std::uint32_t count : switchingSteps(16)) {
            const bool within = count <= 4; // of 1 MiB each
            root->phases[step++].set({.workers = count,
                .workingSetKib = 1024,
                .nanos = 1'000'000'000,
                .units = within ? 100'000 : unitsBeyond,
                .touches = 100'000,
                .faults = within ? faultsWithin : faultsBeyond});
        }
        root->phaseCount = step;
    };
    tour(0, 90'000, 5'000);
    EXPECT_EQ(verdictOf("paging-begins-where-memory-ends"), 1);
    EXPECT_EQ(verdictOf("paging-slows-many-times"), 1);
    EXPECT_EQ(judge().measures["faults_per_s"], 90'000);
    tour(0, 9'000, 50'000);
    EXPECT_EQ(verdictOf("paging-begins-where-memory-ends"), 0);
    EXPECT_EQ(verdictOf("paging-slows-many-times"), 0);
    tour(50'000, 90'000, 5'000);
    EXPECT_EQ(verdictOf("paging-begins-where-memory-ends"), 0);
    tour(0, 90'000, 5'000);
    paged->wrong = 1; // it read what was not its own
    EXPECT_EQ(verdictOf("paging-begins-where-memory-ends"), 0);
    paged->direct = 0;
    EXPECT_EQ(verdictOf("paging-slows-many-times"), -1);
    EXPECT_EQ(why, "no-direct-reads");
}

} // namespace
} // namespace interleave
