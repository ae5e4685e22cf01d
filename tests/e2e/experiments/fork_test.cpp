// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

#include <set>

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(Fork, ReturnsTwice)
{
    const json report = reportOf({"fork"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "two-to-the-n");
    EXPECT_HOLDS(report, "fork-returns-twice");
    EXPECT_HOLDS(report, "ppid-is-the-parent");
    EXPECT_HOLDS(report, "global-is-copied");
    EXPECT_HOLDS(report, "buffer-is-copied");
    const json &measures = report["measures"];
    EXPECT_EQ(measures["processes"], 2);
    ASSERT_EQ(measures["returns"].size(), 2u);
    EXPECT_EQ(measures["returns"][0]["returned"], measures["returns"][1]["pid"]);
    EXPECT_EQ(measures["returns"][1]["returned"], 0);
    EXPECT_EQ(measures["returns"][1]["ppid"], measures["returns"][0]["pid"]);
    EXPECT_EQ(measures["global_in_parent"], 100);
    EXPECT_EQ(measures["global_in_child"], 101);
    EXPECT_EQ(measures["lines_printed"], 1);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
}

TEST(Fork, EveryCopyGoesOnAndIsSeen)
{
    const json report = reportOf({"fork", "-p", "forks=5", "-p", "buffered_line=on", "-p", "write_global=off"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "two-to-the-n");
    EXPECT_HOLDS(report, "global-is-copied");
    EXPECT_HOLDS(report, "buffer-is-copied");
    EXPECT_EQ(report["measures"]["processes"], 32);
    EXPECT_EQ(report["measures"]["lines_printed"], 32);
    EXPECT_EQ(report["measures"]["global_in_child"], 100);
    // Everybody has a lane with a process and a parent of the family.
    ASSERT_EQ(report["workers"].size(), 32u);
    std::set<int> pids;
    for (const json &worker : report["workers"])
        pids.insert(worker["pid"].get<int>());
    EXPECT_EQ(pids.size(), 32u);
    for (const json &worker : report["workers"]) {
        EXPECT_EQ(worker["exit"]["code"], 0) << worker.dump();
        EXPECT_EQ(pids.count(worker["ppid"].get<int>()), worker["name"] == "MainProcess" ? 0u : 1u) << worker.dump();
    }
}

TEST(Fork, MemoryIsCopiedWhenItIsWrittenTo)
{
    const json reading = reportOf({"fork", "-p", "parent_mb=64"});
    EXPECT_HOLDS(reading, "copied-on-write");
    EXPECT_LT(reading["measures"]["private_kib"], 8 * 1024);
    const json writing = reportOf({"fork", "-p", "parent_mb=64", "-p", "child_writes_percent=50"});
    EXPECT_HOLDS(writing, "copied-on-write");
    EXPECT_GE(writing["measures"]["cow_faults"], 32 * 256);
    EXPECT_GE(writing["measures"]["private_kib"], 32 * 1024);
}

TEST(Fork, TheLimitIsKeptToTheProcess)
{
    for (const char *limit : {"1", "7", "32"}) {
        const json report = reportOf({"fork", "-p", std::string("process_limit=") + limit});
        expectNothingFails(report);
        const json check = checkOf(report, "limit-refuses-the-next");
        if (check["ok"] == nullptr)
            GTEST_SKIP() << check.dump(); // neither root nor a user namespace
        EXPECT_EQ(check["ok"], true) << check.dump();
        EXPECT_EQ(report["measures"]["started"], std::stoi(limit));
        EXPECT_EQ(report["measures"]["refused_by"], "EAGAIN");
        EXPECT_EQ(checkOf(report, "two-to-the-n")["why"], "other-settings|process_limit=0");
    }
    EXPECT_EQ(cli({"run", "fork", "-p", "process_limit=4", "-p", "forks=2"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
