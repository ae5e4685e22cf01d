// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/family.h"
#include "core/host/process_tree.h"

#include <gmock/gmock.h>

#include <csignal>
#include <thread>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

using testing::Contains;
using testing::IsEmpty;
using testing::Not;

/// A child that does nothing until it is killed; `inside` runs in it first.
template <typename Inside>
pid_t child(Inside inside)
{
    const pid_t pid = ::fork();
    if (pid == 0) {
        inside();
        for (;;)
            ::pause();
    }
    return pid;
}

bool killedBy(pid_t pid, int signal)
{
    int status = 0;
    return ::waitpid(pid, &status, 0) == pid && WIFSIGNALED(status) && WTERMSIG(status) == signal;
}

TEST(ProcessTree, FindsChildrenAndGrandchildren)
{
    EXPECT_THAT(childrenOf(::getpid()), IsEmpty());
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t one = child([&] {
        const pid_t grandchild = child([] {});
        EXPECT_EQ(::write(pipe[1], &grandchild, sizeof grandchild), static_cast<ssize_t>(sizeof grandchild));
    });
    pid_t grandchild = 0;
    ASSERT_EQ(::read(pipe[0], &grandchild, sizeof grandchild), static_cast<ssize_t>(sizeof grandchild));
    EXPECT_THAT(childrenOf(::getpid()), Contains(one));
    EXPECT_THAT(childrenOf(::getpid()), Not(Contains(grandchild)));
    EXPECT_THAT(descendantsOf(::getpid()), testing::ElementsAre(one, grandchild));
    EXPECT_THAT(descendantsOf(one), testing::ElementsAre(grandchild));
    stopAndKill([] { return descendantsOf(::getpid()); });
    EXPECT_TRUE(killedBy(one, SIGKILL));
    ::close(pipe[0]);
    ::close(pipe[1]);
}

TEST(ProcessTree, ChildrenOfEveryThreadCount)
{
    pid_t pid = 0;
    std::thread([&] { pid = child([] {}); }).join();
    EXPECT_THAT(childrenOf(::getpid()), Contains(pid));
    ::kill(pid, SIGKILL);
    EXPECT_TRUE(killedBy(pid, SIGKILL));
}

/// A family whose chain forks and exits without end, under a subreaper of its own.
TEST(ProcessTree, KillsEveryDescendantOfASubreaper)
{
    const pid_t reaper = ::fork();
    ASSERT_GE(reaper, 0);
    if (reaper == 0) {
        ::prctl(PR_SET_CHILD_SUBREAPER, 1);
        sigset_t childEnded;
        sigemptyset(&childEnded);
        sigaddset(&childEnded, SIGCHLD);
        ::sigprocmask(SIG_BLOCK, &childEnded, nullptr);
        for (int i = 0; i < 3; ++i)
            child([] { child([] { ::setsid(); }); });
        child([] {
            // The parent goes, the child goes on: a chain that moves while it is being listed.
            for (;;) {
                if (::fork() > 0)
                    ::_exit(0);
            }
        });
        killEveryDescendant([](pid_t, int) {});
        ::_exit(childrenOf(::getpid()).empty() ? 0 : 1);
    }
    int status = 0;
    ASSERT_EQ(::waitpid(reaper, &status, 0), reaper);
    EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0);
}

TEST(Family, KillsTheOrphansOfASessionAndNobodyElse)
{
    ::prctl(PR_SET_CHILD_SUBREAPER, 1);
    const pid_t other = child([] {});
    int pipe[2];
    ASSERT_EQ(::pipe(pipe), 0);
    const pid_t leader = ::fork();
    ASSERT_GE(leader, 0);
    if (leader == 0) {
        ::setsid();
        const pid_t orphan = child([] { child([] {}); });
        EXPECT_EQ(::write(pipe[1], &orphan, sizeof orphan), static_cast<ssize_t>(sizeof orphan));
        ::_exit(0);
    }
    pid_t orphan = 0;
    ASSERT_EQ(::read(pipe[0], &orphan, sizeof orphan), static_cast<ssize_t>(sizeof orphan));
    ASSERT_EQ(::waitpid(leader, nullptr, 0), leader);
    while (!killSession(leader))
        continue;
    EXPECT_NE(::kill(orphan, 0), 0);
    EXPECT_THAT(childrenOf(::getpid()), testing::ElementsAre(other));
    EXPECT_EQ(::waitpid(other, nullptr, WNOHANG), 0) << "alive";
    ::kill(other, SIGKILL);
    EXPECT_TRUE(killedBy(other, SIGKILL));
    ::prctl(PR_SET_CHILD_SUBREAPER, 0);
    ::close(pipe[0]);
    ::close(pipe[1]);
}

} // namespace
} // namespace interleave
