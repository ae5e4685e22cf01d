// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/process_tree.h"

#include <fmt/format.h>

#include <dirent.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace interleave {

namespace {

std::vector<int> childrenOf(int pid)
{
    std::vector<int> children;
    const std::string folder = fmt::format("/proc/{}/task", pid);
    const std::unique_ptr<DIR, int (*)(DIR *)> tasks(::opendir(folder.c_str()), ::closedir);
    while (const dirent *entry = tasks ? ::readdir(tasks.get()) : nullptr) {
        if (entry->d_name[0] == '.')
            continue;
        std::ifstream file(fmt::format("{}/{}/children", folder, entry->d_name));
        for (int child = 0; file >> child;)
            children.push_back(child);
    }
    return children;
}

/// Ticks of user and system time of one process and of the children it has waited for.
std::uint64_t ticksOf(int pid)
{
    std::ifstream file(fmt::format("/proc/{}/stat", pid));
    std::string text;
    std::getline(file, text);
    const auto nameEnd = text.rfind(')'); // a name may hold blanks and brackets
    if (nameEnd == std::string::npos)
        return 0;
    std::istringstream fields(text.substr(nameEnd + 1));
    std::string skipped;
    for (int field = 3; field < 14; ++field)
        fields >> skipped;
    std::uint64_t user = 0, system = 0, childrenUser = 0, childrenSystem = 0;
    fields >> user >> system >> childrenUser >> childrenSystem;
    return user + system + childrenUser + childrenSystem;
}

} // namespace

Nanos cpuTimeOfDescendants(int pid)
{
    const long ticksPerSecond = ::sysconf(_SC_CLK_TCK);
    if (ticksPerSecond <= 0)
        return 0;
    std::uint64_t ticks = 0;
    std::vector<int> pending = childrenOf(pid);
    constexpr std::size_t most = 100'000; // a tree that grows while it is walked must not hold us
    for (std::size_t next = 0; next < pending.size() && next < most; ++next) {
        const int child = pending[next];
        ticks += ticksOf(child);
        for (const int grandchild : childrenOf(child))
            pending.push_back(grandchild);
    }
    return static_cast<Nanos>(ticks) * (1'000'000'000 / ticksPerSecond);
}

} // namespace interleave
