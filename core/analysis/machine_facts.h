// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/base/cgroup_quota.h"
#include "core/base/clock.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>
#include <vector>

namespace interleave {

/// What stays the same during a run: cores, quota, kernel, tick. `root` is "/" but in tests. What cannot be read is absent.
MachineFacts readMachineFacts(StampSource clock, const std::filesystem::path &root = "/");

/// Sums of one moment, in clock ticks of the kernel's statistics (ticksPerSecond of them a second).
struct CpuTimes
{
    std::uint64_t busy = 0; ///< working for anybody
    std::uint64_t idle = 0;
    std::uint64_t steal = 0; ///< the hypervisor gave the core to somebody else
};
/// Sum over the cores of `cpus` in the text of /proc/stat; absent where it does not read as expected.
std::optional<CpuTimes> parseCpuTimes(std::string_view procStat, const std::vector<int> &cpus);

/// Watches a run from its construction on: how much of the cores others took. One thread.
class MachineWatch
{
public:
    explicit MachineWatch(StampSource clock);

    /// The constant facts with the shares from the construction to now. A few milliseconds with a thousand workers.
    MachineFacts facts() const;

private:
    MachineFacts m_constant;
    Nanos m_beginTime = 0;
    std::optional<CpuTimes> m_begin;
    Nanos m_ownBegin = 0;      ///< CPU time of this process and all of its descendants
    Nanos m_watchingBegin = 0; ///< of this process alone
};

} // namespace interleave
