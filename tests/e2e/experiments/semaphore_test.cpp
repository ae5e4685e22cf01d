// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

class SemaphoreMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(SemaphoreMethods, AsManyInsideAsThereArePermits)
{
    const json report = reportOf({"semaphore", "--seconds", "0.5", "-p", "hold_ms=20", "-p", std::string("start_method=") + GetParam()});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "inside-is-permits");
    EXPECT_EQ(report["measures"]["inside_max"], 3);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    ASSERT_EQ(report["locks"].size(), 1u);
    EXPECT_EQ(report["locks"][0]["kind"], "semaphore");
    EXPECT_GT(report["locks"][0]["contended"], 0);
}

INSTANTIATE_TEST_SUITE_P(Start, SemaphoreMethods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &p) { return p.param; });

TEST(Semaphore, WithOnePermitItIsAMutex)
{
    for (const char *kind : {"semaphore", "mutex"}) {
        const json report = reportOf({"semaphore", "--seconds", "0.3", "-p", "hold_ms=5", "-p", "permits=1", "-p", std::string("kind=") + kind});
        expectNothingFails(report);
        expectDoesNotFail(checkOf(report, "one-permit-is-a-mutex"));
        EXPECT_EQ(report["measures"]["guarded_lost"], 0);
    }
}

TEST(Semaphore, APermitGivenBackTwiceLetsMoreInUnlessItIsRefused)
{
    const auto buggy = [](const char *kind) {
        return reportOf({"semaphore", "--seconds", "0.5", "-p", "hold_ms=10", "-p", "bug=double-release", "-p", std::string("kind=") + kind});
    };
    const json plain = buggy("semaphore");
    EXPECT_HOLDS(plain, "double-release-lets-more-in");
    EXPECT_EQ(plain["outcome"]["verdict"], "wrong");
    const json bounded = buggy("bounded");
    expectNothingFails(bounded);
    EXPECT_HOLDS(bounded, "bounded-refuses");
    EXPECT_EQ(bounded["outcome"]["verdict"], "correct");
}

TEST(Semaphore, PermitsAndWorkersChangeWhileItRuns)
{
    const json report =
        reportOf({"semaphore", "--seconds", "0.8", "-p", "hold_ms=10", "-p", "permits=6", "--at", "0.3:permits=1", "--at", "0.5:workers=3"});
    expectNothingFails(report);
    EXPECT_LE(report["measures"]["inside_max"], 6);
    EXPECT_EQ(report["markers"].size(), 2u);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
}

} // namespace
} // namespace interleave::testing
