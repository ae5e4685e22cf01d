// SPDX-License-Identifier: GPL-3.0-or-later
#include "host_run.h"

#include <gmock/gmock.h>

#include <csignal>
#include <filesystem>
#include <set>

namespace interleave {
namespace {

class EveryStartMethod : public testing::TestWithParam<const char *>
{
protected:
    static bool isThread() { return std::string_view(GetParam()) == "thread"; }
};

INSTANTIATE_TEST_SUITE_P(
    Run, EveryStartMethod, testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &method) { return std::string(method.param); });

TEST_P(EveryStartMethod, RunsToItsEnd)
{
    HostRun run("lost-update", {{"workers", "3"}, {"iterations", "1000"}, {"start_method", GetParam()}}, 1);
    EXPECT_EQ(run.client->phase(), HostPhase::waiting);
    run.client->release();
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    EXPECT_TRUE(run.client->refusals().empty());
    ASSERT_EQ(run.segment.laneCount(), 3u);
    std::set<std::int32_t> pids;
    std::set<std::int32_t> tids;
    for (std::uint32_t i = 0; i < 3; ++i) {
        const LaneSlot &lane = run.lane(i);
        EXPECT_EQ(run.stateOf(i), LaneState::ended);
        EXPECT_EQ(lane.number, i);
        EXPECT_EQ(std::string(lane.name), (isThread() ? "Thread-" : "Process-") + std::to_string(i + 1));
        EXPECT_EQ(lane.exitCode, 0);
        EXPECT_EQ(lane.exitSignal, 0);
        EXPECT_EQ(lane.endReason.load(), workerReturned);
        EXPECT_EQ(lane.stretch.load(), 1u);
        EXPECT_LT(lane.askedStamp, lane.firstStamp);
        EXPECT_LT(lane.firstStamp, lane.endedStamp);
        EXPECT_GT(lane.counters.operations.load(), 0u);
        EXPECT_EQ(lane.counters.pssKib.load() > 0, !isThread()) << "memory is a process's, not a thread's";
        pids.insert(lane.pid);
        tids.insert(lane.tid);
    }
    EXPECT_EQ(pids.size(), isThread() ? 1u : 3u);
    EXPECT_EQ(tids.size(), 3u);
}

TEST_P(EveryStartMethod, StopsWhenTold)
{
    HostRun run("lost-update", {{"start_method", GetParam()}});
    ASSERT_TRUE(run.waitUntilRunning());
    ASSERT_TRUE(run.waitUntil([&] { return run.operationsOf(0) > 0 && run.operationsOf(1) > 0; }));
    run.client->requestStop(std::chrono::seconds(20));
    EXPECT_EQ(run.client->phase(), HostPhase::stopping);
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    for (std::uint32_t i = 0; i < 2; ++i) {
        EXPECT_EQ(run.lane(i).endReason.load(), workerToldToStop);
        EXPECT_EQ(run.lane(i).exitSignal, 0);
    }
}

TEST_P(EveryStartMethod, ParentsAreWhoTheyShouldBe)
{
    HostRun run("lost-update", {{"start_method", GetParam()}});
    ASSERT_TRUE(run.waitUntilRunning());
    const pid_t host = run.hostPid();
    const LaneSlot &lane = run.lane(0);
    if (isThread()) {
        EXPECT_EQ(lane.pid, host);
        EXPECT_EQ(lane.parentPid, run.client->guardPid());
    } else if (std::string_view(GetParam()) == "forkserver") {
        EXPECT_NE(lane.parentPid, host);
    } else {
        EXPECT_EQ(lane.parentPid, host);
    }
}

TEST_P(EveryStartMethod, InheritsWhatTheMethodSays)
{
    HostRun run("lost-update", {{"start_method", GetParam()}});
    ASSERT_TRUE(run.waitUntilRunning());
    unsigned sockets = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/" + std::to_string(run.lane(0).pid) + "/fd")) {
        std::error_code gone;
        sockets += std::filesystem::read_symlink(entry, gone).string().starts_with("socket:") ? 1 : 0;
    }
    // The host talks through sockets; who was started with nothing but the segment has none of them.
    const bool inherits = isThread() || std::string_view(GetParam()) == "fork";
    EXPECT_EQ(sockets > 0, inherits) << sockets;
}

/// A thread costs a sanitizer so much that a thousand are left to the optimised program, whose runs are tested with as many.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::uint32_t manyThreads = 300;
#else
constexpr std::uint32_t manyThreads = 1000;
#endif

