// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/spawn.h"

#include "core/host/limits.h"

#include <algorithm>
#include <csignal>

#include <fcntl.h>

namespace interleave {

SpawnPlan::SpawnPlan(std::string executable, std::vector<std::string> arguments, const std::vector<int> &descriptors, std::vector<int> sameNumbers) :
    m_executable(std::move(executable)), m_arguments(std::move(arguments)), m_flags(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
{
    ::posix_spawn_file_actions_init(&m_actions);
    ::posix_spawnattr_init(&m_attributes);

    sigset_t none;
    sigemptyset(&none);
    ::posix_spawnattr_setsigmask(&m_attributes, &none);
    sigset_t all;
    sigfillset(&all);
    ::posix_spawnattr_setsigdefault(&m_attributes, &all);

    const int count = static_cast<int>(descriptors.size());
    for (int to = 0; to < count; ++to) {
        int from = descriptors[static_cast<std::size_t>(to)];
        // A source among the targets would be overwritten before its turn: move it out of the way. Same number: dup2 clears close-on-exec.
        if (from < count && from != to) {
            m_moved.emplace_back(::fcntl(from, F_DUPFD_CLOEXEC, count));
            from = m_moved.back().get();
        }
        ::posix_spawn_file_actions_adddup2(&m_actions, from, to);
    }
    // What lies between them is not theirs.
    std::sort(sameNumbers.begin(), sameNumbers.end());
    int next = count;
    for (const int number : sameNumbers) {
        for (; next < number; ++next)
            ::posix_spawn_file_actions_addclose(&m_actions, next);
        ::posix_spawn_file_actions_adddup2(&m_actions, number, number);
        next = number + 1;
    }
    ::posix_spawn_file_actions_addclosefrom_np(&m_actions, next);

    m_argv.push_back(m_executable.data());
    for (std::string &argument : m_arguments)
        m_argv.push_back(argument.data());
    m_argv.push_back(nullptr);
}

SpawnPlan::~SpawnPlan()
{
    ::posix_spawn_file_actions_destroy(&m_actions);
    ::posix_spawnattr_destroy(&m_attributes);
}

void SpawnPlan::inNewSession()
{
    m_flags |= POSIX_SPAWN_SETSID;
}

Result<pid_t> SpawnPlan::run()
{
    ::posix_spawnattr_setflags(&m_attributes, m_flags);
    pid_t pid = 0;
    const int error = ::posix_spawn(&pid, m_executable.c_str(), &m_actions, &m_attributes, m_argv.data(), environ);
    if (error != 0)
        return startError(m_executable, error);
    return pid;
}

} // namespace interleave
