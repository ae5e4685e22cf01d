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

} // namespace
} // namespace interleave::testing
