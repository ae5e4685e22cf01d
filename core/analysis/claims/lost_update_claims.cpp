// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/claims/lock_phases.h"
#include "core/experiment/common_parameters.h"
#include "core/experiment/workloads/lost_update.h"

#include <fmt/format.h>

namespace interleave {

namespace {

/// Overlapping rounds it takes to speak of a share of them.
constexpr std::uint64_t fewestRounds = 10;
constexpr std::int64_t roundsForToggle = 100;
/// A race shorter than this may be over before the second worker has woken.
constexpr std::int64_t fewestIterations = 10'000;
constexpr std::int64_t shortRace = 1000;

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

/// The run, looked at once for all claims.
struct Race
{
    explicit Race(const ClaimInput &in) :
        input(in), settings(in.settings), root(in.segment.root<LostUpdateRoot>()), totals(totalsOf(in, root)), phases(lockPhases(in)),
        lock(settings.experiment().parameter(settings.experiment().find("lock"))), shared(settings.choice("storage") == "shared"),
        racing(shared && settings.choice("variable") != "fetch-add" && !settings.isOn("join_first"))
    {
        for (const LockPhase &phase : phases) {
            LockPhase &sum = isOpen(phase) ? unsafe : safe;
            sum.rounds += phase.rounds;
            sum.all += phase.all;
            sum.wrong += phase.wrong;
            sum.wrongInAll += phase.wrongInAll;
            sum.stores += phase.stores;
            sum.lost += phase.lost;
        }
    }
    /// Nothing kept the workers apart.
    bool isOpen(const LockPhase &phase) const { return racing && lockKindOf(lock, phase.lock) == LockKind::none; }

