// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cpu_io_bound.h"
#include "tests/core/analysis/claims_fixture.h"

#include <nlohmann/json.hpp>

namespace interleave {
namespace {

constexpr std::uint64_t ms = 1'000'000;

class CpuIoBoundClaims : public ClaimsTest
{
protected:
    CpuIoBoundClaims() : ClaimsTest(cpuIoBoundExperiment())
    {
        root = segment.allocate<CpuIoRoot>();
        segment.header().arenaRoot = segment.offsetOf(root);
    }
    template <typename Makespan>
    void addTour(std::int64_t share, Makespan makespan)
    {
        std::uint32_t count = 0;
        for (const std::uint32_t number : cpuIoSteps(settings.integer("workers"), 2))
            root->phases[count++].set({.workers = number, .cpuShare = share, .nanos = makespan(number), .cpuNs = 100 * ms});
        root->phaseCount = count;
    }

    CpuIoRoot *root = nullptr;
};

TEST_F(CpuIoBoundClaims, TheCoresAreAlwaysAmongTheSteps)
{
    EXPECT_EQ(cpuIoSteps(4, 2), (std::vector<std::uint32_t>{1, 2, 3, 4}));
    EXPECT_EQ(cpuIoSteps(7, 5), (std::vector<std::uint32_t>{1, 2, 3, 4, 5, 6, 7}));
    EXPECT_EQ(cpuIoSteps(1, 16), (std::vector<std::uint32_t>{1}));
    EXPECT_LE(cpuIoSteps(63, 61).size(), mostCpuIoPhases);
}

TEST_F(CpuIoBoundClaims, OnlyComputingStopsAtTheCores)
{
    addTour(100, [](auto number) { return number == 1 ? 480 * ms : 240 * ms; });
    EXPECT_EQ(verdictOf("computing-gains-nothing"), 1);
    EXPECT_EQ(verdictOf("waiting-gains-all"), -1);
    EXPECT_EQ(why, "other-settings|cpu_share=0");
    EXPECT_EQ(judge().measures["optimum_workers"], 2);
    EXPECT_EQ(judge().measures["predicted_workers"], 2.0);
    addTour(100, [](auto number) { return 480 * ms / number; });
    EXPECT_EQ(verdictOf("computing-gains-nothing"), 0);
    machine.externalCpuPercent = 30;
    EXPECT_EQ(verdictOf("computing-gains-nothing"), -1);
}

TEST_F(CpuIoBoundClaims, OnlyWaitingGrowsWithTheWorkers)
{
    addTour(0, [](auto number) { return 480 * ms / number; });
    EXPECT_EQ(verdictOf("waiting-gains-all"), 1);
    EXPECT_EQ(verdictOf("computing-gains-nothing"), -1);
    EXPECT_FALSE(judge().measures.contains("predicted_workers"));
    addTour(0, [](auto number) { return 480 * ms / (number > 8 ? 8 : number); });
    EXPECT_EQ(verdictOf("waiting-gains-all"), 0);
    set("io", "file");
    EXPECT_EQ(verdictOf("waiting-gains-all"), -1);
}

TEST_F(CpuIoBoundClaims, TheModelBendsWhereItPredictsTheBest)
{
    addTour(40, [](auto number) { return std::max<std::uint64_t>(480 * ms / number, 96 * ms); });
    const ClaimResult result = judge();
    EXPECT_EQ(result.measures["predicted_workers"], 5.0); // two cores x (1 + 60 / 40)
    ASSERT_FALSE(result.curves.empty());
    const Curve &curve = result.curves[0];
    EXPECT_EQ(curve.name(), "makespan(workers)");
    EXPECT_EQ(curve.predicted, 5.0);
    EXPECT_EQ(curve.model.size(), curve.points.size() + 1);
    for (const auto &[number, nanos] : curve.model)
        EXPECT_NEAR(nanos, std::max(480e6 / number, 96e6), 1);
}

TEST_F(CpuIoBoundClaims, CoroutinesHaveOneCore)
{
    set("engine", "coroutines");
    addTour(50, [](auto number) { return number == 1 ? 480 * ms : 240 * ms; });
    EXPECT_EQ(judge().measures["predicted_workers"], 2.0);
}

TEST_F(CpuIoBoundClaims, TheLanguageMattersWhereThereIsComputing)
{
    EXPECT_EQ(verdictOf("interpreter-costs-tenfold"), -1);
    root->interpretedLoopPs = 10'000;
    root->nativeLoopPs = 2'000;
    EXPECT_EQ(verdictOf("interpreter-costs-tenfold"), 0);
    root->nativeLoopPs = 500;
    EXPECT_EQ(verdictOf("interpreter-costs-tenfold"), 1);
    const auto nativeOne = [this](std::uint64_t nanos) {
        root->nativePhases[0].set({.workers = 1, .cpuShare = 10, .nanos = nanos, .cpuNs = 1});
        root->nativePhaseCount = 1;
    };
    set("code", "compared");
    addTour(10, [](auto number) { return 480 * ms / number; });
    nativeOne(440 * ms);
    EXPECT_EQ(verdictOf("waiting-needs-no-fast-language"), 1);
    EXPECT_EQ(verdictOf("computing-wants-the-fast-language"), -1);
    EXPECT_EQ(why, "other-settings|cpu_share=100");
    nativeOne(100 * ms);
    EXPECT_EQ(verdictOf("waiting-needs-no-fast-language"), 0);
    EXPECT_EQ(judge().curves[1].name(), "native_makespan_ns(workers)");
}

TEST_F(CpuIoBoundClaims, ComputingWantsTheFastLanguage)
{
    set("code", "compared");
    addTour(100, [](auto) { return 480 * ms; });
    root->nativePhases[0].set({.workers = 1, .cpuShare = 100, .nanos = 20 * ms, .cpuNs = 1});
    root->nativePhaseCount = 1;
    EXPECT_EQ(verdictOf("computing-wants-the-fast-language"), 1);
    root->nativePhases[0].set({.workers = 1, .cpuShare = 100, .nanos = 400 * ms, .cpuNs = 1});
    EXPECT_EQ(verdictOf("computing-wants-the-fast-language"), 0);
    EXPECT_EQ(verdictOf("waiting-needs-no-fast-language"), -1);
}

} // namespace
} // namespace interleave
