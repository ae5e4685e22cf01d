// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

json masterWorker(const std::vector<std::string> &values)
{
    std::vector<std::string> arguments{"master-worker"};
    for (const std::string &value : values) {
        arguments.emplace_back("-p");
        arguments.push_back(value);
    }
    return reportOf(arguments);
}

void expectAllDone(const json &report)
{
    expectNothingFails(report);
    EXPECT_HOLDS(report, "crash-takes-its-process");
    EXPECT_HOLDS(report, "others-go-on");
    EXPECT_HOLDS(report, "requeue-loses-nothing");
    EXPECT_HOLDS(report, "respawn-restores-the-team");
    EXPECT_EQ(report["measures"]["tasks_done"], 60);
    EXPECT_EQ(report["measures"]["tasks_lost"], 0);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
}

TEST(MasterWorker, OneProcessDiesAndTheRestFinish)
{
    const json report = masterWorker({});
    expectAllDone(report);
    EXPECT_HOLDS(report, "master-only-assigns");
    EXPECT_EQ(report["measures"]["survivors"], 3);
    EXPECT_GT(report["measures"]["recovery_ns"], 0);
}

TEST(MasterWorker, AllThreadsOfTheProcessDie)
{
    const json report = masterWorker({"mode=threads"});
    expectAllDone(report);
    EXPECT_EQ(report["measures"]["survivors"], 0);
}

TEST(MasterWorker, OneProcessOfThreadsDies)
{
    const json report = masterWorker({"mode=processes-x-threads", "crash=abort"});
    expectAllDone(report);
    EXPECT_EQ(report["measures"]["survivors"], 2);
}

TEST(MasterWorker, AnExceptionTakesOneThread)
{
    const json report = masterWorker({"mode=threads", "crash=exception"});
    expectAllDone(report);
    EXPECT_EQ(report["measures"]["survivors"], 3);
}

TEST(MasterWorker, OtherWaysToGoDown)
{
    expectAllDone(masterWorker({"crash=memory-limit"}));
    expectAllDone(masterWorker({"crash=exit", "mode=threads"}));
}

TEST(MasterWorker, SomebodyWhoHangsIsEndedFromOutside)
{
    const json report = masterWorker({"crash=endless-loop"});
    EXPECT_HOLDS(report, "others-go-on");
    EXPECT_HOLDS(report, "requeue-loses-nothing");
    EXPECT_EQ(report["measures"]["tasks_done"], 60);
}

TEST(MasterWorker, WithoutRequeueTheTaskInHandIsLost)
{
    const json report = masterWorker({"requeue=off", "respawn=off"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "requeue-loses-nothing");
    EXPECT_HOLDS(report, "respawn-restores-the-team");
    EXPECT_EQ(report["measures"]["tasks_lost"], 1);
    EXPECT_EQ(report["measures"]["tasks_done"], 59);
    EXPECT_EQ(report["measures"]["survivors"], 3);
    EXPECT_EQ(report["outcome"]["verdict"], "wrong");
}

TEST(MasterWorker, NobodyIsLeftToFinish)
{
    const json report = masterWorker({"mode=threads", "respawn=off"});
    EXPECT_HOLDS(report, "crash-takes-its-process");
    EXPECT_HOLDS(report, "others-go-on");
    EXPECT_GT(report["measures"]["tasks_lost"], 1);
    EXPECT_EQ(report["outcome"]["verdict"], "wrong");
}

TEST(MasterWorker, WorkersComeWhileItRuns)
{
    const json report = reportOf({"master-worker", "--seconds", "1", "--at", "0.3:workers=6", "-p", "workers=2"});
    expectNothingFails(report);
    EXPECT_EQ(report["workers"].size(), 7u);
    EXPECT_GT(report["outcome"]["trials"], 0);
}

} // namespace
} // namespace interleave::testing
