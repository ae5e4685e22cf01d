// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/analysis/slice_sums.h"
#include "core/experiment/settings.h"
#include "core/shm/segment.h"
#include "core/store/trace_store.h"

#include <string>
#include <utility>
#include <vector>

namespace interleave {

/// How the run was watched, in the report's own words.
struct CaptureFacts
{
    std::string mode;   ///< captureModeName()
    std::string reason; ///< why no better one; empty where it is the best there is
    std::uint64_t events = 0;
    std::uint64_t lost = 0;
    double probeCostNs = 0;
};

/// All that a report is made from. Nothing is kept after the call.
struct ReportInput
{
    const Settings &settings; ///< as they were at the start; changes come from the trace's markers
    const Segment &segment;
    TraceView view;
    MachineFacts machine;
    CaptureFacts capture;
    Nanos startedMonotonic = 0;                                ///< time 0 of the run, absolute
    std::string startedUtc;                                    ///< the same instant as "2026-03-01T12:00:00.123Z"
    Nanos duration = 0;                                        ///< from time 0 to the end, or to now
    bool interrupted = false;                                  ///< stopped by the user before the work was over
    std::vector<std::pair<std::string, std::string>> refusals; ///< placement: what, why
    std::string errorKey;                                      ///< of a run that failed in the middle
    SliceSums *sums = nullptr;                                 ///< kept between reports of one run by who asks for several; nullptr: added up anew
};

/// The run in numbers, at any moment of it. Counts come from the segment's exact counters and never from records that could be lost; states
/// from the worker tracks, utilisation from the core tracks. Any thread; reads the segment as untrusted.
Report buildReport(const ReportInput &input);

} // namespace interleave
