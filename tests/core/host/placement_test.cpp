// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/placement.h"
#include "host_run.h"

#include <gmock/gmock.h>

#include <linux/capability.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>

namespace interleave {
namespace {

using testing::ElementsAre;

Settings placed(const Catalogue &catalogue, HostRun::Values values)
{
    Settings settings(**catalogue.find("lost-update"));
    for (const auto &[name, text] : values)
        EXPECT_TRUE(settings.set(name, text));
    return settings;
}

std::vector<int> coresOf(pid_t tid)
{
    cpu_set_t set;
    CPU_ZERO(&set);
    std::vector<int> cores;
    if (::sched_getaffinity(tid, sizeof set, &set) != 0)
        return cores;
    for (int core = 0; core < CPU_SETSIZE; ++core) {
        if (CPU_ISSET(core, &set))
            cores.push_back(core);
    }
    return cores;
}

/// The test's own cores narrowed to the first, and given back.
class OneCoreOnly
{
public:
    OneCoreOnly() : m_before(allowedCores()) { setCores(0, {m_before.front()}); }
    ~OneCoreOnly() { setCores(0, m_before); }
    OneCoreOnly(const OneCoreOnly &) = delete;
    OneCoreOnly &operator=(const OneCoreOnly &) = delete;

private:
    std::vector<int> m_before;
};

std::vector<std::string> refusalTexts(const HostRun &run)
{
    std::vector<std::string> texts;
    for (const Refusal &refusal : run.client->refusals())
        texts.push_back(refusal.what + ": " + refusal.why);
    return texts;
}

TEST(Placement, WorkersGetTheFirstCores)
{
    const Catalogue catalogue;
    const std::vector<int> allowed{1, 3, 5, 7};
    EXPECT_EQ(workerCores(placed(catalogue, {}), allowed), allowed);
    EXPECT_THAT(workerCores(placed(catalogue, {{"cores", "2"}}), allowed), ElementsAre(1, 3));
    EXPECT_EQ(workerCores(placed(catalogue, {{"cores", "64"}}), allowed), allowed);
}

TEST(Placement, RealTimeLeavesACoreToTheWindow)
{
    const Catalogue catalogue;
    EXPECT_THAT(workerCores(placed(catalogue, {{"policy", "fifo"}}), {0, 1, 2}), ElementsAre(0, 1));
    EXPECT_THAT(workerCores(placed(catalogue, {{"policy", "rr"}, {"cores", "2"}}), {0, 1, 2}), ElementsAre(0, 1));
    EXPECT_THAT(workerCores(placed(catalogue, {{"policy", "rr"}}), {4}), ElementsAre(4)) << "refused later, by the worker";
}

class PlacementOf : public testing::TestWithParam<const char *>
{};

INSTANTIATE_TEST_SUITE_P(
    Run, PlacementOf, testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &method) { return std::string(method.param); });

TEST_P(PlacementOf, CoresConfineTheWorkersAndNobodyElse)
{
    const std::vector<int> allowed = allowedCores();
    if (allowed.size() < 2)
        GTEST_SKIP() << "needs two cores";
    HostRun run("lost-update", {{"cores", "1"}, {"start_method", GetParam()}});
    ASSERT_TRUE(run.waitUntilRunning());
    EXPECT_THAT(coresOf(run.lane(0).tid), ElementsAre(allowed.front()));
    EXPECT_THAT(coresOf(run.lane(1).tid), ElementsAre(allowed.front()));
    EXPECT_EQ(coresOf(run.client->guardPid()), allowed);
    EXPECT_EQ(allowedCores(), allowed);
}

TEST_P(PlacementOf, OneCoreEachWrapsRound)
{
    const std::vector<int> allowed = allowedCores();
    HostRun run("lost-update", {{"pinning", "one-core-each"}, {"workers", "5"}, {"start_method", GetParam()}});
    ASSERT_TRUE(run.waitUntilRunning());
    for (std::uint32_t i = 0; i < 5; ++i)
        EXPECT_THAT(coresOf(run.lane(i).tid), ElementsAre(allowed[i % allowed.size()]));
}

TEST_P(PlacementOf, NiceAndPolicyAreEachWorkersOwn)
{
    HostRun run("lost-update", {{"nice", "7"}, {"policy", "batch"}, {"start_method", GetParam()}});
    ASSERT_TRUE(run.waitUntilRunning());
    for (std::uint32_t i = 0; i < 2; ++i) {
        EXPECT_EQ(::getpriority(PRIO_PROCESS, static_cast<id_t>(run.lane(i).tid)), 7);
        EXPECT_EQ(::sched_getscheduler(run.lane(i).tid), SCHED_BATCH);
    }
    EXPECT_EQ(::getpriority(PRIO_PROCESS, static_cast<id_t>(run.hostPid())), 0) << "the host stays ordinary";
    EXPECT_TRUE(run.client->refusals().empty());
}

TEST(Placement, SameCorePutsAllOnOne)
{
    HostRun run("lost-update", {{"pinning", "same-core"}, {"workers", "3"}});
    ASSERT_TRUE(run.waitUntilRunning());
    for (std::uint32_t i = 0; i < 3; ++i)
        EXPECT_THAT(coresOf(run.lane(i).tid), ElementsAre(allowedCores().front()));
}

TEST(Placement, RealTimeOnOneCoreIsRefusedAndSaid)
{
    const OneCoreOnly narrow;
    HostRun run("lost-update", {{"policy", "fifo"}});
    ASSERT_TRUE(run.waitUntilRunning());
    EXPECT_EQ(::sched_getscheduler(run.lane(0).tid), SCHED_OTHER);
    EXPECT_TRUE(run.waitUntil([&] { return !run.client->refusals().empty(); }));
    EXPECT_THAT(refusalTexts(run), ElementsAre("policy fifo: cores-missing|2")) << "once, however many workers";
}

/// In a process of its own, which gives up the capability before anything is started.
TEST(Placement, WhatTheSystemRefusesIsReportedInItsWords)
{
    const pid_t child = ::fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
        ::prctl(PR_CAPBSET_DROP, CAP_SYS_NICE);
        const rlimit none{0, 0};
        ::setrlimit(RLIMIT_NICE, &none);
        ::setrlimit(RLIMIT_RTPRIO, &none);
        HostRun run("lost-update", {{"policy", "fifo"}, {"nice", "-5"}, {"start_method", "fork"}});
        run.waitUntilRunning();
        run.client->requestStop(std::chrono::seconds(20));
        run.waitUntilEnded();
        const std::vector<std::string> texts = refusalTexts(run);
        const bool right =
            !run.client->error() && std::find(texts.begin(), texts.end(), "nice -5: Permission denied") != texts.end() &&
            (allowedCores().size() < 2 || std::find(texts.begin(), texts.end(), "policy fifo: Operation not permitted") != texts.end());
        ::_exit(right ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(child, &status, 0), child);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

} // namespace
} // namespace interleave
