// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/claims/lock_phases.h"
#include "core/analysis/summary.h"
#include "core/experiment/workloads/manager.h"

#include <fmt/format.h>

namespace interleave {

namespace {

constexpr Nanos failureLimit = 1'000'000'000;

bool mayLose(const Settings &settings)
{
    const std::string_view operation = settings.choice("operation");
    return operation == "increment" || operation == "reassign";
}

Check twoCallsLose(const ClaimInput &input, const LockSides &sides)
{
    const std::string why = firstReason({
        mayLose(input.settings) ? "" : "other-settings|operation=increment",
        sides.without.stores == 0 ? otherSettings(input.settings, {"lock=off"}) : "",
        input.settings.integer("workers") < 2 ? "other-settings|workers=2" : "",
        otherSettings(input.settings, {"kill_server=off"}),
        sides.without.stores == 0 ? "too-short" : "",
        changedLive(input, "workers") && sides.without.lost == 0 ? "changed-live|workers" : "",
        changedLive(input, "lock") && sides.without.lost == 0 && sides.without.all == 0 ? "too-short" : "",
    });
    return why.empty() ? decided("two-calls-lose", sides.without.lost > 0, lostOf(sides.without), "> 0")
                       : inconclusive("two-calls-lose", lostOf(sides.without), "> 0", why);
}

Check lockedExact(const ClaimInput &input, const LockSides &sides)
{
    const std::string why = firstReason({
        mayLose(input.settings) ? "" : "other-settings|operation=increment",
        sides.with.stores == 0 ? "other-settings|lock=on" : "",
        otherSettings(input.settings, {"kill_server=off"}),
    });
    return why.empty() ? decided("locked-exact", sides.with.lost == 0, lostOf(sides.with), "0")
                       : inconclusive("locked-exact", lostOf(sides.with), "0", why);
}

Check appendExact(const ClaimInput &input, const LockSides &sides)
{
    const LockPhase &phase = sides.without.stores != 0 ? sides.without : sides.with;
    const std::string why =
        firstReason({otherSettings(input.settings, {"operation=append", "kill_server=off"}), phase.stores == 0 ? "too-short" : ""});
    return why.empty() ? decided("append-exact", sides.without.lost + sides.with.lost == 0, lostOf(phase), "0")
                       : inconclusive("append-exact", lostOf(phase), "0", why);
}

/// A plain list inside the manager's dict: what comes back is a copy, and the manager never learns what becomes of it.
Check nestedNotSeen(const ClaimInput &input)
{
    const std::string got = std::to_string(input.outcome.actual.value_or(0));
    const std::string why =
        firstReason({otherSettings(input.settings, {"operation=nested", "kill_server=off"}), input.outcome.trials == 0 ? "too-short" : ""});
    return why.empty() ? decided("nested-not-seen", input.outcome.actual == 0 && input.outcome.expected > 0, got, "0")
                       : inconclusive("nested-not-seen", got, "0", why);
}

Check reassignSeen(const ClaimInput &input)
{
    const std::string got = std::to_string(input.outcome.actual.value_or(0));
    const std::string why =
        firstReason({otherSettings(input.settings, {"operation=reassign", "kill_server=off"}), input.outcome.trials == 0 ? "too-short" : ""});
    return why.empty() ? decided("reassign-seen", input.outcome.actual > 0, got, "> 0") : inconclusive("reassign-seen", got, "> 0", why);
}

Check wrongKeyRefused(const ManagerRoot &root)
{
    const std::uint32_t refused = root.wrongKeyRefused.load(std::memory_order_relaxed);
    const std::uint32_t accepted = root.wrongKeyAccepted.load(std::memory_order_relaxed);
    const std::string got = fmt::format("{} refused, {} let in", refused, accepted);
    if (refused + accepted == 0)
        return inconclusive("wrong-key-refused", got, "all refused", "too-short");
    return decided("wrong-key-refused", accepted == 0, got, "all refused");
}

Check everyClientIsTold(const ClaimInput &input, const ManagerRoot &root)
{
    const std::uint32_t told = root.failedClients.load(std::memory_order_relaxed);
    std::uint32_t clients = 0;
    for (const WorkerReport &worker : input.workers)
        clients += input.segment.lane(worker.lane).role == managerClientRole ? 1 : 0;
    const auto slowest = static_cast<Nanos>(get(root.slowestFailureNs));
    const std::string got = fmt::format("{} of {} clients, {:.1f} ms", told, clients, static_cast<double>(slowest) / 1e6);
    const std::string want = "all, <= 1000 ms";
    const std::string why = firstReason({otherSettings(input.settings, {"kill_server=on", "start_method=fork|spawn|forkserver"}),
        get(root.killStamp) == 0 || input.interrupted ? "cut" : ""});
    return why.empty() ? decided("every-client-is-told", told == clients && slowest <= failureLimit, got, want)
                       : inconclusive("every-client-is-told", got, want, why);
}

} // namespace

ClaimResult managerClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<ManagerRoot>();
    if (!root)
        return result;
    const std::vector<LockPhase> phases = lockPhases(input);
    const LockSides sides = sidesOf(phases);
    auto &measures = result.measures;
    tellLosses(input, sides, measures);
    Histogram calls;
    calls.add(root->callHistogram);
    if (calls.count != 0) {
        const Summary summary = summarise(calls, static_cast<Nanos>(get(root->callNs)), static_cast<Nanos>(get(root->longestCallNs)));
        measures["call_ns"] = {{"p50", summary.p50}, {"p99", summary.p99}};
    }
    tellPhases(input, phases, measures);
    measures["wrong_keys_refused"] = root->wrongKeyRefused.load(std::memory_order_relaxed);
    if (get(root->killStamp) != 0) {
        measures["clients_failed"] = root->failedClients.load(std::memory_order_relaxed);
        measures["failed_within_ns"] = get(root->slowestFailureNs);
    }
    result.checks = {twoCallsLose(input, sides), lockedExact(input, sides), appendExact(input, sides), nestedNotSeen(input), reassignSeen(input),
        wrongKeyRefused(*root), everyClientIsTold(input, *root)};
    if (get(root->killStamp) != 0)
        result.outcome.verdict = "cut";
    return result;
}

} // namespace interleave
