// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/claims/time_slice_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double mostUneven = 0.10;
/// Turns that each worker must have had for its share to say anything.
constexpr double enoughTurns = 20;
constexpr double clearlyLonger = 1.5;

/// More workers than cores, and a policy that takes turns at all.
std::string nobodyWaits(const ClaimInput &input, const TimeSliceFacts &facts)
{
    return firstReason({
        otherSettings(input.settings, {"policy=other|batch|idle|rr"}),
        facts.workers.size() > facts.cores ? std::string() : "other-settings|cores=1",
        facts.workers.size() > 1 ? std::string() : "other-settings|workers=4",
    });
}

Check everyWorkerPreempted(const ClaimInput &input, const TimeSliceFacts &facts)
{
    const auto preempted = static_cast<std::size_t>(std::count_if(
        facts.workers.begin(), facts.workers.end(), [](const TimeSliceWorkerFacts &worker) { return worker.preempted.value_or(0) > 0; }));
    const std::string got = fmt::format("{} of {} workers preempted", preempted, facts.workers.size());
    const std::string want = "all";
    const bool counted = std::all_of(facts.workers.begin(), facts.workers.end(), [](const auto &worker) { return worker.preempted.has_value(); });
    const std::string why = firstReason({
        nobodyWaits(input, facts),
        facts.steady ? "" : "changed-live|workers",
        counted ? "" : "not-measured",
        facts.turnsEach() < 2 ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive("every-worker-preempted", got, want, why);
    return decided("every-worker-preempted", preempted == facts.workers.size(), got, want);
}

Check equalNiceEqualShares(const ClaimInput &input, const TimeSliceFacts &facts)
{
    const double mean = facts.workers.empty() ? 0 : 1 / static_cast<double>(facts.workers.size());
    double uneven = 0;
    for (const TimeSliceWorkerFacts &worker : facts.workers)
        uneven = std::max(uneven, mean > 0 ? std::abs(worker.share / mean - 1) : 0);
    const std::string got = fmt::format("{} off the mean", percent(uneven));
    const std::string want = "<= 10 %";
    const std::string why = firstReason({
        otherSettings(input.settings, {"nice_spread=0"}),
        nobodyWaits(input, facts),
        // Which of them share a core is the balancer's choice where they cannot be shared out evenly.
        facts.cores == 1 || facts.workers.size() % facts.cores == 0 ? "" : "other-settings|cores=1",
        facts.steady ? "" : "changed-live|workers",
        facts.turnsEach() < enoughTurns ? "too-short" : "",
        uneven <= mostUneven ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive("equal-nice-equal-shares", got, want, why);
    return decided("equal-nice-equal-shares", uneven <= mostUneven, got, want);
}

Check nicerGetsLess(const ClaimInput &input, const TimeSliceFacts &facts)
{
    std::string got;
    bool ordered = true;
    for (std::size_t i = 0; i < facts.workers.size(); ++i) {
        got += (i == 0 ? "" : " / ") + percent(facts.workers[i].share);
        ordered = ordered && (i == 0 || facts.workers[i].share < facts.workers[i - 1].share);
    }
    const std::string want = "falling";
    const auto spread = input.settings.integer("nice_spread");
    const auto nicest = input.settings.integer("nice") + spread * static_cast<std::int64_t>(facts.workers.size() - 1);
    const std::string why = firstReason({
        spread == 0 ? (facts.cores == 1 ? "other-settings|nice_spread=5" : "other-settings|nice_spread=5, cores=1") : "",
        nobodyWaits(input, facts),
        facts.cores == 1 ? "" : "other-settings|cores=1",
        otherSettings(input.settings, {"policy=other|batch"}),
        nicest > 19 ? fmt::format("other-settings|nice_spread={}", std::max<std::int64_t>(1, 19 / static_cast<std::int64_t>(facts.workers.size())))
                    : "",
        facts.steady ? "" : "changed-live|workers",
        facts.turnsEach() < enoughTurns ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive("nicer-gets-less", facts.workers.size() > 8 ? "-" : got, want, why);
    return decided("nicer-gets-less", ordered, got, want);
}

/// One process of several threads beside one of a single thread: who is counted, processes or threads?
Check shareIsPerThread(const ClaimInput &input, const TimeSliceFacts &facts)
{
    const double apart = facts.workers.empty() ? 0 : facts.workers.back().share;
    const double each = facts.workers.empty() ? 0 : 1 / static_cast<double>(facts.workers.size());
    const std::string got = fmt::format("{} and {}", percent(1 - apart), percent(apart));
    const std::string want = fmt::format("{} and {}, by 5 %", percent(1 - each), percent(each));
    const bool ok = std::abs(apart - each) <= 0.05;
    const std::string why = firstReason({
        otherSettings(input.settings, {"grouping=one-apart", "nice_spread=0"}),
        facts.workers.size() < 3 ? "other-settings|workers=4" : "",
        nobodyWaits(input, facts),
        facts.cores == 1 ? "" : "other-settings|cores=1",
        facts.steady ? "" : "changed-live|workers",
        facts.turnsEach() < enoughTurns ? "too-short" : "",
        ok ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive("share-is-per-thread", got, want, why);
    return decided("share-is-per-thread", ok, got, want);
}

/// The slice, changed while they run: the longer one of the two lets a worker stay longer.
Check longerSliceLongerTurns(const ClaimInput &input, const TimeSliceFacts &facts)
{
    const std::string want = fmt::format(">= {:.1f} times", clearlyLonger);
    if (facts.phases.size() < 2)
        return inconclusive("longer-slice-longer-turns", "-", want, "other-settings|--at 1:slice_ms=20");
    const TurnPhase &before = facts.phases[facts.phases.size() - 2];
    const TurnPhase &after = facts.phases.back();
    const TurnPhase &longer = before.askedNs > after.askedNs ? before : after;
    const TurnPhase &shorter = before.askedNs > after.askedNs ? after : before;
    const double ratio = shorter.p50 > 0 ? static_cast<double>(longer.p50) / static_cast<double>(shorter.p50) : 0;
    const std::string got = fmt::format("{:.1f} ms after {:.1f} ms", static_cast<double>(after.p50) / 1e6, static_cast<double>(before.p50) / 1e6);
    // What is shorter than a tick cannot be told from a tick.
    const Nanos tick = facts.tickNs.value_or(4'000'000);
    const std::string why = firstReason({
        nobodyWaits(input, facts),
        otherSettings(input.settings, {"policy=other|batch"}),
        facts.sliceRefused ? "refused|slice_ms" : "",
        longer.askedNs < 2 * std::max(tick, shorter.askedNs) ? "other-settings|--at 1:slice_ms=20" : "",
        before.turns < enoughTurns || after.turns < enoughTurns ? "too-short" : "",
        ratio >= clearlyLonger ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive("longer-slice-longer-turns", got, want, why);
    return decided("longer-slice-longer-turns", ratio >= clearlyLonger, got, want);
}

} // namespace

ClaimResult timeSlicesClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    result.outcome.verdict = "done";
    const TimeSliceFacts facts(input);
    auto &measures = result.measures;
    if (const TurnPhase &now = facts.phases.back(); now.turns > 0)
        measures["turn_ns"] = {{"p10", now.p10}, {"p50", now.p50}, {"p90", now.p90}};
    auto &shares = measures["share"] = nlohmann::ordered_json::object();
    std::uint64_t preemptions = 0;
    bool counted = !facts.workers.empty();
    for (const TimeSliceWorkerFacts &worker : facts.workers) {
        shares[worker.name] = worker.share;
        preemptions += worker.preempted.value_or(0);
        counted = counted && worker.preempted;
    }
    const auto smaller = [](const TimeSliceWorkerFacts &a, const TimeSliceWorkerFacts &b) { return a.share < b.share; };
    if (!facts.workers.empty()) {
        const auto [least, most] = std::minmax_element(facts.workers.begin(), facts.workers.end(), smaller);
        measures["largest_share"] = most->share;
        measures["smallest_share"] = least->share;
    }
    if (counted)
        measures["preemptions"] = preemptions;
    if (facts.tickNs)
        measures["tick_ns"] = *facts.tickNs;
    if (facts.phases.back().askedNs > 0)
        measures["asked_slice_ns"] = facts.phases.back().askedNs;
    if (!facts.workers.empty() && input.settings.choice("grouping") == "one-apart")
        measures["process_share"] = {{"of_threads", 1 - facts.workers.back().share}, {"apart", facts.workers.back().share}};
    if (facts.phases.size() > 1) {
        auto &phases = measures["phases"] = nlohmann::ordered_json::array();
        for (const TurnPhase &phase : facts.phases)
            phases.push_back({{"slice_ms", static_cast<double>(phase.askedNs) / 1e6}, {"turn_ns", phase.p50}});
    }
    if (!facts.histogram.empty())
        result.series.emplace_back("turns(length_ns)", facts.histogram);
    result.checks = {
        everyWorkerPreempted(input, facts),
        equalNiceEqualShares(input, facts),
        nicerGetsLess(input, facts),
        shareIsPerThread(input, facts),
        longerSliceLongerTurns(input, facts),
    };
    return result;
}

} // namespace interleave
