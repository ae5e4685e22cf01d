// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/session_end.h"

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include <dirent.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr int mostKillRounds = 100;

bool isZombieProcess(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    const std::size_t name = text.rfind(')');
    return name == std::string::npos || name + 2 >= text.size() || text[name + 2] == 'Z' || text[name + 2] == 'X';
}

std::vector<pid_t> sessionMembers(pid_t session)
{
    std::vector<pid_t> members;
    const std::unique_ptr<DIR, int (*)(DIR *)> folder(::opendir("/proc"), ::closedir);
    while (const dirent *entry = folder ? ::readdir(folder.get()) : nullptr) {
        const auto pid = static_cast<pid_t>(std::strtol(entry->d_name, nullptr, 10));
        if (pid > 1 && ::getsid(pid) == session && !isZombieProcess(pid))
            members.push_back(pid);
    }
    return members;
}

} // namespace

unsigned sessionSize(pid_t session)
{
    return static_cast<unsigned>(sessionMembers(session).size());
}

unsigned killSessionOf(pid_t session)
{
    std::set<pid_t> killed;
    for (int round = 0; round < mostKillRounds; ++round) {
        const std::vector<pid_t> members = sessionMembers(session);
        if (members.empty())
            break;
        for (const pid_t pid : members) {
            ::kill(pid, SIGKILL);
            killed.insert(pid);
        }
    }
    return static_cast<unsigned>(killed.size());
}

} // namespace interleave
