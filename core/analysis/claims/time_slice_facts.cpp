// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/time_slice_facts.h"

#include "core/analysis/turns.h"

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr Nanos usualTick = 4'000'000;
constexpr int binsBelow = 12; ///< below the tick's own: down to a 64th of it
constexpr int binsAbove = 16;
constexpr int leastSide = 4; ///< bins shown at either side, empty or not

unsigned coresToRunOn(const ClaimInput &input)
{
    if (input.settings.choice("pinning") == "same-core")
        return 1;
    const auto allowed = std::max<std::size_t>(input.machine.cpusAllowed.size(), 1);
    const auto most = static_cast<std::size_t>(input.settings.integer("cores"));
    return static_cast<unsigned>(most > 0 ? std::min(most, allowed) : allowed);
}

Nanos askedOf(RawValue slice)
{
    return std::llround(realOf(slice) * 1e6);
}

std::vector<TurnPhase> emptyPhases(const ClaimInput &input)
{
    const ParameterId slice = input.settings.experiment().find("slice_ms");
    const Nanos end = std::min(input.duration, input.view.end());
    std::vector<TurnPhase> phases{{.range = {0, end}, .askedNs = askedOf(input.settings.raw(slice))}};
    for (std::uint64_t i = 0; i < input.view.markerCount(); ++i) {
        const MarkerRow marker = input.view.marker(i);
        if (marker.parameter != slice)
            continue;
        phases.back().range.end = std::min(marker.time, end);
        phases.push_back({.range = {marker.time, std::max(marker.time, end)}, .askedNs = askedOf(marker.to)});
    }
    return phases;
}

Nanos percentile(const std::vector<Nanos> &sorted, double share)
{
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(sorted.size())));
    return sorted[std::clamp<std::size_t>(rank, 1, sorted.size()) - 1];
}

/// The bin that a length lies in, counted from the tick's own.
int binOf(Nanos length, Nanos tick)
{
    const double ratio = static_cast<double>(std::max<Nanos>(length, 1)) / static_cast<double>(tick);
    return std::clamp(static_cast<int>(std::lround(2 * std::log2(ratio))), -binsBelow, binsAbove);
}

std::vector<Point> histogramOf(const std::vector<Nanos> &sorted, Nanos tick)
{
    if (sorted.empty())
        return {};
    const int first = std::min(binOf(sorted.front(), tick), -leastSide);
    const int last = std::max(binOf(sorted.back(), tick), leastSide);
    std::vector<Point> bins;
    for (int bin = first; bin <= last; ++bin)
        bins.push_back({.time = std::llround(static_cast<double>(tick) * std::exp2(bin / 2.0)), .value = 0});
    for (const Nanos length : sorted)
        bins[static_cast<std::size_t>(binOf(length, tick) - first)].value += 1;
    return bins;
}

} // namespace

TimeSliceFacts::TimeSliceFacts(const ClaimInput &input) : cores(coresToRunOn(input)), phases(emptyPhases(input))
{
    steady = !changedLive(input, "workers");
    if (input.machine.tickHz && *input.machine.tickHz > 0)
        tickNs = std::llround(1e9 / *input.machine.tickHz);
    double work = 0;
    std::vector<std::vector<Nanos>> lengths(phases.size());
    for (const WorkerReport &worker : input.workers) {
        const LaneSlot &lane = input.segment.lane(worker.lane);
        sliceRefused = sliceRefused || lane.placementErrno[static_cast<std::size_t>(PlacementRefusal::slice)] != 0;
        workers.push_back({.name = worker.name, .share = static_cast<double>(worker.operations), .preempted = worker.preempted});
        work += workers.back().share;
        const auto track = workerTrack(input.view, worker.lane);
        for (std::size_t i = 0; track && i < phases.size(); ++i) {
            for (const Turn &turn : turnsOf(input.view, *track, phases[i].range)) {
                if (turn.whole && turn.preempted)
                    lengths[i].push_back(turn.range.length());
            }
        }
    }
    for (TimeSliceWorkerFacts &worker : workers)
        worker.share = work > 0 ? worker.share / work : 0;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        std::sort(lengths[i].begin(), lengths[i].end());
        phases[i].turns = lengths[i].size();
        if (lengths[i].empty())
            continue;
        phases[i].p10 = percentile(lengths[i], 0.1);
        phases[i].p50 = percentile(lengths[i], 0.5);
        phases[i].p90 = percentile(lengths[i], 0.9);
    }
    histogram = histogramOf(lengths.back(), tickNs.value_or(usualTick));
}

double TimeSliceFacts::turnsEach() const
{
    std::uint64_t turns = 0;
    for (const TurnPhase &phase : phases)
        turns += phase.turns;
    return workers.empty() ? 0 : static_cast<double>(turns) / static_cast<double>(workers.size());
}

} // namespace interleave
