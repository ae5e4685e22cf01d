// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pipe.h"
#include "tests/core/analysis/claims_fixture.h"

#include <new>

namespace interleave {
namespace {

class PipeClaims : public ClaimsTest
{
protected:
    PipeClaims() : ClaimsTest(pipeExperiment())
    {
        root = new (segment.allocate(sizeof(PipeRoot))) PipeRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        outcome.trials = 1;
        for (const unsigned role : {pipeWriterRole, pipeReaderRole}) {
            addWorker(role, 0, StartMethod::fork, 0, 10, 1000);
            counts(role)[pipeReceived] = 100;
            counts(role)[pipeCopies] = 100;
        }
    }
    AtomicU64 *counts(unsigned role) { return segment.lane({role}).counters.custom; }

    PipeRoot *root;
};

TEST_F(PipeClaims, NothingAtItsOwnEnd)
{
    EXPECT_EQ(verdictOf("never-at-own-end"), 1);
    counts(pipeWriterRole)[pipeOwnEnd] = 1;
    EXPECT_EQ(verdictOf("never-at-own-end"), 0);
    counts(pipeWriterRole)[pipeReceived] = 0;
    EXPECT_EQ(verdictOf("never-at-own-end"), -1) << "no answer has come";
}

TEST_F(PipeClaims, EveryWholeMessageIsACopy)
{
    EXPECT_EQ(verdictOf("objects-are-copies"), 1);
    counts(pipeReaderRole)[pipeCopies] = 99;
    EXPECT_EQ(verdictOf("objects-are-copies"), 0);
    counts(pipeReaderRole)[pipeTorn] = 1;
    EXPECT_EQ(verdictOf("objects-are-copies"), 1);
}

TEST_F(PipeClaims, SmallOnesWholeLargeOnesTorn)
{
    EXPECT_EQ(verdictOf("small-ones-whole"), 1);
    EXPECT_EQ(verdictOf("large-ones-torn"), -1);
    counts(pipeReaderRole)[pipeTorn] = 1;
    EXPECT_EQ(verdictOf("small-ones-whole"), 0);
    set("message_bytes", "200000");
    set("writers", "2");
    EXPECT_EQ(verdictOf("small-ones-whole"), -1);
    EXPECT_EQ(verdictOf("large-ones-torn"), 1);
    counts(pipeReaderRole)[pipeTorn] = 0;
    EXPECT_EQ(verdictOf("large-ones-torn"), 0);
    set("message_bytes", "5000");
    EXPECT_EQ(verdictOf("large-ones-torn"), -1) << "so short a one may be lucky";
}

TEST_F(PipeClaims, NoneTornUnderTheLock)
{
    set("message_bytes", "200000");
    set("readers", "2");
    EXPECT_EQ(verdictOf("lock-keeps-whole"), -1);
    set("lock", "on");
    EXPECT_EQ(verdictOf("lock-keeps-whole"), 1);
    counts(pipeReaderRole)[pipeTorn] = 2;
    EXPECT_EQ(verdictOf("lock-keeps-whole"), 1) << "from before it was switched on";
    counts(pipeReaderRole)[pipeTornLocked] = 1;
    EXPECT_EQ(verdictOf("lock-keeps-whole"), 0);
}

TEST_F(PipeClaims, AClosedEndIsToldToAll)
{
    set("close_peer", "reader");
    EXPECT_EQ(verdictOf("closed-reader-breaks"), 0);
    counts(pipeWriterRole)[pipeBroken] = 1;
    EXPECT_EQ(verdictOf("closed-reader-breaks"), 1);
    set("close_peer", "writer");
    EXPECT_EQ(verdictOf("closed-writer-ends"), 0);
    counts(pipeReaderRole)[pipeEnded] = 1;
    counts(pipeReaderRole)[pipeReceived] = pipeMessagesPerRound(16);
    EXPECT_EQ(verdictOf("closed-writer-ends"), 1);
}

} // namespace
} // namespace interleave
