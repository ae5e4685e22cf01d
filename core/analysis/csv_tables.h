// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/report.h"
#include "core/experiment/catalogue.h"
#include "core/store/trace_store.h"

#include <functional>
#include <span>
#include <string_view>

namespace interleave {

/// What the tables are written from.
struct CsvInput
{
    const TraceView &view;
    const Report &report; ///< of the same run: names, pids, the run's origin
    const ExperimentInfo &experiment;
};

/// Takes the text piece by piece: a table may be larger than memory should be.
using CsvSink = std::function<void(std::string_view)>;

struct CsvTable
{
    const char *fileName;
    void (*write)(const CsvInput &input, const CsvSink &sink);
};

/// slices.csv    lane, worker, pid, tid, cpu, state, start_ns, end_ns, what     every state of every worker
/// events.csv    ns, pid, tid, cpu, kind, object, argument                      every probe record, where they were kept
/// locks.csv     lock, state, worker, start_ns, end_ns, permille                held, waiting, or a share (density) of the stretch
/// queues.csv    queue, ns, depth                                               every change of depth
/// switches.csv  ns, tid, cpu, direction, preempted                             every switch record of the kernel
/// markers.csv   ns, parameter, from, to                                        every live change
/// Times are absolute CLOCK_MONOTONIC ns, so that another tracer's clock can be laid beside them. An empty cell: not known.
std::span<const CsvTable> csvTables();

} // namespace interleave
