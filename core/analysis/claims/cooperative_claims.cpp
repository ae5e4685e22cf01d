// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/cooperative.h"

#include <fmt/format.h>

namespace interleave {

namespace {

/// With fewer steps side by side the order may be right by luck.
constexpr std::uint64_t fewestInside = 10;

Check inOrder(const ClaimInput &input, std::string claim, std::string_view engine, std::uint64_t outOfOrder)
{
    const std::string got = std::to_string(outOfOrder);
    const std::string why = firstReason({otherSettings(input.settings, {engine}), input.outcome.trials == 0 ? "cut" : ""});
    return why.empty() ? decided(std::move(claim), outOfOrder == 0, got, "0") : inconclusive(std::move(claim), got, "0", why);
}

} // namespace

ClaimResult cooperativeClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    result.outcome.lost.reset();
    const auto sum = [&input](CooperativeCount which) {
        std::uint64_t total = 0;
        for (const WorkerReport &worker : input.workers)
            total += input.segment.lane(worker.lane).counters.custom[which].load(std::memory_order_relaxed);
        return total;
    };
    const std::uint64_t outOfOrder = sum(cooperativeOutOfOrder);
    const std::uint64_t inside = sum(cooperativeSwitchesInside);
    auto &measures = result.measures;
    measures["out_of_order"] = outOfOrder;
    measures["switches_inside"] = inside;
    measures["covered_unplanted"] = sum(cooperativeCoveredUnplanted);
    if (input.outcome.actual)
        measures["fields_right"] = *input.outcome.actual;

    const std::string got = std::to_string(outOfOrder);
    const std::string why = firstReason(
        {otherSettings(input.settings, {"engine=threads"}), input.outcome.trials == 0 ? "cut" : "", inside < fewestInside ? "no-overlap" : ""});
    result.checks = {
        why.empty() ? decided("threads-lose-order", outOfOrder > 0, got, "> 0") : inconclusive("threads-lose-order", got, "> 0", why),
        inOrder(input, "lock-keeps-order", "engine=threads+lock", outOfOrder),
        inOrder(input, "coroutines-keep-order", "engine=coroutines", outOfOrder),
    };
    return result;
}

} // namespace interleave
