// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/shm/segment.h"

#include <vector>

namespace interleave {

/// Every lock of the run, from the exact counters of its workers. Any thread, at any moment of the run.
std::vector<LockReport> lockReports(const Segment &segment);

} // namespace interleave
