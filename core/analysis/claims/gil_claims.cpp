// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/summary.h"
#include "core/experiment/workloads/gil.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace interleave {

namespace {

/// Less than this of common work says little about a rate.
constexpr Nanos shortestPart = 200'000'000;
/// Turns it takes to speak of their usual length.
constexpr std::uint64_t fewestTurns = 10;
/// Below it, waking the next one takes as long as a turn.
constexpr double shortestInterval = 1;
/// It takes so many to meet a worker between its load and its store.
constexpr std::uint64_t fewestHandovers = 20;
/// What claims about the lock in an interpreter's hands are about, and about one that nobody lets go of early.
constexpr std::string_view executesBytecode = "work=own-number|shared-counter|counter-with-call";
constexpr std::string_view keepsLock = "work=own-number|shared-counter|counter-with-call|c-call";
/// What takes every worker the same time: how soon a store of the shared number is seen by the next load depends on where a worker's memory lies.
constexpr std::string_view sameForAll = "work=own-number|c-call";

/// As much as one alone, or clearly more? The yardstick is a quarter of a second of one core; on a shared machine it has been seen a third off, and
/// where the lock keeps nobody from anything two workers do at least 1.6 times as much.
constexpr double clearlyMore = 1.45;

/// What all workers did together after the yardstick, and what one did alone.
struct Sums
{
    Nanos wall = 0;
    std::uint64_t loops = 0;
    std::uint64_t cpuNs = 0;
    double alone = 0; ///< loops a second
    std::uint32_t holdersMax = 0;
    std::uint64_t handovers = 0;
    std::int64_t updates = 0; ///< of the shared counter
    std::int64_t lost = 0;    ///< of them
    double countPrice = 0;    ///< how many times longer a loop takes with atomic counts; 0: not compared

