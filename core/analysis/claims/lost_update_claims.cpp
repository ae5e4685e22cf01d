// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/common_parameters.h"
#include "core/experiment/workloads/lost_update.h"

#include <fmt/format.h>

namespace interleave {

namespace {

/// A stretch of the run with one kind of lock: a round, or the part of one between two changes.
struct Phase
{
    RawValue lock = 0;
    std::uint64_t rounds = 0; ///< whole ones that can be judged: not cut, workers overlapped
    std::uint64_t all = 0;    ///< whole ones
    std::uint64_t wrong = 0;
    std::uint64_t stores = 0;
    std::uint64_t lost = 0;

    double perMillion() const { return stores == 0 ? 0 : 1e6 * static_cast<double>(lost) / static_cast<double>(stores); }
};

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

std::vector<Phase> phasesOf(const ClaimInput &input)
{
    const ParameterId lock = input.settings.experiment().find("lock");
    std::vector<Phase> phases;
    const auto phaseFor = [&](Nanos begin) -> Phase & {
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
        Phase &phase = phaseFor(toldUntil >= 0 ? toldUntil : row.range.begin);
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
            phase.rounds += (row.flags & trialOverlapped) != 0;
            phase.wrong += (row.flags & trialWrong) != 0 && (row.flags & trialOverlapped) != 0;
        }
        storesTold = 0;
        lostTold = 0;
        toldUntil = -1;
    }
    return phases;
}

/// Fewer overlapping rounds than this cannot tell 80 % from chance.
constexpr std::uint64_t fewestRounds = 10;

struct Totals
{
    std::uint64_t stores = 0, lost = 0, operations = 0, workNs = 0, togetherNs = 0;
};

Totals totalsOf(const ClaimInput &input, const LostUpdateRoot *root)
{
    Totals totals;
    for (std::uint32_t i = 0; i < input.segment.laneCount(); ++i) {
        const WorkerCounters &counters = input.segment.lane({i}).counters;
        totals.stores += counters.stores.load(std::memory_order_relaxed);
        totals.operations += counters.operations.load(std::memory_order_relaxed);
        totals.workNs += counters.custom[lostUpdateWorkNs].load(std::memory_order_relaxed);
        totals.togetherNs += counters.custom[lostUpdateTogetherNs].load(std::memory_order_relaxed);
    }
    for (std::uint64_t i = 0; i < input.view.trialCount(); ++i) {
        const TrialRow row = input.view.trial(i);
        if ((row.flags & trialPhase) == 0)
            totals.lost += row.lost;
    }
    const std::uint32_t cell = root ? root->cell.load(std::memory_order_relaxed) : maxObjects;
    if (cell < input.segment.objectCount() && input.settings.choice("storage") == "shared") {
        // The round under way is not in the table yet; the cell counts modulo 2^32.
        const std::uint32_t updates = cellUpdates(input.segment.object({cell}).cell.load(std::memory_order_relaxed));
        const auto lostNow = static_cast<std::uint32_t>(totals.stores - updates);
        const auto more = static_cast<std::int32_t>(lostNow - static_cast<std::uint32_t>(totals.lost));
        if (more > 0)
            totals.lost += static_cast<std::uint64_t>(more);
    }
    return totals;
}

std::string rounded(double value)
{
    return fmt::format("{:.0f}", value);
}

} // namespace

