// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/analysis/slice_sums.h"

#include <vector>

namespace interleave {

/// How much of each core the run's workers used, of `duration`. Empty where no core track could be recorded. `sums` must be up to date.
std::vector<CoreReport> coreReports(const TraceView &view, const SliceSums &sums, Nanos duration);

} // namespace interleave
