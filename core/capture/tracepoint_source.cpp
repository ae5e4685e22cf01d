// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/tracepoint_source.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <ctime>

#include <sys/ioctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::size_t tracepointPages = 512;
/// On a very big machine wake-ups from far cores are not worth a ring each.
constexpr int mostCores = 64;

perf_event_attr tracepoint(std::uint32_t id)
{
    perf_event_attr attr{};
    attr.size = sizeof attr;
    attr.type = PERF_TYPE_TRACEPOINT;
    attr.config = id;
    attr.sample_period = 1;
    attr.sample_type = PERF_SAMPLE_TIME | PERF_SAMPLE_RAW;
    attr.use_clockid = 1;
    attr.clockid = CLOCK_MONOTONIC;
    attr.watermark = 1;
    attr.wakeup_watermark = 262144;
    return attr;
}

bool contains(const std::vector<int> &cpus, int cpu)
{
    return std::find(cpus.begin(), cpus.end(), cpu) != cpus.end();
}

} // namespace

Result<std::unique_ptr<TracepointSource>> TracepointSource::open(const std::vector<int> &cpus, Nanos origin, std::shared_ptr<const FamilySet> family)
{
    auto source = std::unique_ptr<TracepointSource>(new TracepointSource(origin, std::move(family)));
    if (auto read = source->readFormats(); !read)
        return read.error();
    const int configured = std::min(mostCores, static_cast<int>(::sysconf(_SC_NPROCESSORS_CONF)));
    const auto opened = PerfRing::withAsManyPagesAsAllowed(tracepointPages, [&](std::size_t pages) -> Result<void> {
        source->m_cores.clear();
        for (int cpu = 0; cpu < configured; ++cpu) {
            auto core = source->openCore(cpu, contains(cpus, cpu), pages);
            if (core)
                source->m_cores.push_back(std::move(*core));
            else if (contains(cpus, cpu)) // another core may just be offline
                return core.error();
        }
        return {};
    });
    if (!opened)
        return opened.error();
    return source;
}

Result<void> TracepointSource::readFormats()
{
    const auto switches = readTracepointFormat("sched/sched_switch");
    const auto waking = readTracepointFormat("sched/sched_waking");
    const auto wakeup = readTracepointFormat("sched/sched_wakeup");
    const auto wakeupNew = readTracepointFormat("sched/sched_wakeup_new");
    for (const auto *format : {&switches, &waking, &wakeup, &wakeupNew})
        if (!*format)
            return format->error();
    m_formats = {.switchId = switches->id,
        .wakingId = waking->id,
        .wakeupId = wakeup->id,
        .wakeupNewId = wakeupNew->id,
        .prevPid = switches->field("prev_pid"),
        .prevState = switches->field("prev_state"),
        .nextPid = switches->field("next_pid"),
        .wakingPid = waking->field("pid"),
        .wakeupPid = wakeup->field("pid"),
        .wakeupNewPid = wakeupNew->field("pid"),
        .waker = waking->field("common_pid")};
    return {};
}

Result<TracepointSource::Core> TracepointSource::openCore(int cpu, bool withSwitches, std::size_t pages) const
{
    auto ring = PerfRing::open(tracepoint(m_formats.wakingId), -1, cpu, pages);
    if (!ring)
        return ring.error();
    Core core{static_cast<std::uint16_t>(cpu), std::move(*ring), {}, 0};
    std::vector<std::uint32_t> ids{m_formats.wakeupId, m_formats.wakeupNewId};
    if (withSwitches)
        ids.push_back(m_formats.switchId);
    for (const std::uint32_t id : ids) {
        perf_event_attr attr = tracepoint(id);
        UniqueFd fd(static_cast<int>(::syscall(SYS_perf_event_open, &attr, -1, cpu, -1, PERF_FLAG_FD_CLOEXEC)));
        if (!fd.isOpen())
            return systemError("perf_event_open", errno);
        if (::ioctl(fd.get(), PERF_EVENT_IOC_SET_OUTPUT, core.ring.fd()) != 0)
            return systemError("ioctl(PERF_EVENT_IOC_SET_OUTPUT)", errno);
        core.others.push_back(std::move(fd));
    }
    return core;
}

std::vector<int> TracepointSource::wakeFds() const
{
    std::vector<int> fds;
    for (const Core &core : m_cores)
        fds.push_back(core.ring.fd());
    return fds;
}

bool TracepointSource::decode(Core &core, const perf_event_header &header, SchedRecord &record)
{
    const auto *bytes = reinterpret_cast<const std::byte *>(&header);
    if (header.type == PERF_RECORD_LOST && header.size >= sizeof header + 16) {
        std::uint64_t lost = 0;
        std::memcpy(&lost, bytes + sizeof header + 8, sizeof lost);
        m_lost += lost;
        // A wake-up that is not there is taken from the run delay instead; but who was on the core is unknown from here on.
        record = {.time = core.last, .cpu = core.cpu, .kind = SchedKind::coreSwitch};
        return true;
    }
    constexpr std::size_t rawAt = sizeof header + 8 + 4; // time, then the raw data's own length
    if (header.type != PERF_RECORD_SAMPLE || header.size < rawAt + 8)
        return false;
    std::uint64_t time = 0;
    std::uint32_t length = 0;
    std::memcpy(&time, bytes + sizeof header, sizeof time);
    std::memcpy(&length, bytes + sizeof header + 8, sizeof length);
    if (length > header.size - rawAt)
        return false;
    const std::byte *raw = bytes + rawAt;
    std::uint16_t id = 0;
    std::memcpy(&id, raw, sizeof id);
    const auto number = [&](TracepointField field) { return static_cast<std::int32_t>(TracepointFormat::value(field, raw, length)); };

    record.time = static_cast<Nanos>(time) - m_origin;
    record.cpu = core.cpu;
    core.last = std::max(core.last, record.time);
    if (id == m_formats.switchId) {
        record.kind = SchedKind::coreSwitch;
        record.tid = number(m_formats.nextPid);
        record.other = number(m_formats.prevPid);
        record.detail = static_cast<std::uint32_t>(number(m_formats.prevState));
        return true;
    }
    record.kind = id == m_formats.wakingId ? SchedKind::waking : SchedKind::wakeup;
    record.tid = number(id == m_formats.wakingId ? m_formats.wakingPid : id == m_formats.wakeupId ? m_formats.wakeupPid : m_formats.wakeupNewPid);
    record.other = number(m_formats.waker);
    return m_family->has(record.tid);
}

void TracepointSource::drain(std::size_t stream, std::vector<SchedRecord> &out)
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
