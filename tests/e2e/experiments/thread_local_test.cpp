// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

namespace interleave::testing {
namespace {

using nlohmann::json;

json greetings(const std::vector<std::string> &settings)
{
    std::vector<std::string> arguments{"thread-local", "--seconds", "0.5"};
    for (const std::string &setting : settings)
        arguments.insert(arguments.end(), {"-p", setting});
    return reportOf(arguments);
}

TEST(ThreadLocal, AGlobalVariableMixesTheNamesUp)
{
    const json report = greetings({"storage=global"});
    expectNothingFails(report);
    expectDoesNotFail(checkOf(report, "global-mixes-up"));
    EXPECT_HOLDS(report, "one-address-a-thread");
    EXPECT_EQ(report["measures"]["addresses"], 1);
}

TEST(ThreadLocal, AVariableForEachThreadNeverDoes)
{
    for (const char *storage : {"thread-local", "parameter"}) {
        const json report = greetings({std::string("storage=") + storage, "workers=4"});
        expectNothingFails(report);
        EXPECT_HOLDS(report, "own-storage-never-mixes-up");
        EXPECT_HOLDS(report, "one-address-a-thread");
        EXPECT_EQ(report["measures"]["wrong_greetings"], 0);
        EXPECT_EQ(report["measures"]["addresses"], 4);
        EXPECT_NE(report["outcome"]["verdict"], "wrong"); // on a busy machine no round may have come to its end
    }
}

TEST(ThreadLocal, AReusedThreadStillKnowsTheLastName)
{
    const json leaking = greetings({"storage=thread-local", "pool_reuse=on"});
    EXPECT_HOLDS(leaking, "reuse-leaks");
    EXPECT_EQ(leaking["outcome"]["verdict"], "wrong");
    const json handedOn = greetings({"storage=parameter", "pool_reuse=on"});
    expectNothingFails(handedOn);
    EXPECT_EQ(handedOn["measures"]["wrong_greetings"], 0);
}

TEST(ThreadLocal, WorkersComeWhileItRuns)
{
    const json report = reportOf({"thread-local", "--seconds", "0.6", "-p", "storage=thread-local", "--at", "0.2:workers=4"});
    expectNothingFails(report);
    EXPECT_EQ(report["workers"].size(), 4u);
}

} // namespace
} // namespace interleave::testing
