// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/summary.h"
#include "core/experiment/workloads/signals.h"

#include <fmt/format.h>

namespace interleave {

namespace {

/// So many in a row cannot all be handled before the next one is sent.
constexpr std::int64_t surelyTooMany = 1000;

struct Seen
{
    std::uint64_t sent, received, stops, outOfOrder;
    int endedBy = 0; ///< signal that ended the target, 0: none
};

Seen seenIn(const ClaimInput &input, const SignalsRoot &root)
{
    Seen seen{get(root.sent), get(root.received), get(root.stops), get(root.outOfOrder)};
    for (const WorkerReport &worker : input.workers) {
        if (input.segment.lane(worker.lane).role == signalTargetRole)
            seen.endedBy = worker.exitSignal.value_or(0);
    }
    return seen;
}

Check standardCoalesce(const ClaimInput &input, const Seen &seen)
{
    const std::string got = fmt::format("{} sent, {} received", seen.sent, seen.received);
    const std::string why = firstReason({
        otherSettings(input.settings, {"signal=SIGINT|SIGTERM|SIGUSR1", "handler=on"}),
        input.outcome.trials == 0 ? "too-short" : "",
        seen.received == seen.sent && input.settings.integer("count") < surelyTooMany ? "too-short" : "",
    });
    return why.empty() ? decided("standard-coalesce", seen.received < seen.sent && seen.received != 0, got, "received < sent")
                       : inconclusive("standard-coalesce", got, "received < sent", why);
}

Check realTimeAllInOrder(const ClaimInput &input, const Seen &seen)
{
    const std::string got = fmt::format("{} sent, {} received, {} out of order", seen.sent, seen.received, seen.outOfOrder);
    const std::string why = firstReason({otherSettings(input.settings, {"signal=real-time", "handler=on"}), input.outcome.trials == 0 ? "cut" : ""});
    if (!why.empty())
        return inconclusive("real-time-in-order", got, "all, in order", why);
    // The round that was cut by the end of time may have some under way.
    const bool all = input.outcome.expected == input.outcome.actual && seen.received <= seen.sent;
    return decided("real-time-in-order", all && seen.outOfOrder == 0, got, "all, in order");
}

Check unhandledEnds(const ClaimInput &input, const Seen &seen)
{
    const int number = signalNumber(static_cast<SignalChoice>(input.settings.integer("signal")));
    const std::string got = seen.endedBy != 0 ? fmt::format("signal {}", seen.endedBy) : "-";
    const std::string want = fmt::format("signal {}", number);
    const std::string why = firstReason(
        {otherSettings(input.settings, {"signal=SIGINT|SIGTERM|SIGUSR1|real-time", "handler=off"}), input.outcome.trials == 0 ? "cut" : ""});
    return why.empty() ? decided("unhandled-ends", seen.endedBy == number && seen.received == 0, got, want)
                       : inconclusive("unhandled-ends", got, want, why);
}

Check stopCannotBeCaught(const ClaimInput &input, const Seen &seen)
{
    const std::string got = fmt::format("{} stops, handler ran {} times", seen.stops, seen.received);
    const std::string want = "stopped each time, never handled";
    const std::string why = firstReason({otherSettings(input.settings, {"signal=SIGSTOP"}), input.outcome.trials == 0 ? "cut" : ""});
    return why.empty()
               ? decided("stop-not-caught", seen.received == 0 && seen.stops != 0 && input.outcome.expected == input.outcome.actual, got, want)
               : inconclusive("stop-not-caught", got, want, why);
}

} // namespace

ClaimResult signalsClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<SignalsRoot>();
    if (!root)
        return result;
    const Seen seen = seenIn(input, *root);
    auto &measures = result.measures;
    const bool handled = input.settings.isOn("handler") && input.settings.choice("signal") != "SIGSTOP";
    measures["sent"] = seen.sent;
    measures["received"] = seen.received + seen.stops;
    if (handled)
        measures["coalesced"] = seen.sent - std::min(seen.sent, seen.received);
    Histogram latency;
    latency.add(root->latencyHistogram);
    if (latency.count != 0) {
        const Summary summary = summarise(latency, static_cast<Nanos>(get(root->latencyNs)), static_cast<Nanos>(get(root->longestNs)));
        measures["latency_ns"] = {{"p50", summary.p50}, {"p99", summary.p99}, {"max", summary.max}};
    }
    if (input.settings.choice("signal") == "real-time") {
        measures["out_of_order"] = seen.outOfOrder;
        measures["queue_full"] = get(root->queueFull);
    }
    if (input.settings.choice("signal") == "SIGSTOP")
        measures["stopped"] = seen.stops;
    if (seen.endedBy != 0)
        measures["ended_by_signal"] = seen.endedBy;
    result.checks = {standardCoalesce(input, seen), realTimeAllInOrder(input, seen), unhandledEnds(input, seen), stopCannotBeCaught(input, seen)};
    // How many arrive is what is asked; no number of them is wrong.
    if (result.outcome.verdict == "correct")
        result.outcome.verdict = "done";
    return result;
}

} // namespace interleave