ClaimResult lostUpdateClaims(const ClaimInput &input)
{
    const Settings &settings = input.settings;
    const auto *root = input.segment.root<LostUpdateRoot>();
    const Totals totals = totalsOf(input, root);
    const std::vector<Phase> phases = phasesOf(input);
    const bool shared = settings.choice("storage") == "shared";
    const bool racing = shared && settings.choice("variable") != "fetch-add"; ///< where no lock is held
    const Parameter &lock = settings.experiment().parameter(settings.experiment().find("lock"));
    const auto open = [&](const Phase &phase) { return racing && lockKindOf(lock, phase.lock) == LockKind::none; };

    Phase unsafe, safe;
    for (const Phase &phase : phases) {
        Phase &sum = open(phase) ? unsafe : safe;
        sum.rounds += phase.rounds;
        sum.all += phase.all;
        sum.wrong += phase.wrong;
        sum.stores += phase.stores;
        sum.lost += phase.lost;
    }

    ClaimResult result;
    result.outcome = input.outcome;
    auto &measures = result.measures;
    measures["lost"] = totals.lost;
    if (totals.stores != 0)
        measures["lost_per_million"] = 1e6 * static_cast<double>(totals.lost) / static_cast<double>(totals.stores);
    measures["wrong_trials"] = unsafe.wrong + safe.wrong;
    if (totals.workNs != 0)
        measures["overlap_share"] = static_cast<double>(totals.togetherNs) / static_cast<double>(totals.workNs);
    if (totals.stores != 0)
        measures["ns_per_op"] = static_cast<double>(totals.workNs) / static_cast<double>(totals.stores);
    if (phases.size() > 1) {
        for (const Phase &phase : phases)
            measures["phases"].push_back({{"lock", valueText(lock, phase.lock)}, {"stores", phase.stores}, {"lost", phase.lost}, {"lost_per_million", phase.perMillion()}});
    }

    // 1. Without a lock, updates are lost.
    const auto iterations = settings.integer("iterations");
    const std::string noOverlap = unsafe.rounds < fewestRounds ? "no-overlap" : "";
    const std::string unlockedGot = fmt::format("{} of {} trials wrong", unsafe.wrong, unsafe.rounds);
    const std::string unlockedWant = ">= 80 %";
    const std::string unlockedWhy = firstReason({
        unsafe.stores == 0 ? otherSettings(settings, {"lock=none", "variable=load-store|volatile", "storage=shared"}) : "",
        settings.integer("workers") < 2 ? "other-settings|workers=2" : "",
        otherSettings(settings, {"start_gate=on"}),
        iterations < 10'000 ? "other-settings|iterations=1000000" : "",
        coresMissing(input, 2),
        unsafe.all == 0 ? (input.interrupted ? "cut" : "too-short") : "",
        noOverlap,
    });
    if (!unlockedWhy.empty())
        result.checks.push_back(inconclusive("unlocked-loses", unlockedGot, unlockedWant, unlockedWhy));
    else
        result.checks.push_back(decided("unlocked-loses", unsafe.wrong * 10 >= unsafe.rounds * 8, unlockedGot, unlockedWant));

    // 2. With any lock, or one atomic instruction, none is.
    const std::string lockedGot = fmt::format("{} lost of {}", safe.lost, safe.stores);
    if (!shared || safe.stores == 0)
        result.checks.push_back(inconclusive("locked-loses-nothing", lockedGot, "0", shared ? "other-settings|lock=mutex" : "other-settings|storage=shared"));
    else
        result.checks.push_back(decided("locked-loses-nothing", safe.lost == 0 && safe.wrong == 0, lockedGot, "0"));

    // 3. The lock, switched on while they run, stops it at that moment.
    const Phase *before = nullptr;
    const Phase *after = nullptr;
    for (std::size_t i = 1; i < phases.size(); ++i) {
        if (open(phases[i - 1]) != open(phases[i])) {
            before = open(phases[i]) ? &phases[i] : &phases[i - 1]; // the open one
            after = open(phases[i]) ? &phases[i - 1] : &phases[i];
            break;
        }
    }
    const std::string toggleWant = "> 0 without, 0 with lock";
    if (!before) {
        result.checks.push_back(inconclusive("toggle-stops-loss", "-", toggleWant, "other-settings|--at 1:lock=mutex"));
    } else {
        const std::string got = rounded(before->perMillion()) + " / " + rounded(after->perMillion()) + " per million";
        const bool dark = before->lost == 0 && (totals.togetherNs == 0 || coresOf(input) < 2);
        if (dark && after->lost == 0)
            result.checks.push_back(inconclusive("toggle-stops-loss", got, toggleWant, coresOf(input) < 2 ? "cores-missing|2" : "no-overlap"));
        else
            result.checks.push_back(decided("toggle-stops-loss", before->lost > 0 && after->lost == 0, got, toggleWant));
    }

    // 4. A private copy is always right, and the parent's value untouched.
    if (!shared && root) {
        bool right = totals.stores != 0;
        auto values = nlohmann::ordered_json::array();
        for (unsigned i = 0; i < mostLostUpdateWorkers; ++i) {
            if (root->round.slots[i].lane.load(std::memory_order_relaxed) == 0)
                continue;
            const std::int64_t value = cellValue(root->privateWord[i].load(std::memory_order_relaxed));
            right = right && value == root->privateExpected[i].load(std::memory_order_relaxed);
            values.push_back(value);
        }
        const std::uint32_t cell = root->cell.load(std::memory_order_relaxed);
        const std::int64_t parent = cell < input.segment.objectCount() ? cellValue(input.segment.object({cell}).cell.load(std::memory_order_relaxed)) : -1;
        measures["private_values"] = values;
        measures["parent_value"] = parent;
        result.checks.push_back(decided("private-copy-right", right && parent == 0 && safe.wrong == 0, fmt::format("{} / {}", values.dump(), parent),
                                        "each right / 0"));
    } else {
        result.checks.push_back(inconclusive("private-copy-right", "-", "each right / 0", "other-settings|storage=private-copy, start_method=fork"));
    }

    // 5. Without a gate the first is done before the second exists.
    std::uint64_t wrong = 0;
    std::uint64_t rounds = 0;
    for (std::uint64_t i = 0; i < input.view.trialCount(); ++i) {
        const TrialRow row = input.view.trial(i);
        if ((row.flags & (trialPhase | trialCut)) == 0) {
            ++rounds;
            wrong += (row.flags & trialWrong) != 0;
        }
    }
    const std::string gateGot = fmt::format("{} of {} trials wrong", wrong, rounds);
    if (std::string why = firstReason({otherSettings(settings, {"start_gate=off", "lock=none", "storage=shared"}),
                                       iterations > 1000 ? "other-settings|iterations=1000" : "", settings.integer("window_ns") != 0 ? "other-settings|window_ns=0" : "",
                                       rounds == 0 ? "too-short" : ""});
        !why.empty())
        result.checks.push_back(inconclusive("ungated-mostly-right", gateGot, "<= 50 %", why));
    else
        result.checks.push_back(decided("ungated-mostly-right", wrong * 2 <= rounds, gateGot, "<= 50 %"));

    if (racing && unsafe.stores != 0 && unsafe.lost == 0 && totals.togetherNs == 0) {
        result.outcome.conclusive = false;
        result.outcome.why = "no-overlap";
    }
    return result;
}

} // namespace interleave
