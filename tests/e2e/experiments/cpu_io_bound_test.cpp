// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(CpuIoBound, OnlyWaitingManyAreManyTimesFaster)
{
    for (const char *engine : {"threads", "coroutines"}) {
        const json report = reportOf({"cpu-io-bound", "-p", "cpu_share=0", "-p", std::string("engine=") + engine});
        expectNothingFails(report);
        expectDoesNotFail(checkOf(report, "waiting-gains-all"));
        const json curve = report["series"]["makespan(workers)"];
        ASSERT_FALSE(curve.empty());
        EXPECT_EQ(curve[0][0], 1);
        EXPECT_GT(curve[0][1], 450'000'000); // nobody waits less than the whole of 96 times 5 ms
        EXPECT_EQ(report["workers"].size(), std::string(engine) == "coroutines" ? 2u : 17u);
    }
}

TEST(CpuIoBound, OnlyComputingMoreThanTheCoresGainNothing)
{
    const json report = reportOf({"cpu-io-bound", "-p", "cpu_share=100", "-p", "workers=4", "-p", "engine=processes"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "computing-gains-nothing"));
    EXPECT_EQ(checkOf(report, "waiting-gains-all")["ok"], json(nullptr));
    EXPECT_FALSE(report["series"]["makespan(workers) model"].empty());
    EXPECT_GE(report["measures"]["predicted_workers"], 1);
}

TEST(CpuIoBound, FilesAndSocketsReallyMakeThemWait)
{
    for (const char *io : {"file", "socket"}) {
        const json report = reportOf({"cpu-io-bound", "-p", "cpu_share=20", "-p", "workers=2", "-p", std::string("io=") + io});
        expectNothingFails(report);
        ASSERT_GE(report["series"]["makespan(workers)"].size(), 2u);
        EXPECT_LT(report["measures"]["makespan_ns"], report["measures"]["single_ns"]);
    }
    const json coroutines = reportOf({"cpu-io-bound", "-p", "cpu_share=0", "-p", "workers=8", "-p", "io=socket", "-p", "engine=coroutines"});
    EXPECT_LT(coroutines["measures"]["makespan_ns"].get<double>(), coroutines["measures"]["single_ns"].get<double>() / 2);
}

TEST(CpuIoBound, TheLanguageMattersForComputingOnly)
{
    const json waiting = reportOf({"cpu-io-bound", "-p", "code=compared", "-p", "cpu_share=5", "-p", "workers=4"});
    expectNothingFails(waiting);
    EXPECT_EQ(waiting["series"]["native_makespan_ns(workers)"].size(), waiting["series"]["makespan(workers)"].size());
    const json computing = reportOf({"cpu-io-bound", "-p", "code=compared", "-p", "cpu_share=100", "-p", "workers=2"});
    expectNothingFails(computing);
    const auto gain = [](const json &report) {
        return report["series"]["makespan(workers)"][0][1].get<double>() / report["measures"]["native_single_ns"].get<double>();
    };
    EXPECT_GT(gain(computing), gain(waiting));
}

} // namespace
} // namespace interleave::testing
