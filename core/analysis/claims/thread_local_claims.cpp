// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"
#include "core/experiment/workloads/thread_local.h"

#include <fmt/format.h>

#include <set>

namespace interleave {

namespace {

struct GreetingFacts
{
    std::uint64_t greetings = 0, wrong = 0, leaked = 0;
    std::size_t addresses = 0; ///< different ones
    std::size_t workers = 0;   ///< that left theirs
};

GreetingFacts factsOf(const ClaimInput &input, const ThreadLocalRoot &root)
{
    GreetingFacts facts;
    for (const WorkerReport &worker : input.workers) {
        const WorkerCounters &counters = input.segment.lane(worker.lane).counters;
        facts.greetings += worker.operations;
        facts.wrong += counters.custom[wrongGreetings].load(std::memory_order_relaxed);
        facts.leaked += counters.custom[leakedGreetings].load(std::memory_order_relaxed);
    }
    std::set<std::uint64_t> different;
    for (const AtomicU64 &word : root.addresses) {
        if (const std::uint64_t address = word.load(std::memory_order_relaxed); address != 0) {
            different.insert(address);
            ++facts.workers;
        }
    }
    facts.addresses = different.size();
    return facts;
}

std::string gotText(const GreetingFacts &facts)
{
    return fmt::format("{} of {} greetings wrong", facts.wrong, facts.greetings);
}

Check globalMixesUp(const ClaimInput &input, const GreetingFacts &facts)
{
    const char *claim = "global-mixes-up";
    const std::string want = "> 0 wrong";
    const std::string why = firstReason({
        otherSettings(input.settings, {"storage=global", "yield_between=on", "pool_reuse=off"}),
        facts.workers < 2 ? "other-settings|workers=2" : "",
        facts.wrong == 0 ? firstReason({coresMissing(input, 2), facts.greetings < 2 * greetingsPerRound ? "too-short" : "", externalLoad(input)})
                         : "",
    });
    if (!why.empty())
        return inconclusive(claim, gotText(facts), want, why);
    return decided(claim, facts.wrong > 0, gotText(facts), want);
}

Check ownStorageNeverMixesUp(const ClaimInput &input, const GreetingFacts &facts)
{
    const char *claim = "own-storage-never-mixes-up";
    const std::string want = "0 wrong";
    const bool leaks = input.settings.choice("storage") == "thread-local" && input.settings.isOn("pool_reuse");
    const std::string why = firstReason({
        otherSettings(input.settings, {"storage=thread-local|parameter"}),
        leaks ? otherSettings(input.settings, {"pool_reuse=off"}) : "",
        facts.greetings == 0 ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive(claim, gotText(facts), want, why);
    return decided(claim, facts.wrong == 0, gotText(facts), want);
}

Check oneAddressAThread(const ClaimInput &input, const GreetingFacts &facts)
{
    const char *claim = "one-address-a-thread";
    const bool global = input.settings.choice("storage") == "global";
    const std::string got = fmt::format("{} addresses, {} threads", facts.addresses, facts.workers);
    const std::string want = global ? "1 address" : fmt::format("{} addresses", facts.workers);
    // Stacks and thread-locals of a thread that has ended may be used again by the next.
    const std::string why = firstReason({changedLive(input, "workers") ? "changed-live|workers" : "", facts.workers == 0 ? "too-short" : ""});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.addresses == (global ? 1 : facts.workers), got, want);
}

Check reuseLeaks(const ClaimInput &input, const GreetingFacts &facts)
{
    const char *claim = "reuse-leaks";
    const std::string got = fmt::format("{} of {} greetings with the last one's name", facts.leaked, facts.greetings);
    const std::string want = "> 0 leaked";
    const std::string why =
        firstReason({otherSettings(input.settings, {"storage=thread-local", "pool_reuse=on"}), facts.greetings < 2 ? "too-short" : ""});
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    return decided(claim, facts.leaked > 0 && facts.leaked == facts.wrong, got, want);
}

} // namespace

ClaimResult threadLocalClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<ThreadLocalRoot>();
    if (!root)
        return result;
    const GreetingFacts facts = factsOf(input, *root);
    result.measures["wrong_greetings"] = facts.wrong;
    result.measures["addresses"] = facts.addresses;
    result.measures["greetings"] = facts.greetings;
    result.measures["leaked_greetings"] = facts.leaked;
    result.checks = {
        globalMixesUp(input, facts),
        ownStorageNeverMixesUp(input, facts),
        oneAddressAThread(input, facts),
        reuseLeaks(input, facts),
    };
    // Also where not a whole round came to its end.
    if (facts.wrong > 0)
        result.outcome.verdict = "wrong";
    else if (facts.greetings > 0 && result.outcome.verdict == "done")
        result.outcome.verdict = "correct";
    return result;
}

} // namespace interleave
