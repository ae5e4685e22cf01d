// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/distributed.h"

#include <fmt/format.h>

#include <algorithm>
#include <system_error>

namespace interleave {

namespace {

/// Of work for each worker.
constexpr std::int64_t longRoundMs = 300;

/// Of two workers on two cores, with room for the way over the network.
constexpr double clearlyFaster = 1.5;
/// Shorter tasks are mostly network.
constexpr std::int64_t longTaskMs = 10;
constexpr std::uint64_t enoughTasks = 10;

struct Facts
{
    std::uint64_t submitted = 0, done = 0, lost = 0, duplicated = 0, redelivered = 0, wrong = 0, refused = 0, kills = 0, received = 0, leaked = 0;
    std::uint64_t rounds = 0, roundTasks = 0, roundNs = 0, roundWorkNs = 0;
    std::uint32_t roundWorkers = 0;
    NetworkUsed network{};
    int refusal = 0;
    int joinError = 0;

    double speedup() const { return roundNs > 0 ? static_cast<double>(roundWorkNs) / static_cast<double>(roundNs) : 0; }
};

Facts factsOf(const DistributedRoot &root)
{
    const auto get = [](const auto &word) { return word.load(std::memory_order_relaxed); };
    Facts facts;
    facts.rounds = root.rounds.load(std::memory_order_acquire);
    facts.submitted = get(root.submitted);
    facts.done = get(root.done);
    facts.lost = get(root.lost);
    facts.duplicated = get(root.duplicated);
    facts.redelivered = get(root.redelivered);
    facts.wrong = get(root.wrong);
    facts.refused = get(root.refused);
    facts.kills = get(root.kills);
    facts.received = get(root.received);
    facts.leaked = get(root.leaked);
    facts.roundTasks = get(root.roundTasks);
    facts.roundNs = get(root.roundNs);
    facts.roundWorkNs = get(root.roundWorkNs);
    facts.roundWorkers = get(root.roundWorkers);
    facts.network = static_cast<NetworkUsed>(std::min(get(root.network), static_cast<std::uint32_t>(NetworkUsed::namespaces)));
    facts.refusal = static_cast<int>(get(root.refusal));
    facts.joinError = static_cast<int>(get(root.joinError));
    return facts;
}

constexpr const char *networkNames[] = {"127.0.0.1", "127.0.0.2", "namespaces"};

std::string tooEarly(const ClaimInput &input, const Facts &facts)
{
    return facts.rounds > 0 ? std::string() : input.interrupted ? "cut" : "too-short";
}

/// Nobody did a task twice, and nobody's result was wrong or missing: unless a worker was killed after the task had been crossed off.
Check eachTaskOnce(const ClaimInput &input, const Facts &facts)
{
    const std::string got = fmt::format("{} of {} done, {} twice, {} wrong", facts.done, facts.submitted, facts.duplicated, facts.wrong);
    const std::string why = firstReason({otherSettings(input.settings, {"key=right"}), tooEarly(input, facts),
        facts.kills != 0 ? otherSettings(input.settings, {"acknowledge=after"}) : ""});
    if (!why.empty())
        return inconclusive("each-task-once", got, "all done, once", why);
    // Of the round that was cut short at the end of the run some tasks were still under way.
    const std::uint64_t settled = facts.done + facts.lost;
    const bool all = settled == facts.submitted || (settled < facts.submitted && input.duration > 0 && facts.submitted - settled <= facts.roundTasks);
    return decided("each-task-once", all && facts.duplicated == 0 && facts.wrong == 0, got, "all done, once");
}

Check wrongKeyGetsNothing(const ClaimInput &input, const Facts &facts)
{
    const std::string got = fmt::format("{} refused, {} tasks leaked", facts.refused, facts.leaked);
    const std::string want = ">= 1 refused, 0 leaked";
    std::string why = otherSettings(input.settings, {"key=wrong", "transport=built-in"});
    if (why.empty() && facts.refused == 0)
        why = input.interrupted ? "cut" : "too-short";
    if (!why.empty())
        return inconclusive("wrong-key-gets-nothing", got, want, why);
    return decided("wrong-key-gets-nothing", facts.leaked == 0 && facts.received == 0 && facts.done == 0, got, want);
}

/// A worker was killed in mid-task: acknowledged after, the task is done again; before, it is lost.
Check killed(const ClaimInput &input, const Facts &facts, bool after)
{
    const char *claim = after ? "killed-task-redone" : "killed-task-lost";
    const std::string got = fmt::format("{} killed, {} given out again, {} lost", facts.kills, facts.redelivered, facts.lost);
    const std::string want = after ? ">= 1 again, 0 lost" : ">= 1 lost";
    const std::string why = firstReason({
        otherSettings(input.settings, {after ? "acknowledge=after" : "acknowledge=before", "kill_worker=on", "key=right"}),
        tooEarly(input, facts),
        facts.kills == 0 ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    // One that was killed as it handed in its result has taken nothing along; and of a round that was cut the last may still be under way.
    const bool seen = after ? facts.redelivered >= 1 : facts.lost >= 1;
    const bool bounded = after ? facts.lost == 0 && facts.redelivered <= facts.kills : facts.lost <= facts.kills && facts.redelivered == 0;
    return decided(claim, seen && bounded, got, want);
}

Check moreWorkersAreFaster(const ClaimInput &input, const Facts &facts)
{
    const std::string got = fmt::format("{:.2f} times", facts.speedup());
    const std::string want = fmt::format(">= {:.1f} times", clearlyFaster);
    std::string why = otherSettings(input.settings, {"key=right", "kill_worker=off"});
    if (why.empty() && input.settings.integer("workers") < 2)
        why = "other-settings|workers=3";
    if (why.empty() && input.settings.integer("task_ms") < longTaskMs)
        why = "other-settings|task_ms=40";
    why = firstReason({why, coresMissing(input, 2), changedLive(input, "workers") ? "changed-live|workers" : "",
        changedLive(input, "task_ms") ? "changed-live|task_ms" : "", tooEarly(input, facts),
        facts.roundTasks < enoughTasks ? "other-settings|tasks=30" : ""});
    const bool ok = facts.speedup() >= clearlyFaster;
    if (why.empty() && !ok)
        why = externalLoad(input);
    if (!why.empty())
        return inconclusive("more-workers-faster", facts.rounds > 0 ? got : "-", want, why);
    return decided("more-workers-faster", ok, got, want);
}

/// Never more than there are.
Check everyWorkerTakesPart(const ClaimInput &input, const Facts &facts)
{
    const auto workers = static_cast<std::uint32_t>(input.settings.integer("workers"));
    const std::string got = std::to_string(facts.roundWorkers);
    std::string why = firstReason({otherSettings(input.settings, {"key=right"}), changedLive(input, "workers") ? "changed-live|workers" : "",
        tooEarly(input, facts), facts.roundTasks < 3 * std::uint64_t{workers} ? fmt::format("other-settings|tasks={}", 10 * workers) : ""});
    // One that comes from a network of its own, or instead of a dead one, may find a short round's work done.
    const bool shortRound = static_cast<std::int64_t>(facts.roundTasks) * input.settings.integer("task_ms") < longRoundMs * workers;
    if (why.empty() && facts.roundWorkers < workers)
        why = shortRound ? "too-short" : externalLoad(input);
    if (!why.empty())
        return inconclusive("every-worker-takes-part", got, std::to_string(workers), why);
    return decided("every-worker-takes-part", facts.roundWorkers == workers, got, std::to_string(workers));
}

/// The same over a network that is not the loopback of this machine.
Check worksOverNetwork(const ClaimInput &input, const Facts &facts)
{
    const std::string used = networkNames[static_cast<unsigned>(facts.network)];
    const std::string got = fmt::format("{} results over {}", facts.done, used);
    const std::string want = "all, not over 127.0.0.1";
    const std::string why = firstReason({otherSettings(input.settings, {"network=namespaces", "key=right"}), tooEarly(input, facts)});
    if (!why.empty())
        return inconclusive("works-over-network", got, want, why);
    return decided("works-over-network", facts.network != NetworkUsed::loopback && facts.done + facts.lost >= facts.roundTasks, got, want);
}

} // namespace

ClaimResult distributedClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<DistributedRoot>();
    if (!root)
        return result;
    const Facts facts = factsOf(*root);

    auto &measures = result.measures;
    measures["tasks_done"] = facts.done;
    measures["lost"] = facts.lost;
    measures["duplicated"] = facts.duplicated;
    measures["redelivered"] = facts.redelivered;
    if (facts.rounds > 0) {
        measures["workers_used"] = facts.roundWorkers;
        measures["speedup"] = facts.speedup();
        measures["makespan_ns"] = facts.roundNs;
    }
    measures["keys_refused"] = facts.refused;
    measures["leaked"] = facts.leaked;
    measures["network_used"] = networkNames[static_cast<unsigned>(facts.network)];
    if (facts.refusal != 0 || facts.joinError != 0)
        measures["network_refused"] = std::generic_category().message(facts.refusal != 0 ? facts.refusal : facts.joinError);
    if (facts.refused > 0 && facts.done == 0)
        result.outcome.verdict = "refused";

    result.checks = {
        eachTaskOnce(input, facts),
        wrongKeyGetsNothing(input, facts),
        killed(input, facts, true),
        killed(input, facts, false),
        moreWorkersAreFaster(input, facts),
        everyWorkerTakesPart(input, facts),
        worksOverNetwork(input, facts),
    };
    return result;
}

} // namespace interleave
