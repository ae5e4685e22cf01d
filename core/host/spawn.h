// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/unique_fd.h"

#include <string>
#include <vector>

#include <spawn.h>
#include <sys/types.h>

namespace interleave {

/// A posix_spawn, made ready beforehand so that run() is the bare call. The child gets the given descriptors, numbered from 0 in their order, those
/// that keep their numbers (which lie above), and no other; an empty signal mask and default signal handlers. One thread.
class SpawnPlan
{
public:
    /// `descriptors` must stay open until run().
    SpawnPlan(std::string executable, std::vector<std::string> arguments, const std::vector<int> &descriptors, std::vector<int> sameNumbers = {});
    SpawnPlan(const SpawnPlan &) = delete;
    SpawnPlan &operator=(const SpawnPlan &) = delete;
    ~SpawnPlan();

    /// The child becomes the leader of a session of its own: out of reach of the terminal's Ctrl+C, and its whole family known by that number.
    void inNewSession();
    /// The child's pid. Error: startFailed with the executable and the system's reason.
    Result<pid_t> run();

private:
    std::string m_executable;
    std::vector<std::string> m_arguments;
    std::vector<char *> m_argv;
    std::vector<UniqueFd> m_moved;
    posix_spawn_file_actions_t m_actions{};
    posix_spawnattr_t m_attributes{};
    short m_flags = 0;
};

} // namespace interleave
