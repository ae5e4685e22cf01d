// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

struct Shape
{
    const char *method, *transport;
    friend std::ostream &operator<<(std::ostream &out, const Shape &shape) { return out << shape.method << ' ' << shape.transport; }
};

class ManagerShapes : public ::testing::TestWithParam<Shape>
{};

TEST_P(ManagerShapes, TwoCallsLoseAndALockHelps)
{
    const Shape shape = GetParam();
    const std::vector<std::string> run{
        "manager", "-p", std::string("start_method=") + shape.method, "-p", std::string("transport=") + shape.transport, "-p", "workers=4"};
    const json open = reportOf(run);
    EXPECT_HOLDS(open, "two-calls-lose");
    EXPECT_HOLDS(open, "wrong-key-refused");
    EXPECT_EQ(open["measures"]["wrong_keys_refused"], 4);
    EXPECT_EQ(open["measures"]["expected"], 4000);
    auto locked = run;
    locked.insert(locked.end(), {"-p", "lock=on"});
    const json exact = reportOf(locked);
    EXPECT_HOLDS(exact, "locked-exact");
    EXPECT_EQ(exact["measures"]["actual"], 4000);
}

INSTANTIATE_TEST_SUITE_P(
    All, ManagerShapes, ::testing::Values(Shape{"thread", "tcp"}, Shape{"fork", "unix"}, Shape{"spawn", "tcp"}, Shape{"forkserver", "unix"}));

TEST(Manager, WhatIsOneCallIsExactAndACopyIsACopy)
{
    const json append = reportOf({"manager", "-p", "operation=append", "-p", "workers=3"});
    EXPECT_HOLDS(append, "append-exact");
    EXPECT_EQ(append["measures"]["actual"], 3000);
    const json nested = reportOf({"manager", "-p", "operation=nested"});
    EXPECT_HOLDS(nested, "nested-not-seen");
    const json reassign = reportOf({"manager", "-p", "operation=reassign", "-p", "workers=1"});
    EXPECT_HOLDS(reassign, "reassign-seen");
    EXPECT_EQ(reassign["measures"]["actual"], 100);
}

TEST(Manager, EveryClientIsToldOfItsEnd)
{
    for (const char *transport : {"unix", "tcp"}) {
        const json report =
            reportOf({"manager", "-p", "kill_server=on", "-p", "start_method=fork", "-p", "workers=3", "-p", std::string("transport=") + transport});
        expectDoesNotFail(checkOf(report, "every-client-is-told"));
        EXPECT_EQ(report["measures"]["clients_failed"], 3);
    }
    EXPECT_EQ(cli({"run", "manager", "-p", "kill_server=on"}).exitCode, 2);
}

TEST(Manager, ClientsComeAndTheLockActsWhileItRuns)
{
    const json report = reportOf({"manager", "--seconds", "1.5", "--at", "0.3:workers=4", "--at", "0.6:lock=on", "-p", "start_method=fork"});
    expectNothingFails(report);
    EXPECT_GE(report["markers"].size(), 1u); // the lock's comes when all have met, which takes its time where others have the cores
    expectDoesNotFail(checkOf(report, "locked-exact"));
    EXPECT_EQ(report["workers"].size(), 5u);
}

} // namespace
} // namespace interleave::testing
