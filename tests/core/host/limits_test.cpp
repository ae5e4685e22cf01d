// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/limits.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <fstream>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

/// In a child, so that the test itself goes on as it was: its exit code is what `ask()` says.
template <typename Ask>
int inLimitedChild(const Ask &ask)
{
    const pid_t child = ::fork();
    if (child == 0) {
        limitAccidents();
        ::_exit(ask() ? 0 : 1);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

rlim_t hardLimit(__rlimit_resource resource)
{
    rlimit limit{};
    ::getrlimit(resource, &limit);
    return limit.rlim_max;
}

TEST(Limits, ARunIsHeldToThem)
{
    EXPECT_EQ(inLimitedChild([] { return hardLimit(RLIMIT_CORE) == 0; }), 0);
    EXPECT_EQ(inLimitedChild([] { return hardLimit(RLIMIT_FSIZE) == 64u << 20; }), 0);
    EXPECT_EQ(inLimitedChild([] { return hardLimit(RLIMIT_NOFILE) <= 65'536; }), 0);
    EXPECT_EQ(inLimitedChild([] { return hardLimit(RLIMIT_NPROC) < 1'000'000; }), 0);
    if (mostDataMib() != 0)
        EXPECT_EQ(inLimitedChild([] { return hardLimit(RLIMIT_DATA) == mostDataMib() << 20; }), 0);
    EXPECT_GE(mostDataMib() == 0 ? 4096 : mostDataMib(), 4096u);
}

TEST(Limits, ItGoesFirstWhereMemoryRunsOut)
{
    EXPECT_EQ(inLimitedChild([] {
        int score = 0;
        std::ifstream("/proc/self/oom_score_adj") >> score;
        return score >= 900;
    }),
        0);
}

TEST(Limits, ACapThatIsInTheWayIsNamed)
{
    const Error full = startError("Thread-7", EAGAIN);
    EXPECT_EQ(full.code, ErrorCode::outOfTasks);
    EXPECT_EQ(full.arguments[0], "Thread-7");
    EXPECT_EQ(full.arguments[1], std::to_string(mostFurtherTasks));
    EXPECT_EQ(startError("Thread-7", ENOMEM).code, ErrorCode::startFailed);
}

} // namespace
} // namespace interleave
