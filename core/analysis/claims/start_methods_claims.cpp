// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/names.h"
#include "core/experiment/workloads/start_methods.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <vector>

namespace interleave {

namespace {

constexpr auto methods = static_cast<unsigned>(StartMethod::count);
constexpr std::size_t enoughStarts = 5; ///< for a median that a single hiccup does not move
constexpr std::int64_t bigParentMib = 512;
constexpr double growsBy = 5;
constexpr double growsNot = 1.5;

std::int64_t percentile(std::vector<std::int64_t> values, double share)
{
    if (values.empty())
        return 0;
    std::sort(values.begin(), values.end());
    const auto rank = static_cast<std::size_t>(std::ceil(share * static_cast<double>(values.size())));
    return values[std::clamp<std::size_t>(rank, 1, values.size()) - 1];
}

/// What was seen of the children of one role.
struct Children
{
    std::vector<std::int64_t> firstNs;
    std::vector<std::int64_t> privateDirtyKib;
    std::vector<std::int64_t> pssKib;
    std::vector<std::int64_t> rssKib;
    std::uint64_t mostInherited = 0;
    std::size_t ended = 0;
    std::size_t mainRuns = 0; ///< children that executed the main program's top level
    std::size_t erred = 0;    ///< that ended in an error before they did anything
    std::size_t acquired = 0; ///< that got the lock
    std::size_t timedOut = 0; ///< that waited for it in vain

