// SPDX-License-Identifier: GPL-3.0-or-later
// Kills the window's process, the guard or the host at random moments and waits until every process of the run is gone. The test is a
// subreaper, so whatever is left would come to it: it waits for the last death itself, not for a while. A survivor makes it hang.
#include "core/host/limits.h"
#include "core/host/process_tree.h"
#include "host_run.h"

#include <gtest/gtest.h>

#include <atomic>
#include <csignal>
#include <random>

#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>

namespace interleave {
namespace {

enum class Victim { window, guard, host };

/// What the stand-in for the window tells the test; in memory shared by both.
struct Told
{
    std::atomic<pid_t> guard = 0;
    std::atomic<std::uint64_t> operations = 0;
};

/// Lives as the window's process does: drives a run, has a child of its own that is none of the run's business. Exit status: 0 if the run ended with
/// an error (its host or guard was killed), 1 if without, 2 if the other child did not survive.
[[noreturn]] void standInForTheWindow(const char *method, Told &told)
{
    const pid_t window = ::getpid();
    const pid_t other = ::fork();
    if (other == 0) {
        dieWithParent(window); // it is not what is being tested
        for (;;)
            ::pause();
    }
    HostRun run("lost-update", {{"start_method", method}, {"workers", "3"}});
    told.guard = run.client->guardPid();
    run.client->release();
    run.waitUntil([&] {
        if (run.segment.laneCount() > 0)
            told.operations = run.operationsOf(0);
        return false;
    });
    const bool failed = run.client->error().has_value();
    const bool otherLives = ::waitpid(other, nullptr, WNOHANG) == 0;
    ::kill(other, SIGKILL);
    ::_exit(otherLives ? (failed ? 0 : 1) : 2);
}

pid_t hostOf(pid_t guard)
{
    const std::vector<pid_t> children = childrenOf(guard);
    return children.empty() ? 0 : children.front();
}

class Hygiene : public testing::TestWithParam<std::tuple<const char *, Victim>>
{
protected:
    void SetUp() override
    {
        ::prctl(PR_SET_CHILD_SUBREAPER, 1);
        void *memory = ::mmap(nullptr, sizeof(Told), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
        ASSERT_NE(memory, MAP_FAILED);
        m_told = new (memory) Told;
    }
    void TearDown() override
    {
        ::munmap(m_told, sizeof(Told));
        ::prctl(PR_SET_CHILD_SUBREAPER, 0);
    }

    /// One run, killed at a moment that `random` chooses: from before the host exists to well into the work.
    void killOnce(std::mt19937 &random);

private:
    static void moment(std::mt19937 &random)
    {
        const timespec length{0, static_cast<long>(random() % 12'000'000)};
        ::nanosleep(&length, nullptr);
    }

    Told *m_told = nullptr;
};

void Hygiene::killOnce(std::mt19937 &random)
{
    const auto [method, victim] = GetParam();
    m_told->guard = 0;
    m_told->operations = 0;
    const pid_t window = ::fork();
    ASSERT_GE(window, 0);
    if (window == 0)
        standInForTheWindow(method, *m_told);
    while (m_told->guard == 0)
        ::sched_yield();
    if (victim == Victim::host) {
        while (hostOf(m_told->guard) == 0)
            ::sched_yield();
    }
    if (random() % 3 == 0) {
        while (m_told->operations == 0)
            ::sched_yield();
    }
    moment(random);

    const pid_t target = victim == Victim::window ? window : victim == Victim::guard ? m_told->guard.load() : hostOf(m_told->guard);
    ASSERT_GT(target, 0);
    ::kill(target, SIGKILL);

    // Every process of the run is a descendant of this one: when there is nothing left to wait for, all are gone.
    int status = 0;
    pid_t pid = 0;
    int windowStatus = -1;
    while ((pid = ::waitpid(-1, &status, 0)) > 0) {
        if (pid == window)
            windowStatus = status;
    }
    EXPECT_EQ(errno, ECHILD);
    if (victim == Victim::window)
        EXPECT_TRUE(WIFSIGNALED(windowStatus));
    else
        EXPECT_TRUE(WIFEXITED(windowStatus) && WEXITSTATUS(windowStatus) == 0) << "status " << windowStatus;
}

TEST_P(Hygiene, NothingSurvives)
{
    std::mt19937 random(static_cast<unsigned>(::getpid()));
    for (int i = 0; i < 8 && !HasFailure(); ++i)
        killOnce(random);
}

std::string nameOf(const testing::TestParamInfo<Hygiene::ParamType> &info)
{
    constexpr std::array victims{"Window", "Guard", "Host"};
    return std::string(victims[static_cast<std::size_t>(std::get<1>(info.param))]) + "With" + std::get<0>(info.param);
}

INSTANTIATE_TEST_SUITE_P(Killed, Hygiene,
    testing::Combine(testing::Values("thread", "fork", "spawn", "forkserver"), testing::Values(Victim::window, Victim::guard, Victim::host)), nameOf);

} // namespace
} // namespace interleave
