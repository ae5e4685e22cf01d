// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/shm/segment.h"

#include <vector>

namespace interleave {

/// Every queue of the run, from its own exact counters. Any thread, at any moment of the run.
std::vector<QueueReport> queueReports(const Segment &segment);

} // namespace interleave
