// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/histogram.h"
#include "core/analysis/names.h"
#include "core/analysis/summary.h"
#include "core/experiment/workloads/channels.h"

#include <fmt/format.h>

#include <system_error>

namespace interleave {

namespace {

/// Larger ones are copied for so long that the way hardly matters.
constexpr std::int64_t smallMessage = 4096;
constexpr double wantedAdvantage = 3;
constexpr std::uint64_t fewestMessages = 100;

double messagesPerSecond(const ChannelsResult &result)
{
    const std::uint64_t time = get(result.oneWayNs);
    return time == 0 ? 0 : static_cast<double>(get(result.received)) * 1e9 / static_cast<double>(time);
}

/// 0 where there were too few to speak of.
Nanos medianTrip(const ChannelsResult &result)
{
    Histogram histogram;
    histogram.add(result.roundTripHistogram);
    return histogram.count < fewestMessages ? 0 : histogram.percentile(0.50);
}

nlohmann::ordered_json measuresOf(const ChannelsResult &result)
{
    auto json = nlohmann::ordered_json::object();
    if (const std::uint32_t refused = result.refused.load(std::memory_order_relaxed); refused != 0) {
        json["refused"] = std::generic_category().message(static_cast<int>(refused));
        return json;
    }
    if (const double rate = messagesPerSecond(result); rate > 0) {
        json["messages_per_s"] = rate;
        json["bytes_per_s"] = static_cast<double>(get(result.bytes)) * 1e9 / static_cast<double>(get(result.oneWayNs));
        json["switches_per_message"] = static_cast<double>(get(result.switches)) / static_cast<double>(get(result.received));
    }
    Histogram histogram;
    histogram.add(result.roundTripHistogram);
    const Summary trips = summarise(histogram, static_cast<Nanos>(get(result.roundTripNs)), static_cast<Nanos>(get(result.longestRoundTripNs)));
    if (trips.count != 0)
        json["round_trip_ns"] = {{"p50", trips.p50}, {"p99", trips.p99}};
    json["messages"] = get(result.received);
    json["round_trips"] = get(result.roundTrips);
    return json;
}

/// Right through every way: nothing lost, nothing changed, nothing out of order.
Check everyByteInOrder(const ClaimInput &input, const ChannelsRoot &root)
{
    std::uint64_t sent = 0;
    std::uint64_t wrong = 0;
    unsigned ways = 0;
    bool whole = true;
    for (unsigned kind = 0; kind < channelKinds; ++kind) {
        const ChannelsResult &result = root.results[kind];
        sent += get(result.sent) + get(result.roundTrips);
        wrong += get(result.wrong);
        ways += get(result.received) != 0 ? 1 : 0;
        whole = whole && get(result.received) <= get(result.sent) + 1; // the sender counts when it comes back from the call
    }
    const std::string got = fmt::format("{} of {} wrong, {} ways", wrong, sent, ways);
    if (ways == 0)
        return inconclusive("every-byte-in-order", got, "0", "too-short");
    const bool allArrived = input.outcome.lost.value_or(0) == 0;
    return decided("every-byte-in-order", wrong == 0 && whole && allArrived, got, "0");
}

Check sharedMemoryFastest(const ClaimInput &input, double ratio, std::uint64_t fewest)
{
    const std::string got = ratio > 0 ? fmt::format("{:.1f} times", ratio) : "-";
    const std::string want = fmt::format(">= {:.0f} times", wantedAdvantage);
    const std::string why = firstReason({
        otherSettings(input.settings, {"channels=all"}),
        changedLive(input, "bytes") ? "changed-live|bytes" : "",
        input.settings.integer("bytes") > smallMessage ? "other-settings|bytes=64" : "",
        coresMissing(input, 2),
        fewest < fewestMessages ? "too-short" : "",
        externalLoad(input),
    });
    return why.empty() ? decided("shared-memory-fastest", ratio >= wantedAdvantage, got, want)
                       : inconclusive("shared-memory-fastest", got, want, why);
}

/// Who asks each time whether the other has come needs no kernel; who is woken by it needs at least one switch on each side.
Check wakingCosts(const ClaimInput &input, const ChannelsRoot &root)
{
    const Nanos ring = medianTrip(root.results[static_cast<unsigned>(ChannelKind::sharedRing)]);
    const Nanos pipe = medianTrip(root.results[static_cast<unsigned>(ChannelKind::pipe)]);
    const std::string got = fmt::format("{} ns, pipe {} ns", ring, pipe);
    const std::string why = firstReason({
        otherSettings(input.settings, {"channels=all"}),
        changedLive(input, "bytes") ? "changed-live|bytes" : "",
        input.settings.integer("bytes") > smallMessage ? "other-settings|bytes=64" : "",
        coresMissing(input, 2),
        ring == 0 || pipe == 0 ? "too-short" : "",
        externalLoad(input),
    });
    return why.empty() ? decided("waking-costs", ring < pipe, got, "< pipe") : inconclusive("waking-costs", got, "< pipe", why);
}

} // namespace

ClaimResult channelsClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<ChannelsRoot>();
    if (!root)
        return result;
    auto channels = nlohmann::ordered_json::object();
    double best = 0;
    std::string_view fastest;
    for (unsigned kind = 0; kind < channelKinds; ++kind) {
        if (root->used[kind] == 0)
            continue;
        const std::string_view name = nameOf(static_cast<ChannelKind>(kind));
        channels[std::string(name)] = measuresOf(root->results[kind]);
        if (const double rate = messagesPerSecond(root->results[kind]); rate > best) {
            best = rate;
            fastest = name;
        }
    }
    const ChannelsResult &ring = root->results[static_cast<unsigned>(ChannelKind::sharedRing)];
    const ChannelsResult &pipe = root->results[static_cast<unsigned>(ChannelKind::pipe)];
    const double ratio = messagesPerSecond(pipe) > 0 ? messagesPerSecond(ring) / messagesPerSecond(pipe) : 0;
    result.measures["channels"] = std::move(channels);
    if (best > 0)
        result.measures["fastest"] = fastest;
    if (ratio > 0)
        result.measures["shared_over_pipe"] = ratio;
    // Those the text speaks of.
    if (const double rate = messagesPerSecond(pipe); rate > 0)
        result.measures["pipe_messages_per_s"] = rate;
    if (const double rate = messagesPerSecond(ring); rate > 0)
        result.measures["ring_messages_per_s"] = rate;
    if (const Nanos trip = medianTrip(pipe); trip > 0)
        result.measures["pipe_round_trip_ns"] = trip;
    if (const Nanos trip = medianTrip(ring); trip > 0)
        result.measures["ring_round_trip_ns"] = trip;
    result.checks = {everyByteInOrder(input, *root), sharedMemoryFastest(input, ratio, std::min(get(ring.received), get(pipe.received))),
        wakingCosts(input, *root)};
    return result;
}

} // namespace interleave
