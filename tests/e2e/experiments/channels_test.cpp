// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/cli/checks.h"

#include <filesystem>
#include <fstream>

namespace interleave::testing {
namespace {

using nlohmann::json;

/// What the kernel would keep after its makers are gone.
std::size_t systemVQueues()
{
    std::ifstream table("/proc/sysvipc/msg");
    std::size_t lines = 0;
    for (std::string line; std::getline(table, line);)
        ++lines;
    return lines;
}

std::size_t fifosLeft()
{
    std::size_t count = 0;
    for (const auto &entry : std::filesystem::directory_iterator("/tmp"))
        count += entry.path().filename().string().starts_with("interleave-fifo-");
    return count;
}

class ChannelMethods : public ::testing::TestWithParam<const char *>
{};

TEST_P(ChannelMethods, EveryWayDeliversEveryByteInOrder)
{
    const std::size_t queues = systemVQueues();
    const std::size_t fifos = fifosLeft();
    const json report = reportOf({"channels", "-p", std::string("start_method=") + GetParam()});
    EXPECT_HOLDS(report, "every-byte-in-order");
    expectDoesNotFail(checkOf(report, "shared-memory-fastest"));
    EXPECT_EQ(report["outcome"]["verdict"], "correct");
    const json &channels = report["measures"]["channels"];
    EXPECT_EQ(channels.size(), 11u);
    for (const auto &[name, measured] : channels.items()) {
        SCOPED_TRACE(name + ' ' + measured.dump());
        if (name == "system-v-queue" && measured.contains("refused"))
            continue; // needs a namespace of its own
        EXPECT_GT(measured["messages_per_s"], 0);
        EXPECT_GT(measured["round_trip_ns"]["p50"], 0);
        EXPECT_GT(measured["messages"], 0);
    }
    EXPECT_EQ(systemVQueues(), queues);
    EXPECT_EQ(fifosLeft(), fifos);
}

INSTANTIATE_TEST_SUITE_P(Start, ChannelMethods, ::testing::Values("thread", "forkserver"), [](const auto &p) { return p.param; });

/// Larger than any queue's message, any slot and any pipe.
TEST(Channels, LargeMessagesGoInPieces)
{
    for (const char *channel : {"posix-message-queue", "shared-memory-ring", "unix-socket"}) {
        const json report = reportOf({"channels", "-p", "bytes=300001", "-p", std::string("channels=") + channel, "-p", "start_method=spawn"});
        EXPECT_HOLDS(report, "every-byte-in-order");
        EXPECT_EQ(report["measures"]["channels"].size(), 1u);
    }
}

TEST(Channels, TheSizeChangesWhileItRuns)
{
    const json report = reportOf({"channels", "--seconds", "0.8", "--at", "0.3:bytes=1", "-p", "channels=eventfd", "-p", "start_method=fork"});
    expectNothingFails(report);
    ASSERT_EQ(report["markers"].size(), 1u);
    EXPECT_GT(report["outcome"]["trials"], 0);
}

} // namespace
} // namespace interleave::testing
