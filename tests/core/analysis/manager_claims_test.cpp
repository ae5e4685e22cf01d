// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/manager.h"
#include "tests/core/analysis/claims_fixture.h"

#include <new>

namespace interleave {
namespace {

class ManagerClaims : public ClaimsTest
{
protected:
    ManagerClaims() : ClaimsTest(managerExperiment())
    {
        root = new (segment.allocate(sizeof(ManagerRoot))) ManagerRoot{};
        segment.header().arenaRoot = segment.offsetOf(root);
        outcome.trials = 1;
        for (unsigned number = 0; number < 2; ++number)
            addWorker(managerClientRole, number, StartMethod::fork, 0, 10, 1000);
    }
    void addRound(Nanos begin, Nanos end, std::uint64_t lost)
    {
        store->append(TrialRow{
            .range = {begin, end}, .operations = 100, .stores = 100, .lost = lost, .flags = trialOverlapped | (lost != 0 ? trialWrong : 0u)});
    }

    ManagerRoot *root;
};

TEST_F(ManagerClaims, TwoCallsLoseUnlessALockHoldsThemTogether)
{
    addRound(10, 20, 7);
    EXPECT_EQ(verdictOf("two-calls-lose"), 1);
    EXPECT_EQ(verdictOf("locked-exact"), -1);
    EXPECT_EQ(why, "other-settings|lock=on");
    addMarker(25, "lock", "on");
    addRound(30, 40, 0);
    EXPECT_EQ(verdictOf("locked-exact"), 1);
    addRound(40, 50, 1);
    EXPECT_EQ(verdictOf("locked-exact"), 0);
}

TEST_F(ManagerClaims, NothingLostByTwoCallsIsAFailure)
{
    addRound(10, 20, 0);
    EXPECT_EQ(verdictOf("two-calls-lose"), 0);
}

TEST_F(ManagerClaims, OneCallThatDoesItAllIsExact)
{
    set("operation", "append");
    addRound(10, 20, 0);
    EXPECT_EQ(verdictOf("append-exact"), 1);
    EXPECT_EQ(verdictOf("two-calls-lose"), -1);
    addRound(20, 30, 1);
    EXPECT_EQ(verdictOf("append-exact"), 0);
}

TEST_F(ManagerClaims, AChangeInsideIsSeenOnlyWhenAssignedAnew)
{
    set("operation", "nested");
    outcome.expected = 200;
    outcome.actual = 0;
    EXPECT_EQ(verdictOf("nested-not-seen"), 1);
    EXPECT_EQ(verdictOf("reassign-seen"), -1);
    outcome.actual = 1;
    EXPECT_EQ(verdictOf("nested-not-seen"), 0);
    set("operation", "reassign");
    EXPECT_EQ(verdictOf("reassign-seen"), 1);
    outcome.actual = 0;
    EXPECT_EQ(verdictOf("reassign-seen"), 0);
}

TEST_F(ManagerClaims, AWrongKeyLetInIsAFailure)
{
    EXPECT_EQ(verdictOf("wrong-key-refused"), -1);
    root->wrongKeyRefused = 2;
    EXPECT_EQ(verdictOf("wrong-key-refused"), 1);
    root->wrongKeyAccepted = 1;
    EXPECT_EQ(verdictOf("wrong-key-refused"), 0);
}

TEST_F(ManagerClaims, EveryClientIsToldWithinASecond)
{
    EXPECT_EQ(verdictOf("every-client-is-told"), -1);
    EXPECT_EQ(why, "other-settings|kill_server=on, start_method=fork") << "threads cannot be killed one by one";
    set("start_method", "fork");
    set("kill_server", "on");
    root->killStamp = 100;
    root->failedClients = 2;
    root->slowestFailureNs = 5'000'000;
    EXPECT_EQ(verdictOf("every-client-is-told"), 1);
    root->failedClients = 1;
    EXPECT_EQ(verdictOf("every-client-is-told"), 0);
    root->failedClients = 2;
    root->slowestFailureNs = 1'000'000'001;
    EXPECT_EQ(verdictOf("every-client-is-told"), 0);
}

} // namespace
} // namespace interleave
