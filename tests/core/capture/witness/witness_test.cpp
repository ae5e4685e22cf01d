// SPDX-License-Identifier: GPL-3.0-or-later
// Does the timeline tell the truth? Real runs, compared with the kernel's raw tracepoints recorded beside them by code of its own.
#include "tests/core/capture/witness/comparison.h"

#include <gtest/gtest.h>

#include <fstream>

#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {
namespace {

using interleave::testing::Found;
using interleave::testing::overlapping;
using testing::RecordedRun;
using testing::recordRun;
using testing::RunPlan;
using testing::SchedWitness;

constexpr uid_t nobody = 65534;
constexpr double exactPoints = 2; ///< percentage points, with wake-ups
constexpr double inferredPoints = 4;

std::string text(const interleave::testing::StateShares &shares)
{
    return std::to_string(shares.running) + " % running, " + std::to_string(shares.runnable) + " % runnable, " + std::to_string(shares.blocked) +
           " % blocked";
}

void expectNear(const interleave::testing::StateShares &ours, const interleave::testing::StateShares &theirs, double points)
{
    EXPECT_NEAR(ours.running, theirs.running, points) << text(ours) << "; witness: " << text(theirs);
    EXPECT_NEAR(ours.runnable, theirs.runnable, points) << text(ours) << "; witness: " << text(theirs);
    EXPECT_NEAR(ours.blocked, theirs.blocked, points) << text(ours) << "; witness: " << text(theirs);
}

class Witness : public ::testing::TestWithParam<RunPlan>
{
protected:
    /// Runs the plan with the witness beside it. Where either lost records there is nothing to compare: it gets a second and a third chance.
    bool observe(const RunPlan &plan)
    {
        bool complete = false;
        for (int attempt = 0; attempt < 3; ++attempt) {
            SchedWitness witness;
            std::string why;
            m_run = recordRun(plan, [&] { why = witness.start(); });
            if (!why.empty()) {
                m_skip = "no witness to be had: " + why;
                return false;
            }
            m_witness = witness.stop();
            complete = witness.lost() == 0;
            if (complete && m_run.lost == 0)
                return true;
        }
        m_skip = "the witness lost records three times: the machine is too busy";
        return complete;
    }
    void compare(double points)
    {
        ASSERT_EQ(m_run.error, "");
        ASSERT_EQ(m_run.lost, 0u);
        const auto switches = compareSwitchOuts(m_run, m_witness);
        RecordProperty("switch_outs", static_cast<int>(switches.ours));
        RecordProperty("distance_p50_ns", static_cast<int>(switches.quantile(0.5)));
        RecordProperty("distance_p99_ns", static_cast<int>(switches.quantile(0.99)));
        std::printf("%s: %zu switch-outs, distance p50 %ld ns, p99 %ld ns\n", m_run.mode.c_str(), switches.ours,
            static_cast<long>(switches.quantile(0.5)), static_cast<long>(switches.quantile(0.99)));
        EXPECT_GT(switches.ours, 0u);
        EXPECT_EQ(switches.unmatchedOurs, 0u) << "of " << switches.ours;
        EXPECT_EQ(switches.unmatchedTheirs, 0u) << "of " << switches.theirs;
        EXPECT_LE(switches.quantile(0.5), 5'000);
        EXPECT_LE(switches.quantile(0.99), 100'000);
        if (!seesArrivals(m_run, m_witness))
            GTEST_SKIP() << "switch-outs agree; the witness's own chain is broken where a core leaves idle, so it knows no shares";
        const auto ours = sharesOf(m_run);
        const auto theirs = sharesOf(m_run, m_witness);
        std::printf("ours: %s; witness: %s\n", text(ours).c_str(), text(theirs).c_str());
        // Without wake-ups the wait for a core is told by its sum alone; where others take nearly all of the cores, it is most of the time.
        const bool starved = theirs.runnable > 50 && theirs.running * static_cast<double>(m_run.workers.size()) < 50;
        if (points > exactPoints && starved)
            GTEST_SKIP() << "switch-outs agree; other programs took the cores, so that there is little to compare shares by";
        expectNear(ours, theirs, points);
    }

    RecordedRun m_run;
    std::vector<SchedWitness::Record> m_witness;
    std::string m_skip;
};

TEST_P(Witness, AgreesWithWakeUps)
{
    if (!observe(GetParam()))
        GTEST_SKIP() << m_skip;
    if (m_run.error.empty() && m_run.mode != "kernel+wakeups")
        GTEST_SKIP() << "no wake-ups to be had: " << m_run.reason;
    compare(exactPoints);
}

TEST_P(Witness, AgreesWithoutPrivilege)
{
    if (::getuid() != 0)
        GTEST_SKIP() << "needs root to have a witness and to give its own rights away";
    RunPlan plan = GetParam();
    plan.user = nobody;
    if (!observe(plan))
        GTEST_SKIP() << m_skip;
    if (m_run.mode != "kernel")
        GTEST_SKIP() << "no kernel capture for ordinary users: " << m_run.error << m_run.reason;
    compare(inferredPoints);
}

std::vector<RunPlan> plans()
{
    constexpr Nanos duration = 1'500'000'000;
    return {{.experiment = "lost-update", .values = {{"lock", "mutex"}}, .duration = duration},
        {.experiment = "pool", .values = {{"pool_size", "3"}, {"tasks", "9"}, {"task_ms", "100"}, {"start_method", "fork"}}},
        {.experiment = "queue", .values = {{"start_method", "spawn"}}, .duration = duration},
        {.experiment = "lost-update", .values = {{"workers", "4"}, {"cores", "1"}}, .duration = duration}};
}

std::string nameOfPlan(const ::testing::TestParamInfo<RunPlan> &plan)
{
    std::string name;
    for (const char letter : plan.param.experiment)
        name += letter == '-' ? '_' : letter;
    for (const auto &value : plan.param.values)
        name += "_" + value.second;
    return name;
}

INSTANTIATE_TEST_SUITE_P(Runs, Witness, ::testing::ValuesIn(plans()), nameOfPlan);

TEST(SelfCapture, AgreesWithTheKernelOnTheSameRun)
{
    constexpr std::size_t enough = 500;
    Found recall, precision;
    // The busier the machine, the rarer are the switches of the run.
    for (Nanos duration = 6'000'000'000; duration <= 24'000'000'000 && recall.all < enough; duration *= 2) {
        RunPlan plan{
            .experiment = "lost-update", .values = {{"workers", "4"}, {"cores", "1"}}, .duration = duration, .capture = CaptureChoice::kernel};
        plan.keepEvents = plan.alsoSelf = true;
        const RecordedRun run = recordRun(plan);
        if (run.error.rfind("capture refused", 0) == 0)
            GTEST_SKIP() << run.error;
        ASSERT_EQ(run.error, "");
        const auto kernel = offTimesByKernel(run);
        const auto self = offTimesBySelf(run);
        recall = overlapping(kernel, self);
        precision = overlapping(self, kernel);
    }
    std::printf("self against kernel: %zu intervals, recall %.4f, precision %.4f\n", recall.all, recall.share(), precision.share());
    EXPECT_GE(recall.all, enough);
    EXPECT_GE(recall.share(), 0.99);
    EXPECT_GE(precision.share(), 0.99);
}

TEST(RefusedPerf, FallsBackToSelfCaptureAndSaysWhy)
{
    RunPlan plan{.experiment = "lost-update", .values = {{"trials", "2"}}};
    plan.deniedCalls = {SYS_perf_event_open};
    const RecordedRun run = recordRun(plan);
    ASSERT_EQ(run.error, "");
    EXPECT_EQ(run.mode, "self");
    EXPECT_NE(run.reason.find("perf_event_open"), std::string::npos) << run.reason;
    EXPECT_FALSE(run.workers.empty());
    EXPECT_FALSE(run.workers.begin()->second.empty());
}

TEST(RefusedPerf, AForcedModeIsRefusedWithItsCure)
{
    RunPlan plan{.experiment = "lost-update", .values = {{"trials", "2"}}, .capture = CaptureChoice::kernel};
    plan.deniedCalls = {SYS_perf_event_open};
    const RecordedRun run = recordRun(plan);
    EXPECT_NE(run.error.find("capture refused: kernel, perf_event_open"), std::string::npos) << run.error;
}

} // namespace
} // namespace interleave
