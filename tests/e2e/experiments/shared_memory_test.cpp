// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

struct SharedShape
{
    const char *method, *kind;
    friend std::ostream &operator<<(std::ostream &out, const SharedShape &shape) { return out << shape.method << ' ' << shape.kind; }
};

class SharedMemoryKinds : public ::testing::TestWithParam<SharedShape>
{};

TEST_P(SharedMemoryKinds, ItsLockAloneLosesAndHeldAroundItDoesNot)
{
    const SharedShape shape = GetParam();
    const std::vector<std::string> run{"shared-memory", "-p", std::string("start_method=") + shape.method, "-p", std::string("kind=") + shape.kind};
    const json alone = reportOf(run);
    expectDoesNotFail(checkOf(alone, "value-alone-loses"));
    EXPECT_EQ(alone["measures"]["expected"], 200'000);
    auto held = run;
    held.insert(held.end(), {"-p", "lock=with-lock"});
    const json exact = reportOf(held);
    EXPECT_HOLDS(exact, "with-lock-exact");
    EXPECT_EQ(exact["measures"]["actual"], 200'000);
    EXPECT_EQ(exact["outcome"]["verdict"], "correct");
}

INSTANTIATE_TEST_SUITE_P(All, SharedMemoryKinds,
    ::testing::Values(SharedShape{"thread", "value"}, SharedShape{"fork", "array"}, SharedShape{"fork", "named"}, SharedShape{"spawn", "named"},
        SharedShape{"forkserver", "value"}, SharedShape{"forkserver", "named"}));

TEST(SharedMemory, AFileHasNoLockOfItsOwn)
{
    for (const char *method : {"thread", "fork", "spawn"}) {
        const std::vector<std::string> run{"shared-memory", "-p", "kind=file", "-p", "iterations=20000", "-p", std::string("start_method=") + method};
        expectDoesNotFail(checkOf(reportOf(run), "file-alone-loses"));
        auto held = run;
        held.insert(held.end(), {"-p", "lock=with-lock"});
        const json exact = reportOf(held);
        EXPECT_HOLDS(exact, "with-lock-exact");
        EXPECT_EQ(exact["measures"]["actual"], 40'000);
        EXPECT_FALSE(exact["measures"].contains("cell_address"));
    }
}

TEST(SharedMemory, TheLockActsWhileItRuns)
{
    const json report = reportOf({"shared-memory", "--seconds", "1.5", "--at", "0.5:lock=with-lock", "-p", "start_method=fork"});
    ASSERT_EQ(report["markers"].size(), 1u);
    expectDoesNotFail(checkOf(report, "value-alone-loses"));
    EXPECT_HOLDS(report, "with-lock-exact");
    EXPECT_EQ(report["measures"]["phases"].size(), 2u);
}

TEST(SharedMemory, AnOrdinaryVariableIsEachProcesssOwn)
{
    for (const char *method : {"fork", "spawn"}) {
        const json report = reportOf({"shared-memory", "-p", "kind=private", "-p", std::string("start_method=") + method, "-p", "iterations=1000"});
        EXPECT_HOLDS(report, "private-unchanged");
        EXPECT_EQ(report["measures"]["parent_value"], 0);
        EXPECT_EQ(report["measures"]["private_values"], json::array({1000, 1000}));
        if (std::string(method) == "fork") {
            EXPECT_EQ(report["measures"]["cell_address"]["Process-1"], report["measures"]["cell_address"]["parent"]);
        }
    }
    EXPECT_EQ(cli({"run", "shared-memory", "-p", "kind=private"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
