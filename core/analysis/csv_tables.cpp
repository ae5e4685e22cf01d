// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/csv_tables.h"

#include "core/analysis/names.h"

#include <fmt/format.h>

#include <iterator>
#include <map>
#include <string>

namespace interleave {

namespace {

/// A cell of text, quoted where it must be.
std::string cell(std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos)
        return std::string(text);
    std::string quoted = "\"";
    for (const char letter : text)
        quoted.append(letter == '"' ? 2 : 1, letter);
    return quoted + '"';
}

std::string cpuCell(std::uint16_t cpu)
{
    return cpu == unknownCpu ? std::string() : std::to_string(cpu);
}

/// Who is who, looked up once for a table.
class Names
{
public:
    explicit Names(const CsvInput &input)
    {
        for (const WorkerReport &worker : input.report.workers)
            m_workers[worker.lane] = &worker;
        for (std::uint32_t index = 0; index < input.view.trackCount(); ++index) {
            const TrackInfo &info = input.view.track(TrackId{index});
            if (info.object.isValid())
                m_objects.emplace(info.object.value, cell(info.name));
        }
    }

    std::string object(std::uint32_t id) const
    {
        const auto found = m_objects.find(id);
        return found == m_objects.end() ? std::string() : found->second;
    }
    std::string worker(LaneId lane) const
    {
        const auto found = m_workers.find(lane);
        return found == m_workers.end() ? std::string() : cell(found->second->name);
    }
    /// "pid,tid" of the lane's life at `time`.
    std::string ids(LaneId lane, Nanos time) const
    {
        const auto found = m_workers.find(lane);
        if (found == m_workers.end())
            return ",";
        const WorkerReport &worker = *found->second;
        std::int32_t pid = worker.pid;
        std::int32_t tid = worker.tid;
        for (const StretchRow &stretch : worker.stretches) {
            if (&stretch == &worker.stretches.front() || stretch.asked <= time) {
                pid = stretch.pid;
                tid = stretch.tid;
            }
        }
        return fmt::format("{},{}", pid, tid);
    }

private:
    std::map<LaneId, const WorkerReport *> m_workers;
    std::map<std::uint32_t, std::string> m_objects;
};

template <typename Take>
void eachSlice(const TraceView &view, TrackId track, Take take)
{
    for (std::uint64_t index = view.firstSlice(track); index < view.endSlice(track); ++index)
        take(view.slice(track, index));
    if (auto open = view.openSlice(track)) {
        open->end = view.end();
        take(*open);
    }
}

void writeSlices(const CsvInput &input, const CsvSink &sink)
{
    const Names names(input);
    const Nanos origin = input.report.startedMonotonic;
    sink("lane,worker,pid,tid,cpu,state,start_ns,end_ns,what\n");
    for (std::uint32_t index = 0; index < input.view.trackCount(); ++index) {
        const TrackInfo info = input.view.track(TrackId{index});
        if (info.kind != TrackKind::worker)
            continue;
        const std::string worker = cell(info.name);
        eachSlice(input.view, TrackId{index}, [&](const Slice &slice) {
            sink(fmt::format("{},{},{},{},{},{},{},{}\n", info.lane.value, worker, names.ids(info.lane, slice.begin), cpuCell(slice.cpu),
                nameOf(slice.state), origin + slice.begin, origin + slice.end, names.object(slice.what)));
        });
    }
}

/// The object an event speaks of, and what is left of its argument.
std::pair<std::string, std::uint32_t> objectOf(const EventRow &event, const Names &names)
{
    switch (event.kind) {
    case EventKind::blockedBegin:
    case EventKind::blockedEnd: return {names.object(blockedObject(event.argument)), event.argument >> 24};
    case EventKind::lockWait:
    case EventKind::lockObtain:
    case EventKind::lockRelease:
    case EventKind::lockGiveUp:
    case EventKind::lockSummary:
    case EventKind::sendBegin:
    case EventKind::sendEnd:
    case EventKind::receiveBegin:
    case EventKind::receiveEnd: return {names.object(event.argument & objectMask), event.argument >> 31};
    default: return {std::string(), event.argument};
    }
}

void writeEvents(const CsvInput &input, const CsvSink &sink)
{
    const Names names(input);
    const Nanos origin = input.report.startedMonotonic;
    sink("ns,pid,tid,cpu,kind,object,argument\n");
    for (std::uint64_t index = 0; index < input.view.eventCount(); ++index) {
        const EventRow event = input.view.event(index);
        const auto [object, argument] = objectOf(event, names);
        sink(fmt::format("{},{},{},{},{},{}\n", origin + event.time, names.ids(event.lane, event.time), cpuCell(event.cpu), infoOf(event.kind).name,
            object, argument));
    }
}

void writeLocks(const CsvInput &input, const CsvSink &sink)
{
    const Names names(input);
    const Nanos origin = input.report.startedMonotonic;
    sink("lock,state,worker,start_ns,end_ns,permille\n");
    for (std::uint32_t index = 0; index < input.view.trackCount(); ++index) {
        const TrackInfo info = input.view.track(TrackId{index});
        if (info.kind != TrackKind::lockHolder && info.kind != TrackKind::lockWaiter && info.kind != TrackKind::lockDensity)
            continue;
        const std::string lock = names.object(info.object.value);
        eachSlice(input.view, TrackId{index}, [&](const Slice &slice) {
            const std::string share = slice.state == SliceState::density ? std::to_string(slice.what) : std::string();
            sink(fmt::format(
                "{},{},{},{},{},{}\n", lock, nameOf(slice.state), names.worker(slice.who), origin + slice.begin, origin + slice.end, share));
        });
    }
}

void writeQueues(const CsvInput &input, const CsvSink &sink)
{
    sink("queue,ns,depth\n");
    for (std::uint32_t index = 0; index < input.view.trackCount(); ++index) {
        const TrackId track{index};
        const TrackInfo info = input.view.track(track);
        if (info.kind != TrackKind::queueDepth)
            continue;
        const std::string name = cell(info.name);
        for (std::uint64_t point = 0; point < input.view.pointCount(track); ++point) {
            const Point at = input.view.point(track, point);
            sink(fmt::format("{},{},{}\n", name, input.report.startedMonotonic + at.time, at.value));
        }
    }
}

void writeSwitches(const CsvInput &input, const CsvSink &sink)
{
    sink("ns,tid,cpu,direction,preempted\n");
    for (std::uint64_t index = 0; index < input.view.switchCount(); ++index) {
        const SwitchRow row = input.view.switchRow(index);
        sink(fmt::format(
            "{},{},{},{},{}\n", input.report.startedMonotonic + row.time, row.tid, cpuCell(row.cpu), row.in ? "in" : "out", row.preempted ? 1 : 0));
    }
}

void writeMarkers(const CsvInput &input, const CsvSink &sink)
{
    sink("ns,parameter,from,to\n");
    for (const MarkerReport &marker : input.report.markers)
        sink(fmt::format("{},{},{},{}\n", input.report.startedMonotonic + marker.time, cell(marker.parameter), cell(marker.from), cell(marker.to)));
}

constexpr CsvTable tables[] = {
    {"slices.csv", writeSlices},
    {"events.csv", writeEvents},
    {"locks.csv", writeLocks},
    {"queues.csv", writeQueues},
    {"switches.csv", writeSwitches},
    {"markers.csv", writeMarkers},
};

} // namespace

std::span<const CsvTable> csvTables()
{
    return tables;
}

} // namespace interleave
