// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sub_worker.h"

namespace interleave {

/// What a server's processes take, all together.
struct FamilyMemory
{
    std::uint64_t bytes = 0; ///< anonymous memory (shared pages by share), page tables, kernel stacks
    std::uint32_t processes = 0;
    std::uint32_t threads = 0;
};

/// Of the process `main` and the workers it has started. Reads /proc; some 0.1 ms a process.
FamilyMemory familyMemory(const Segment &segment, const SubLanes &lanes, pid_t main);

} // namespace interleave
