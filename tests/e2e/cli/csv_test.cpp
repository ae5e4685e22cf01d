// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/cli.h"
#include "tests/e2e/cli/tables.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace interleave::testing {
namespace {

using nlohmann::json;
struct RunWithTables
{
    explicit RunWithTables(std::vector<std::string> arguments)
    {
        arguments.insert(arguments.end(), {"--csv", folder / "tables"});
        report = reportOf(arguments);
    }
    std::vector<Row> table(const std::string &name) const { return tableOf(folder / ("tables/" + name)); }

    TemporaryFolder folder;
    json report;
};

TEST(Csv, SlicesAddUpToTheReport)
{
    const RunWithTables run({"lost-update", "--trials", "5", "-p", "iterations=100000", "-p", "lock=mutex"});
    expectSlicesAddUp(run.report, run.folder / "tables");
    for (const Row &row : run.table("slices.csv")) {
        if (row.at("state") == "lock") {
            EXPECT_EQ(row.at("what"), run.report["locks"][0]["name"]);
        }
    }
}

TEST(Csv, CoresAreWhatTheirWorkersRan)
{
    const RunWithTables run({"lost-update", "--trials", "5", "-p", "iterations=100000"});
    std::map<std::string, std::int64_t> sums;
    for (const Row &row : run.table("slices.csv")) {
        if (row.at("state") == "running" && !row.at("cpu").empty())
            sums[row.at("cpu")] += std::stoll(row.at("end_ns")) - std::stoll(row.at("start_ns"));
    }
    for (const json &core : run.report["cores"])
        EXPECT_EQ(core["busy_ns"], sums[core["cpu"].dump()]) << core.dump();
}

TEST(Csv, TimesAreAbsoluteAndInsideTheRun)
{
    const RunWithTables run({"lost-update", "--seconds", "0.5", "--at", "0.2:lock=mutex"});
    const std::int64_t begin = run.report["started_monotonic_ns"];
    const std::int64_t end = begin + run.report["duration_ns"].get<std::int64_t>();
    const auto inside = [&](const std::string &cell) {
        const std::int64_t time = std::stoll(cell);
        return time >= begin && time <= end;
    };
    for (const Row &row : run.table("slices.csv"))
        EXPECT_TRUE(inside(row.at("start_ns")) && inside(row.at("end_ns"))) << row.at("start_ns");
    std::int64_t last = 0;
    const auto events = run.table("events.csv");
    EXPECT_FALSE(events.empty());
    for (const Row &row : events) {
        ASSERT_TRUE(inside(row.at("ns"))) << row.at("ns");
        ASSERT_GE(std::stoll(row.at("ns")), last) << "events are in the order of time";
        last = std::stoll(row.at("ns"));
        EXPECT_NE(row.at("tid"), "");
    }
    const auto markers = run.table("markers.csv");
    ASSERT_EQ(markers.size(), 1u);
    EXPECT_EQ(std::stoll(markers[0].at("ns")) - begin, run.report["markers"][0]["t_ns"]);
    if (run.report["capture"]["mode"].get<std::string>().starts_with("kernel")) {
        EXPECT_FALSE(run.table("switches.csv").empty());
    }
}

TEST(Csv, QueueDepthsReachTheReportsDepth)
{
    const RunWithTables run({"queue", "-p", "items=200", "-p", "capacity=3"});
    double deepest = 0;
    for (const Row &row : run.table("queues.csv"))
        deepest = std::max(deepest, std::stod(row.at("depth")));
    ASSERT_EQ(run.report["queues"].size(), 1u);
    EXPECT_EQ(deepest, run.report["queues"][0]["max_depth"].get<double>());
    EXPECT_LE(deepest, 3);
    EXPECT_EQ(run.report["queues"][0]["puts"], run.report["queues"][0]["gets"]);
}

} // namespace
} // namespace interleave::testing
