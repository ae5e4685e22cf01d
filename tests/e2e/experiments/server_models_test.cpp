// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/unique_fd.h"
#include "tests/e2e/cli/checks.h"

#include <csignal>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>

namespace interleave::testing {
namespace {

using nlohmann::json;

TEST(ServerModels, EveryDesignAnswersAndOnlyALoopIsStalledAsAWhole)
{
    const json report = reportOf({"server-models", "-p", "model=all", "-p", "connections=60", "-p", "blocking_callback_ms=100"});
    expectNothingFails(report);
    EXPECT_HOLDS(report, "every-reply-right");
    EXPECT_HOLDS(report, "as-the-design-says");
    expectDoesNotFail(checkOf(report, "blocking-stalls-all"));
    expectDoesNotFail(checkOf(report, "blocking-stalls-one"));
    const json &models = report["measures"]["models"];
    ASSERT_EQ(models.size(), 6u);
    for (const auto &[name, measures] : models.items()) {
        EXPECT_EQ(measures["wrong_replies"], 0) << name;
        EXPECT_EQ(measures["connections"], 60) << name;
        EXPECT_GT(measures["replies"], 0) << name;
    }
    EXPECT_GT(models["event-loop"]["stalled_per_block"].get<double>(), models["thread-per-connection"]["stalled_per_block"].get<double>());
    EXPECT_LT(
        models["event-loop"]["memory_kib_per_connection"].get<double>(), models["thread-per-connection"]["memory_kib_per_connection"].get<double>());
    EXPECT_EQ(report["markers"].size(), 5u);
}

TEST(ServerModels, MoreConnectionsThanDescriptorsIsAVerdict)
{
    Program::Options options = plainOptions();
    options.launcher = {"prlimit", "--nofile=120:120"};
    const json report = reportOf({"server-models", "--seconds", "0.4", "-p", "connections=300"}, options);
    EXPECT_EQ(report["outcome"]["verdict"], "no-descriptors");
    EXPECT_GT(report["measures"]["connections_refused"], 0);
    EXPECT_GT(report["measures"]["replies"], 0) << "the others go on";
    EXPECT_HOLDS(report, "every-reply-right");
}

/// What somebody else's client gets from the port.
std::string ask(int port, const std::string &request)
{
    const UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    const timeval limit{20, 0};
    ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
    if (::connect(socket.get(), reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        ::send(socket.get(), request.data(), request.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(request.size()))
        return "no connection";
    std::string reply;
    char bytes[512];
    for (ssize_t got = 0; (got = ::recv(socket.get(), bytes, sizeof bytes, 0)) > 0;)
        reply.append(bytes, static_cast<std::size_t>(got));
    return reply;
}

TEST(ServerModels, AnybodyMayAskAndATakenPortIsAnError)
{
    // A port that was free a moment ago.
    UniqueFd probe(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ASSERT_EQ(::bind(probe.get(), reinterpret_cast<sockaddr *>(&address), size), 0);
    ASSERT_EQ(::getsockname(probe.get(), reinterpret_cast<sockaddr *>(&address), &size), 0);
    const int port = ntohs(address.sin_port);
    const std::string chosen = "port=" + std::to_string(port);

    ASSERT_EQ(::listen(probe.get(), 1), 0);
    const Ended refused = cli({"run", "server-models", "-p", chosen, "--seconds", "0.2"});
    EXPECT_EQ(refused.exitCode, 3);
    EXPECT_NE(refused.err.find("127.0.0.1:" + std::to_string(port)), std::string::npos) << refused.err;

    probe.reset();
    Program run(INTERLEAVE_EXECUTABLE, {"run", "server-models", "-p", chosen, "-p", "connections=2", "--seconds", "20"}, plainOptions());
    std::string reply;
    for (int i = 0; i < 2000 && reply.find("200 OK") == std::string::npos; ++i) {
        reply = ask(port, "GET /from/outside HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        if (reply.find("200 OK") == std::string::npos)
            ::usleep(5000);
    }
    EXPECT_NE(reply.find("200 OK"), std::string::npos) << reply;
    EXPECT_TRUE(reply.ends_with("\r\n\r\n/from/outside\n")) << reply;
    run.sendSignal(SIGINT);
    EXPECT_EQ(run.wait().exitCode, 130);
    EXPECT_TRUE(run.waitUntilAllGone());
}

} // namespace
} // namespace interleave::testing
