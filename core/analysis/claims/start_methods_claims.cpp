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

    bool enough() const { return firstNs.size() >= enoughStarts; }
    double median() const { return static_cast<double>(percentile(firstNs, 0.5)); }
};

std::vector<Children> childrenOf(const ClaimInput &input)
{
    std::vector<Children> roles(spawnFromSmallRole + 1);
    for (const WorkerReport &worker : input.workers) {
        const LaneSlot &lane = input.segment.lane(worker.lane);
        if (lane.role >= roles.size() || worker.stretches.empty())
            continue;
        Children &children = roles[lane.role];
        children.firstNs.push_back(std::max<Nanos>(worker.firstRun - worker.created, 0));
        if (!worker.ended || lane.startMethod == StartMethod::thread)
            continue;
        ++children.ended;
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
    }
    if (!roles[forkFromSmallRole].firstNs.empty())
        measures["from_small_parent_ns"]["fork"] = times(roles[forkFromSmallRole]);
    if (!roles[spawnFromSmallRole].firstNs.empty())
        measures["from_small_parent_ns"]["spawn"] = times(roles[spawnFromSmallRole]);

    result.checks = {
        orderOfMethods(input, roles),
        growth(input, roles, StartMethod::fork),
        growth(input, roles, StartMethod::spawn),
        spawnInheritsOnlyGiven(input, roles),
    };
    return result;
}

} // namespace interleave
