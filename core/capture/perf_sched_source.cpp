// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/perf_sched_source.h"

#include <algorithm>
#include <cstring>
#include <ctime>
#include <limits>

namespace interleave {

namespace {

constexpr std::size_t switchPages = 1024;

perf_event_attr switchRecords()
{
    perf_event_attr attr{};
    attr.type = PERF_TYPE_SOFTWARE;
    attr.config = PERF_COUNT_SW_DUMMY;
    attr.context_switch = 1;
    attr.inherit = 1;
    attr.task = 1;
    attr.comm = 1;
    attr.comm_exec = 1;
    attr.sample_id_all = 1;
    attr.exclude_kernel = 1;
    attr.exclude_hv = 1;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
    attr.sample_type = PERF_SAMPLE_TID | PERF_SAMPLE_TIME | PERF_SAMPLE_CPU;
    attr.watermark = 1;
    attr.wakeup_watermark = 65536;
    return attr;
}

/// What sample_id_all puts at the end of every record for the sample_type above.
struct Tail
{
    std::uint32_t pid, tid;
    std::uint64_t time;
    std::uint32_t cpu, reserved;
};

struct TaskBody // FORK and EXIT
{
    std::uint32_t pid, parentPid;
    std::uint32_t tid, parentTid;
    std::uint64_t time;
};

struct LostBody
{
    std::uint64_t id;
    std::uint64_t lost;
};

template <typename T>
T bodyOf(const perf_event_header &header)
{
    T body{};
    const std::size_t there = header.size - sizeof header;
    std::memcpy(&body, &header + 1, std::min(sizeof body, there));
    return body;
}

} // namespace

Result<std::unique_ptr<PerfSchedSource>> PerfSchedSource::open(int pid, const std::vector<int> &cpus, Nanos origin, std::shared_ptr<FamilySet> family)
{
    auto source = std::unique_ptr<PerfSchedSource>(new PerfSchedSource(origin, std::move(family)));
    const auto opened = PerfRing::withAsManyPagesAsAllowed(switchPages, [&](std::size_t pages) -> Result<void> {
        source->m_cores.clear();
        for (const int cpu : cpus) {
            auto ring = PerfRing::open(switchRecords(), pid, cpu, pages);
            if (!ring)
                return ring.error();
            source->m_cores.push_back({static_cast<std::uint16_t>(cpu), std::move(*ring), 0});
        }
        return {};
    });
    if (!opened)
        return opened.error();
    source->m_family->add(pid);
    return source;
}

std::vector<int> PerfSchedSource::wakeFds() const
{
    std::vector<int> fds;
    for (const Core &core : m_cores)
        fds.push_back(core.ring.fd());
    return fds;
}

bool PerfSchedSource::decode(Core &core, const perf_event_header &header, SchedRecord &record)
{
    if (header.size < sizeof header + sizeof(Tail))
        return false;
    Tail tail;
    std::memcpy(&tail, reinterpret_cast<const std::byte *>(&header) + header.size - sizeof tail, sizeof tail);
    record.time = static_cast<Nanos>(tail.time) - m_origin;
    record.tid = static_cast<std::int32_t>(tail.tid);
    record.cpu = core.cpu;
    switch (header.type) {
    case PERF_RECORD_SWITCH:
        if (header.misc & PERF_RECORD_MISC_SWITCH_OUT)
            record.kind = header.misc & PERF_RECORD_MISC_SWITCH_OUT_PREEMPT ? SchedKind::preemptOut : SchedKind::switchOut;
        else
            record.kind = SchedKind::switchIn;
        break;
    case PERF_RECORD_FORK: {
        const auto body = bodyOf<TaskBody>(header);
        record.kind = SchedKind::forked;
        record.tid = static_cast<std::int32_t>(body.tid);
        record.other = static_cast<std::int32_t>(body.parentTid);
        m_family->add(record.tid);
        break;
    }
    case PERF_RECORD_EXIT: {
        const auto body = bodyOf<TaskBody>(header);
        record.kind = SchedKind::exited;
        record.tid = static_cast<std::int32_t>(body.tid);
        m_family->leave(record.tid);
        break;
    }
    case PERF_RECORD_LOST: {
        const auto body = bodyOf<LostBody>(header);
        record.kind = SchedKind::lost;
        record.begin = core.last;
        record.detail = static_cast<std::uint32_t>(std::min<std::uint64_t>(body.lost, std::numeric_limits<std::uint32_t>::max()));
        m_lost += body.lost;
        break;
    }
    default: // names of programs and the like
        return false;
    }
    core.last = std::max(core.last, record.time);
    return true;
}

void PerfSchedSource::drain(std::size_t stream, std::vector<SchedRecord> &out)
{
    Core &core = m_cores[stream];
    core.ring.drain([&](const perf_event_header &header) {
        SchedRecord record;
        if (decode(core, header, record)) {
            out.push_back(record);
            ++m_read;
        }
    });
}

} // namespace interleave
