// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/summary.h"
#include "core/experiment/workloads/coroutines.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

namespace interleave {

namespace {

constexpr double timesCheaper = 50;
/// Switches it takes to speak of the cost of one.
constexpr std::int64_t fewestSwitches = 1000;
/// A shorter call cannot be told from a preemption.
constexpr Nanos shortestTelling = 20'000'000;
constexpr std::uint32_t many = 10'000;

struct Facts
{
    explicit Facts(const CoroutinesRoot &root) :
        tasks(root.tasks.load(std::memory_order_relaxed)), osThreads(root.osThreads.load(std::memory_order_relaxed)),
        sleepers(root.sleepers.load(std::memory_order_relaxed)), inTurn(root.inTurn.load(std::memory_order_relaxed)),
        frameBytes(get(root.frameBytes)), sleepAll(static_cast<Nanos>(get(root.sleepAllNs))),
        coroutine(static_cast<double>(get(root.psPerSwitch)) / 1000), thread(static_cast<double>(get(root.pairs[0].nsPerSwitch))),
        process(static_cast<double>(get(root.pairs[1].nsPerSwitch))), awaited(root.awaited), blocking(root.blocking)
    {}

    struct Stall
    {
        explicit Stall(const StallFacts &facts) :
            call(static_cast<Nanos>(get(facts.callNs))), least(static_cast<Nanos>(get(facts.leastNs))), most(static_cast<Nanos>(get(facts.mostNs)))
        {}
        bool isKnown() const { return most != 0; }
        Nanos call, least, most;
    };

