// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever is killed, and whenever: nothing stays behind.
#include "tests/e2e/runs/runs.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <csignal>

#include <sched.h>

namespace interleave::testing {
namespace {

using nlohmann::json;
using ::testing::IsEmpty;

enum class Part { window, guard, host };

/// The guard or the host of a running program, or 0.
pid_t find(const Program &program, const std::string &entry)
{
    for (const pid_t pid : livingDescendants(program.pid())) {
        const auto words = commandLineOf(pid);
        if (words.size() > 1 && words[0].ends_with("interleave-host") && words[1] == entry)
            return pid;
    }
    return 0;
}

std::size_t threadsOf(pid_t pid)
{
    std::error_code ignored;
    const auto tasks = std::filesystem::directory_iterator("/proc/" + std::to_string(pid) + "/task", ignored);
    return static_cast<std::size_t>(std::distance(begin(tasks), end(tasks)));
}

/// Asks again and again whether it runs, with workers; a test that never sees them is ended by its time limit.
bool untilWorking(const Program &program, bool threads)
{
    while (!livingDescendants(::getpid()).empty()) {
        const pid_t host = find(program, "run");
        if (host > 0 && (threads ? threadsOf(host) >= 3 : livingDescendants(host).size() >= 2))
            return true;
        ::sched_yield();
    }
    return false;
}

Words endless(const std::string &method)
{
    return {"run", "lost-update", "--seconds", "3600", "-p", "start_method=" + method};
}

struct Death
{
    Part part;
    const char *method;
};

const char *nameOf(Part part)
{
    return part == Part::window ? "Window" : part == Part::guard ? "Guard" : "Host";
}

std::ostream &operator<<(std::ostream &out, const Death &death)
{
    return out << nameOf(death.part) << ' ' << death.method;
}

class Killed : public ::testing::TestWithParam<Death>
{};

TEST_P(Killed, LeavesNobody)
{
    const Death death = GetParam();
    Program program(INTERLEAVE_EXECUTABLE, endless(death.method), plainOptions());
    ASSERT_TRUE(untilWorking(program, std::string(death.method) == "thread"));
    if (death.part == Part::window) {
        program.sendSignal(SIGKILL);
        program.wait();
        EXPECT_TRUE(program.waitUntilAllGone());
        return;
    }
    const pid_t victim = find(program, death.part == Part::guard ? "guard" : "run");
    ASSERT_GT(victim, 0);
    ::kill(victim, SIGKILL);
    const Ended ended = program.wait();
    EXPECT_FALSE(ended.timedOut);
    EXPECT_EQ(ended.exitCode, 4) << ended.err;
    EXPECT_FALSE(ended.err.empty());
    EXPECT_THAT(program.leftBehind(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Hygiene, Killed,
    ::testing::Values(Death{Part::window, "thread"}, Death{Part::window, "fork"}, Death{Part::window, "spawn"}, Death{Part::window, "forkserver"},
        Death{Part::guard, "thread"}, Death{Part::guard, "fork"}, Death{Part::guard, "spawn"}, Death{Part::guard, "forkserver"},
        Death{Part::host, "thread"}, Death{Part::host, "fork"}, Death{Part::host, "spawn"}, Death{Part::host, "forkserver"}),
    [](const auto &which) { return std::string(nameOf(which.param.part)) + "With_" + which.param.method; });

TEST(Hygiene, AKilledWorkerIsReportedAndTheRestGoesOn)
{
    const TemporaryFolder folder;
    Program program(
        INTERLEAVE_EXECUTABLE, {"run", "lost-update", "--seconds", "2", "-p", "start_method=fork", "--json", folder / "run.json"}, plainOptions());
    ASSERT_TRUE(untilWorking(program, false));
    // The fork server, if there is one, was there first.
    const auto workers = livingDescendants(find(program, "run"));
    ASSERT_FALSE(workers.empty());
    ::kill(*std::max_element(workers.begin(), workers.end()), SIGKILL);
    const Ended ended = program.wait();
    EXPECT_FALSE(ended.timedOut);
    EXPECT_EQ(ended.exitCode, 0) << ended.err;
    EXPECT_THAT(program.leftBehind(), IsEmpty());
    json report = json::parse(textOf(folder / "run.json"), nullptr, false);
    ASSERT_TRUE(report.is_object());
    const auto killed = [](const json &worker) { return worker.contains("exit") && worker["exit"].value("signal", 0) == SIGKILL; };
    EXPECT_EQ(std::count_if(report["workers"].begin(), report["workers"].end(), killed), 1) << report["workers"].dump();
}

TEST(Hygiene, NothingStaysInSharedMemory)
{
    const auto names = [] {
        std::vector<std::string> found;
        for (const auto &entry : std::filesystem::directory_iterator("/dev/shm"))
            found.push_back(entry.path().filename());
        std::erase_if(found, [](const std::string &name) { return name.find("interleave") == std::string::npos; });
        return found;
    };
    const auto before = names();
    EXPECT_EQ(cli({"run", "lost-update", "--trials", "1", "-p", "iterations=1000", "-p", "start_method=fork"}).exitCode, 0);
    EXPECT_EQ(names(), before);
}

} // namespace
} // namespace interleave::testing
