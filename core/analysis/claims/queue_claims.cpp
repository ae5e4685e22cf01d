// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/names.h"
#include "core/experiment/workloads/queue.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

/// One side is called faster from this ratio of the two rates on.
constexpr double clearlyFaster = 1.5;
/// A bounded queue needs this many times its capacity of items to fill up and stay full.
constexpr std::int64_t fillings = 10;
constexpr double blockedAtAll = 0.02;

struct Totals
{
    std::uint64_t fifoViolations = 0;
    std::uint64_t duplicates = 0;
    std::uint64_t changed = 0; ///< items received as they were after their producer had changed them
    Nanos blocked[2] = {};     ///< on the queue, by QueueRole
    Nanos alive[2] = {};

    double share(QueueRole role) const { return shareOf(blocked[role], alive[role]); }
    double share() const { return shareOf(blocked[0] + blocked[1], alive[0] + alive[1]); }
    static double shareOf(Nanos part, Nanos whole) { return whole <= 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole); }
};

Totals totalsOf(const ClaimInput &input)
{
    Totals totals;
    for (const WorkerReport &worker : input.workers) {
        const LaneSlot &lane = input.segment.lane(worker.lane);
        const auto custom = [&lane](QueueCount which) { return lane.counters.custom[which].load(std::memory_order_relaxed); };
        totals.fifoViolations += custom(queueFifoViolations);
        totals.duplicates += custom(queueDuplicates);
        totals.changed += custom(queueChanged);
        if (lane.role == feederRole)
            continue;
        const unsigned role = lane.role == producerRole ? producerRole : consumerRole;
        for (const auto &[state, length] : worker.states) {
            totals.alive[role] += length;
            if (state == nameOf(SliceState::queue))
                totals.blocked[role] += length;
        }
    }
    return totals;
}

/// Items a second that all workers of a role could do; 0: as fast as they can.
double rateOf(const Settings &settings, std::string_view workers, std::string_view micros)
{
    const auto each = settings.integer(micros);
    return each == 0 ? 1e9 : static_cast<double>(settings.integer(workers)) * 1e6 / static_cast<double>(each);
}

std::string changedWhy(const ClaimInput &input)
{
    for (const std::string_view name : {"producers", "consumers", "produce_us", "consume_us"}) {
        if (changedLive(input, name))
            return fmt::format("changed-live|{}", name);
    }
    return {};
}

Check depthWithinCapacity(const ClaimInput &input, const QueueReport &queue)
{
    const auto capacity = input.settings.integer("capacity");
    const std::string got = std::to_string(queue.maxDepth);
    if (capacity == 0)
        return inconclusive("depth-within-capacity", got, "<= capacity", "other-settings|capacity=4");
    return decided("depth-within-capacity", queue.maxDepth <= capacity, got, fmt::format("<= {}", capacity));
}

/// Items of the rounds that came to their end.
std::uint64_t ofWholeRounds(const ClaimInput &input)
{
    return input.outcome.trials * static_cast<std::uint64_t>(input.settings.integer("items"));
}

Check everyItemOnce(const ClaimInput &input, const QueueReport &queue, const Totals &totals)
{
    const std::uint64_t lost = input.outcome.lost.value_or(0);
    const std::string got = fmt::format("{} put, {} got, {} lost, {} twice", queue.puts, queue.gets, lost, totals.duplicates);
    const std::string want = "gets = puts";
    const std::string why = firstReason({otherSettings(input.settings, {"end=sentinel"}), input.outcome.trials == 0 ? "cut" : ""});
    if (!why.empty())
        return inconclusive("every-item-once", got, want, why);
    // What the round under way has put may still be inside, be it the user or the time that ended it.
    const bool cut = queue.puts > ofWholeRounds(input) && queue.gets >= ofWholeRounds(input);
    const bool whole = cut || queue.gets == queue.puts;
    return decided("every-item-once", lost == 0 && totals.duplicates == 0 && whole && queue.gets <= queue.puts, got, want);
}

Check inOrder(const QueueReport &queue, const Totals &totals)
{
    const std::string got = std::to_string(totals.fifoViolations);
    if (queue.gets < 2)
        return inconclusive("in-order", got, "0", "too-short");
    return decided("in-order", totals.fifoViolations == 0, got, "0");
}

