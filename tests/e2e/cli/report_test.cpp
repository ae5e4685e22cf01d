// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/cli.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;

struct Run
{
    const char *name;
    std::vector<std::string> arguments;
    friend std::ostream &operator<<(std::ostream &out, const Run &run) { return out << run.name; }
};

class Reports : public ::testing::TestWithParam<Run>
{};

TEST_P(Reports, HaveTheDocumentedShape)
{
    const json report = reportOf(GetParam().arguments);
    EXPECT_EQ(report["experiment"], GetParam().arguments[0]);
    EXPECT_FALSE(report["workers"].empty());
    EXPECT_FALSE(report["checks"].empty());
    EXPECT_GT(report["duration_ns"], 0);
    for (const json &worker : report["workers"]) {
        EXPECT_TRUE(worker.contains("ended_ns")) << worker["name"];
        EXPECT_TRUE(worker.contains("exit")) << worker["name"];
    }
    // Every measure that the experiment promises is one that describe names.
    const json described = json::parse(cli({"describe", GetParam().arguments[0], "--json"}).out);
    for (const auto &measure : report["measures"].items())
        EXPECT_NE(std::find(described["measures"].begin(), described["measures"].end(), measure.key()), described["measures"].end()) << measure.key();
}

const Run runs[] = {
    {"LostUpdate", {"lost-update", "--trials", "2", "-p", "iterations=20000"}},
    {"LostUpdateWithLockAndProcesses", {"lost-update", "--trials", "2", "-p", "iterations=2000", "-p", "lock=mutex", "-p", "start_method=fork"}},
    {"LockContention", {"lock-contention", "--seconds", "0.3"}},
    {"Pool", {"pool", "-p", "pool_size=2", "-p", "task_ms=5"}},
    {"StartMethods", {"start-methods", "-p", "children=2"}},
    {"Queue", {"queue", "-p", "items=50"}},
};

INSTANTIATE_TEST_SUITE_P(Run, Reports, ::testing::ValuesIn(runs), [](const auto &run) { return run.param.name; });

TEST(Report, ParametersAreTheOnesAskedFor)
{
    const json report = reportOf({"lost-update", "--trials", "3", "-p", "iterations=1000", "-p", "lock=ticket", "-p", "start_gate=off"});
    EXPECT_EQ(report["parameters"]["trials"], 3);
    EXPECT_EQ(report["parameters"]["iterations"], 1000);
    EXPECT_EQ(report["parameters"]["lock"], "ticket");
    EXPECT_EQ(report["parameters"]["start_gate"], false);
    EXPECT_EQ(report["outcome"]["trials"], 3);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    EXPECT_EQ(report["outcome"]["lost"], 0);
    ASSERT_EQ(report["locks"].size(), 1u);
    EXPECT_EQ(report["locks"][0]["kind"], "ticket");
    EXPECT_GT(report["locks"][0]["acquisitions"], 0);
}

TEST(Report, AChangeDuringTheRunLeavesItsMarker)
{
    const json report = reportOf({"lost-update", "--seconds", "0.6", "--at", "0.2:lock=mutex"});
    ASSERT_EQ(report["markers"].size(), 1u);
    EXPECT_EQ(report["markers"][0]["parameter"], "lock");
    EXPECT_EQ(report["markers"][0]["from"], "none");
    EXPECT_EQ(report["markers"][0]["to"], "mutex");
    EXPECT_GE(report["markers"][0]["t_ns"], 200'000'000);
}

TEST(Report, IsAReadableSummaryWhereNoJsonIsAskedFor)
{
    const Ended ended = cli({"run", "lost-update", "--trials", "1", "-p", "iterations=1000"});
    EXPECT_EQ(ended.exitCode, 0);
    EXPECT_EQ(ended.err, ""); // no progress where stderr is no terminal
    for (const char *word : {"lost-update", "Claims", "Workers", "Thread-1", "Locks", "events"})
        EXPECT_THAT(ended.out, HasSubstr(word));
}

