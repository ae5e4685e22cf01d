// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"

#include <optional>
#include <string_view>

#include <sys/types.h>

namespace interleave {

// Who starts a worker opens a stretch of its lane, and who waits for it closes it: the host, or a worker for the children it has started itself.
// One writer at a time: nobody starts a lane's worker while the former one lives.

/// Who will live there and where its ring is. Before the lane is counted in SegmentHeader::laneCount.
void nameLane(const Segment &segment, LaneId lane, unsigned role, unsigned number, std::string_view name);

/// Keeps what was known of the stretch before and begins a new one: reserved, by whoever is `parent` (invalid: the host).
void openStretch(LaneSlot &slot, StartMethod method, LaneId parent);

/// What was known of a lane at one moment.
struct LaneLook
{
    LaneState state;
    std::uint32_t stretch;
    LaneLife life;   ///< this stretch's birth where it is live or has ended, and its end where it has ended; zero elsewhere
    LaneLife former; ///< the whole of the one before
};
/// Any process, at any time: a consistent look, though the lane's next worker may be started meanwhile. nullopt: that is so just now; look again soon.
/// A sequence lock, with the reader's side after H.-J. Boehm, "Can seqlocks get along with programming language memory models?" (2012).
std::optional<LaneLook> lookAt(const LaneSlot &slot);

/// How a process ended, from its wait status; its threads' lanes go down with it. `pid` is filled in where it died before its first instruction.
/// `reaped`: it has been waited for; otherwise it is a zombie until noteReaped().
void closeProcess(const Segment &segment, LaneId lane, pid_t pid, int waitStatus, bool reaped);
void noteReaped(const Segment &segment, LaneId lane);

/// It came to nothing: nobody could be started. A lane where nobody ever lived is free as before.
void abandonStretch(const Segment &segment, LaneId lane);

/// The stretch is over with this exit code and signal, and nobody has anything to wait for.
void closeStretch(const Segment &segment, LaneId lane, int code, int signal);

} // namespace interleave
