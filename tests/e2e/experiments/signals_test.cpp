// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

#include <csignal>

namespace interleave::testing {
namespace {

using nlohmann::json;

const json &targetOf(const json &report)
{
    for (const json &worker : report["workers"]) {
        if (worker["role"] == "target")
            return worker;
    }
    ADD_FAILURE() << "no target";
    return report["workers"][0];
}

class SignalStates : public ::testing::TestWithParam<const char *>
{};

TEST_P(SignalStates, StandardOnesFallTogetherAndRealTimeOnesDoNot)
{
    const std::string state = std::string("target_state=") + GetParam();
    const json standard = reportOf({"signals", "-p", "signal=SIGUSR1", "-p", "count=20000", "-p", state});
    EXPECT_HOLDS(standard, "standard-coalesce");
    EXPECT_EQ(standard["measures"]["sent"], 20'000);
    const json realTime = reportOf({"signals", "-p", "signal=real-time", "-p", state});
    EXPECT_HOLDS(realTime, "real-time-in-order");
    EXPECT_EQ(realTime["measures"]["received"], 1000);
    EXPECT_EQ(targetOf(realTime)["exit"]["code"], 0);
}

INSTANTIATE_TEST_SUITE_P(All, SignalStates, ::testing::Values("computing", "sleeping", "in-a-lock"),
    [](const auto &p) { return std::string(p.param) == "in-a-lock" ? "inALock" : p.param; });

TEST(Signals, WithoutAHandlerTheyEnd)
{
    const json report = reportOf({"signals", "-p", "handler=off"});
    EXPECT_HOLDS(report, "unhandled-ends");
    EXPECT_EQ(targetOf(report)["exit"]["signal"], SIGINT);
    EXPECT_EQ(report["measures"]["received"], 0);
    EXPECT_HOLDS(reportOf({"signals", "-p", "handler=off", "-p", "signal=SIGTERM", "-p", "target_state=in-a-lock", "-p", "start_method=spawn"}),
        "unhandled-ends");
}

TEST(Signals, StopReachesNoHandler)
{
    const json report = reportOf({"signals", "-p", "signal=SIGSTOP", "-p", "count=50", "-p", "start_method=forkserver"});
    EXPECT_HOLDS(report, "stop-not-caught");
    EXPECT_EQ(report["measures"]["stopped"], 50);
}

} // namespace
} // namespace interleave::testing