TEST(Run, ManyThreads)
{
    const std::string wanted = std::to_string(manyThreads);
    HostRun run("lock-contention", {{"workers", wanted.c_str()}});
    ASSERT_TRUE(run.waitUntilRunning());
    const std::uint32_t lanes = run.segment.laneCount(); // the master has one, too
    EXPECT_GE(lanes, manyThreads);
    EXPECT_EQ(run.lanesIn(LaneState::live), lanes) << "all stand at the gate before it opens";
    run.client->requestStop(std::chrono::seconds(60));
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    EXPECT_EQ(run.lanesIn(LaneState::ended), lanes);
}

TEST(Run, AKilledWorkerIsReportedAndTheOthersGoOn)
{
    for (const char *method : {"fork", "spawn", "forkserver"}) {
        HostRun run("lost-update", {{"start_method", method}, {"workers", "2"}});
        ASSERT_TRUE(run.waitUntilRunning());
        ASSERT_TRUE(run.waitUntil([&] { return run.operationsOf(0) > 0 && run.operationsOf(1) > 0; }));
        ::kill(run.lane(0).pid, SIGKILL);
        ASSERT_TRUE(run.waitUntil([&] { return run.stateOf(0) == LaneState::ended; })) << method;
        EXPECT_EQ(run.lane(0).exitSignal, SIGKILL);
        EXPECT_EQ(run.lane(0).exitCode, 0);
        const std::uint64_t before = run.operationsOf(1);
        EXPECT_TRUE(run.waitUntil([&] { return run.operationsOf(1) > before; })) << method;
        run.client->requestStop(std::chrono::seconds(20));
        run.waitUntilEnded();
        EXPECT_FALSE(run.client->error()) << run.trouble();
    }
}

TEST(Run, ADeadHostIsAnErrorAndItsWorkersAreClosed)
{
    HostRun run("lost-update");
    ASSERT_TRUE(run.waitUntilRunning());
    ::kill(run.hostPid(), SIGKILL);
    run.waitUntilEnded();
    ASSERT_TRUE(run.client->error());
    EXPECT_EQ(run.client->error()->code, ErrorCode::hostLost);
    EXPECT_EQ(run.lanesIn(LaneState::ended), 2u);
    EXPECT_EQ(run.lane(0).exitSignal, SIGKILL);
}

TEST(Run, ADeadGuardIsAnErrorAndNobodyIsLeft)
{
    HostRun run("lost-update", {{"start_method", "fork"}});
    ASSERT_TRUE(run.waitUntilRunning());
    ::kill(run.client->guardPid(), SIGKILL);
    run.waitUntilEnded();
    ASSERT_TRUE(run.client->error());
    EXPECT_EQ(run.client->error()->code, ErrorCode::guardLost);
    EXPECT_EQ(run.lanesIn(LaneState::ended), 2u);
}

TEST(Run, AForkServerThatDiesTakesOnlyItsWorkers)
{
    HostRun run("lost-update", {{"start_method", "forkserver"}});
    ASSERT_TRUE(run.waitUntilRunning());
    ::kill(run.lane(0).parentPid, SIGKILL);
    run.waitUntilEnded();
    EXPECT_FALSE(run.client->error()) << run.trouble();
    EXPECT_EQ(run.lane(0).exitSignal, SIGKILL);
    EXPECT_EQ(run.lane(1).exitSignal, SIGKILL);
}

TEST(Run, NoSuchExecutable)
{
    const Catalogue catalogue;
    const Settings settings(catalogue.experiments().front());
    auto segment = Segment::create();
    ASSERT_TRUE(segment);
    const auto client = HostClient::start({.hostExecutable = "/nonexistent/interleave-host"}, *segment, settings);
    ASSERT_FALSE(client);
    EXPECT_EQ(client.error().code, ErrorCode::startFailed);
    EXPECT_THAT(client.error().arguments, testing::ElementsAre("/nonexistent/interleave-host", testing::_));
}

TEST(Run, AnExecutableThatIsNoHost)
{
    const Catalogue catalogue;
    const Settings settings(catalogue.experiments().front());
    auto segment = Segment::create();
    ASSERT_TRUE(segment);
    const auto client = HostClient::start({.hostExecutable = "/bin/true"}, *segment, settings);
    ASSERT_TRUE(client);
    (*client)->release();
    (*client)->waitUntilGone();
    ASSERT_TRUE((*client)->error());
    EXPECT_EQ((*client)->error()->code, ErrorCode::guardLost);
}

} // namespace
} // namespace interleave
