// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/parameter.h"

#include <QString>

namespace interleave {

/// A sweep for a reader at a terminal, in the application's language: a line a run, a column a measure.
QString sweepText(const Report &report);

/// Which run of how many this is, for the line of progress.
QString sweepProgress(std::size_t run, std::size_t runs, const Parameter &parameter, RawValue value);

} // namespace interleave