TEST(Report, GoesToTheFileAndTheSummaryToTheTerminal)
{
    const TemporaryFolder folder;
    const Ended ended = cli({"run", "lost-update", "--trials", "1", "-p", "iterations=1000", "--json", folder / "r.json"});
    EXPECT_EQ(ended.exitCode, 0);
    EXPECT_THAT(ended.out, HasSubstr("Thread-1"));
    const json report = json::parse(textOf(folder / "r.json"), nullptr, false);
    ASSERT_FALSE(report.is_discarded());
    expectReportShape(report);
}

TEST(Report, SaysHowItWasCaptured)
{
    const std::vector<std::string> little = {"lost-update", "--trials", "1", "-p", "iterations=20000"};
    const auto with = [&](std::vector<std::string> more) {
        more.insert(more.begin(), little.begin(), little.end());
        return more;
    };
    EXPECT_EQ(reportOf(with({"--capture", "self"}))["capture"]["mode"], "self");
    EXPECT_EQ(reportOf(with({"--capture", "probes"}))["capture"]["mode"], "probes");

    Program::Options denied = plainOptions();
    denied.launcher = {INTERLEAVE_DENY_SYSCALL, "perf_event_open", "--"};
    const json fallen = reportOf(little, denied);
    EXPECT_EQ(fallen["capture"]["mode"], "self");
    EXPECT_THAT(fallen["capture"]["reason"].get<std::string>(), HasSubstr("perf_event_open"));
    const Ended forced = cli({"run", "lost-update", "--trials", "1", "--capture", "kernel", "--json", "-"}, denied);
    EXPECT_EQ(forced.exitCode, 3);
    EXPECT_THAT(forced.err, HasSubstr("perf_event_open"));
    EXPECT_EQ(forced.out, "");

    Program::Options bare = denied;
    bare.environment["GLIBC_TUNABLES"] = "glibc.pthread.rseq=0";
    const json probes = reportOf(little, bare);
    EXPECT_EQ(probes["capture"]["mode"], "probes");
    EXPECT_THAT(probes["capture"]["reason"].get<std::string>(), HasSubstr("rseq"));
}

TEST(Report, OneCoreIsEnough)
{
    Program::Options one = plainOptions();
    one.launcher = {"taskset", "-c", "0"};
    const json report = reportOf({"lost-update", "--trials", "2", "-p", "iterations=20000"}, one);
    EXPECT_EQ(report["machine"]["cpus_allowed"], json::array({0}));
    EXPECT_EQ(report["machine"]["cores_usable"], 1);
    for (const json &check : report["checks"]) {
        if (check["claim"] == "unlocked-loses") {
            EXPECT_TRUE(check["ok"].is_null()) << check.dump();
        }
    }
}

TEST(Report, AHomeThatCannotBeWrittenIsNoObstacle)
{
    Program::Options options = plainOptions();
    options.environment["HOME"] = "/proc/no-such-home";
    options.environment["XDG_CONFIG_HOME"] = "/proc/no-such-home";
    options.environment["XDG_CACHE_HOME"] = "/proc/no-such-home";
    options.environment["XDG_RUNTIME_DIR"] = "";
    reportOf({"lost-update", "--trials", "1", "-p", "iterations=1000"}, options);
}

TEST(Report, AnOrdinaryUserGetsOneToo)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "every test runs as an ordinary user here";
    Program::Options nobody = plainOptions();
    nobody.launcher = {"setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"};
    if (runProgram("/usr/bin/setpriv", {"--reuid=65534", "--regid=65534", "--clear-groups", "test", "-x", INTERLEAVE_EXECUTABLE}).exitCode != 0)
        GTEST_SKIP() << "nobody may not read the build folder";
    reportOf({"lost-update", "--trials", "2", "-p", "iterations=20000"}, nobody);
}

} // namespace
} // namespace interleave::testing
