// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_models.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class ServerModelsClaims : public ClaimsTest
{
protected:
    ServerModelsClaims() : ClaimsTest(serverModelsExperiment()), root(*segment.allocate<ServerRoot>())
    {
        segment.header().arenaRoot = segment.offsetOf(&root);
        root.listenerCount = 2;
        set("model", "all");
        set("connections", "2000");
        add(ServerModel::prefork, 2000, 257, 257, 100);
        add(ServerModel::threadPerConnection, 2000, 1, 2001, 30);
        add(ServerModel::eventLoop, 2000, 3, 3, 1);
        stage(ServerModel::prefork).served = 256;
        stage(ServerModel::prefork).memoryCount = 256;
    }

    ServerStage &stage(ServerModel model) { return root.stages[static_cast<unsigned>(model)]; }
    void add(ServerModel model, std::uint32_t connections, std::uint32_t processes, std::uint32_t threads, std::uint64_t kib)
    {
        ServerStage &added = stage(model);
        added.replies = 1000;
        added.answered = 1000;
        added.loadNs = 1'000'000'000;
        added.connections = added.served = added.memoryCount = connections;
        added.processes = processes;
        added.threads = threads;
        added.memoryBytes = kib * 1024 * connections;
    }

    ServerRoot &root;
};

TEST_F(ServerModelsClaims, OneWrongReplyIsTooMuch)
{
    EXPECT_EQ(verdictOf("every-reply-right"), 1);
    stage(ServerModel::eventLoop).wrong = 1;
    EXPECT_EQ(verdictOf("every-reply-right"), 0);
    stage(ServerModel::eventLoop).wrong = 0;
    stage(ServerModel::prefork).broken = 1;
    EXPECT_EQ(verdictOf("every-reply-right"), 0);
}

TEST_F(ServerModelsClaims, TheLoopIsComparedWithThreadsAtManyConnections)
{
    EXPECT_EQ(verdictOf("loop-needs-little-memory"), 1);
    stage(ServerModel::eventLoop).memoryBytes = 4ull * 1024 * 2000;
    EXPECT_EQ(verdictOf("loop-needs-little-memory"), 0);
    stage(ServerModel::eventLoop).memoryCount = 10;
    EXPECT_EQ(verdictOf("loop-needs-little-memory"), -1);
    EXPECT_EQ(why, "descriptors-missing");
    set("connections", "200");
    set("model", "event-loop");
    EXPECT_EQ(verdictOf("loop-needs-little-memory"), -1);
    EXPECT_EQ(why, "other-settings|model=all, connections=2000");
}

TEST_F(ServerModelsClaims, ThreadsAndProcessesAreCounted)
{
    EXPECT_EQ(verdictOf("as-the-design-says"), 1);
    stage(ServerModel::eventLoop).threads = 4;
    EXPECT_EQ(verdictOf("as-the-design-says"), 0);
    stage(ServerModel::eventLoop).threads = 3;
    stage(ServerModel::threadPerConnection).threads = 1999;
    EXPECT_EQ(verdictOf("as-the-design-says"), 0);
}

TEST_F(ServerModelsClaims, ABlockingCallbackIsCountedOnBothSides)
{
    EXPECT_EQ(verdictOf("blocking-stalls-all"), -1);
    set("blocking_callback_ms", "100");
    stage(ServerModel::eventLoop).blocks = 2;
    stage(ServerModel::eventLoop).stalled = 2000;
    stage(ServerModel::threadPerConnection).blocks = 2;
    stage(ServerModel::threadPerConnection).stalled = 2;
    EXPECT_EQ(verdictOf("blocking-stalls-all"), 1);
    EXPECT_EQ(verdictOf("blocking-stalls-one"), 1);
    stage(ServerModel::eventLoop).stalled = 3;
    stage(ServerModel::threadPerConnection).stalled = 2000;
    EXPECT_EQ(verdictOf("blocking-stalls-all"), 0);
    EXPECT_EQ(verdictOf("blocking-stalls-one"), 0);
    machine.externalCpuPercent = 50;
    EXPECT_EQ(verdictOf("blocking-stalls-one"), -1);
}

TEST_F(ServerModelsClaims, PreforkServesAsManyAsItHasProcesses)
{
    EXPECT_EQ(verdictOf("prefork-limit"), 1);
    EXPECT_EQ(verdictOf("loop-serves-all"), 1);
    stage(ServerModel::prefork).served = 300;
    EXPECT_EQ(verdictOf("prefork-limit"), 0);
    stage(ServerModel::eventLoop).served = 1999;
    EXPECT_EQ(verdictOf("loop-serves-all"), 0);
}

TEST_F(ServerModelsClaims, MissingDescriptorsAreTheVerdict)
{
    outcome.verdict = "correct";
    EXPECT_EQ(judge().outcome.verdict, "correct");
    stage(ServerModel::eventLoop).noDescriptor = 100;
    EXPECT_EQ(judge().outcome.verdict, "no-descriptors");
    EXPECT_EQ(judge().measures["models"]["event-loop"]["connections_refused"], 100);
}

} // namespace
} // namespace interleave
