// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"

namespace interleave {

// System V objects outlive their processes: who is killed at the wrong moment leaves them behind for ever. In a namespace of their own they go
// with the last process that is in it, whatever it dies of.

/// Host, in Workload::prepare(), single-threaded: this process and those it starts from now on have a namespace of their own for System V objects.
/// Once a run; further calls do nothing. 0, or the errno of the refusal.
int enterPrivateIpc(const Segment &segment);

/// A fork-served worker, single-threaded: goes where the host is. False: refused.
bool joinPrivateIpc(const Segment &segment);

} // namespace interleave
