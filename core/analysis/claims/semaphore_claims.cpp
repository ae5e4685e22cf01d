// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"
#include "core/experiment/workloads/semaphore.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

struct SemaphoreFacts
{
    std::uint32_t permits = 0; ///< at the start
    std::uint32_t mostInside = 0;
    std::uint64_t entries = 0;
    std::uint64_t guardedLost = 0;
    std::uint64_t overfull = 0;
    std::uint64_t secondReleases = 0;
    std::uint64_t refused = 0;
    std::uint64_t workers = 0;
    bool buggy = false; ///< and nothing refuses it

    std::uint64_t wantedInside() const { return std::min<std::uint64_t>(permits, workers); }
    /// So many that every worker has waited for others to leave, more than once.
    bool isLong() const { return entries >= 3 * workers; }
};

SemaphoreFacts factsOf(const ClaimInput &input, const SemaphoreRoot &root)
{
    SemaphoreFacts facts;
    const std::string_view kind = input.settings.choice("kind");
    facts.permits = kind == "mutex" ? 1 : static_cast<std::uint32_t>(input.settings.integer("permits"));
    facts.workers = static_cast<std::uint64_t>(input.settings.integer("workers"));
    facts.buggy = kind == "semaphore" && input.settings.choice("bug") == "double-release";
    facts.mostInside = root.mostInside.load(std::memory_order_relaxed);
    facts.entries = root.entries.load(std::memory_order_relaxed);
    facts.guardedLost = facts.entries - std::min(facts.entries, root.guarded.load(std::memory_order_relaxed));
    for (const WorkerReport &worker : input.workers) {
        const WorkerCounters &counters = input.segment.lane(worker.lane).counters;
        facts.secondReleases += counters.custom[semaphoreSecondReleases].load(std::memory_order_relaxed);
        facts.refused += counters.custom[semaphoreRefused].load(std::memory_order_relaxed);
        facts.overfull += counters.custom[semaphoreOverfull].load(std::memory_order_relaxed);
    }
    return facts;
}

std::string permitsChanged(const ClaimInput &input)
{
    for (const std::string_view name : {"permits", "workers"}) {
        if (changedLive(input, name))
            return fmt::format("changed-live|{}", name);
    }
    return {};
}

std::string insideText(const SemaphoreFacts &facts)
{
    return fmt::format("{} inside at once", facts.mostInside);
}

Check insideIsPermits(const ClaimInput &input, const SemaphoreFacts &facts)
{
    const char *claim = "inside-is-permits";
    const std::string got = insideText(facts);
    const std::string want = fmt::format("{} inside at once", facts.wantedInside());
    if (facts.buggy)
        return inconclusive(claim, got, want, otherSettings(input.settings, {"bug=none"}));
    if (facts.overfull > 0)
        return decided(claim, false, got, want);
    const bool reached = facts.mostInside >= facts.wantedInside();
    const std::string why = firstReason({permitsChanged(input), reached || facts.isLong() ? "" : "too-short"});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.mostInside == facts.wantedInside(), got, want);
}

Check onePermitIsAMutex(const ClaimInput &input, const SemaphoreFacts &facts)
{
    const char *claim = "one-permit-is-a-mutex";
    const std::string got = fmt::format("{} inside at once, {} lost of {}", facts.mostInside, facts.guardedLost, facts.entries);
    const std::string want = "1 inside at once, 0 lost";
    const std::string why = firstReason({
        facts.permits == 1 ? "" : otherSettings(input.settings, {"permits=1"}),
        facts.buggy ? otherSettings(input.settings, {"bug=none"}) : "",
        changedLive(input, "permits") && input.settings.choice("kind") != "mutex" ? "changed-live|permits" : "",
        facts.entries < 2 ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.mostInside == 1 && facts.guardedLost == 0, got, want);
}

Check doubleReleaseLetsMoreIn(const ClaimInput &input, const SemaphoreFacts &facts)
{
    const char *claim = "double-release-lets-more-in";
    const std::string got = insideText(facts);
    const std::string want = fmt::format("> {} inside at once", facts.permits);
    const std::string why = firstReason({
        otherSettings(input.settings, {"bug=double-release", "kind=semaphore"}),
        facts.workers > facts.permits ? "" : "other-settings|permits=3, workers=8",
        permitsChanged(input),
        facts.mostInside <= facts.permits && (facts.secondReleases == 0 || !facts.isLong()) ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.mostInside > facts.permits, got, want);
}

Check boundedRefuses(const ClaimInput &input, const SemaphoreFacts &facts)
{
    const char *claim = "bounded-refuses";
    const std::string got = fmt::format("{} of {} refused, {} inside at once", facts.refused, facts.secondReleases, facts.mostInside);
    const std::string want = fmt::format("all refused, <= {} inside at once", facts.permits);
    const std::string why = firstReason({
        otherSettings(input.settings, {"bug=double-release", "kind=bounded|mutex"}),
        facts.secondReleases == 0 ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.refused == facts.secondReleases && facts.overfull == 0, got, want);
}

} // namespace

ClaimResult semaphoreClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<SemaphoreRoot>();
    if (!root)
        return result;
    const SemaphoreFacts facts = factsOf(input, *root);

    auto &measures = result.measures;
    measures["inside_max"] = facts.mostInside;
    if (input.duration > 0)
        measures["throughput"] = static_cast<double>(facts.entries) * 1e9 / static_cast<double>(input.duration);
    if (!input.locks.empty() && input.locks.front().wait.count != 0) {
        const Summary &wait = input.locks.front().wait;
        measures["wait_ns"] = {{"p50", wait.p50}, {"p99", wait.p99}, {"max", wait.max}};
    }
    measures["entries"] = facts.entries;
    measures["guarded_lost"] = facts.guardedLost;
    measures["second_releases"] = facts.secondReleases;
    measures["refused"] = facts.refused;
    if (const auto semaphore = root->semaphorePicos.load(std::memory_order_relaxed); semaphore != 0) {
        measures["pair_ns"] = {{"semaphore", static_cast<double>(semaphore) / 1000},
            {"mutex", static_cast<double>(root->mutexPicos.load(std::memory_order_relaxed)) / 1000}};
    }

    result.checks = {
        insideIsPermits(input, facts),
        onePermitIsAMutex(input, facts),
        doubleReleaseLetsMoreIn(input, facts),
        boundedRefuses(input, facts),
    };
    result.outcome.expected = facts.permits;
    result.outcome.actual = facts.mostInside;
    if (facts.overfull > 0)
        result.outcome.verdict = "wrong";
    else if (facts.entries > 0 && result.outcome.verdict == "done")
        result.outcome.verdict = "correct";
    return result;
}

} // namespace interleave
