// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <string>
#include <vector>

namespace interleave {

/// One life in the tree of processes: a process, a thread of one, or one of the program's own processes that others come from.
struct ProcessNode
{
    enum class Kind { host, forkServer, worker };
    enum class State {
        alive,
        zombie, ///< has ended, and its parent has not waited for it
        gone,
    };

    Kind kind = Kind::worker;
    State state = State::alive;
    LaneId lane{};    ///< of a worker
    std::string name; ///< of a worker
    std::int32_t pid = 0;
    std::int32_t tid = 0;
    StartMethod method = StartMethod::thread;
    int exitCode = 0;
    int exitSignal = 0;
    int parent = -1; ///< index of its parent, -1: of none that is known
    unsigned depth = 0;
    std::vector<bool> continues; ///< by depth: has the branch at that depth further children below this line?
};

/// All that were seen to live, parents before their children and children in order of birth: one line each, as they are to be drawn.
std::vector<ProcessNode> processNodes(const TraceView &view);

} // namespace interleave
