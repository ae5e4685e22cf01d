// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"

#include <QString>

namespace interleave {

/// The report for a reader at a terminal, in the application's language: what came out, which claims held, who did what, how sure that is.
QString textReport(const Report &report);

/// The last line of it: how the run was watched.
QString trustLine(const Report &report);

} // namespace interleave
