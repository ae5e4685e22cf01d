// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"
#include "core/analysis/claims/stuck_facts.h"
#include "core/experiment/workloads/forgotten_release.h"

#include <fmt/format.h>

namespace interleave {

namespace {

struct ForgottenFacts
{
    StuckFacts stuck;
    std::uint64_t entries = 0;
    /// All but what the first worker leaves undone.
    static constexpr std::uint64_t wanted = (forgottenWorkers - 1) * forgottenEntries + forgottenAtEntry - 1;

    bool isStuck() const { return stuck.kind == StuckKind::orphaned; }
};

std::string gotText(const ClaimInput &input, const ForgottenFacts &facts)
{
    if (!facts.isStuck())
        return fmt::format("{} of {} done", facts.entries, ForgottenFacts::wanted);
    return fmt::format("{} wait for {}", facts.stuck.lanes.size(), nameOfLane(input, facts.stuck.dead));
}

Check othersWaitForEver(const ClaimInput &input, const ForgottenFacts &facts)
{
    const char *claim = "others-wait-for-ever";
    const std::string got = gotText(input, facts);
    const std::string want = "all others wait for the dead holder";
    const std::string why = firstReason({otherSettings(input.settings, {"guard=none"}), input.interrupted && !facts.isStuck() ? "cut" : ""});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.isStuck() && facts.stuck.byDetector && facts.stuck.lanes.size() == forgottenWorkers - 1, got, want);
}

Check guardLetsAllFinish(const ClaimInput &input, const ForgottenFacts &facts)
{
    const char *claim = "guard-lets-all-finish";
    const std::string got = gotText(input, facts);
    const std::string want = fmt::format("{} of {} done", ForgottenFacts::wanted, ForgottenFacts::wanted);
    const std::string why = firstReason({otherSettings(input.settings, {"guard=raii"}), input.interrupted && !facts.isStuck() ? "cut" : ""});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, !facts.isStuck() && facts.entries == ForgottenFacts::wanted, got, want);
}

} // namespace

ClaimResult forgottenReleaseClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<ForgottenReleaseRoot>();
    if (!root)
        return result;
    ForgottenFacts facts;
    facts.stuck = stuckFactsOf(input, root->stuck);
    for (const WorkerReport &worker : input.workers)
        facts.entries += worker.operations;

    auto &measures = result.measures;
    measures["blocked_workers"] = facts.isStuck() ? facts.stuck.lanes.size() : 0;
    if (facts.isStuck()) {
        measures["detected_after_ns"] = facts.stuck.foundAfter;
        measures["owner"] = nameOfLane(input, facts.stuck.dead);
        measures["lock"] = nameOfObject(input, {root->lock.load(std::memory_order_relaxed)});
    }
    measures["entries_done"] = facts.entries;
    measures["entries_wanted"] = ForgottenFacts::wanted;

    result.checks = {othersWaitForEver(input, facts), guardLetsAllFinish(input, facts)};
    result.outcome.expected = static_cast<std::int64_t>(ForgottenFacts::wanted);
    result.outcome.actual = static_cast<std::int64_t>(facts.entries);
    if (facts.isStuck())
        result.outcome.verdict = "stuck";
    else if (facts.entries == ForgottenFacts::wanted)
        result.outcome.verdict = "correct";
    return result;
}

} // namespace interleave
