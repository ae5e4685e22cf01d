// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/output_file.h"
#include "core/host/spawn.h"

#include <gmock/gmock.h>

#include <csignal>

#include <fcntl.h>
#include <sys/wait.h>

namespace interleave {
namespace {

int statusOf(pid_t pid)
{
    int status = -1;
    ::waitpid(pid, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

std::string shellOutput(const std::string &script, std::vector<int> further = {}, bool newSession = false, std::vector<int> sameNumbers = {})
{
    auto output = OutputFile::create();
    const UniqueFd null(::open("/dev/null", O_RDONLY | O_CLOEXEC));
    std::vector<int> descriptors{null.get(), output->fd(), output->fd()};
    descriptors.insert(descriptors.end(), further.begin(), further.end());
    SpawnPlan plan("/bin/sh", {"-c", script}, descriptors, std::move(sameNumbers));
    if (newSession)
        plan.inNewSession();
    const auto pid = plan.run();
    EXPECT_TRUE(pid);
    EXPECT_EQ(statusOf(*pid), 0);
    return output->tail();
}

TEST(Spawn, TheChildHasWhatItWasGivenAndNothingElse)
{
    const UniqueFd stray(::dup(STDERR_FILENO)); // not close-on-exec
    ASSERT_TRUE(stray.isOpen());
    const UniqueFd given(::open("/dev/zero", O_RDONLY | O_CLOEXEC));
    // A number above the standard streams would show as a path that exists.
    EXPECT_EQ(shellOutput("for n in 3 4 5 6 7 8 9; do test -e /proc/$$/fd/$n && echo $n; done; true"), "");
    EXPECT_EQ(shellOutput("readlink /proc/$$/fd/3", {given.get()}), "/dev/zero\n");
}

TEST(Spawn, SomeKeepTheirNumbers)
{
    const UniqueFd zero(::open("/dev/zero", O_RDONLY | O_CLOEXEC));
    const UniqueFd high(::fcntl(zero.get(), F_DUPFD_CLOEXEC, 16));
    const UniqueFd higher(::fcntl(zero.get(), F_DUPFD_CLOEXEC, 40));
    EXPECT_EQ(shellOutput("readlink /proc/$$/fd/" + std::to_string(high.get()) + " /proc/$$/fd/" + std::to_string(higher.get()), {}, false,
                  {higher.get(), high.get()}),
        "/dev/zero\n/dev/zero\n");
    EXPECT_EQ(
        shellOutput("for n in $(ls /proc/$$/fd); do case $n in [0-9]|10|255) ;; *) echo $n;; esac; done", {}, false, {higher.get(), high.get()}),
        std::to_string(high.get()) + '\n' + std::to_string(higher.get()) + '\n');
}

TEST(Spawn, SourcesAmongTheTargetsAreNotOverwritten)
{
    // Numbers 3 and 4 exchanged.
    UniqueFd zero(::open("/dev/zero", O_RDONLY | O_CLOEXEC));
    UniqueFd full(::open("/dev/full", O_RDONLY | O_CLOEXEC));
    const int low = std::min(zero.get(), full.get());
    if (low > 4)
        GTEST_SKIP() << "something else has the low numbers";
    const std::string links = shellOutput("readlink /proc/$$/fd/3 /proc/$$/fd/4", {full.get(), zero.get()});
    EXPECT_EQ(links, "/dev/full\n/dev/zero\n");
}

TEST(Spawn, SignalsAreAsAtBirth)
{
    sigset_t blocked;
    sigset_t before;
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGCHLD);
    sigaddset(&blocked, SIGTERM);
    ::sigprocmask(SIG_BLOCK, &blocked, &before);
    const auto formerUsr1 = std::signal(SIGUSR1, SIG_IGN);
    const std::string mask = shellOutput("exec grep SigBlk /proc/self/status");
    const std::string ignored = shellOutput("exec grep SigIgn /proc/self/status");
    std::signal(SIGUSR1, formerUsr1);
    ::sigprocmask(SIG_SETMASK, &before, nullptr);
    EXPECT_EQ(mask, "SigBlk:\t0000000000000000\n");
    EXPECT_EQ(std::stoull(ignored.substr(ignored.find('\t') + 1), nullptr, 16) & (1u << (SIGUSR1 - 1)), 0u) << ignored;
}

TEST(Spawn, ANewSessionIsLedByTheChild)
{
    EXPECT_EQ(shellOutput("test $(cut -d ' ' -f 6 /proc/$$/stat) = $$ && echo leader", {}, true), "leader\n");
}

TEST(Spawn, NamesWhatCouldNotBeStarted)
{
    SpawnPlan plan("/nonexistent", {}, {});
    const auto pid = plan.run();
    ASSERT_FALSE(pid);
    EXPECT_THAT(pid.error().arguments, testing::ElementsAre("/nonexistent", "No such file or directory"));
}

TEST(HostExecutable, SaysThatItIsNotForHands)
{
    const UniqueFd null(::open("/dev/null", O_RDWR | O_CLOEXEC));
    for (const std::vector<std::string> &arguments : std::vector<std::vector<std::string>>{
             {}, {"dance"}, {"guard"}, {"guard", "1"}, {"run", "x"}, {"worker", "0", "1"}, {"worker", "99999", "1"}, {"forkserver"}}) {
        auto output = OutputFile::create();
        ASSERT_TRUE(output);
        SpawnPlan plan(INTERLEAVE_HOST_EXECUTABLE, arguments, {null.get(), output->fd(), output->fd()});
        const auto pid = plan.run();
        ASSERT_TRUE(pid);
        EXPECT_EQ(statusOf(*pid), 2);
        EXPECT_THAT(output->tail(), testing::HasSubstr("interleave-host is started by interleave"));
    }
}

TEST(OutputFile, KeepsTheEndAndCopiesOnlyWhatIsNew)
{
    auto output = OutputFile::create();
    ASSERT_TRUE(output);
    const std::string much(100'000, 'a');
    ASSERT_EQ(::write(output->fd(), much.data(), much.size()), static_cast<ssize_t>(much.size()));
    ASSERT_EQ(::write(output->fd(), "end\n", 4), 4);
    EXPECT_EQ(output->tail().size(), 64u * 1024);
    EXPECT_TRUE(output->tail().ends_with("aend\n"));

    auto copy = OutputFile::create();
    ASSERT_TRUE(copy);
    output->copyNewTo(copy->fd());
    ASSERT_EQ(::write(output->fd(), "more\n", 5), 5);
    output->copyNewTo(copy->fd());
    EXPECT_TRUE(copy->tail().ends_with("aend\nmore\n"));
}

} // namespace
} // namespace interleave
