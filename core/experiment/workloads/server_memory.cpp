// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/server_memory.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>

namespace interleave {

namespace {

/// THREAD_SIZE of x86-64 and arm64: a thread's stack in the kernel, which no file in /proc tells.
constexpr std::uint64_t kernelStackBytes = 16 * 1024;

/// The number behind "Name:" in a file of such lines; 0 where there is none.
std::uint64_t numberIn(const std::string &path, std::string_view name)
{
    std::ifstream file(path);
    for (std::string line; std::getline(file, line);) {
        if (line.starts_with(name))
            return std::strtoull(line.c_str() + name.size(), nullptr, 10);
    }
    return 0;
}

} // namespace

FamilyMemory familyMemory(const Segment &segment, const SubLanes &lanes, pid_t main)
{
    std::set<std::int32_t> pids{main};
    const std::uint32_t count = std::min(lanes.count.load(std::memory_order_relaxed), mostSubLanes);
    for (std::uint32_t i = 0; i < count; ++i) {
        const LaneSlot &slot = segment.lane({lanes.first + i});
        const bool lives = slot.state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::live);
        if (lives && slot.parentPid == main)
            pids.insert(slot.pid);
    }
    FamilyMemory memory;
    for (const std::int32_t pid : pids) {
        const std::string folder = "/proc/" + std::to_string(pid);
        const std::uint64_t threads = numberIn(folder + "/status", "Threads:");
        if (threads == 0)
            continue;
        ++memory.processes;
        memory.threads += static_cast<std::uint32_t>(threads);
        memory.bytes +=
            (numberIn(folder + "/smaps_rollup", "Pss_Anon:") + numberIn(folder + "/status", "VmPTE:")) * 1024 + threads * kernelStackBytes;
    }
    return memory;
}

} // namespace interleave
