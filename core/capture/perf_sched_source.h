// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/capture/family_set.h"
#include "core/capture/perf_ring.h"
#include "core/capture/sched_source.h"

#include <memory>
#include <vector>

namespace interleave {

/// Every switch of one process and all that descends from it, by perf's context-switch records: one ring per core, one stream per ring, needs no
/// privilege where kernel.perf_event_paranoid is 2 or less. Only threads created after open() are sure to be seen from their beginning.
class PerfSchedSource : public SchedSource
{
public:
    /// `origin`: CLOCK_MONOTONIC of time 0. Errors: systemCallFailed, args: call, system's reason.
    static Result<std::unique_ptr<PerfSchedSource>> open(int pid, const std::vector<int> &cpus, Nanos origin, std::shared_ptr<FamilySet> family);

    std::size_t streamCount() const override { return m_cores.size(); }
    void drain(std::size_t stream, std::vector<SchedRecord> &out) override;
    std::vector<int> wakeFds() const override;
    std::uint64_t recordsRead() const override { return m_read; }
    std::uint64_t recordsLost() const override { return m_lost; }

private:
    struct Core
    {
        std::uint16_t cpu;
        PerfRing ring;
        Nanos last = 0; ///< time of the newest record: a hole begins there
    };

    PerfSchedSource(Nanos origin, std::shared_ptr<FamilySet> family) : m_origin(origin), m_family(std::move(family)) {}
    bool decode(Core &core, const perf_event_header &header, SchedRecord &record);

    Nanos m_origin;
    std::shared_ptr<FamilySet> m_family;
    std::vector<Core> m_cores;
    std::uint64_t m_read = 0;
    std::uint64_t m_lost = 0;
};

} // namespace interleave
