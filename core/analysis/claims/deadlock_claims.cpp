// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"
#include "core/analysis/claims/stuck_facts.h"
#include "core/analysis/wait_graph.h"
#include "core/experiment/workloads/deadlock.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace interleave {

namespace {

constexpr std::uint64_t enoughRounds = 1000;
/// Backing off takes its time.
constexpr std::uint64_t enoughWithRemedy = 100;

struct DeadlockFacts
{
    StuckFacts stuck;
    std::uint64_t rounds = 0;
    std::uint64_t retries = 0;
    unsigned workers = 0;
    bool remedied = false; ///< from the start, and to the end
    bool changed = false;
};

std::string gotText(const DeadlockFacts &facts)
{
    return facts.stuck.isCycle() ? fmt::format("deadlock after {} rounds", facts.rounds) : fmt::format("no deadlock in {} rounds", facts.rounds);
}

/// The remedy that was in force when the run ended.
bool endedWithout(const ClaimInput &input)
{
    const ParameterId remedy = input.settings.experiment().find("remedy");
    RawValue last = input.settings.raw(remedy);
    for (std::uint64_t i = 0; i < input.view.markerCount(); ++i) {
        if (const MarkerRow marker = input.view.marker(i); marker.parameter == remedy)
            last = marker.to;
    }
    return last == static_cast<RawValue>(DeadlockRemedy::none);
}

Check oppositeOrderDeadlocks(const ClaimInput &input, const DeadlockFacts &facts)
{
    const char *claim = "opposite-order-deadlocks";
    const std::string got = gotText(facts);
    const std::string want = "a deadlock, found by its cycle";
    const std::string elsewhere = otherSettings(input.settings, {"scenario=two-locks|philosophers", "order=opposite", "detector=on"});
    if (!elsewhere.empty() || !endedWithout(input)) {
        return inconclusive(claim, got, want, elsewhere.empty() ? otherSettings(input.settings, {"remedy=none"}) : elsewhere);
    }
    if (facts.stuck.isCycle())
        return decided(claim, facts.stuck.byDetector && facts.stuck.lanes.size() <= facts.workers, got, want);
    // It needs all to be between their locks at once: a core for each, and time between the two.
    const std::string why = firstReason({
        input.settings.integer("gap_us") >= 50 && !changedLive(input, "gap_us") ? "" : "other-settings|gap_us=100",
        coresMissing(input, static_cast<int>(facts.workers)),
        facts.rounds < enoughRounds || facts.changed ? "too-short" : "",
        externalLoad(input),
    });
    return why.empty() ? decided(claim, false, got, want) : inconclusive(claim, got, want, why);
}

/// Needs no second worker and no luck: the holder waits for itself.
Check oneLockTwiceDeadlocks(const ClaimInput &input, const DeadlockFacts &facts)
{
    const char *claim = "one-lock-twice-deadlocks";
    const std::string got = gotText(facts);
    const std::string want = "a cycle of one worker";
    const std::string why = firstReason({
        otherSettings(input.settings, {"scenario=one-lock-twice", "detector=on"}),
        endedWithout(input) ? "" : "other-settings|remedy=none",
        facts.stuck.isCycle() || !input.interrupted ? "" : "cut",
    });
    return why.empty() ? decided(claim, facts.stuck.isCycle() && facts.stuck.lanes.size() == 1, got, want) : inconclusive(claim, got, want, why);
}

/// The cycle that the words in memory proved must be the one that the events show.
Check cycleIsInTheTrace(const ClaimInput &input, const DeadlockFacts &facts)
{
    const char *claim = "cycle-is-in-the-trace";
    const std::string want = facts.stuck.isCycle() ? cycleText(input, facts.stuck.cycle()) : std::string("a cycle");
    if (!facts.stuck.isCycle())
        return inconclusive(claim, "", want, "no-deadlock");
    const auto moment = tellingMoment(input.view, {0, input.view.end()});
    const auto seen = moment ? findCycle(waitGraphAt(input.view, *moment)) : std::nullopt;
    if (!seen && input.view.lossCount() > 0)
        return inconclusive(claim, "", want, "not-measured");
    return decided(claim, seen && *seen == facts.stuck.cycle(), seen ? cycleText(input, *seen) : std::string("no cycle"), want);
}

Check neverWithOrderOrRemedy(const ClaimInput &input, const DeadlockFacts &facts)
{
    const char *claim = "never-with-order-or-remedy";
    const std::string got = gotText(facts);
    const std::uint64_t enough = facts.remedied ? enoughWithRemedy : enoughRounds;
    const std::string want = fmt::format("no deadlock in {} rounds", enough);
    const bool twice = takesOneLockTwice(input.settings);
    const bool applies = (!twice && input.settings.choice("order") == "same") || facts.remedied;
    if (!applies)
        return inconclusive(claim, got, want, twice ? "other-settings|remedy=recursive" : "other-settings|order=same");
    if (facts.stuck.isCycle())
        return decided(claim, false, got, want);
    return facts.rounds < enough ? inconclusive(claim, got, want, "too-short") : decided(claim, true, got, want);
}

Check backingOffRetries(const ClaimInput &input, const DeadlockFacts &facts)
{
    const char *claim = "backing-off-retries";
    const std::string got = fmt::format("{} retries in {} rounds", facts.retries, facts.rounds);
    const std::string want = "retries, and no deadlock";
    const std::string why = firstReason({
        otherSettings(input.settings, {"scenario=two-locks|philosophers", "remedy=try-back-off|timeout", "order=opposite"}),
        facts.changed ? "changed-live|remedy" : "",
        facts.stuck.isCycle() ? ""
                              : firstReason({facts.retries == 0 ? coresMissing(input, 2) : "", facts.rounds < enoughWithRemedy ? "too-short" : ""}),
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.retries > 0 && !facts.stuck.isCycle(), got, want);
}

/// How the workers' own process ended, if it has one and it has.
std::optional<int> endingSignal(const ClaimInput &input)
{
    for (const WorkerReport &worker : input.workers) {
        if (input.segment.lane(worker.lane).role == deadlockProgram && worker.exitSignal && *worker.exitSignal != 0)
            return worker.exitSignal;
    }
    return std::nullopt;
}

/// Two claims, as the same run cannot show both: an interrupt, and what cannot be put off.
Check endsBySignal(const ClaimInput &input, const DeadlockFacts &facts, const DeadlockProgramShared &program, bool interrupt)
{
    const char *claim = interrupt ? "one-interrupt-is-not-enough" : "a-signal-from-outside-ends-it";
    const std::optional<int> signal = endingSignal(input);
    const bool stillStuck = program.stillStuck.load(std::memory_order_relaxed) != 0;
    const std::string got = signal ? fmt::format("signal {}", *signal) : stillStuck ? "still stuck" : "-";
    const auto ending = static_cast<DeadlockEnding>(input.settings.integer("ended_by"));
    const int wanted = ending == DeadlockEnding::sigkill ? 9 : ending == DeadlockEnding::sigterm ? 15 : 2;
    const std::string want = interrupt ? "still stuck" : fmt::format("signal {}", wanted);
    const std::string why = firstReason({
        otherSettings(input.settings, {interrupt ? "ended_by=sigint" : "ended_by=sigkill|sigterm|sigint-twice"}),
        facts.stuck.isCycle() ? "" : "no-deadlock",
        program.sent.load(std::memory_order_relaxed) == 0 ? "cut" : "",
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, interrupt ? stillStuck : signal == wanted, got, want);
}

DeadlockFacts factsOf(const ClaimInput &input, const DeadlockRoot &root)
{
    DeadlockFacts facts;
    facts.stuck = stuckFactsOf(input, root.stuck);
    facts.rounds = root.round.round.load(std::memory_order_relaxed);
    facts.workers = deadlockWorkers(input.settings);
    facts.changed = changedLive(input, "remedy");
    facts.remedied = !facts.changed && input.settings.choice("remedy") != "none";
    for (const WorkerReport &worker : input.workers)
        facts.retries += input.segment.lane(worker.lane).counters.custom[deadlockRetries].load(std::memory_order_relaxed);
    return facts;
}

} // namespace

ClaimResult deadlockClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<DeadlockRoot>();
    if (!root)
        return result;
    const DeadlockFacts facts = factsOf(input, *root);

    auto &measures = result.measures;
    measures["deadlocked"] = facts.stuck.isCycle();
    if (facts.stuck.isCycle()) {
        measures["rounds_to_deadlock"] = facts.rounds;
        measures["cycle"] = cycleJson(input, facts.stuck.cycle());
        if (facts.stuck.byDetector)
            measures["detection_ns"] = facts.stuck.foundAfter;
    }
    measures["retries"] = facts.retries;
    measures["rounds"] = facts.rounds;
    if (isEndedBySignal(input.settings)) {
        measures["signals_sent"] = root->program.sent.load(std::memory_order_relaxed);
        measures["ended_by_signal"] = endingSignal(input).value_or(0);
    }

    result.checks = {
        oppositeOrderDeadlocks(input, facts),
        oneLockTwiceDeadlocks(input, facts),
        cycleIsInTheTrace(input, facts),
        neverWithOrderOrRemedy(input, facts),
        backingOffRetries(input, facts),
        endsBySignal(input, facts, root->program, true),
        endsBySignal(input, facts, root->program, false),
    };
    if (facts.stuck.isCycle())
        result.outcome.verdict = "stuck";
    return result;
}

} // namespace interleave
