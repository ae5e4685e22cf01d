// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class DistributedClaims : public ClaimsTest
{
protected:
    DistributedClaims() : ClaimsTest(distributedExperiment()), root(*segment.allocate<DistributedRoot>())
    {
        segment.header().arenaRoot = segment.offsetOf(&root);
        root.rounds = 1;
        root.submitted = root.done = root.received = root.roundTasks = 30;
        root.roundWorkers = 3;
        root.roundNs = 600'000'000;
        root.roundWorkNs = 1'200'000'000;
    }

    DistributedRoot &root;
};

TEST_F(DistributedClaims, EachTaskOnce)
{
    EXPECT_EQ(verdictOf("each-task-once"), 1);
    root.duplicated = 1;
    EXPECT_EQ(verdictOf("each-task-once"), 0);
    root.duplicated = 0;
    root.wrong = 1;
    EXPECT_EQ(verdictOf("each-task-once"), 0);
    root.wrong = 0;
    root.rounds = 0;
    EXPECT_EQ(verdictOf("each-task-once"), -1);
}

TEST_F(DistributedClaims, AKilledWorkersTask)
{
    EXPECT_EQ(verdictOf("killed-task-redone"), -1);
    set("kill_worker", "on");
    root.kills = 1;
    EXPECT_EQ(verdictOf("killed-task-redone"), 0);
    root.redelivered = 1;
    EXPECT_EQ(verdictOf("killed-task-redone"), 1);
    set("acknowledge", "before");
    EXPECT_EQ(verdictOf("killed-task-lost"), 0);
    root.redelivered = 0;
    root.lost = 1;
    EXPECT_EQ(verdictOf("killed-task-lost"), 1);
    EXPECT_EQ(verdictOf("each-task-once"), -1);
}

TEST_F(DistributedClaims, OneTaskLeakedIsTooMuch)
{
    set("key", "wrong");
    root.done = root.received = 0;
    root.refused = 3;
    EXPECT_EQ(verdictOf("wrong-key-gets-nothing"), 1);
    EXPECT_EQ(judge().outcome.verdict, "refused");
    root.leaked = root.received = 1;
    EXPECT_EQ(verdictOf("wrong-key-gets-nothing"), 0);
}

TEST_F(DistributedClaims, SpeedNeedsCoresAndQuiet)
{
    EXPECT_EQ(verdictOf("more-workers-faster"), 1);
    root.roundNs = 1'200'000'000;
    EXPECT_EQ(verdictOf("more-workers-faster"), 0);
    machine.externalCpuPercent = 40;
    EXPECT_EQ(verdictOf("more-workers-faster"), -1);
    machine.coresUsable = 1;
    EXPECT_EQ(verdictOf("more-workers-faster"), -1);
    EXPECT_EQ(why, "cores-missing|2");
}

TEST_F(DistributedClaims, ANetworkIsNotTheLoopback)
{
    EXPECT_EQ(verdictOf("works-over-network"), -1);
    set("network", "namespaces");
    EXPECT_EQ(verdictOf("works-over-network"), 0);
    root.network = static_cast<std::uint32_t>(NetworkUsed::otherAddress);
    root.refusal = EPERM;
    EXPECT_EQ(verdictOf("works-over-network"), 1);
    EXPECT_EQ(judge().measures["network_used"], "127.0.0.2");
    EXPECT_FALSE(judge().measures["network_refused"].get<std::string>().empty());
}

} // namespace
} // namespace interleave
