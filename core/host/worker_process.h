// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/host/spawn.h"
#include "core/shm/segment.h"

#include <sys/types.h>

namespace interleave {

/// The rest of a worker's process, from its first stamp on: it dies with `parent`, runs its role, leaves its memory figures in its lane and ends.
/// `settings` may be nullptr, see runWorkerBody().
[[noreturn]] void liveAsWorkerProcess(const Segment &segment, LaneId lane, std::uint64_t firstStamp, const Settings *settings, pid_t parent);

/// Starts a worker by fork(): it inherits everything the host has. Stamps the lane right before the call. The child's pid.
/// Error: startFailed with the system's reason.
Result<pid_t> forkWorker(const Segment &segment, LaneId lane, const Settings &settings);

/// Starts a worker by posix_spawn() of `executable`, entry `worker`: it gets standard streams, the segment and the
/// shared descriptors, nothing else.
Result<pid_t> spawnWorker(const std::string &executable, const Segment &segment, LaneId lane);

/// The first instruction of a program that does not yet know which clock the segment is stamped with.
struct FirstStamp
{
    std::uint64_t tsc = readStamp(StampSource::tsc);
    Nanos monotonic = monotonicNow();

    std::uint64_t of(StampSource source) const { return source == StampSource::tsc ? tsc : static_cast<std::uint64_t>(monotonic); }
};

/// Entry `worker` of interleave-host.
[[noreturn]] void runSpawnedWorker(FirstStamp first, LaneId lane, pid_t parent);

} // namespace interleave
