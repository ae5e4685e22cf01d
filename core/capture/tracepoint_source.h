// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/capture/family_set.h"
#include "core/capture/perf_ring.h"
#include "core/capture/sched_source.h"
#include "core/capture/tracefs.h"

#include <memory>
#include <string>
#include <vector>

namespace interleave {

/// Wake-ups of the run's threads, and who is on each of its cores whoever it is: the scheduler's tracepoints, of the whole machine, one ring and one
/// stream per core. Needs root (or CAP_PERFMON) and a readable tracefs. It adds to the switch records and never replaces them: what is lost here
/// costs some wake-ups, not the timeline.
class TracepointSource : public SchedSource
{
public:
    /// `cpus`: cores whose occupants are of interest. Wake-ups are watched on every core that is online: a waker may be anywhere.
    static Result<std::unique_ptr<TracepointSource>> open(const std::vector<int> &cpus, Nanos origin, std::shared_ptr<const FamilySet> family);

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
        std::vector<UniqueFd> others; ///< further tracepoints that write into the same ring
        Nanos last = 0;               ///< time of the newest record
    };
    struct Formats
    {
        std::uint32_t switchId = 0, wakingId = 0, wakeupId = 0, wakeupNewId = 0;
        TracepointField prevPid, prevState, nextPid;
        TracepointField wakingPid, wakeupPid, wakeupNewPid;
        TracepointField waker;
    };

    TracepointSource(Nanos origin, std::shared_ptr<const FamilySet> family) : m_origin(origin), m_family(std::move(family)) {}
    Result<void> readFormats();
    Result<Core> openCore(int cpu, bool withSwitches, std::size_t pages) const;
    bool decode(Core &core, const perf_event_header &header, SchedRecord &record);

    Nanos m_origin;
    std::shared_ptr<const FamilySet> m_family;
    Formats m_formats;
    std::vector<Core> m_cores;
    std::uint64_t m_read = 0;
    std::uint64_t m_lost = 0;
};

} // namespace interleave
