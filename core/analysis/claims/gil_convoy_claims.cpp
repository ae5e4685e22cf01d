// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/gil_convoy.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

namespace interleave {

namespace {

constexpr double timesFewer = 5;
/// Requests it takes to speak of a rate.
constexpr std::uint64_t fewestRequests = 10;
/// Below it, waking the server takes as long as waiting for its turn.
constexpr double shortestConvoyInterval = 1;

using Phases = std::vector<ConvoyPhase>;

/// Read as untrusted: their count is clamped, their contents may be anything.
Phases phasesOf(const ConvoyRoot &root)
{
    const std::uint32_t count = std::min(root.phaseCount.load(std::memory_order_acquire), mostConvoyPhases);
    return {root.phases, root.phases + count};
}

double rateOf(const ConvoyPhase *phase)
{
    return !phase || phase->nanos == 0 ? 0 : static_cast<double>(phase->requests) * 1e9 / static_cast<double>(phase->nanos);
}

const ConvoyPhase *find(const Phases &phases, const std::function<bool(const ConvoyPhase &)> &wanted)
{
    const auto found = std::find_if(phases.begin(), phases.end(), wanted);
    return found == phases.end() || found->requests < fewestRequests ? nullptr : &*found;
}

void measure(const ClaimInput &input, const ConvoyRoot &root, const Phases &phases, nlohmann::ordered_json &measures)
{
    // The user's own setting: the last stretch with it.
    const std::int64_t spinners = input.settings.integer("spinners");
    const double interval = input.settings.real("switch_interval_ms");
    const auto own = std::find_if(phases.rbegin(), phases.rend(),
        [&](const ConvoyPhase &phase) { return phase.spinners == spinners && phase.intervalMs == interval && phase.requests != 0; });
    if (own != phases.rend()) {
        measures["requests_per_s"] = rateOf(&*own);
        measures["latency_ns"] = {{"p50", own->p50}, {"p90", own->p90}, {"p99", own->p99}, {"max", own->max}};
    }
    std::uint64_t requests = 0;
    for (const ConvoyPhase &phase : phases) {
        requests += phase.requests;
        measures["phases"].push_back({{"spinners", phase.spinners}, {"switch_interval_ms", phase.intervalMs}, {"requests", phase.requests},
            {"requests_per_s", rateOf(&phase)}, {"latency_ns", phase.p50}});
    }
    measures["requests"] = requests;
    measures["wrong_replies"] = root.wrongReplies.load(std::memory_order_relaxed);
    // What the text compares.
    if (const ConvoyPhase *alone = find(phases, [](const ConvoyPhase &phase) { return phase.spinners == 0; })) {
        measures["alone"] = {{"requests_per_s", rateOf(alone)}, {"latency_ns", alone->p50}};
    }
    if (const ConvoyPhase *shorter =
            find(phases, [&](const ConvoyPhase &phase) { return phase.spinners == spinners && phase.intervalMs < interval; }))
        measures["shorter"] = {{"switch_interval_ms", shorter->intervalMs}, {"requests_per_s", rateOf(shorter)}, {"latency_ns", shorter->p50}};
}

} // namespace

ClaimResult gilConvoyClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<ConvoyRoot>();
    if (!root)
        return result;
    const Phases phases = phasesOf(*root);
    measure(input, *root, phases, result.measures);
    const std::uint32_t wrong = root->wrongReplies.load(std::memory_order_relaxed);
    result.outcome.verdict = wrong != 0 ? "wrong" : input.interrupted && phases.size() < 2 ? "cut" : "done";

    const std::int64_t spinners = input.settings.integer("spinners");
    const double interval = input.settings.real("switch_interval_ms");
    const auto *alone = find(phases, [](const ConvoyPhase &phase) { return phase.spinners == 0; });
    const auto *beside = find(phases, [&](const ConvoyPhase &phase) { return phase.spinners > 0 && phase.intervalMs == interval; });
    const auto *shorter = find(phases, [&](const ConvoyPhase &phase) { return phase.spinners > 0 && phase.intervalMs < interval; });
    const std::string settings = firstReason({spinners == 0 ? "other-settings|spinners=1" : "", coresMissing(input, 2)});
    const std::string tooShort = input.interrupted ? "cut" : "too-short";
    const auto judge = [&](std::string claim, bool ok, std::string got, std::string want, bool known, const std::string &more) {
        const std::string why = firstReason({settings, more, known ? "" : tooShort, externalLoad(input)});
        result.checks.push_back(why.empty() ? decided(std::move(claim), ok, std::move(got), std::move(want))
                                            : inconclusive(std::move(claim), std::move(got), std::move(want), why));
    };
    const auto rates = [](const ConvoyPhase *a, const ConvoyPhase *b) {
        return fmt::format("{:.0f} / {:.0f} requests per second", rateOf(a), rateOf(b));
    };
    const std::string tooFine = interval < shortestConvoyInterval ? "other-settings|switch_interval_ms=5" : "";
    judge("busy-thread-starves-requests", rateOf(alone) >= timesFewer * rateOf(beside), rates(alone, beside),
        fmt::format(">= {:.0f} times", timesFewer), alone && beside, tooFine);
    // Not the median: a request finds the lock free where the client was faster than the busy thread's waking, and how often that is, up to every second
    // time, is the machine's. Whoever comes later waits.
    const double p90 = beside ? static_cast<double>(beside->p90) / 1e6 : 0;
    judge("request-waits-for-the-interval", p90 >= interval / 2, fmt::format("{:.2f} ms", p90), fmt::format(">= {:.2f} ms", interval / 2), beside,
        tooFine);
    judge("shorter-interval-helps", rateOf(shorter) > rateOf(beside), rates(beside, shorter), "more with the shorter interval", beside && shorter,
        tooFine);

    const std::uint64_t requests = result.measures["requests"].get<std::uint64_t>();
    const std::string got = fmt::format("{} wrong of {}", wrong, requests);
    result.checks.push_back(
        requests == 0 ? inconclusive("every-reply-right", got, "0", tooShort) : decided("every-reply-right", wrong == 0, got, "0"));
    return result;
}

} // namespace interleave