    bool enough() const { return firstNs.size() >= enoughStarts; }
    double median() const { return static_cast<double>(percentile(firstNs, 0.5)); }
};

std::vector<Children> childrenOf(const ClaimInput &input)
{
    std::vector<Children> roles(startRoles);
    for (const WorkerReport &worker : input.workers) {
        const LaneSlot &lane = input.segment.lane(worker.lane);
        if (lane.role >= roles.size() || worker.stretches.empty())
            continue;
        Children &children = roles[lane.role];
        children.firstNs.push_back(std::max<Nanos>(worker.firstRun - worker.created, 0));
        if (!worker.ended || lane.startMethod == StartMethod::thread)
            continue;
        ++children.ended;
        const auto &custom = lane.counters.custom;
        children.mainRuns += custom[startMainRuns].load(std::memory_order_relaxed) != 0;
        children.erred += worker.exitCode == 1 && lane.counters.operations.load(std::memory_order_relaxed) == 0;
        const auto outcome = static_cast<StartLockOutcome>(custom[startLockOutcome].load(std::memory_order_relaxed));
        children.acquired += outcome == StartLockOutcome::acquired;
        children.timedOut += outcome == StartLockOutcome::timedOut;
        children.mostInherited = std::max(children.mostInherited, lane.counters.custom[startInheritedFds].load(std::memory_order_relaxed));
        if (worker.privateDirtyKib)
            children.privateDirtyKib.push_back(static_cast<std::int64_t>(*worker.privateDirtyKib));
        if (worker.rssKib)
            children.rssKib.push_back(static_cast<std::int64_t>(*worker.rssKib));
        if (worker.pssKib)
            children.pssKib.push_back(static_cast<std::int64_t>(*worker.pssKib));
    }
    return roles;
}

std::string micros(double ns)
{
    return fmt::format("{:.0f} us", ns / 1000);
}

/// A claim about times: load of others may break it, and then decides nothing.
Check timed(const ClaimInput &input, std::string claim, bool ok, std::string got, std::string want)
{
    if (const std::string load = externalLoad(input); !ok && !load.empty())
        return inconclusive(std::move(claim), std::move(got), std::move(want), load);
    return decided(std::move(claim), ok, std::move(got), std::move(want));
}

std::string tooFew(const ClaimInput &input)
{
    if (input.settings.integer("children") < static_cast<std::int64_t>(enoughStarts))
        return fmt::format("other-settings|children={}", enoughStarts);
    return input.interrupted ? "cut" : "too-short";
}

Check orderOfMethods(const ClaimInput &input, const std::vector<Children> &roles)
{
    const Children &thread = roles[static_cast<unsigned>(StartMethod::thread)];
    const Children &server = roles[static_cast<unsigned>(StartMethod::forkserver)];
    const Children &spawn = roles[static_cast<unsigned>(StartMethod::spawn)];
    const std::string got = fmt::format("{} / {} / {}", micros(thread.median()), micros(server.median()), micros(spawn.median()));
    const std::string want = "thread < forkserver < spawn";
    const std::string why =
        firstReason({otherSettings(input.settings, {"start_method=all"}), thread.enough() && server.enough() && spawn.enough() ? "" : tooFew(input)});
    if (!why.empty())
        return inconclusive("thread-forkserver-spawn", got, want, why);
    return timed(input, "thread-forkserver-spawn", thread.median() < server.median() && server.median() < spawn.median(), got, want);
}

/// Compares starts from the big parent with those that the same run made while the parent was small.
Check growth(const ClaimInput &input, const std::vector<Children> &roles, StartMethod method)
{
    const bool fork = method == StartMethod::fork;
    const char *claim = fork ? "fork-grows" : "spawn-does-not-grow";
    const Children &big = roles[static_cast<unsigned>(method)];
    const Children &small = roles[fork ? forkFromSmallRole : spawnFromSmallRole];
    const double ratio = small.median() > 0 ? big.median() / small.median() : 0;
    const std::string got = fmt::format(
        "{} with {} MB, {} with {} MB", micros(small.median()), smallParentMib, micros(big.median()), input.settings.integer("parent_mb"));
    const std::string want = fork ? fmt::format(">= {:.0f} times", growsBy) : fmt::format("< {:.1f} times", growsNot);
    const std::string why = firstReason({
        otherSettings(input.settings, {fork ? "start_method=all|fork" : "start_method=all|spawn"}),
        input.settings.integer("parent_mb") < bigParentMib ? fmt::format("other-settings|parent_mb={}", bigParentMib) : "",
        big.enough() && small.enough() ? "" : tooFew(input),
    });
    if (!why.empty())
        return inconclusive(claim, small.firstNs.empty() ? "-" : got, want, why);
    return timed(input, claim, fork ? ratio >= growsBy : ratio < growsNot, got, want);
}

/// Shown from both sides: a forked child does have what nobody gave it.
Check spawnInheritsOnlyGiven(const ClaimInput &input, const std::vector<Children> &roles)
{
    const Children &spawn = roles[static_cast<unsigned>(StartMethod::spawn)];
    const Children &fork = roles[static_cast<unsigned>(StartMethod::fork)];
    const std::string want = fork.ended != 0 ? "spawn 0, fork > 0" : "spawn 0";
    std::string got = fmt::format("spawn {}", spawn.mostInherited);
    if (fork.ended != 0)
        got += fmt::format(", fork {}", fork.mostInherited);
    const std::string why = firstReason({otherSettings(input.settings, {"start_method=all|spawn"}), spawn.ended == 0 ? tooFew(input) : ""});
    if (!why.empty())
        return inconclusive("spawn-inherits-only-given", got, want, why);
    return decided("spawn-inherits-only-given", spawn.mostInherited == 0 && (fork.ended == 0 || fork.mostInherited > 0), got, want);
}

/// Children of programs that begin from nothing, and of copies of the parent.
struct Kinds
{
    explicit Kinds(const std::vector<Children> &roles)
    {
        for (const unsigned role : {static_cast<unsigned>(StartMethod::spawn), static_cast<unsigned>(StartMethod::forkserver)})
            add(fresh, roles[role]);
        add(copies, roles[static_cast<unsigned>(StartMethod::fork)]);
    }
    static void add(Children &sum, const Children &role)
    {
        sum.ended += role.ended;
        sum.mainRuns += role.mainRuns;
        sum.erred += role.erred;
        sum.acquired += role.acquired;
        sum.timedOut += role.timedOut;
    }

