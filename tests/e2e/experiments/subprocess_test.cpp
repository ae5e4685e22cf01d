// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

json subprocess(const std::vector<std::string> &values)
{
    std::vector<std::string> arguments{"subprocess"};
    for (const std::string &value : values) {
        arguments.emplace_back("-p");
        arguments.push_back(value);
    }
    return reportOf(arguments);
}

TEST(Subprocess, SortSorts)
{
    const json report = subprocess({});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "input-goes-in-output-comes-out");
    EXPECT_EQ(report["measures"]["stdout"], "a\nb\n");
    EXPECT_EQ(report["measures"]["exit_code"], 0);
    EXPECT_EQ(report["measures"]["bytes_in"], 4);
    ASSERT_EQ(report["workers"].size(), 2u);
    EXPECT_EQ(report["workers"][1]["name"], "sort");
    EXPECT_EQ(report["workers"][1]["ppid"], report["workers"][0]["pid"]);
}

TEST(Subprocess, ExitCodesAndSignalsAreTheProgramsOwn)
{
    const json code = subprocess({"command=sh -c 'echo oops >&2; exit 42'"});
    EXPECT_EQ(code["measures"]["exit_code"], 42);
    EXPECT_EQ(code["measures"]["stderr"], "oops\n");
    const json signal = subprocess({"command=sh -c 'kill -TERM $$'"});
    EXPECT_EQ(signal["measures"]["signal"], 15);
    expectNothingFails(signal);
}

TEST(Subprocess, AMissingCommandIsAClearError)
{
    const json report = subprocess({"command=interleave-no-such-program"});
    EXPECT_HOLDS(report, "missing-command-is-an-error");
    EXPECT_EQ(report["measures"]["error"], "No such file or directory");
    EXPECT_EQ(report["workers"].size(), 1u);
}

TEST(Subprocess, ATimeoutKillsItAndItsChildren)
{
    const json report = subprocess({"command=sh -c 'sleep 60 & sleep 60'", "timeout_ms=300"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "timeout-ends-the-family");
    EXPECT_EQ(report["measures"]["signal"], 9);
    EXPECT_EQ(report["measures"]["timed_out"], true);
}

TEST(Subprocess, TenMegabytesThroughCat)
{
    const json reading = subprocess({"command=cat", "input_kib=10240", "timeout_ms=9000"});
    expectNothingFails(reading);
    EXPECT_HOLDS(reading, "big-output-does-not-deadlock");
    EXPECT_EQ(reading["measures"]["bytes_out"], 10240 * 1024);
    const json waiting = subprocess({"command=cat", "input_kib=1024", "read_output=after-its-end", "timeout_ms=500"});
    EXPECT_HOLDS(waiting, "big-output-does-not-deadlock");
    EXPECT_EQ(waiting["outcome"]["verdict"], "stuck");
    EXPECT_LT(waiting["measures"]["bytes_out"], 1024 * 1024);
}

} // namespace
} // namespace interleave::testing
