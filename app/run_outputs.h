// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/command_line.h"
#include "core/analysis/report.h"
#include "core/experiment/catalogue.h"
#include "core/store/trace_store.h"

#include <vector>

namespace interleave {

/// Can everything that was asked for be written? Asked before the run, so that no run is lost for a mistyped folder.
Result<void> checkOutputs(const OutputArguments &outputs);

/// Writes report, figures and tables. What cannot be written does not keep the rest from being written. Standard output is not touched.
std::vector<Error> writeOutputs(const OutputArguments &outputs, const ExperimentInfo &experiment, const Report &report, const TraceView &view);

} // namespace interleave