/// Which side waits is decided by who is slower: shown from both sides.
Check slowerSideDecides(const ClaimInput &input, const QueueReport &queue, const Totals &totals, bool producersFaster)
{
    const Settings &settings = input.settings;
    const auto capacity = settings.integer("capacity");
    const char *claim = producersFaster ? "fast-producer-waits" : "fast-consumer-waits";
    const double share = totals.share(producersFaster ? producerRole : consumerRole);
    const std::string got = fmt::format("depth {}, blocked {}", queue.maxDepth, percent(share));
    const std::string want = producersFaster ? fmt::format("depth {}, producers blocked", capacity) : "consumers blocked";

    const double producing = rateOf(settings, "producers", "produce_us");
    const double consuming = rateOf(settings, "consumers", "consume_us");
    const bool ok = share > blockedAtAll && (!producersFaster || queue.maxDepth == capacity);
    const bool applies = producersFaster ? producing >= clearlyFaster * consuming : consuming >= clearlyFaster * producing;
    const std::string why = firstReason({
        changedWhy(input),
        producersFaster ? otherSettings(input.settings, {"copy=at-put"}) : "", // else it waits for nobody
        applies           ? ""
        : producersFaster ? "other-settings|produce_us=20, consume_us=200"
                          : "other-settings|produce_us=200, consume_us=20",
        producersFaster && capacity == 0 ? "other-settings|capacity=4" : "",
        static_cast<std::int64_t>(queue.puts) < fillings * std::max<std::int64_t>(capacity, 1) ? "too-short" : "",
        // Who gets no core is not fast, whatever the settings say; without a core each, who is woken goes first, and who is faster does not show.
        ok ? "" : coresMissing(input, static_cast<int>(settings.integer("producers") + settings.integer("consumers"))),
        ok ? "" : externalLoad(input),
    });
    return why.empty() ? decided(claim, ok, got, want) : inconclusive(claim, got, want, why);
}

/// Both sides, which no one run can show: a copy made later is a copy of what has become of it.
Check changeIsSeen(const ClaimInput &input, const QueueReport &queue, const Totals &totals, bool later)
{
    const std::string got = fmt::format("{} of {}", totals.changed, queue.gets);
    const std::string want = later ? "> 0" : "0";
    const char *claim = later ? "copy-made-later-shows-the-change" : "copy-made-at-put-keeps-the-value";
    const std::string why = firstReason(
        {otherSettings(input.settings, {"change_after_put=on", later ? "copy=later" : "copy=at-put"}), queue.gets == 0 ? "too-short" : ""});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, later ? totals.changed > 0 : totals.changed == 0, got, want);
}

Check terminateLoses(const ClaimInput &input, const QueueReport &queue)
{
    const std::uint64_t lost = input.outcome.lost.value_or(0);
    const std::string got = fmt::format("{} put, {} got, {} lost", queue.puts, queue.gets, lost);
    const std::string want = "puts = gets + lost";
    const std::string why =
        firstReason({otherSettings(input.settings, {"end=terminate"}), input.outcome.trials == 0 || queue.puts != ofWholeRounds(input) ? "cut" : ""});
    if (!why.empty())
        return inconclusive("terminate-loses", got, want, why);
    return decided("terminate-loses", queue.puts == queue.gets + lost, got, want);
}

} // namespace

ClaimResult queueClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    if (input.queues.empty())
        return result;
    const QueueReport &queue = input.queues.front();
    const Totals totals = totalsOf(input);

    auto &measures = result.measures;
    measures["puts"] = queue.puts;
    measures["gets"] = queue.gets;
    measures["max_depth"] = queue.maxDepth;
    measures["mean_depth"] = queue.meanDepth;
    if (queue.latency.count != 0)
        measures["latency_ns"] = {{"p50", queue.latency.p50}, {"p99", queue.latency.p99}, {"max", queue.latency.max}};
    measures["blocked_share"] = totals.share();
    measures["fifo_violations"] = totals.fifoViolations;
    measures["producer_blocked_share"] = totals.share(producerRole);
    measures["consumer_blocked_share"] = totals.share(consumerRole);
    measures["items_lost"] = input.outcome.lost.value_or(0);
    measures["duplicates"] = totals.duplicates;
    if (input.settings.isOn("change_after_put"))
        measures["changed_seen"] = totals.changed;

    result.checks = {
        depthWithinCapacity(input, queue),
        everyItemOnce(input, queue, totals),
        inOrder(queue, totals),
        slowerSideDecides(input, queue, totals, true),
        slowerSideDecides(input, queue, totals, false),
        terminateLoses(input, queue),
        changeIsSeen(input, queue, totals, false),
        changeIsSeen(input, queue, totals, true),
    };
    return result;
}

} // namespace interleave
