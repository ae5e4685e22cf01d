// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/fork_limit.h"

#include "core/base/unique_fd.h"
#include "core/experiment/trial_log.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <vector>

#include <fcntl.h>
#include <grp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Users that nobody is: beyond those that systems give to people, below those that mean nobody.
constexpr uid_t firstUnusedUser = 61'184;
constexpr uid_t unusedUsers = 4'096;

/// Processes are counted by user. As root, who is never refused one, this process becomes a user that nobody else is; as anybody else it moves into a
/// user namespace, where it is counted apart. 0 or why not.
int countApart()
{
    if (::geteuid() == 0) {
        const uid_t user = firstUnusedUser + static_cast<uid_t>(::getpid()) % unusedUsers;
        if (::setgroups(0, nullptr) != 0 || ::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
            return errno;
    } else if (::unshare(CLONE_NEWUSER) != 0) {
        return errno;
    }
    // Another user's process: the kernel forgets both.
    ::prctl(PR_SET_DUMPABLE, 1);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    return 0;
}

int limitProcesses(rlim_t most)
{
    if (const int error = countApart(); error != 0)
        return error;
    const rlimit limit{most, most};
    return ::setrlimit(RLIMIT_NPROC, &limit) == 0 ? 0 : errno;
}

std::uint64_t numberIn(const char *path)
{
    std::ifstream file(path);
    std::uint64_t number = 0;
    file >> number;
    return number;
}

/// Until the other end of the pipe is closed everywhere.
int waitForTheEnd(WorkerContext &context, int end)
{
    char nothing = 0;
    const BlockedScope blocked(context.probe, BlockedReason::pipe);
    while (::read(end, &nothing, 1) < 0 && errno == EINTR)
        continue;
    return 0;
}

} // namespace

void noteSystemLimits(ForkRoot &root)
{
    root.pidMax.store(numberIn("/proc/sys/kernel/pid_max"), std::memory_order_relaxed);
    root.threadsMax.store(numberIn("/proc/sys/kernel/threads-max"), std::memory_order_relaxed);
}

void forkUntilRefused(WorkerContext &context, ForkRoot &root)
{
    ForkLimit &limit = root.limit;
    const auto most = static_cast<unsigned>(context.settings.integer("process_limit"));
    const std::uint64_t begin = context.probe.now();
    if (const int error = limitProcesses(most); error != 0) {
        limit.lawErrno.store(static_cast<std::uint32_t>(error), std::memory_order_release);
        return;
    }
    limit.inForce.store(1, std::memory_order_release);
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw std::runtime_error("pipe2");
    const UniqueFd waitEnd(ends[0]);
    UniqueFd open(ends[1]);
    std::vector<ChildProcess> children;
    while (children.size() <= most && !context.mustEnd()) {
        auto child = ChildProcess::fork(context, forkChildRole, static_cast<unsigned>(children.size()) + 1, [&](WorkerContext &self) {
            open.reset();
            return waitForTheEnd(self, waitEnd.get());
        });
        if (!child) {
            limit.refusedErrno.store(static_cast<std::uint32_t>(errno), std::memory_order_relaxed);
            break;
        }
        limit.started.fetch_add(1, std::memory_order_relaxed);
        children.push_back(std::move(*child));
    }
    open.reset();
    for (ChildProcess &child : children) {
        child.wait(context);
        limit.ended.fetch_add(1, std::memory_order_relaxed);
    }
    bump(context.probe.counters().operations);
    TrialRecord record{};
    record.beginStamp = begin;
    record.endStamp = context.probe.now();
    record.expected = most;
    record.actual = static_cast<std::int64_t>(children.size()) + 1;
    record.operations = children.size();
    if (context.mustEnd())
        record.flags = trialCut;
    publishTrial(context.segment, record);
}

} // namespace interleave
