// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <QString>

#include <vector>

namespace interleave::texts {

/// What a worker was doing at a moment, by the trace.
struct WorkerPlace
{
    QString lane;
    QString doing; ///< run (on a core, or ready for one), lock, queue, pipe, io, sleep, wait (for anything else) or lost
};

/// The workers that lived at that moment, in the order of their lanes.
std::vector<WorkerPlace> placesAt(const TraceView &view, Nanos time);

} // namespace interleave::texts
