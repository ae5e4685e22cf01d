// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(StartMethods, EachHasItsPrice)
{
    const json report = reportOf({"start-methods"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "thread-forkserver-spawn"));
    EXPECT_HOLDS(report, "spawn-inherits-only-given");
    EXPECT_EQ(report["workers"].size(), 120u);
    const json &first = report["measures"]["first_instruction_ns"];
    for (const char *method : {"thread", "fork", "spawn", "forkserver"})
        EXPECT_GT(first[method]["p50"], 0) << method;
    EXPECT_GT(report["measures"]["private_dirty_kib"]["fork"], 0);
    EXPECT_FALSE(report["measures"]["private_dirty_kib"].contains("thread"));
}

TEST(StartMethods, ForkCopiesTheTablesOfABigParent)
{
    const json report = reportOf({"start-methods", "-p", "parent_mb=512", "-p", "children=8"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "fork-grows"));
    expectDoesNotFail(checkOf(report, "spawn-does-not-grow"));
    EXPECT_GT(report["measures"]["first_instruction_ns"]["fork"]["p50"], report["measures"]["from_small_parent_ns"]["fork"]["p50"]);
}

TEST(StartMethods, OneAloneNamesWhatIsMissing)
{
    const json report = reportOf({"start-methods", "-p", "start_method=spawn", "-p", "children=3"});
    EXPECT_EQ(report["workers"].size(), 3u);
    EXPECT_EQ(checkOf(report, "thread-forkserver-spawn")["why"], "other-settings|start_method=all");
    EXPECT_HOLDS(report, "spawn-inherits-only-given");
}

TEST(StartMethods, WithoutTheGuardFreshProgramsEndInAnError)
{
    const json guarded = reportOf({"start-methods", "-p", "children=2"});
    EXPECT_HOLDS(guarded, "fresh-program-runs-main-again");
    EXPECT_FALSE(guarded["measures"].contains("ended_in_error"));
    const json report = reportOf({"start-methods", "-p", "children=2", "-p", "main_guard=off"});
    EXPECT_HOLDS(report, "without-guard-one-error");
    EXPECT_EQ(report["measures"]["ended_in_error"]["spawn"], 2);
    EXPECT_FALSE(report["measures"]["ended_in_error"].contains("fork"));
    for (const json &worker : report["workers"]) {
        const std::string name = worker["name"];
        const bool fresh = name.starts_with("Spawn") || name.starts_with("Forkserver");
        if (!name.starts_with("Thread")) {
            EXPECT_EQ(worker["exit"]["code"], fresh ? 1 : 0) << worker.dump();
        }
    }
}

TEST(StartMethods, NobodyRefusedItNobodyEndsIt)
{
    for (const char *method : {"spawn", "forkserver"}) {
        const json report =
            reportOf({"start-methods", "-p", "children=1", "-p", "main_guard=never-refused", "-p", std::string("start_method=") + method});
        EXPECT_HOLDS(report, "unrefused-without-end");
        // Each is the child of the one before it.
        int parent = 0;
        unsigned generations = 0;
        for (const json &worker : report["workers"]) {
            if (worker["name"].get<std::string>().starts_with("Generation")) {
                EXPECT_EQ(worker["ppid"], parent) << worker.dump();
                ++generations;
            }
            parent = worker["pid"].get<int>();
        }
        EXPECT_EQ(generations, 8u);
    }
}

TEST(StartMethods, AForkedLockStaysLocked)
{
    const json report = reportOf({"start-methods", "-p", "children=4", "-p", "lock_held=on"});
    EXPECT_HOLDS(report, "forked-lock-stays-locked");
    EXPECT_EQ(report["measures"]["lock_acquired"]["spawn"], 4);
    EXPECT_EQ(report["measures"]["lock_acquired"]["forkserver"], 4);
}

} // namespace
} // namespace interleave::testing
