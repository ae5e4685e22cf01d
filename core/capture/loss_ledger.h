// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "core/trackers/sched_record.h"
#include "core/trackers/trace_event.h"

namespace interleave {

/// Everything that is missing, as rows of the store and as one number. Collector thread.
class LossLedger
{
public:
    explicit LossLedger(TraceStore &store) : m_store(store) {}

    /// A `lost` event of a worker's ring.
    void add(const TraceEvent &event) { m_store.append(LossRow{.range = {event.begin, event.time}, .lane = event.lane, .count = event.argument}); }
    /// A `lost` record of a core's kernel ring.
    void add(const SchedRecord &record)
    {
        m_store.append(LossRow{.range = {record.begin, record.time}, .core = {record.cpu}, .count = record.detail});
    }
    /// Rows beyond what the table of events or of switches keeps. The timeline has them all, so that they do not count as lost.
    void addUnkeptRows(Nanos end, std::uint64_t count) { m_store.append(LossRow{.range = {end, end}, .count = count}); }
    /// The totals, which are known before the next record says so: what the workers' rings dropped, what the kernel dropped, what made no sense.
    void setTotals(std::uint64_t byWorkers, std::uint64_t byKernel, std::uint64_t malformed) { m_total = byWorkers + byKernel + malformed; }
    std::uint64_t total() const { return m_total; }

private:
    TraceStore &m_store;
    std::uint64_t m_total = 0;
};

} // namespace interleave
