// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/limits.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <string>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr rlim_t furtherTasks = 2048;
constexpr rlim_t largestFile = 64u << 20;

void lower(__rlimit_resource resource, rlim_t value)
{
    rlimit limit{};
    if (::getrlimit(resource, &limit) != 0)
        return;
    limit.rlim_cur = limit.rlim_max = std::min(limit.rlim_max, value);
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

} // namespace

void limitAccidents()
{
    lower(RLIMIT_CORE, 0);
    lower(RLIMIT_FSIZE, largestFile);
    std::signal(SIGXFSZ, SIG_IGN); // a write past the cap fails instead of killing the writer
    if (const rlim_t now = tasksNow(); now != 0)
        lower(RLIMIT_NPROC, now + furtherTasks);
}

void dieWithParent(pid_t expectedParent)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != expectedParent)
        ::_exit(128 + SIGKILL);
}

} // namespace interleave
