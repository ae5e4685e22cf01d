// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/settings.h"

#include <string>
#include <vector>

namespace interleave {

/// One run of a sweep.
struct SweepRun
{
    std::string value; ///< of the parameter, as the user writes it
    RawValue raw = 0;
    Report report;
    bool whole = true; ///< false: ended before its time; it is told, but it is no point of a curve
};

/// Several runs as one: a curve for each of their numeric measures, against the parameter that was varied. What belongs to a single run
/// (workers, locks, checks …) is not in it; `sweep` keeps each run's outcome, measures and checks.
/// `runs` must not be empty.
Report sweepReport(const ExperimentInfo &experiment, ParameterId parameter, const std::vector<SweepRun> &runs);

/// The numbers in a run's measures, by name: "speedup", "handoff_ns.p50". In the order of the report.
std::vector<std::pair<std::string, double>> numericMeasures(const Report &report);

} // namespace interleave
