// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/workload.h"
#include "core/ipc/inner_mutex.h"

#include <functional>
#include <optional>
#include <string_view>

#include <sys/types.h>

namespace interleave {

// Workers that a worker starts itself, as a server does for its connections: threads and child processes with lanes of their own, which the host knows
// nothing of. Their lanes come after the host's, as they are needed; for children that the plan can name beforehand there is offspring.h.

inline constexpr std::uint32_t mostSubLanes = 900;

/// Which lane is whose. In shared memory.
struct SubLanes
{
    InnerMutex mutex;
    std::uint32_t first; ///< lane of the first one
    AtomicU32 count;
    AtomicU32 without;            ///< times that there was no lane left
    AtomicU32 keys[mostSubLanes]; ///< key of each, as its worker was named
};

/// Host, before any worker exists. `hostLanes`: how many workers the host will ever start.
void createSubLanes(SubLanes &lanes, unsigned hostLanes);

struct SubName
{
    std::uint32_t key = 0; ///< the same key, the same lane
    unsigned role = 0;
    StartMethod method = StartMethod::thread;
    std::string_view name;
};
/// Opens a new stretch of the lane with this key; nullopt when there are no lanes left. Nobody may live there now.
std::optional<LaneId> claimSubLane(const Segment &segment, SubLanes &lanes, const SubName &name, LaneId parent);

/// Forks a child that does `body` with a probe of its own and never returns from here; it dies with the calling thread. Negative: errno.
pid_t forkSubWorker(const Segment &segment, LaneId lane, const std::function<void(Probe &)> &body);
/// A detached thread of this process; `lane` invalid: without a probe (nullptr). `left` is called last, when the lane is free again.
/// Returns 0 or an errno.
int startSubThread(const Segment &segment, LaneId lane, std::function<void(Probe *)> body, std::function<void()> left);
/// Its process has been waited for: how it ended.
void subProcessEnded(const Segment &segment, LaneId lane, int waitStatus);
/// Host: the process of this pid has gone; so have its threads and its children.
void subWorkersGone(const Segment &segment, const SubLanes &lanes, pid_t pid);

} // namespace interleave
