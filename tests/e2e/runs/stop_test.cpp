// SPDX-License-Identifier: GPL-3.0-or-later
// Every experiment, stopped at a moment nobody chose: it ends, the machine is as it was before, and what the report says of the workers is the sum
// of what was stored of them.
#include "tests/e2e/cli/tables.h"
#include "tests/e2e/runs/runs.h"
#include "tests/e2e/runs/traces_left.h"

#include <gmock/gmock.h>

#include <csignal>
#include <random>

#include <poll.h>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::IsEmpty;

TEST(Stop, AnyExperimentAtAnyMoment)
{
    const json list = json::parse(cli({"list", "--json"}).out, nullptr, false);
    ASSERT_TRUE(list.contains("experiments"));
    ASSERT_EQ(list["experiments"].size(), 29u);
    std::mt19937 random(std::random_device{}());
    const TemporaryFolder folder;
    const auto before = tracesLeft();
    for (const json &experiment : list["experiments"]) {
        const std::string id = experiment["id"];
        const int moment = static_cast<int>(random() % 700);
        SCOPED_TRACE(id + " after " + std::to_string(moment) + " ms");
        Program program(INTERLEAVE_EXECUTABLE, {"run", id, "--seconds", "60", "--json", "-", "--csv", folder / id}, plainOptions());
        ::poll(nullptr, 0, moment); // the moment itself is what is tested, whatever the run has come to
        program.sendSignal(SIGINT);
        const Ended ended = program.wait();
        EXPECT_FALSE(ended.timedOut);
        // Before it listens to signals the program ends as any other does, and a short run may have come to its end.
        EXPECT_TRUE(ended.signal == SIGINT || ended.exitCode == 130 || ended.exitCode == 0) << ended.exitCode << ended.err;
        // Ended by the signal it could tidy up nothing itself: its guard does, and then ends.
        EXPECT_TRUE(ended.signal != SIGINT || program.waitUntilAllGone());
        EXPECT_THAT(program.leftBehind(), IsEmpty()) << ended.exitCode;
        if (ended.exitCode >= 0) {
            const json report = json::parse(ended.out, nullptr, false);
            ASSERT_TRUE(report.is_object()) << ended.out.substr(0, 200);
            expectSlicesAddUp(report, folder / id);
        }
        EXPECT_EQ(tracesLeft(), before);
    }
}

} // namespace
} // namespace interleave::testing
