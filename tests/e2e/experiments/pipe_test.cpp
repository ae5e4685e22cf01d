// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

class PipeMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(PipeMethods, BothDirectionsAndAlwaysCopies)
{
    const json report = reportOf({"pipe", "-p", "writers=2", "-p", "readers=2", "-p", std::string("start_method=") + GetParam()});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "never-at-own-end");
    EXPECT_HOLDS(report, "objects-are-copies");
    EXPECT_HOLDS(report, "small-ones-whole");
    EXPECT_EQ(report["measures"]["messages"], 4000);
    EXPECT_GT(report["measures"]["answers"], 0);
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    ASSERT_EQ(report["queues"].size(), 2u);
    EXPECT_EQ(report["queues"][0]["kind"], "socketpair");
    EXPECT_EQ(report["queues"][0]["puts"], 4000);
    EXPECT_EQ(report["queues"][0]["gets"], 4000);
}

/// Whoever else had a copy of the writers' end would keep the readers from ever seeing its end.
TEST_P(PipeMethods, AClosedEndIsSeen)
{
    const std::string method = std::string("start_method=") + GetParam();
    const json writer = reportOf({"pipe", "-p", "close_peer=writer", "-p", "duplex=off", "-p", "writers=2", "-p", "readers=2", "-p", method});
    expectNothingFails(writer);
    EXPECT_HOLDS(writer, "closed-writer-ends");
    const json reader = reportOf({"pipe", "-p", "close_peer=reader", "-p", "duplex=off", "-p", "writers=2", "-p", "readers=2", "-p", method});
    expectNothingFails(reader);
    EXPECT_HOLDS(reader, "closed-reader-breaks");
}

INSTANTIATE_TEST_SUITE_P(Start, PipeMethods, ::testing::Values("thread", "fork", "spawn", "forkserver"), [](const auto &p) { return p.param; });

TEST(Pipe, APlainPipeRefusesTheWrongDirection)
{
    const json report = reportOf({"pipe", "-p", "duplex=off", "-p", "message_bytes=4096", "-p", "writers=3"});
    EXPECT_HOLDS(report, "one-way-only");
    EXPECT_HOLDS(report, "small-ones-whole");
    EXPECT_EQ(report["queues"].size(), 1u);
    EXPECT_EQ(report["queues"][0]["kind"], "anonymous-pipe");
}

TEST(Pipe, LargeMessagesAreTornUnlessLocked)
{
    const std::vector<std::string> run{"pipe", "-p", "message_bytes=200000", "-p", "writers=2", "-p", "start_method=fork"};
    const json torn = reportOf(run);
    EXPECT_HOLDS(torn, "large-ones-torn");
    EXPECT_EQ(torn["outcome"]["verdict"], "wrong");
    auto locked = run;
    locked.insert(locked.end(), {"-p", "lock=on", "-p", "readers=2"});
    const json whole = reportOf(locked);
    EXPECT_HOLDS(whole, "lock-keeps-whole");
    EXPECT_EQ(whole["measures"]["torn"], 0);
    EXPECT_EQ(whole["outcome"]["verdict"], "correct");
}

TEST(Pipe, TheLockActsWhileItRuns)
{
    const json report = reportOf(
        {"pipe", "--seconds", "0.8", "--at", "0.4:lock=on", "-p", "message_bytes=200000", "-p", "writers=2", "-p", "readers=2", "-p", "duplex=off"});
    ASSERT_EQ(report["markers"].size(), 1u);
    EXPECT_HOLDS(report, "large-ones-torn");
    EXPECT_HOLDS(report, "lock-keeps-whole");
    ASSERT_FALSE(report["locks"].empty());
    EXPECT_GT(report["locks"][0]["acquisitions"], 0);
}

TEST(Pipe, OneByteMessagesAndBothEndsClosed)
{
    for (const char *side : {"reader", "writer"}) {
        const json report = reportOf({"pipe", "-p", "message_bytes=1", "-p", std::string("close_peer=") + side});
        expectNothingFails(report);
    }
}

} // namespace
} // namespace interleave::testing
