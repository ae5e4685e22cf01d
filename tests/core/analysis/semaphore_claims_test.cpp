// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/semaphore.h"
#include "tests/core/analysis/claims_fixture.h"

namespace interleave {
namespace {

class SemaphoreClaims : public ClaimsTest
{
protected:
    SemaphoreClaims() : ClaimsTest(semaphoreExperiment()), root(*segment.allocate<SemaphoreRoot>())
    {
        segment.header().arenaRoot = segment.offsetOf(&root);
        for (unsigned i = 0; i < 8; ++i)
            addWorker(0, i, StartMethod::thread, 0, 10, 1000);
        root.mostInside = 3;
        root.entries = 60;
        root.guarded = 20;
    }
    AtomicU64 &custom(SemaphoreCount which) { return segment.lane({0}).counters.custom[which]; }

    SemaphoreRoot &root;
};

TEST_F(SemaphoreClaims, InsideIsPermits)
{
    EXPECT_EQ(verdictOf("inside-is-permits"), 1);
    EXPECT_EQ(judge().outcome.verdict, outcome.verdict);
    root.mostInside = 2;
    EXPECT_EQ(verdictOf("inside-is-permits"), 0);
    root.entries = 5;
    EXPECT_EQ(verdictOf("inside-is-permits"), -1);
    custom(semaphoreOverfull) = 1;
    EXPECT_EQ(verdictOf("inside-is-permits"), 0);
    EXPECT_EQ(judge().outcome.verdict, "wrong");
    set("bug", "double-release");
    EXPECT_EQ(verdictOf("inside-is-permits"), -1);
}

TEST_F(SemaphoreClaims, OnePermitIsAMutex)
{
    EXPECT_EQ(verdictOf("one-permit-is-a-mutex"), -1);
    set("permits", "1");
    root.mostInside = 1;
    EXPECT_EQ(verdictOf("one-permit-is-a-mutex"), 0); // 40 updates lost
    root.guarded = 60;
    EXPECT_EQ(verdictOf("one-permit-is-a-mutex"), 1);
    root.mostInside = 2;
    EXPECT_EQ(verdictOf("one-permit-is-a-mutex"), 0);
}

TEST_F(SemaphoreClaims, ADoubleReleaseIsSeenOrRefused)
{
    set("bug", "double-release");
    EXPECT_EQ(verdictOf("double-release-lets-more-in"), -1);
    custom(semaphoreSecondReleases) = 7;
    EXPECT_EQ(verdictOf("double-release-lets-more-in"), 0);
    root.mostInside = 5;
    EXPECT_EQ(verdictOf("double-release-lets-more-in"), 1);
    EXPECT_EQ(verdictOf("bounded-refuses"), -1);
    set("kind", "bounded");
    EXPECT_EQ(verdictOf("bounded-refuses"), 0);
    custom(semaphoreRefused) = 7;
    EXPECT_EQ(verdictOf("bounded-refuses"), 1);
}

} // namespace
} // namespace interleave
