// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/wait_graph.h"
#include "core/shm/segment.h"

namespace interleave {

// The wait-for graph as it stands in the segment: the holders' words of all owned mutexes and the waiters' words of all lanes.

/// Read word by word while everybody goes on: what it shows may never have been true all at once.
WaitGraph readWaitGraph(const Segment &segment);

/// A deadlock that has been proved. Each wait has a stamp of its own: who is seen in the same wait before and after the holders have been read has
/// waited all the time between, and let go of nothing. So all these holders and waits were there at one and the same moment. A worker that waits for
/// what it holds itself has said so before it waited; without that it has just obtained the lock.
std::optional<WaitCycle> proveDeadlock(const Segment &segment);

/// A lock whose holder has ended while another worker waits for it.
struct OrphanedLock
{
    ObjectId object;
    LaneId dead;
    std::vector<LaneId> waiters;
};
std::optional<OrphanedLock> findOrphanedLock(const Segment &segment);

} // namespace interleave
