// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/self_sched_source.h"

#include "core/capture/event_merger.h"

#include <algorithm>

namespace interleave {

void SelfSchedSource::read(const TraceEvent &event, std::vector<SchedRecord> &out)
{
    if (m_blockedSince.size() <= event.lane.value)
        m_blockedSince.resize(event.lane.value + 1, -1);
    Nanos &blockedSince = m_blockedSince[event.lane.value];
    switch (event.kind) {
    case EventKind::workerBegin:
        blockedSince = -1;
        out.push_back({.time = event.time, .cpu = event.cpu, .kind = SchedKind::switchIn});
        break;
    case EventKind::workerEnd: out.push_back({.time = event.time, .cpu = event.cpu, .kind = SchedKind::exited}); break;
    case EventKind::offCore:
        out.push_back({.time = mergeTime(event), .cpu = event.cpu, .kind = SchedKind::preemptOut});
        out.push_back({.time = event.time, .cpu = event.cpu, .kind = SchedKind::switchIn});
        break;
    case EventKind::blockedBegin: blockedSince = event.time; break;
    case EventKind::blockedEnd:
        if (blockedSince >= 0 && (event.more[0].argument != 0 || !m_turnsKnown)) {
            const auto delay = static_cast<Nanos>(
                std::min<std::uint64_t>(event.more[0].value, static_cast<std::uint64_t>(event.time - std::min(event.time, blockedSince))));
            out.push_back({.time = blockedSince, .cpu = event.cpu, .kind = SchedKind::switchOut});
            out.push_back({.time = event.time - delay, .cpu = event.cpu, .kind = SchedKind::wakeup});
            out.push_back({.time = event.time, .cpu = event.cpu, .kind = SchedKind::switchIn});
        }
        blockedSince = -1;
        break;
    case EventKind::lost: blockedSince = -1; break;
    default: break;
    }
}

} // namespace interleave
