// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

class ForgottenRelease : public ::testing::TestWithParam<std::pair<const char *, const char *>>
{};

TEST_P(ForgottenRelease, WithoutAGuardTheOthersWaitForTheDead)
{
    const auto [exit, method] = GetParam();
    const json report = reportOf({"forgotten-release", "-p", std::string("exit=") + exit, "-p", std::string("start_method=") + method});
    EXPECT_HOLDS(report, "others-wait-for-ever");
    EXPECT_EQ(report["outcome"]["verdict"], "stuck");
    EXPECT_EQ(report["measures"]["blocked_workers"], 3);
    EXPECT_EQ(report["measures"]["lock"], "lock");
    EXPECT_EQ(report["measures"]["owner"], report["workers"][0]["name"]);
    EXPECT_EQ(report["workers"][0]["exit"]["code"], std::string_view(exit) == "exception" ? 1 : 0);
}

TEST_P(ForgottenRelease, WithAGuardAllFinish)
{
    const auto [exit, method] = GetParam();
    const json report =
        reportOf({"forgotten-release", "-p", "guard=raii", "-p", std::string("exit=") + exit, "-p", std::string("start_method=") + method});
    EXPECT_HOLDS(report, "guard-lets-all-finish");
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    EXPECT_EQ(report["measures"]["blocked_workers"], 0);
}

INSTANTIATE_TEST_SUITE_P(Ways, ForgottenRelease,
    ::testing::Values(std::pair("exception", "thread"), std::pair("early-return", "fork"), std::pair("exception", "spawn"),
        std::pair("early-return", "forkserver")),
    [](const auto &p) { return std::string(p.param.second); });

} // namespace
} // namespace interleave::testing
