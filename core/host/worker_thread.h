// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/settings.h"
#include "core/shm/segment.h"

#include <pthread.h>

namespace interleave {

/// Starts a worker as a thread with a small stack (a thousand of them fit) and stamps the lane right before the call. When the worker has ended,
/// its lane says so and `doorbell` (an eventfd) is rung: then the caller joins the thread, which ends at once. Segment, settings and doorbell must
/// live until it is joined. Error: startFailed with the system's reason.
Result<pthread_t> startWorkerThread(const Segment &segment, LaneId lane, const Settings &settings, int doorbell);

} // namespace interleave
