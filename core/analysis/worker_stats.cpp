// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/worker_stats.h"

#include "core/analysis/names.h"
#include "core/analysis/summary.h"

#include <cctype>
#include <map>

namespace interleave {

namespace {

/// The states a report names; what was lost or is unknown counts as "other".
constexpr SliceState reportedStates[] = {SliceState::running, SliceState::runnable, SliceState::lock, SliceState::queue, SliceState::io,
    SliceState::sleep, SliceState::stopped, SliceState::other};

std::vector<std::pair<std::string, Nanos>> statesOf(const TrackSums &sums)
{
    std::vector<std::pair<std::string, Nanos>> states;
    for (const SliceState state : reportedStates) {
        Nanos time = sums.of(state);
        if (state == SliceState::queue)
            time += sums.of(SliceState::pipe); // one column for all channels
        if (state == SliceState::other)
            time += sums.of(SliceState::lost);
        states.emplace_back(nameOf(state), time);
    }
    return states;
}

std::map<LaneId, std::vector<StretchRow>> stretchesOf(const TraceView &view)
{
    std::map<LaneId, std::vector<StretchRow>> stretches;
    for (std::uint64_t index = 0; index < view.stretchCount(); ++index) {
        const StretchRow row = view.stretch(index);
        std::vector<StretchRow> &rows = stretches[row.lane];
        // The row that tells the end repeats the one that told the beginning.
        if (!rows.empty() && rows.back().stretch == row.stretch)
            rows.back() = row;
        else
            rows.push_back(row);
    }
    return stretches;
}

void addStretches(WorkerReport &report, std::vector<StretchRow> stretches)
{
    if (stretches.empty())
        return;
    const StretchRow &last = stretches.back();
    report.pid = last.pid;
    report.tid = last.tid;
    report.ppid = last.parentPid;
    report.created = stretches.front().asked;
    report.firstRun = stretches.front().first;
    if (last.ended >= 0) {
        report.ended = last.ended;
        if (last.exitSignal != 0)
            report.exitSignal = last.exitSignal;
        else
            report.exitCode = last.exitCode;
    }
    report.stretches = std::move(stretches);
}

void addCounters(WorkerReport &report, const WorkerCounters &counters)
{
    report.operations = get(counters.operations);
    if (const auto cpu = get(counters.cpuNs))
        report.cpu = static_cast<Nanos>(cpu);
    const auto voluntary = get(counters.voluntarySwitches);
    const auto involuntary = get(counters.involuntarySwitches);
    if (voluntary + involuntary > 0) {
        report.voluntary = voluntary;
        report.preempted = involuntary;
    }
    if (const auto rss = get(counters.rssKib))
        report.rssKib = rss;
    if (const auto pss = get(counters.pssKib))
        report.pssKib = pss;
    if (const auto dirty = get(counters.privateDirtyKib))
        report.privateDirtyKib = dirty;
}

void addTrack(WorkerReport &report, const TrackSums &sums, bool switchesSeen)
{
    report.states = statesOf(sums);
    if (sums.cpuKnown)
        report.migrations = sums.migrations;
    if (!switchesSeen)
        return;
    if (!report.cpu)
        report.cpu = sums.of(SliceState::running);
    if (!report.voluntary) {
        report.voluntary = sums.leftByItself;
        report.preempted = sums.preempted;
    }
}

} // namespace

std::string roleOf(std::string_view laneName)
{
    std::string stem(laneName.substr(0, laneName.rfind('-')));
    for (char &letter : stem)
        letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
    if (stem == "thread" || stem == "process" || stem.empty())
        return "worker";
    if (stem == "mainprocess" || stem == "mainthread")
        return "master";
    if (stem.ends_with("fork") || stem.ends_with("spawn") || stem == "forkserver")
        return "child"; // named by how it was started
    return stem;
}

std::vector<WorkerReport> workerReports(const Segment &segment, const TraceView &view, const SliceSums &sums, bool switchesSeen)
{
    std::map<LaneId, TrackId> tracks;
    for (std::uint32_t index = 0; index < view.trackCount(); ++index) {
        const TrackInfo &info = view.track(TrackId{index});
        if (info.kind == TrackKind::worker)
            tracks[info.lane] = TrackId{index};
    }
    auto stretches = stretchesOf(view);
    std::vector<WorkerReport> reports;
    for (std::uint32_t index = 0; index < segment.laneCount(); ++index) {
        const LaneId lane{index};
        const LaneSlot &slot = segment.lane(lane);
        if (static_cast<LaneState>(slot.state.load(std::memory_order_acquire)) == LaneState::free)
            continue;
        WorkerReport report;
        report.lane = lane;
        report.name = textOf(slot.name);
        report.role = roleOf(report.name);
        report.kind = slot.startMethod == StartMethod::thread ? "thread" : "process";
        report.startMethod = nameOf(slot.startMethod);
        report.pid = slot.pid;
        report.tid = slot.tid;
        report.ppid = slot.parentPid;
        addStretches(report, std::move(stretches[lane]));
        addCounters(report, slot.counters);
        if (const auto track = tracks.find(lane); track != tracks.end())
            addTrack(report, sums.of(track->second, view), switchesSeen);
        reports.push_back(std::move(report));
    }
    return reports;
}

} // namespace interleave
