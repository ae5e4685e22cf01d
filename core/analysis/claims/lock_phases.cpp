// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/lock_phases.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

RawValue lockAt(const ClaimInput &input, ParameterId lock, Nanos time)
{
    RawValue value = input.settings.raw(lock);
    for (std::uint64_t i = 0; i < input.view.markerCount(); ++i) {
        const MarkerRow marker = input.view.marker(i);
        if (marker.parameter == lock && marker.time <= time)
            value = marker.to;
    }
    return value;
}

} // namespace

std::vector<LockPhase> lockPhases(const ClaimInput &input)
{
    const ParameterId lock = input.settings.experiment().find("lock");
    std::vector<LockPhase> phases;
    const auto phaseFor = [&](Nanos begin) -> LockPhase & {
        const RawValue value = lockAt(input, lock, begin);
        if (phases.empty() || phases.back().lock != value)
            phases.push_back({.lock = value});
        return phases.back();
    };
    // What phase records have already told of the round under way.
    std::uint64_t storesTold = 0;
    std::uint64_t lostTold = 0;
    Nanos toldUntil = -1;
    for (std::uint64_t i = 0; i < input.view.trialCount(); ++i) {
        const TrialRow row = input.view.trial(i);
        LockPhase &phase = phaseFor(toldUntil >= 0 ? toldUntil : row.range.begin);
        if ((row.flags & trialPhase) != 0) {
            phase.stores += row.stores;
            phase.lost += row.lost;
            storesTold += row.stores;
            lostTold += row.lost;
            // The marker lies just behind the record, before anybody goes on.
            toldUntil = row.range.end + 1'000'000;
            for (std::uint64_t m = 0; m < input.view.markerCount(); ++m) {
                const MarkerRow marker = input.view.marker(m);
                if (marker.parameter == lock && marker.time >= row.range.end && marker.time <= toldUntil)
                    toldUntil = marker.time;
            }
            continue;
        }
        phase.stores += row.stores - std::min(storesTold, row.stores);
        phase.lost += row.lost - std::min(lostTold, row.lost);
        if (toldUntil < 0 && (row.flags & trialCut) == 0) {
            ++phase.all;
            phase.wrongInAll += (row.flags & trialWrong) != 0;
            phase.rounds += (row.flags & trialOverlapped) != 0;
            phase.wrong += (row.flags & trialWrong) != 0 && (row.flags & trialOverlapped) != 0;
        }
        storesTold = 0;
        lostTold = 0;
        toldUntil = -1;
    }
    return phases;
}

LockSides sidesOf(const std::vector<LockPhase> &phases)
{
    LockSides sides;
    for (const LockPhase &phase : phases) {
        LockPhase &sum = phase.lock != 0 ? sides.with : sides.without;
        sum.all += phase.all;
        sum.rounds += phase.rounds;
        sum.stores += phase.stores;
        sum.lost += phase.lost;
    }
    return sides;
}

std::string lostOf(const LockPhase &phase)
{
    return fmt::format("{} lost of {}", phase.lost, phase.stores);
}

void tellPhases(const ClaimInput &input, const std::vector<LockPhase> &phases, nlohmann::ordered_json &measures)
{
    if (phases.size() < 2)
        return;
    const ExperimentInfo &experiment = input.settings.experiment();
    const Parameter &lock = experiment.parameter(experiment.find("lock"));
    for (const LockPhase &phase : phases)
        measures["phases"].push_back(
            {{"lock", valueText(lock, phase.lock)}, {"stores", phase.stores}, {"lost", phase.lost}, {"lost_per_million", phase.perMillion()}});
}

void tellLosses(const ClaimInput &input, const LockSides &sides, nlohmann::ordered_json &measures)
{
    if (input.outcome.expected)
        measures["expected"] = *input.outcome.expected;
    if (input.outcome.actual)
        measures["actual"] = *input.outcome.actual;
    const LockPhase whole{.stores = sides.with.stores + sides.without.stores, .lost = sides.with.lost + sides.without.lost};
    measures["lost"] = whole.lost;
    if (whole.stores != 0)
        measures["lost_per_million"] = whole.perMillion();
}

} // namespace interleave
