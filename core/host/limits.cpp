// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/limits.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr rlim_t largestFile = 64u << 20;
constexpr rlim_t mostDescriptors = 65'536;
constexpr std::uint64_t leastDataMib = 4096;
constexpr int firstToGo = 900; ///< of 1000, where nobody else has asked for it

void lower(__rlimit_resource resource, rlim_t value)
{
    rlimit limit{};
    if (::getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_max = std::min(limit.rlim_max, value);
    limit.rlim_cur = std::min(limit.rlim_cur, limit.rlim_max);
    ::setrlimit(resource, &limit);
}

/// Tasks of the whole machine: the user cannot have more.
rlim_t tasksNow()
{
    std::ifstream loadavg("/proc/loadavg");
    std::string word;
    for (int i = 0; i < 4; ++i)
        loadavg >> word;
    const std::size_t slash = word.find('/');
    return slash == std::string::npos ? 0 : std::strtoul(word.c_str() + slash + 1, nullptr, 10);
}

void goFirstWithoutMemory()
{
    int now = firstToGo;
    std::ifstream("/proc/self/oom_score_adj") >> now;
    if (now < firstToGo)
        std::ofstream("/proc/self/oom_score_adj") << firstToGo;
}

} // namespace

std::uint64_t mostDataMib()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return 0;
#else
    const auto pages = static_cast<std::uint64_t>(std::max(::sysconf(_SC_PHYS_PAGES), 0L));
    const auto page = static_cast<std::uint64_t>(std::max(::sysconf(_SC_PAGESIZE), 0L));
    return std::max(pages * page / 2 >> 20, leastDataMib);
#endif
}

Error startError(std::string what, int error)
{
    if (error == EAGAIN)
        return {ErrorCode::outOfTasks, {std::move(what), std::to_string(mostFurtherTasks)}};
    return {ErrorCode::startFailed, {std::move(what), std::generic_category().message(error)}};
}

void limitAccidents()
{
    lower(RLIMIT_CORE, 0);
    lower(RLIMIT_FSIZE, largestFile);
    std::signal(SIGXFSZ, SIG_IGN); // a write past the cap fails instead of killing the writer
    lower(RLIMIT_NOFILE, mostDescriptors);
    if (const std::uint64_t data = mostDataMib(); data != 0)
        lower(RLIMIT_DATA, static_cast<rlim_t>(data) << 20);
    if (const rlim_t now = tasksNow(); now != 0)
        lower(RLIMIT_NPROC, now + mostFurtherTasks);
    goFirstWithoutMemory();
}

void dieWithParent(pid_t expectedParent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != expectedParent)
        ::_exit(128 + SIGKILL);
}

} // namespace interleave
