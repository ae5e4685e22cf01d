// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(Distributed, EveryTaskIsAnsweredOnce)
{
    const json report = reportOf({"distributed", "-p", "task_ms=20"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "each-task-once");
    expectDoesNotFail(checkOf(report, "more-workers-faster"));
    EXPECT_EQ(report["measures"]["tasks_done"], 30);
    EXPECT_EQ(report["measures"]["lost"], 0);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    ASSERT_EQ(report["queues"].size(), 2u);
    EXPECT_EQ(report["queues"][0]["puts"], 30);
    EXPECT_EQ(report["queues"][1]["gets"], 30);
}

TEST(Distributed, AWorkerKilledAtWorkLosesItsTaskOnlyWhereThatWasCrossedOff)
{
    const json after = reportOf({"distributed", "-p", "kill_worker=on", "-p", "tasks=12", "-p", "task_ms=60"});
    expectNothingFails(after);
    EXPECT_HOLDS(after, "killed-task-redone");
    EXPECT_HOLDS(after, "each-task-once");
    EXPECT_EQ(after["outcome"]["verdict"], "correct");
    const json before = reportOf({"distributed", "-p", "kill_worker=on", "-p", "tasks=12", "-p", "task_ms=60", "-p", "acknowledge=before"});
    expectNothingFails(before);
    EXPECT_HOLDS(before, "killed-task-lost");
    EXPECT_EQ(before["measures"]["tasks_done"], 11);
    EXPECT_EQ(before["outcome"]["verdict"], "wrong");
}

TEST(Distributed, TheWrongKeyGetsNothing)
{
    const json report = reportOf({"distributed", "-p", "key=wrong"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "wrong-key-gets-nothing");
    EXPECT_EQ(report["measures"]["tasks_done"], 0);
    EXPECT_EQ(report["measures"]["leaked"], 0);
    EXPECT_EQ(report["outcome"]["verdict"], "refused");
}

TEST(Distributed, WorksOverANetworkThatIsNotTheLoopback)
{
    const json report = reportOf({"distributed", "-p", "network=namespaces", "-p", "task_ms=10", "-p", "kill_worker=on"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "works-over-network");
    EXPECT_HOLDS(report, "each-task-once");
    if (report["measures"]["network_used"] != "namespaces") {
        EXPECT_FALSE(report["measures"]["network_refused"].get<std::string>().empty()) << "it says why";
    }
}

TEST(Distributed, WorkersComeAndGo)
{
    const json report =
        reportOf({"distributed", "--seconds", "0.6", "-p", "task_ms=5", "-p", "workers=1", "--at", "0.2:workers=4", "--at", "0.4:workers=2"});
    expectNothingFails(report);
    EXPECT_EQ(report["workers"].size(), 5u);
    EXPECT_EQ(report["measures"]["duplicated"], 0);
    EXPECT_EQ(report["measures"]["lost"], 0);
}

TEST(Distributed, ABrokerIsUsedWhereThereIsOne)
{
    const Ended missing = cli({"run", "distributed", "-p", "transport=redis", "-p", "task_ms=10", "--json", "-"});
    if (missing.exitCode == 3) {
        EXPECT_NE(missing.err.find("redis-server"), std::string::npos) << missing.err;
        GTEST_SKIP() << "no redis server runs here";
    }
    const json report = json::parse(missing.out);
    expectNothingFails(report);
    EXPECT_HOLDS(report, "each-task-once");
    const json before =
        reportOf({"distributed", "-p", "transport=redis", "-p", "tasks=12", "-p", "task_ms=60", "-p", "kill_worker=on", "-p", "acknowledge=before"});
    EXPECT_HOLDS(before, "killed-task-lost");
    const json after = reportOf({"distributed", "-p", "transport=redis", "-p", "tasks=12", "-p", "task_ms=60", "-p", "kill_worker=on"});
    EXPECT_HOLDS(after, "killed-task-redone");
}

TEST(Distributed, ABrokerKnowsNoKeyOfOurs)
{
    EXPECT_EQ(cli({"run", "distributed", "-p", "transport=redis", "-p", "key=wrong"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
