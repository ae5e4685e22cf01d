// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment.h"

namespace interleave {

/// Starts a worker as a detached thread with a small stack (a thousand of them fit) and stamps the lane right before the call. When the worker
/// has ended, its lane says so and `doorbell` (an eventfd) has been rung. Segment and settings must live until then.
/// Error: startFailed with the system's reason.
Result<void> startWorkerThread(const Segment &segment, LaneId lane, const Settings &settings, int doorbell);

} // namespace interleave
