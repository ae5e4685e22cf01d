// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/memory_figures.h"

#include <cstdlib>
#include <fstream>
#include <string>

namespace interleave {

void keepMemoryFigures(WorkerCounters &counters)
{
    std::ifstream rollup("/proc/self/smaps_rollup");
    std::uint64_t privateDirty = 0;
    for (std::string line; std::getline(rollup, line);) {
        const auto kib = [&line] { return std::strtoull(line.c_str() + line.find(':') + 1, nullptr, 10); };
        if (line.starts_with("Rss:"))
            counters.rssKib.store(kib(), std::memory_order_relaxed);
        else if (line.starts_with("Pss:"))
            counters.pssKib.store(kib(), std::memory_order_relaxed);
        else if (line.starts_with("Private_Dirty:"))
            privateDirty = kib();
    }
    counters.privateDirtyKib.store(privateDirty, std::memory_order_relaxed);
}

} // namespace interleave