    double coresUsed() const { return wall <= 0 ? 0 : static_cast<double>(cpuNs) / static_cast<double>(wall); }
    double rate() const { return wall <= 0 ? 0 : static_cast<double>(loops) * 1e9 / static_cast<double>(wall); }
    std::optional<double> speedup() const { return alone > 0 && wall > 0 ? std::optional(rate() / alone) : std::nullopt; }
};

Sums sumsOf(const GilRoot &root, double nanosPerStamp)
{
    Sums sums;
    std::uint64_t begin = UINT64_MAX;
    std::uint64_t end = 0;
    for (const GilWorkerPart &part : root.parts) {
        if (get(part.beginStamp) == 0)
            continue;
        begin = std::min(begin, get(part.beginStamp));
        end = std::max(end, get(part.endStamp));
        sums.loops += get(part.loops);
        sums.updates += static_cast<std::int64_t>(get(part.updates));
        sums.cpuNs += get(part.cpuNs);
    }
    if (end > begin)
        sums.wall = static_cast<Nanos>(static_cast<double>(end - begin) * nanosPerStamp);
    if (const std::uint64_t nanos = get(root.aloneNs); nanos != 0)
        sums.alone = static_cast<double>(get(root.aloneLoops)) * 1e9 / static_cast<double>(nanos);
    // Who was killed between its store and the count of it has counted one too few.
    sums.lost = std::max<std::int64_t>(sums.updates - root.counter.load(std::memory_order_relaxed), 0);
    if (const std::uint64_t atomic = get(root.atomicLoops); atomic != 0)
        sums.countPrice = static_cast<double>(get(root.plainLoops)) / static_cast<double>(atomic);
    for (const GilShared &gil : root.gils) {
        sums.holdersMax = std::max(sums.holdersMax, gil.insideMax.load(std::memory_order_relaxed));
        const std::uint32_t switches = gil.switchNumber.load(std::memory_order_relaxed);
        sums.handovers += switches > 0 ? switches - 1 : 0; // the first holder had it from nobody
    }
    return sums;
}

/// The turns under one switch interval.
struct Turns
{
    double intervalMs = 0;
    std::uint64_t count = 0;
    Nanos p10 = 0, p50 = 0, p90 = 0, max = 0;
};

Turns turnsOf(const GilTurns &row)
{
    Turns turns{.intervalMs = static_cast<double>(get(row.interval)) / 1e6, .count = get(row.count), .max = static_cast<Nanos>(get(row.maxNs))};
    std::vector<Nanos> lengths;
    for (std::uint64_t i = 0; i < std::min<std::uint64_t>(turns.count, GilTurns::kept); ++i)
        lengths.push_back(static_cast<Nanos>(get(row.lengths[i])));
    std::sort(lengths.begin(), lengths.end());
    const auto at = [&lengths](double share) {
        return lengths.empty() ? 0 : lengths[static_cast<std::size_t>(share * static_cast<double>(lengths.size() - 1))];
    };
    turns.p10 = at(0.1);
    turns.p50 = at(0.5);
    turns.p90 = at(0.9);
    return turns;
}

/// One row an interval, in the order of the run. Processes hand nothing over.
std::vector<Turns> turnsOf(const GilShared &gil)
{
    std::vector<Turns> rows;
    const std::uint32_t used = std::min(gil.intervals.load(std::memory_order_acquire), GilShared::mostIntervals);
    for (std::uint32_t i = 0; i < used; ++i) {
        if (const Turns turns = turnsOf(gil.turns[i]); turns.count != 0)
            rows.push_back(turns);
    }
    return rows;
}

std::string changedAnyOf(const ClaimInput &input, std::initializer_list<std::string_view> names)
{
    for (const std::string_view name : names) {
        if (changedLive(input, name))
            return fmt::format("changed-live|{}", name);
    }
    return {};
}

/// What all claims about rates need.
std::string rateWhy(const ClaimInput &input, const Sums &sums)
{
    return firstReason({changedAnyOf(input, {"workers", "releases_for_io"}), sums.wall < shortestPart ? "too-short" : "", externalLoad(input)});
}

std::string fewWorkers(const ClaimInput &input)
{
    return input.settings.integer("workers") < 2 ? "other-settings|workers=2" : "";
}

void judge(ClaimResult &result, std::string claim, bool ok, std::string got, std::string want, const std::string &why)
{
    result.checks.push_back(why.empty() ? decided(std::move(claim), ok, std::move(got), std::move(want))
                                        : inconclusive(std::move(claim), std::move(got), std::move(want), why));
}

std::string coresText(std::optional<double> value)
{
    return value ? fmt::format("{:.2f}", *value) : std::string("-");
}

void judgeRates(const ClaimInput &input, const Sums &sums, ClaimResult &result)
{
    const Settings &settings = input.settings;
    const std::string rates = rateWhy(input, sums);
    const double used = sums.coresUsed();
    const auto speedup = sums.speedup();
    judge(result, "gil-uses-one-core", used >= 0.9 && used <= 1.15, coresText(used), "0.90 - 1.15",
        firstReason({otherSettings(settings, {"engine=gil", "releases_for_io=off", keepsLock}), rates}));
    judge(result, "gil-adds-no-speed", speedup && *speedup <= clearlyMore, coresText(speedup), fmt::format("<= {}", clearlyMore),
        firstReason(
            {otherSettings(settings, {"engine=gil", "releases_for_io=off", sameForAll}), fewWorkers(input), rates, speedup ? "" : "too-short"}));
    judge(result, "others-use-all-cores", used >= 1.7, coresText(used), ">= 1.7",
        firstReason({otherSettings(settings, {"engine=native-threads|processes|free-threaded", "releases_for_io=off"}), fewWorkers(input),
            coresMissing(input, 2), rates}));
    judge(result, "old-rule-burns-a-second-core", used > 1.05, coresText(used), "> 1.05",
        firstReason({otherSettings(settings, {"engine=gil-old", "releases_for_io=off", executesBytecode}), fewWorkers(input), coresMissing(input, 2),
            rates}));
    judge(result, "waiting-lets-others-run", speedup && *speedup >= clearlyMore, coresText(speedup), fmt::format(">= {}", clearlyMore),
        firstReason(
            {otherSettings(settings, {"engine=gil", "releases_for_io=on", executesBytecode}), fewWorkers(input), rates, speedup ? "" : "too-short"}));
    judge(result, "call-that-lets-go-uses-all-cores", speedup && *speedup >= 1.7, coresText(speedup), ">= 1.7",
        firstReason({otherSettings(settings, {"engine=gil", "releases_for_io=off", "work=c-call-releasing"}), fewWorkers(input),
            coresMissing(input, 2), rates, speedup ? "" : "too-short"}));
    judge(result, "counts-without-lock-cost", sums.countPrice > 1, sums.countPrice > 0 ? fmt::format("{:.2f} times as long", sums.countPrice) : "-",
        "> 1 times", firstReason({otherSettings(settings, {"engine=free-threaded"}), sums.countPrice > 0 ? "" : "too-short"}));
}

/// Where the interpreter may give way decides whether an update can be lost: only between its load and its store.
void judgeCounter(const ClaimInput &input, const Sums &sums, ClaimResult &result)
{
    const Settings &settings = input.settings;
    const std::string got = fmt::format("{} of {}", sums.lost, sums.updates);
    const std::string few = firstReason({fewWorkers(input), sums.updates == 0 || sums.handovers < fewestHandovers ? "too-short" : ""});
    judge(result, "checks-at-jumps-lose-nothing", sums.lost == 0, got, "0",
        firstReason({otherSettings(settings, {"engine=gil", "work=shared-counter", "check=jumps-and-calls"}), few}));
    const bool old = settings.choice("engine") == "gil-old";
    judge(result, "checks-anywhere-lose-updates", sums.lost > 0, got, "> 0",
        firstReason({old ? otherSettings(settings, {"work=shared-counter"})
                         : otherSettings(settings, {"engine=gil|gil-old", "work=shared-counter", "check=every-bytecode"}),
            few}));
    judge(result, "a-call-in-between-loses-updates", sums.lost > 0, got, "> 0",
        firstReason({otherSettings(settings, {"engine=gil", "work=counter-with-call", "check=jumps-and-calls"}), few}));
}

void judgeTurns(const ClaimInput &input, const std::vector<Turns> &turns, ClaimResult &result)
{
    const Settings &settings = input.settings;
    const std::string plain = firstReason({otherSettings(settings, {"engine=gil", "releases_for_io=off", executesBytecode}), fewWorkers(input)});
    const bool enough = !turns.empty() && turns.back().count >= fewestTurns;
    const double last = turns.empty() ? 0 : turns.back().intervalMs;
    const double p50 = turns.empty() ? 0 : static_cast<double>(turns.back().p50) / 1e6;
    judge(result, "turn-lasts-an-interval", p50 >= 0.9 * last && p50 <= 2 * last + 1, fmt::format("{:.2f} ms", p50), fmt::format("{:.1f} ms", last),
        firstReason({plain, coresMissing(input, 2), last < shortestInterval ? "other-settings|switch_interval_ms=5" : "", enough ? "" : "too-short",
            externalLoad(input)}));

    const double call = std::max(settings.real("call_ms"), last);
    judge(result, "turn-lasts-a-call", p50 >= 0.9 * call && p50 <= 2 * call + 1, fmt::format("{:.2f} ms", p50), fmt::format("{:.1f} ms", call),
        firstReason({otherSettings(settings, {"engine=gil", "releases_for_io=off", "work=c-call"}), fewWorkers(input), coresMissing(input, 2),
            enough ? "" : "too-short", externalLoad(input)}));

    const Turns *before = turns.size() > 1 ? &turns[turns.size() - 2] : nullptr;
    const bool changed = before && before->intervalMs != last;
    const bool raised = changed && before->intervalMs < last;
    const std::string got = before ? fmt::format("{:.2f} ms, then {:.2f} ms", static_cast<double>(before->p50) / 1e6, p50) : std::string("-");
    judge(result, "longer-interval-longer-turns", before && (turns.back().p50 > before->p50) == raised, got, "longer with the longer interval",
        firstReason({plain, !changed ? "other-settings|--at 1:switch_interval_ms=20" : "",
            !enough || !before || before->count < fewestTurns ? "too-short" : ""}));
}

} // namespace

