// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/ipc/channel_journal.h"

namespace interleave {

/// A descriptor that is readable from the first ring on and stays so: who waits for another descriptor waits for this one as well, so that the
/// end of a run wakes everybody, wherever he waits. Its number is the bell; -1 is none.
using StopBell = int;

/// Host, in Workload::prepare().
Result<StopBell> createStopBell(const Segment &segment);
/// Host or the worker that ends the run; any number of times.
void ringStopBell(StopBell bell);
/// Host, from Workload::controlChanged(): rings where the run is told to end.
void ringStopBellIfOver(const Segment &segment, StopBell bell);

/// Sleeps until one of `events` (as in poll) is there, or the bell has rung. Returns what is there; 0: the bell.
short waitForDescriptor(int fd, short events, StopBell bell, ChannelJournal &journal);

} // namespace interleave