    Children fresh, copies;
};

Check judged(std::string claim, bool ok, std::string got, std::string want, const std::string &why)
{
    return why.empty() ? decided(std::move(claim), ok, std::move(got), std::move(want))
                       : inconclusive(std::move(claim), std::move(got), std::move(want), why);
}

/// From both sides: a copy has what the main program did, a fresh program does it again.
Check mainRunsAgain(const ClaimInput &input, const Kinds &kinds)
{
    const auto &[fresh, copies] = kinds;
    return judged("fresh-program-runs-main-again", fresh.mainRuns == fresh.ended && copies.mainRuns == 0,
        fmt::format("{} of {} fresh, {} of {} forked", fresh.mainRuns, fresh.ended, copies.mainRuns, copies.ended), "all fresh, none forked",
        firstReason({otherSettings(input.settings, {"start_method=all|spawn|forkserver"}), fresh.ended == 0 ? tooFew(input) : ""}));
}

Check errsWithoutGuard(const ClaimInput &input, const Kinds &kinds)
{
    const auto &[fresh, copies] = kinds;
    return judged("without-guard-one-error", fresh.erred == fresh.ended && copies.erred == 0,
        fmt::format("{} of {} fresh, {} of {} forked", fresh.erred, fresh.ended, copies.erred, copies.ended), "an error in all fresh, none forked",
        firstReason({otherSettings(input.settings, {"main_guard=off", "start_method=all|spawn|forkserver"}), fresh.ended == 0 ? tooFew(input) : ""}));
}

Check generationsWithoutEnd(const ClaimInput &input, std::size_t generations)
{
    return judged("unrefused-without-end", generations == mostGenerations, fmt::format("{} generations", generations),
        fmt::format("all {} that are allowed", mostGenerations),
        firstReason(
            {otherSettings(input.settings, {"main_guard=never-refused", "start_method=all|spawn|forkserver"}), input.interrupted ? "cut" : ""}));
}

/// From both sides where the run has both.
Check copiesHaveTheLock(const ClaimInput &input, const Kinds &kinds)
{
    const auto &[fresh, copies] = kinds;
    return judged("forked-lock-stays-locked", copies.timedOut > 0 && copies.acquired == 0 && fresh.timedOut == 0,
        fmt::format("forked {} of {} in vain, fresh {} of {}", copies.timedOut, copies.timedOut + copies.acquired, fresh.timedOut,
            fresh.timedOut + fresh.acquired),
        "all forked in vain, no fresh one",
        firstReason(
            {otherSettings(input.settings, {"lock_held=on", "start_method=all|fork"}), copies.timedOut + copies.acquired == 0 ? tooFew(input) : ""}));
}

nlohmann::ordered_json times(const Children &children)
{
    return {{"p50", percentile(children.firstNs, 0.5)}, {"p99", percentile(children.firstNs, 0.99)}};
}

} // namespace

ClaimResult startMethodsClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const std::vector<Children> roles = childrenOf(input);

    auto &measures = result.measures;
    for (const char *name : {"first_instruction_ns", "private_dirty_kib", "pss_kib", "rss_kib", "inherited_fds"})
        measures[name] = nlohmann::ordered_json::object();
    for (unsigned method = 0; method < methods; ++method) {
        const Children &children = roles[method];
        const std::string name(nameOf(static_cast<StartMethod>(method)));
        if (!children.firstNs.empty())
            measures["first_instruction_ns"][name] = times(children);
        if (!children.privateDirtyKib.empty())
            measures["private_dirty_kib"][name] = percentile(children.privateDirtyKib, 0.5);
        if (!children.pssKib.empty())
            measures["pss_kib"][name] = percentile(children.pssKib, 0.5);
        if (!children.rssKib.empty())
            measures["rss_kib"][name] = percentile(children.rssKib, 0.5);
        if (children.ended != 0)
            measures["inherited_fds"][name] = children.mostInherited;
        if (children.ended != 0)
            measures["main_runs"][name] = children.mainRuns;
        if (children.erred != 0)
            measures["ended_in_error"][name] = children.erred;
        if (children.acquired + children.timedOut != 0) {
            measures["lock_acquired"][name] = children.acquired;
            measures["lock_timed_out"][name] = children.timedOut;
        }
    }
    if (!roles[forkFromSmallRole].firstNs.empty())
        measures["from_small_parent_ns"]["fork"] = times(roles[forkFromSmallRole]);
    if (!roles[spawnFromSmallRole].firstNs.empty())
        measures["from_small_parent_ns"]["spawn"] = times(roles[spawnFromSmallRole]);

    const std::size_t generations = roles[generationRole].mainRuns;
    if (input.settings.choice("main_guard") == "never-refused")
        measures["generations"] = generations;

    const Kinds kinds(roles);
    result.checks = {
        orderOfMethods(input, roles),
        growth(input, roles, StartMethod::fork),
        growth(input, roles, StartMethod::spawn),
        spawnInheritsOnlyGiven(input, roles),
        mainRunsAgain(input, kinds),
        errsWithoutGuard(input, kinds),
        generationsWithoutEnd(input, generations),
        copiesHaveTheLock(input, kinds),
    };
    return result;
}

} // namespace interleave
