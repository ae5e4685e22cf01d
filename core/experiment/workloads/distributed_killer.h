// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"

namespace interleave {

/// Kills the process of this worker with SIGKILL, as a power failure would its machine. False: it was not there.
bool killRemoteWorker(const Segment &segment, unsigned number);

} // namespace interleave