    std::uint32_t tasks, osThreads, sleepers, inTurn;
    std::uint64_t frameBytes;
    Nanos sleepAll;
    double coroutine, thread, process; ///< ns a switch; 0: not measured
    Stall awaited, blocking;
};

std::string milliseconds(Nanos time)
{
    return fmt::format("{:.1f} ms", static_cast<double>(time) / 1e6);
}

std::string tooShort(const ClaimInput &input, bool known)
{
    return known ? "" : input.interrupted ? "cut" : "too-short";
}

void judge(ClaimResult &result, std::string claim, bool ok, std::string got, std::string want, const std::string &why)
{
    result.checks.push_back(why.empty() ? decided(std::move(claim), ok, std::move(got), std::move(want))
                                        : inconclusive(std::move(claim), std::move(got), std::move(want), why));
}

void measure(const Facts &facts, nlohmann::ordered_json &measures)
{
    if (facts.coroutine > 0)
        measures["ns_per_switch"]["coroutine"] = facts.coroutine;
    if (facts.thread > 0)
        measures["ns_per_switch"]["thread"] = facts.thread;
    if (facts.process > 0)
        measures["ns_per_switch"]["process"] = facts.process;
    if (facts.tasks != 0)
        measures["bytes_each"] = static_cast<double>(facts.frameBytes) / facts.tasks;
    if (facts.osThreads != 0)
        measures["os_threads"] = facts.osThreads;
    if (facts.awaited.isKnown() || facts.blocking.isKnown())
        measures["longest_stall_ns"] = std::max(facts.awaited.most, facts.blocking.most);
    if (facts.tasks != 0)
        measures["tasks_at_once"] = facts.tasks;
    if (facts.sleepAll != 0)
        measures["sleep_all_ns"] = facts.sleepAll;
    if (facts.awaited.isKnown())
        measures["stall_ns"]["awaited"] = facts.awaited.most;
    if (facts.blocking.isKnown()) {
        measures["stall_ns"]["blocking_least"] = facts.blocking.least;
        measures["stall_ns"]["blocking"] = facts.blocking.most;
    }
    if (facts.inTurn != 0)
        measures["items_in_turn"] = facts.inTurn;
}

void judgeSwitches(const ClaimInput &input, const Facts &facts, ClaimResult &result)
{
    const Settings &settings = input.settings;
    judge(result, "all-on-one-thread", facts.osThreads == 1 && facts.tasks == settings.integer("count"),
        fmt::format("{} tasks on {} threads", facts.tasks, facts.osThreads), "all on 1 thread", tooShort(input, facts.osThreads != 0));
    const double times = facts.coroutine > 0 ? facts.thread / facts.coroutine : 0;
    const bool few = settings.integer("count") * settings.integer("yields") < fewestSwitches;
    judge(result, "switch-far-cheaper", times >= timesCheaper, fmt::format("{:.0f} times", times), fmt::format(">= {:.0f} times", timesCheaper),
        firstReason({otherSettings(settings, {"compare=on"}), few ? "other-settings|count=10000, yields=20" : "",
            tooShort(input, facts.coroutine > 0 && facts.thread > 0), externalLoad(input)}));
    judge(result, "send-and-yield-in-turn", facts.inTurn == dialogueItems, fmt::format("{} of {}", facts.inTurn, dialogueItems),
        fmt::format("{}", dialogueItems), tooShort(input, facts.inTurn != 0));
}

/// Both counters got as many additions.
void judgeCounters(const ClaimInput &input, const CoroutinesRoot &root, ClaimResult &result)
{
    const std::uint32_t additions = root.additions.load(std::memory_order_acquire);
    const std::uint32_t inOneTurn = root.keptInOneTurn.load(std::memory_order_relaxed);
    const std::uint32_t acrossAwait = root.keptAcrossAwait.load(std::memory_order_relaxed);
    const std::uint32_t unscheduled = root.unscheduled.load(std::memory_order_acquire);
    const std::uint32_t ran = root.unscheduledRan.load(std::memory_order_relaxed);
    const std::uint32_t orders = root.ordersAsked.load(std::memory_order_acquire);
    const std::uint32_t kept = root.ordersKept.load(std::memory_order_relaxed);
    if (additions != 0) {
        result.measures["counted_in_one_turn"] = inOneTurn;
        result.measures["counted_across_await"] = acrossAwait;
    }
    if (unscheduled != 0)
        result.measures["unscheduled_ran"] = ran;
    if (orders != 0)
        result.measures["orders_kept"] = kept;
    judge(result, "no-await-no-loss", inOneTurn == additions, fmt::format("{} of {}", inOneTurn, additions), fmt::format("{}", additions),
        tooShort(input, additions != 0));
    judge(result, "await-in-between-loses", acrossAwait < additions, fmt::format("{} of {}", acrossAwait, additions), fmt::format("< {}", additions),
        firstReason({input.settings.integer("count") < 2 ? "other-settings|count=10000" : "", tooShort(input, additions != 0)}));
    judge(result, "unscheduled-does-nothing", ran == 0, fmt::format("{} of {}", ran, unscheduled), "0", tooShort(input, unscheduled != 0));
    judge(result, "order-is-the-programs", kept == orders, fmt::format("{} of {}", kept, orders), fmt::format("{}", orders),
        tooShort(input, orders != 0));
}

void judgeWaits(const ClaimInput &input, const Facts &facts, ClaimResult &result)
{
    const bool tooMany = input.settings.integer("count") > many;
    judge(result, "all-sleep-at-once", facts.sleepAll < 5 * commonSleep && facts.sleepers == input.settings.integer("count"),
        milliseconds(facts.sleepAll), fmt::format("< {:.0f} ms", static_cast<double>(5 * commonSleep) / 1e6),
        firstReason({tooMany ? "other-settings|count=10000" : "", tooShort(input, facts.sleepAll != 0), externalLoad(input)}));
    judge(result, "awaited-sleep-stalls-none", facts.awaited.most < facts.awaited.call / 2, milliseconds(facts.awaited.most),
        fmt::format("< {}", milliseconds(facts.awaited.call / 2)),
        firstReason({tooMany ? "other-settings|count=10000" : "", tooShort(input, facts.awaited.isKnown()), externalLoad(input)}));
    const bool asked = facts.blocking.isKnown() || input.settings.integer("blocking_call_ms") != 0;
    judge(result, "blocking-call-stalls-all", facts.blocking.least >= facts.blocking.call, milliseconds(facts.blocking.least),
        fmt::format(">= {}", milliseconds(facts.blocking.call)),
        firstReason({!asked || (facts.blocking.isKnown() && facts.blocking.call < shortestTelling) ? "other-settings|blocking_call_ms=100" : "",
            tooShort(input, facts.blocking.isKnown())}));
}

} // namespace

ClaimResult coroutinesClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<CoroutinesRoot>();
    if (!root)
        return result;
    const Facts facts(*root);
    measure(facts, result.measures);
    judgeSwitches(input, facts, result);
    judgeWaits(input, facts, result);
    judgeCounters(input, *root, result);
    return result;
}

} // namespace interleave