    const ClaimInput &input;
    const Settings &settings;
    const LostUpdateRoot *root;
    Totals totals;
    std::vector<LockPhase> phases;
    const Parameter &lock;
    bool shared;
    bool racing; ///< where no lock is held
    LockPhase unsafe, safe;
};

Check unlockedLoses(const Race &race)
{
    const LockPhase &unsafe = race.unsafe;
    const std::string got = fmt::format("{} of {} trials wrong", unsafe.wrong, unsafe.rounds);
    const std::string want = ">= 80 %";
    const std::string why = firstReason({
        unsafe.stores == 0 ? otherSettings(race.settings, {"lock=none", "variable=load-store|volatile", "storage=shared", "join_first=off"}) : "",
        race.settings.integer("workers") < 2 ? "other-settings|workers=2" : "",
        otherSettings(race.settings, {"start_gate=on"}),
        race.settings.integer("iterations") < fewestIterations ? "other-settings|iterations=1000000" : "",
        coresMissing(race.input, 2),
        unsafe.all < fewestRounds ? (race.input.interrupted ? "cut" : "too-short") : "",
        unsafe.rounds < fewestRounds ? "no-overlap" : "",
    });
    return why.empty() ? decided("unlocked-loses", unsafe.wrong * 10 >= unsafe.rounds * 8, got, want)
                       : inconclusive("unlocked-loses", got, want, why);
}

/// Any lock, or one atomic instruction: not one update, however loaded the machine.
Check lockedLosesNothing(const Race &race)
{
    const std::string got = fmt::format("{} lost of {}", race.safe.lost, race.safe.stores);
    if (const std::string joined = otherSettings(race.settings, {"join_first=off"}); !joined.empty())
        return inconclusive("locked-loses-nothing", got, "0", joined);
    if (!race.shared || race.safe.stores == 0)
        return inconclusive("locked-loses-nothing", got, "0", race.shared ? "other-settings|lock=mutex" : "other-settings|storage=shared");
    return decided("locked-loses-nothing", race.safe.lost == 0 && race.safe.wrongInAll == 0, got, "0");
}

/// Nor where the next one begins only when the one before it has ended: without any lock.
Check joiningLosesNothing(const Race &race)
{
    const std::string got = fmt::format("{} lost of {}", race.safe.lost, race.safe.stores);
    const std::string why = firstReason({otherSettings(race.settings, {"join_first=on", "lock=none", "storage=shared"}),
        race.settings.integer("workers") < 2 ? "other-settings|workers=2" : "", race.safe.stores == 0 ? "too-short" : ""});
    return why.empty() ? decided("joining-loses-nothing", race.safe.lost == 0 && race.safe.wrongInAll == 0 && race.totals.togetherNs == 0, got, "0")
                       : inconclusive("joining-loses-nothing", got, "0", why);
}

/// The lock, switched while they run: loss on one side of the marker, none on the other.
Check toggleStopsLoss(const Race &race)
{
    const std::string want = "> 0 without, 0 with lock";
    for (std::size_t i = 1; i < race.phases.size(); ++i) {
        if (race.isOpen(race.phases[i - 1]) == race.isOpen(race.phases[i]))
            continue;
        const bool opened = race.isOpen(race.phases[i]);
        const LockPhase &without = race.phases[opened ? i : i - 1];
        const LockPhase &with = race.phases[opened ? i - 1 : i];
        const std::string got = fmt::format("{:.0f} / {:.0f} per million", without.perMillion(), with.perMillion());
        if (without.lost == 0 && with.lost == 0 && coresOf(race.input) < 2)
            return inconclusive("toggle-stops-loss", got, want, "cores-missing|2");
        if (without.lost == 0 && with.lost == 0 && without.rounds < fewestRounds)
            return inconclusive("toggle-stops-loss", got, want, "no-overlap");
        return decided("toggle-stops-loss", without.lost > 0 && with.lost == 0, got, want);
    }
    // Twenty rounds are over before anybody has found the switch.
    const bool tooFew = race.input.settings.integer("trials") < roundsForToggle;
    return inconclusive("toggle-stops-loss", "-", want, fmt::format("other-settings|{}--at 0.3:lock=mutex", tooFew ? "trials=100, " : ""));
}

/// Processes without shared memory: each has its own word, and the parent's is nobody's.
Check privateCopyRight(const Race &race, nlohmann::ordered_json &measures)
{
    const std::string want = "each right / 0";
    if (race.shared || !race.root)
        return inconclusive("private-copy-right", "-", want, "other-settings|storage=private-copy, start_method=fork");
    bool right = race.totals.stores != 0;
    auto values = nlohmann::ordered_json::array();
    for (unsigned i = 0; i < mostLostUpdateWorkers; ++i) {
        if (race.root->round.slots[i].lane.load(std::memory_order_relaxed) == 0)
            continue;
        const std::int64_t value = cellValue(race.root->privateWord[i].load(std::memory_order_relaxed));
        right = right && value == race.root->privateExpected[i].load(std::memory_order_relaxed);
        values.push_back(value);
    }
    const std::uint32_t cell = race.root->cell.load(std::memory_order_relaxed);
    const Segment &segment = race.input.segment;
    const std::int64_t parent = cell < segment.objectCount() ? cellValue(segment.object({cell}).cell.load(std::memory_order_relaxed)) : -1;
    const std::string got = fmt::format("{} / {}", values.dump(), parent);
    measures["private_values"] = std::move(values);
    measures["parent_value"] = parent;
    return decided("private-copy-right", right && parent == 0 && race.safe.wrongInAll == 0, got, want);
}

/// Without a gate the first is done before the second exists.
Check ungatedMostlyRight(const Race &race)
{
    const std::uint64_t wrong = race.unsafe.wrongInAll;
    const std::string got = fmt::format("{} of {} trials wrong", wrong, race.unsafe.all);
    const std::string want = "<= 50 %";
    const std::string why = firstReason({
        otherSettings(race.settings, {"start_gate=off", "lock=none", "storage=shared", "window_ns=0", "join_first=off"}),
        race.settings.integer("iterations") > shortRace ? "other-settings|iterations=1000" : "",
        race.unsafe.all == 0 ? "too-short" : "",
    });
    return why.empty() ? decided("ungated-mostly-right", wrong * 2 <= race.unsafe.all, got, want)
                       : inconclusive("ungated-mostly-right", got, want, why);
}

} // namespace

ClaimResult lostUpdateClaims(const ClaimInput &input)
{
    const Race race(input);
    const Totals &totals = race.totals;
    ClaimResult result;
    auto &measures = result.measures;
    measures["lost"] = totals.lost;
    if (totals.stores != 0)
        measures["lost_per_million"] = 1e6 * static_cast<double>(totals.lost) / static_cast<double>(totals.stores);
    measures["wrong_trials"] = race.unsafe.wrong + race.safe.wrongInAll;
    if (totals.workNs != 0)
        measures["overlap_share"] = static_cast<double>(totals.togetherNs) / static_cast<double>(totals.workNs);
    if (totals.stores != 0)
        measures["ns_per_op"] = static_cast<double>(totals.workNs) / static_cast<double>(totals.stores);
    tellPhases(input, race.phases, measures);
    result.checks = {unlockedLoses(race), lockedLosesNothing(race), joiningLosesNothing(race), toggleStopsLoss(race),
        privateCopyRight(race, measures), ungatedMostlyRight(race)};
    result.outcome = input.outcome;
    if (race.unsafe.stores != 0 && race.unsafe.lost == 0 && totals.togetherNs == 0) {
        result.outcome.conclusive = false;
        result.outcome.why = "no-overlap";
    }
    return result;
}

} // namespace interleave
