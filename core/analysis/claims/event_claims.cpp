// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"
#include "core/experiment/workloads/event.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

/// As many signals in the same order would be no chance.
constexpr std::uint64_t enoughOrders = 200;

struct SignalFacts
{
    std::uint64_t expected = 0, woken = 0, lost = 0, early = 0, unfounded = 0, signals = 0;
    std::uint64_t blocked = 0; ///< waits that were not over at once
    std::vector<std::uint64_t> spreads;
    std::uint64_t ordered = 0; ///< signals of which the order of the first four waiters is known
    std::uint64_t orders = 0;  ///< different ones among them
    std::uint64_t commonest = 0;
};

SignalFacts factsOf(const ClaimInput &input, const EventRoot &root)
{
    const auto get = [](const AtomicU64 &word) { return word.load(std::memory_order_relaxed); };
    SignalFacts facts;
    facts.expected = get(root.expected);
    facts.woken = get(root.woken);
    facts.lost = get(root.lost);
    facts.early = get(root.early);
    facts.unfounded = get(root.unfounded);
    facts.signals = get(root.signalsGiven);
    for (const AtomicU64 &order : root.orders) {
        const std::uint64_t times = get(order);
        facts.ordered += times;
        facts.orders += times != 0;
        facts.commonest = std::max(facts.commonest, times);
    }
    for (const WorkerReport &worker : input.workers) {
        for (const LockCounters &counters : input.segment.lane(worker.lane).counters.locks) {
            const std::uint32_t object = counters.object.load(std::memory_order_relaxed);
            const bool isSignal = object != 0 && object <= input.segment.objectCount() && input.segment.object({object - 1}).kind != ObjectKind::lock;
            facts.blocked += isSignal ? get(counters.contended) : 0; // of the condition's mutex, not
        }
    }
    for (const AtomicU64 &spread : root.spreads) {
        if (const std::uint64_t length = get(spread); length != 0)
            facts.spreads.push_back(length);
    }
    std::sort(facts.spreads.begin(), facts.spreads.end());
    return facts;
}

std::string gotText(const SignalFacts &facts)
{
    return fmt::format("{} of {} woken, {} lost", facts.woken, facts.expected, facts.lost);
}

std::string cutWhy(const SignalFacts &facts)
{
    return facts.signals == 0 ? "cut" : "";
}

/// Nobody goes on before the signal, everybody after it.
Check signalWakesAll(const ClaimInput &input, const SignalFacts &facts)
{
    const char *claim = "signal-wakes-all";
    const std::string got = fmt::format("{} of {} woken, {} too early", facts.woken, facts.expected, facts.early);
    const std::string want = "all woken, none too early";
    const std::string why = firstReason({otherSettings(input.settings, {"set_before_wait=off"}), cutWhy(facts)});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.woken == facts.expected && facts.early == 0, got, want);
}

Check setEventDoesNotBlock(const ClaimInput &input, const SignalFacts &facts)
{
    const char *claim = "set-event-does-not-block";
    const std::string got = fmt::format("{} of {} waits blocked", facts.blocked, facts.expected);
    const std::string want = "no wait blocked";
    const std::string why = firstReason({otherSettings(input.settings, {"kind=event", "set_before_wait=on"}), cutWhy(facts)});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.blocked == 0 && facts.woken == facts.expected, got, want);
}

Check ifLosesWakeUps(const ClaimInput &input, const SignalFacts &facts)
{
    const char *claim = "if-loses-wake-ups";
    const std::string want = "wake-ups lost";
    const std::string why = firstReason({otherSettings(input.settings, {"kind=condition", "check=if", "set_before_wait=on"}), cutWhy(facts)});
    if (!why.empty())
        return inconclusive(claim, gotText(facts), want, why);
    return decided(claim, facts.lost > 0, gotText(facts), want);
}

Check whileLosesNone(const ClaimInput &input, const SignalFacts &facts)
{
    const char *claim = "while-loses-none";
    const std::string want = "all woken, 0 lost";
    const std::string why = firstReason({otherSettings(input.settings, {"kind=condition", "check=while"}), cutWhy(facts)});
    if (!why.empty())
        return inconclusive(claim, gotText(facts), want, why);
    return decided(claim, facts.lost == 0 && facts.unfounded == 0 && facts.woken == facts.expected, gotText(facts), want);
}

/// Who of several goes on first is the scheduler's choice.
Check orderIsNotFixed(const ClaimInput &input, const SignalFacts &facts)
{
    const char *claim = "order-is-not-fixed";
    const std::string got = fmt::format("{} orders in {} signals", facts.orders, facts.ordered);
    const std::string want = ">= 2 orders";
    const std::string why =
        firstReason({input.settings.integer("waiters") < orderedWaiters ? fmt::format("other-settings|waiters={}", orderedWaiters) : "",
            facts.orders < 2 && facts.ordered < enoughOrders ? "too-short" : ""});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.orders >= 2, got, want);
}

} // namespace

ClaimResult eventClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<EventRoot>();
    if (!root)
        return result;
    const SignalFacts facts = factsOf(input, *root);

    auto &measures = result.measures;
    measures["woken"] = facts.woken;
    if (!facts.spreads.empty())
        measures["wake_spread_ns"] = {{"p50", facts.spreads[facts.spreads.size() / 2]}, {"max", facts.spreads.back()}};
    measures["lost_wakeups"] = facts.lost;
    measures["early_wakeups"] = facts.early;
    measures["unfounded_wakeups"] = facts.unfounded;
    measures["signals"] = facts.signals;
    measures["blocked_waits"] = facts.blocked;
    if (facts.ordered != 0) {
        measures["orders_seen"] = facts.orders;
        measures["commonest_order_share"] = static_cast<double>(facts.commonest) / static_cast<double>(facts.ordered);
    }

    result.checks = {
        signalWakesAll(input, facts),
        setEventDoesNotBlock(input, facts),
        ifLosesWakeUps(input, facts),
        whileLosesNone(input, facts),
        orderIsNotFixed(input, facts),
    };
    return result;
}

} // namespace interleave
