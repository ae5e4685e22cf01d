// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/distributed_killer.h"

#include "core/base/unique_fd.h"
#include "core/experiment/workloads/distributed.h"

#include <csignal>

#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

bool killRemoteWorker(const Segment &segment, unsigned number)
{
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
        const LaneSlot &lane = segment.lane({i});
        if (lane.role != remoteWorkerRole || lane.number != number)
            continue;
        const std::uint32_t stretch = lane.stretch.load(std::memory_order_acquire);
        if (lane.startMethod == StartMethod::thread || lane.pid <= 1 ||
            lane.state.load(std::memory_order_acquire) != static_cast<std::uint32_t>(LaneState::live))
            return false;
        // By a descriptor, so that it cannot be somebody else who has come to the same pid.
        const UniqueFd pidFd(static_cast<int>(::syscall(SYS_pidfd_open, lane.pid, 0)));
        return pidFd.isOpen() && lane.stretch.load(std::memory_order_acquire) == stretch &&
               lane.state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::live) &&
               ::syscall(SYS_pidfd_send_signal, pidFd.get(), SIGKILL, nullptr, 0) == 0;
    }
    return false;
}

} // namespace interleave
