// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

json lifecycle(const std::vector<std::string> &values)
{
    std::vector<std::string> arguments{"lifecycle"};
    for (const std::string &value : values) {
        arguments.emplace_back("-p");
        arguments.push_back(value);
    }
    return reportOf(arguments);
}

json workerNamed(const json &report, const std::string &name)
{
    for (const json &worker : report["workers"]) {
        if (worker["name"] == name)
            return worker;
    }
    ADD_FAILURE() << "no worker " << name;
    return {};
}

TEST(Lifecycle, JoinedProcessesReturn)
{
    const json report = lifecycle({});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "leaving-runs-finally");
    EXPECT_HOLDS(report, "join-waits-for-the-end");
    EXPECT_HOLDS(report, "zombie-until-waited-for");
    EXPECT_HOLDS(report, "names-by-default");
    EXPECT_EQ(report["measures"]["exit"]["code"], 0);
    EXPECT_EQ(report["measures"]["order_of_end"].back(), "MainProcess");
    EXPECT_EQ(workerNamed(report, "Process-1")["ppid"], workerNamed(report, "MainProcess")["pid"]);
}

TEST(Lifecycle, AnExceptionIsExitCodeOne)
{
    const json report = lifecycle({"end=exception"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "leaving-runs-finally");
    EXPECT_EQ(report["measures"]["exit"]["code"], 1);
}

TEST(Lifecycle, SignalsWithAndWithoutHandler)
{
    const json killed = lifecycle({"end=kill-9", "handler_installed=on", "wait=none"});
    expectNothingFails(killed);
    EXPECT_HOLDS(killed, "kill-ends-at-once");
    EXPECT_HOLDS(killed, "zombie-until-waited-for");
    EXPECT_EQ(killed["measures"]["exit"]["signal"], 9);
    EXPECT_EQ(killed["measures"]["finally_ran"], false);
    EXPECT_GT(killed["measures"]["zombie_ns"], 0);
    const json terminated = lifecycle({"end=terminate"});
    EXPECT_HOLDS(terminated, "terminate-needs-a-handler");
    EXPECT_EQ(terminated["measures"]["exit"]["signal"], 15);
    const json handled = lifecycle({"end=terminate", "handler_installed=on"});
    EXPECT_HOLDS(handled, "terminate-needs-a-handler");
    EXPECT_EQ(handled["measures"]["finally_ran"], true);
    EXPECT_EQ(handled["measures"]["exit"]["code"], 0);
    EXPECT_HOLDS(lifecycle({"end=sigint"}), "interrupt-needs-a-handler");
}

class LifecycleKinds : public ::testing::TestWithParam<const char *>
{};

TEST_P(LifecycleKinds, DaemonsEndWithTheMainProgramOthersAreWaitedFor)
{
    const std::string kind = std::string("kind=") + GetParam();
    for (const char *daemon : {"daemon=on", "daemon=off"}) {
        const json report = lifecycle({kind, "wait=none", daemon});
        expectNothingFails(report);
        expectDoesNotFail(checkOf(report, "daemon-ends-with-parent"));
        ASSERT_EQ(report["workers"].size(), 3u);
        for (const json &worker : report["workers"])
            EXPECT_TRUE(worker.contains("ended_ns")) << worker.dump();
    }
}

INSTANTIATE_TEST_SUITE_P(Of, LifecycleKinds, ::testing::Values("process", "thread"), [](const auto &p) { return p.param; });

TEST(Lifecycle, AThreadsExceptionIsItsOwn)
{
    const json report = lifecycle({"kind=thread", "end=exception"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "names-by-default");
    EXPECT_EQ(report["measures"]["exit"]["code"], 1);
    const json main = workerNamed(report, "MainThread");
    EXPECT_EQ(main["exit"]["code"], 0);
    EXPECT_EQ(workerNamed(report, "Thread-1")["pid"], main["pid"]);
}

TEST(Lifecycle, ADeadOwnersLock)
{
    const json stuck = lifecycle({"end=kill-9", "holds_lock=on"});
    expectNothingFails(stuck);
    EXPECT_HOLDS(stuck, "dead-owner-keeps-the-lock");
    EXPECT_EQ(stuck["outcome"]["verdict"], "stuck");
    EXPECT_EQ(stuck["measures"]["lock_left_held"], true);
    const json robust = lifecycle({"end=kill-9", "holds_lock=on", "robust_mutex=on"});
    expectNothingFails(robust);
    EXPECT_HOLDS(robust, "dead-owner-keeps-the-lock");
    EXPECT_NE(robust["outcome"]["verdict"], "stuck");
}

TEST(Lifecycle, JoinWithATimeout)
{
    const json report = lifecycle({"wait=join-timeout"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "join-waits-for-the-end");
}

TEST(Lifecycle, ThereIsNoKillingAThread)
{
    const Ended ended = cli({"run", "lifecycle", "-p", "kind=thread", "-p", "end=kill-9"});
    EXPECT_EQ(ended.exitCode, 2);
    EXPECT_NE(ended.err.find("kind"), std::string::npos);
    EXPECT_NE(ended.err.find("kill-9"), std::string::npos);
}

TEST(Lifecycle, ArgumentsArriveByPositionOrName)
{
    for (const char *kind : {"process", "thread"}) {
        for (const char *arguments : {"by-position", "by-name", "by-name-swapped"}) {
            const json report = reportOf({"lifecycle", "-p", std::string("kind=") + kind, "-p", std::string("arguments=") + arguments});
            expectNothingFails(report);
            EXPECT_HOLDS(report, "arguments-arrive-by-place-or-name");
            EXPECT_EQ(report["measures"]["received"], "\u5f20\u4e09, 20");
        }
    }
}

TEST(Lifecycle, AMissingArgumentIsTheChildsTrouble)
{
    const json report = reportOf({"lifecycle", "-p", "arguments=missing"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "missing-argument-ends-the-child");
    EXPECT_EQ(report["measures"]["exit"]["code"], 1);
    EXPECT_EQ(report["measures"]["finally_ran"], false);
    EXPECT_EQ(checkOf(report, "leaving-runs-finally")["why"], "other-settings|arguments=none");
    // A signal to one that is gone already.
    expectNothingFails(reportOf({"lifecycle", "-p", "arguments=missing", "-p", "end=kill-9"}));
}

TEST(Lifecycle, AGroupIsRefusedBeforeAnybodyIsStarted)
{
    const json report = reportOf({"lifecycle", "-p", "arguments=group"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "group-must-be-none");
    EXPECT_HOLDS(report, "arguments-arrive-by-place-or-name");
    EXPECT_EQ(report["workers"].size(), 3u);
}

TEST(Lifecycle, WithoutTheLibraryNobodyWaitsAndDaemonsLiveOn)
{
    for (const char *leaving : {"bare", "killed"}) {
        for (const char *daemon : {"on", "off"}) {
            const json report =
                reportOf({"lifecycle", "-p", "wait=none", "-p", std::string("leaving=") + leaving, "-p", std::string("daemon=") + daemon});
            expectNothingFails(report);
            EXPECT_HOLDS(report, "without-the-library-orphans-live-on");
            EXPECT_EQ(report["measures"]["orphans"], 2);
            EXPECT_EQ(report["measures"]["order_of_end"][0], "MainProcess");
        }
    }
    EXPECT_EQ(cli({"run", "lifecycle", "-p", "kind=thread", "-p", "leaving=bare"}).exitCode, 2);
}

} // namespace
} // namespace interleave::testing
