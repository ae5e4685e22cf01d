// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trackers/sched_record.h"
#include "core/trackers/trace_event.h"

#include <vector>

namespace interleave {

/// Makes switch records out of what the workers themselves say, where the kernel may not be asked: the rseq sentinel's off-core records, and the
/// run delay and number of turns that each probe measured. Without the sentinel (probes only) just the sleeps are known. Collector thread.
class SelfSchedSource
{
public:
    /// `turnsKnown`: /proc/thread-self/schedstat can be read here, so that 0 turns inside a probe means that it did not sleep.
    explicit SelfSchedSource(bool turnsKnown) : m_turnsKnown(turnsKnown) {}

    /// Appends the records that follow from `event`; they concern the worker of event.lane and may lie before event.time, never before the lane's
    /// records of an earlier call.
    void read(const TraceEvent &event, std::vector<SchedRecord> &out);

private:
    bool m_turnsKnown;
    std::vector<Nanos> m_blockedSince; ///< by lane; -1: in no probe
};

} // namespace interleave