ClaimResult gilClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    result.outcome.verdict = "done";
    const auto *root = input.segment.root<GilRoot>();
    if (!root)
        return result;
    const Sums sums = sumsOf(*root, input.segment.header().nanosPerStamp);
    const auto engine = static_cast<GilEngine>(input.settings.integer("engine"));
    const std::vector<Turns> turns = turnsOf(root->gils[0]);

    auto &measures = result.measures;
    if (sums.wall > 0) {
        measures["cpu_percent"] = sums.coresUsed() * 100;
        measures["cores_used"] = sums.coresUsed();
        if (const auto speedup = sums.speedup())
            measures["speedup"] = *speedup;
    }
    if (hasGil(engine))
        measures["handovers"] = sums.handovers;
    if (!turns.empty()) {
        const Turns &last = turns.back();
        measures["turn_ns"] = {{"p10", last.p10}, {"p50", last.p50}, {"p90", last.p90}, {"max", last.max}};
        if (turns.size() > 1) {
            for (const Turns &row : turns)
                measures["phases"].push_back({{"switch_interval_ms", row.intervalMs}, {"count", row.count}, {"turn_ns", row.p50}});
        }
    }
    if (sums.wall > 0)
        measures["loops_per_s"] = sums.rate();
    if (sums.alone > 0)
        measures["loops_per_s_alone"] = sums.alone;
    if (hasGil(engine))
        measures["holders_max"] = sums.holdersMax;
    if (sums.updates > 0) {
        measures["updates"] = sums.updates;
        measures["lost"] = sums.lost;
    }
    if (sums.countPrice > 0)
        measures["atomic_count_price"] = sums.countPrice;

    judgeRates(input, sums, result);
    judgeCounter(input, sums, result);
    judge(result, "one-holder-at-a-time", sums.holdersMax == 1, std::to_string(sums.holdersMax), "1",
        firstReason({otherSettings(input.settings, {"engine=gil|gil-old|processes"}), sums.holdersMax == 0 ? "too-short" : ""}));
    judgeTurns(input, turns, result);
    return result;
}

} // namespace interleave
