// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/signals.h"
#include "tests/core/analysis/claims_fixture.h"

#include <csignal>
#include <new>

namespace interleave {
namespace {

class SignalsClaims : public ClaimsTest
{
protected:
    SignalsClaims() : ClaimsTest(signalsExperiment())
    {
        root = new (segment.allocate(sizeof(SignalsRoot))) SignalsRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        outcome.trials = 1;
        outcome.expected = 1000;
        outcome.actual = 300;
        root->sent = 1000;
        root->received = 300;
        addWorker(signalTargetRole, 0, StartMethod::fork, 0, 10, 1000);
    }

    SignalsRoot *root;
};

TEST_F(SignalsClaims, StandardOnesFallTogether)
{
    EXPECT_EQ(verdictOf("standard-coalesce"), 1);
    root->received = 1000;
    EXPECT_EQ(verdictOf("standard-coalesce"), 0);
    set("count", "10");
    EXPECT_EQ(verdictOf("standard-coalesce"), -1);
    EXPECT_EQ(why, "too-short");
}

TEST_F(SignalsClaims, RealTimeOnesAllArriveInOrder)
{
    EXPECT_EQ(verdictOf("real-time-in-order"), -1);
    set("signal", "real-time");
    EXPECT_EQ(verdictOf("real-time-in-order"), 0);
    outcome.actual = 1000;
    root->received = 1000;
    EXPECT_EQ(verdictOf("real-time-in-order"), 1);
    root->outOfOrder = 1;
    EXPECT_EQ(verdictOf("real-time-in-order"), 0);
}

TEST_F(SignalsClaims, UnhandledEndsByItsOwnNumber)
{
    set("handler", "off");
    root->received = 0;
    EXPECT_EQ(verdictOf("unhandled-ends"), 0);
    workers[0].exitSignal = SIGKILL;
    EXPECT_EQ(verdictOf("unhandled-ends"), 0);
    workers[0].exitSignal = SIGINT;
    EXPECT_EQ(verdictOf("unhandled-ends"), 1);
    EXPECT_EQ(judge().measures["ended_by_signal"], SIGINT);
}

TEST_F(SignalsClaims, StopIsNeverHandled)
{
    set("signal", "SIGSTOP");
    outcome.actual = 1000;
    root->received = 0;
    EXPECT_EQ(verdictOf("stop-not-caught"), 0) << "nobody saw it stand";
    root->stops = 1000;
    EXPECT_EQ(verdictOf("stop-not-caught"), 1);
    root->received = 1;
    EXPECT_EQ(verdictOf("stop-not-caught"), 0);
}

} // namespace
} // namespace interleave
