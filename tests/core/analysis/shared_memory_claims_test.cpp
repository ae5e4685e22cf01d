// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/shared_memory.h"
#include "tests/core/analysis/claims_fixture.h"

#include <new>

namespace interleave {
namespace {

class SharedMemoryClaims : public ClaimsTest
{
protected:
    SharedMemoryClaims() : ClaimsTest(sharedMemoryExperiment())
    {
        root = new (segment.allocate(sizeof(SharedMemoryRoot))) SharedMemoryRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        outcome.trials = 1;
        addWorker(0, 0, StartMethod::fork, 0, 10, 1000);
    }
    void addRound(Nanos begin, Nanos end, std::uint64_t lost, std::uint32_t flags = trialOverlapped)
    {
        store->append(TrialRow{.range = {begin, end}, .operations = 100, .stores = 100, .lost = lost, .flags = flags | (lost ? trialWrong : 0u)});
    }

    SharedMemoryRoot *root;
};

TEST_F(SharedMemoryClaims, ItsLockAloneLoses)
{
    addRound(10, 20, 7);
    EXPECT_EQ(verdictOf("value-alone-loses"), 1);
    EXPECT_EQ(verdictOf("with-lock-exact"), -1);
    EXPECT_EQ(judge().measures["lost"], 7);
}

TEST_F(SharedMemoryClaims, NothingLostIsAFailureOnlyWhereTheyMet)
{
    addRound(10, 20, 0, 0);
    EXPECT_EQ(verdictOf("value-alone-loses"), -1);
    EXPECT_EQ(why, "no-overlap");
    addRound(20, 30, 0);
    EXPECT_EQ(verdictOf("value-alone-loses"), 0);
}

TEST_F(SharedMemoryClaims, BothSidesOfAToggle)
{
    addRound(10, 20, 7);
    addMarker(25, "lock", "with-lock");
    addRound(30, 40, 0);
    EXPECT_EQ(verdictOf("value-alone-loses"), 1);
    EXPECT_EQ(verdictOf("with-lock-exact"), 1);
    addRound(40, 50, 1);
    EXPECT_EQ(verdictOf("with-lock-exact"), 0);
}

TEST_F(SharedMemoryClaims, AFileLosesWithoutALock)
{
    set("kind", "file");
    addRound(10, 20, 0);
    EXPECT_EQ(verdictOf("file-alone-loses"), 0);
    addRound(20, 30, 7);
    EXPECT_EQ(verdictOf("file-alone-loses"), 1);
    EXPECT_EQ(verdictOf("value-alone-loses"), -1);
    addMarker(35, "lock", "with-lock");
    addRound(40, 50, 0);
    EXPECT_EQ(verdictOf("with-lock-exact"), 1);
}

TEST_F(SharedMemoryClaims, TheParentsVariableStays)
{
    set("kind", "private");
    set("iterations", "100");
    root->parentLooked = 1;
    root->lastWord[0] = (std::uint64_t{100} << 32) + 100;
    addRound(10, 20, 0);
    EXPECT_EQ(verdictOf("private-unchanged"), 1);
    root->parentWord = (std::uint64_t{1} << 32) + 1;
    EXPECT_EQ(verdictOf("private-unchanged"), 0);
    root->parentWord = 0;
    root->lastWord[0] = (std::uint64_t{99} << 32) + 99;
    EXPECT_EQ(verdictOf("private-unchanged"), 0);
}

} // namespace
} // namespace interleave
