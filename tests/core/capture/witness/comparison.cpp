// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/capture/witness/comparison.h"

#include <algorithm>
#include <cstdlib>

namespace interleave::testing {

namespace {

constexpr Nanos sameSwitch = 1'000'000; ///< farther apart, two records cannot be of one switch
constexpr Nanos oneInterval = 50'000;
constexpr std::int64_t deadStates = 0x10 | 0x20; ///< a thread's last switch is no part of its life

/// When a thread lived, as the run has it. Threads of lanes that were started again are left out: their stretches share a track.
std::map<std::int32_t, TimeRange> lives(const RecordedRun &run)
{
    std::map<std::uint32_t, int> starts;
    for (const StretchRow &row : run.stretches)
        ++starts[row.lane.value];
    std::map<std::int32_t, TimeRange> result;
    for (const StretchRow &row : run.stretches) {
        const auto track = run.workers.find(row.lane.value);
        if (starts[row.lane.value] == 1 && track != run.workers.end() && !track->second.empty())
            result[row.tid] = {track->second.front().begin, track->second.back().end};
    }
    return result;
}

void pairUp(std::vector<Nanos> ours, std::vector<Nanos> theirs, SwitchComparison &sum)
{
    std::sort(ours.begin(), ours.end());
    std::sort(theirs.begin(), theirs.end());
    sum.ours += ours.size();
    sum.theirs += theirs.size();
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < ours.size() && j < theirs.size()) {
        const Nanos distance = ours[i] - theirs[j];
        if (std::abs(distance) <= sameSwitch) {
            sum.distances.push_back(std::abs(distance));
            ++i;
            ++j;
        } else if (distance < 0) {
            ++sum.unmatchedOurs;
            ++i;
        } else {
            ++sum.unmatchedTheirs;
            ++j;
        }
    }
    sum.unmatchedOurs += ours.size() - i;
    sum.unmatchedTheirs += theirs.size() - j;
}

void addTo(std::vector<TimeRange> &ranges, TimeRange range)
{
    if (range.isEmpty())
        return;
    if (!ranges.empty() && range.begin - ranges.back().end < oneInterval)
        ranges.back().end = std::max(ranges.back().end, range.end);
    else
        ranges.push_back(range);
}

} // namespace

SwitchComparison compareSwitchOuts(const RecordedRun &run, const std::vector<SchedWitness::Record> &witness)
{
    SwitchComparison sum;
    for (const auto &[tid, life] : lives(run)) {
        std::vector<Nanos> ours;
        std::vector<Nanos> theirs;
        for (const SwitchRow &row : run.switches)
            if (row.tid == tid && !row.in)
                ours.push_back(row.time);
        for (const SchedWitness::Record &record : witness) {
            const Nanos t = record.monotonic - run.origin;
            if (record.isSwitch && record.prev == tid && t >= life.begin && t < life.end && (record.prevState & deadStates) == 0)
                theirs.push_back(t);
        }
        pairUp(std::move(ours), std::move(theirs), sum);
    }
    std::sort(sum.distances.begin(), sum.distances.end());
    return sum;
}

StateShares sharesOf(const RecordedRun &run)
{
    StateShares sum;
    const auto threads = lives(run);
    for (const StretchRow &row : run.stretches) {
        if (threads.count(row.tid) == 0)
            continue;
        for (const Slice &slice : run.workers.at(row.lane.value)) {
            const auto length = static_cast<double>(slice.end - slice.begin);
            (slice.state == SliceState::running ? sum.running : slice.state == SliceState::runnable ? sum.runnable : sum.blocked) += length;
        }
    }
    const double whole = (sum.running + sum.runnable + sum.blocked) / 100;
    return {sum.running / whole, sum.runnable / whole, sum.blocked / whole};
}

bool seesArrivals(const RecordedRun &run, const std::vector<SchedWitness::Record> &witness)
{
    std::size_t arrivals = 0;
    std::size_t departures = 0;
    for (const auto &thread : lives(run)) {
        for (const SchedWitness::Record &record : witness) {
            arrivals += record.isSwitch && record.next == thread.first;
            departures += record.isSwitch && record.prev == thread.first;
        }
    }
    return arrivals * 100 >= departures * 99;
}

StateShares sharesOf(const RecordedRun &run, const std::vector<SchedWitness::Record> &witness)
{
    enum class Doing { nothing, running, runnable, blocked };
    StateShares sum;
    for (const auto &thread : lives(run)) {
        const std::int32_t tid = thread.first;
        const TimeRange life = thread.second;
        Doing doing = Doing::runnable; // it has just been made
        Nanos since = life.begin;
        const auto become = [&](Doing next, Nanos t) {
            t = std::clamp(t, life.begin, life.end);
            const auto length = static_cast<double>(t - since);
            (doing == Doing::running ? sum.running : doing == Doing::runnable ? sum.runnable : sum.blocked) += length;
            doing = next;
            since = t;
        };
        for (const SchedWitness::Record &record : witness) {
            const Nanos t = record.monotonic - run.origin;
            if (record.isSwitch && record.next == tid)
                become(Doing::running, t);
            else if (record.isSwitch && record.prev == tid)
                become((record.prevState & 0xff) == 0 ? Doing::runnable : Doing::blocked, t);
            else if (!record.isSwitch && record.next == tid && doing == Doing::blocked)
                become(Doing::runnable, t);
        }
        become(Doing::nothing, life.end);
    }
    const double whole = (sum.running + sum.runnable + sum.blocked) / 100;
    return {sum.running / whole, sum.runnable / whole, sum.blocked / whole};
}

OffTimes offTimesByKernel(const RecordedRun &run)
{
    OffTimes result;
    for (const StretchRow &row : run.stretches) {
        Nanos out = -1;
        for (const SwitchRow &record : run.switches) {
            if (record.tid != row.tid)
                continue;
            if (!record.in)
                out = record.time;
            else if (out >= 0 && out > row.first && record.time < row.ended)
                addTo(result[row.lane.value], {out, record.time});
        }
    }
    return result;
}

OffTimes offTimesBySelf(const RecordedRun &run)
{
    OffTimes result;
    std::map<std::uint32_t, Nanos> blockedSince;
    for (const EventRow &event : run.events) {
        const std::uint32_t lane = event.lane.value;
        if (event.kind == EventKind::offCore)
            addTo(result[lane], {event.time - static_cast<Nanos>(event.more), event.time});
        else if (event.kind == EventKind::blockedBegin)
            blockedSince[lane] = event.time;
        else if (event.kind == EventKind::blockedEnd && event.moreArgument != 0)
            addTo(result[lane], {blockedSince[lane], event.time});
    }
    return result;
}

Found overlapping(const OffTimes &wanted, const OffTimes &given)
{
    Found sum;
    for (const auto &[lane, ranges] : wanted) {
        const auto others = given.find(lane);
        for (const TimeRange range : ranges) {
            ++sum.all;
            if (others == given.end())
                continue;
            const auto hit = std::lower_bound(
                others->second.begin(), others->second.end(), range.begin, [](const TimeRange &other, Nanos t) { return other.end <= t; });
            sum.found += hit != others->second.end() && hit->begin < range.end ? 1 : 0;
        }
    }
    return sum;
}

} // namespace interleave::testing
