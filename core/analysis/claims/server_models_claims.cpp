// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/summary.h"
#include "core/experiment/workloads/server_models.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

namespace interleave {

namespace {

/// Enough idle connections for what each costs to stand out from what a server costs anyway.
constexpr std::uint32_t manyConnections = 1000;
constexpr double loopMemoryShare = 0.1;
constexpr std::int64_t clearBlockMs = 50;

/// What was measured of one design.
struct ServerFacts
{
    ServerModel model{};
    std::uint64_t replies = 0, wrong = 0, broken = 0, answered = 0, switches = 0, stalled = 0;
    std::uint32_t blocks = 0, connections = 0, served = 0, refused = 0, processes = 0, threads = 0, memoryCount = 0, loops = 1;
    double seconds = 0;
    double memoryKib = 0; ///< of each connection
    Summary latency;

    bool isEventDriven() const { return model == ServerModel::eventLoop || model == ServerModel::coroutines; }
    double perSecond() const { return seconds > 0 ? static_cast<double>(replies) / seconds : 0; }
    double stalledPerBlock() const { return blocks > 0 ? static_cast<double>(stalled) / blocks : 0; }
};

ServerFacts factsOf(const ServerRoot &root, ServerModel model)
{
    const ServerStage &stage = root.stages[static_cast<unsigned>(model)];
    const auto get = [](const auto &word) { return word.load(std::memory_order_relaxed); };
    ServerFacts facts;
    facts.model = model;
    facts.replies = get(stage.replies);
    facts.wrong = get(stage.wrong);
    facts.broken = get(stage.broken);
    facts.answered = get(stage.answered);
    facts.switches = get(stage.switches);
    facts.stalled = get(stage.stalled);
    facts.blocks = get(stage.blocks);
    facts.connections = get(stage.connections);
    facts.served = get(stage.served);
    facts.refused = std::max(get(stage.noDescriptor), get(stage.outOfMeans));
    facts.processes = get(stage.processes);
    facts.threads = get(stage.threads);
    facts.memoryCount = get(stage.memoryCount);
    facts.loops = std::max(root.listenerCount, 1u);
    facts.seconds = static_cast<double>(get(stage.loadNs)) / 1e9;
    if (facts.memoryCount > 0)
        facts.memoryKib = static_cast<double>(get(stage.memoryBytes)) / 1024 / facts.memoryCount;
    Histogram histogram;
    histogram.add(stage.latency);
    facts.latency = summarise(histogram);
    facts.latency.max = static_cast<Nanos>(get(stage.maxLatencyNs));
    return facts;
}

/// The design's own facts, when it had its turn.
const ServerFacts *find(const std::vector<ServerFacts> &servers, ServerModel model)
{
    const auto found = std::find_if(servers.begin(), servers.end(), [model](const ServerFacts &facts) { return facts.model == model; });
    return found == servers.end() || found->seconds <= 0 ? nullptr : &*found;
}

nlohmann::ordered_json measuresOf(const ServerFacts &facts)
{
    nlohmann::ordered_json measures = nlohmann::ordered_json::object();
    measures["requests_per_s"] = facts.perSecond();
    if (facts.latency.count > 0)
        measures["latency_ns"] = {{"p50", facts.latency.p50}, {"p99", facts.latency.p99}, {"max", facts.latency.max}};
    if (facts.memoryCount > 0)
        measures["memory_kib_per_connection"] = facts.memoryKib;
    if (facts.answered > 0 && facts.switches > 0)
        measures["switches_per_request"] = static_cast<double>(facts.switches) / static_cast<double>(facts.answered);
    measures["replies"] = facts.replies;
    measures["wrong_replies"] = facts.wrong + facts.broken;
    measures["processes"] = facts.processes;
    measures["threads"] = facts.threads;
    measures["connections"] = facts.connections;
    measures["connections_served"] = facts.served;
    measures["connections_refused"] = facts.refused;
    if (facts.blocks > 0)
        measures["stalled_per_block"] = facts.stalledPerBlock();
    return measures;
}

Check everyReplyRight(const ClaimInput &input, const std::vector<ServerFacts> &servers)
{
    std::uint64_t replies = 0;
    std::uint64_t wrong = 0;
    for (const ServerFacts &facts : servers) {
        replies += facts.replies;
        wrong += facts.wrong + facts.broken;
    }
    const std::string got = fmt::format("{} wrong of {}", wrong, replies);
    if (replies == 0)
        return inconclusive("every-reply-right", got, "0 wrong", input.interrupted ? "cut" : "too-short");
    return decided("every-reply-right", wrong == 0, got, "0 wrong");
}

/// As many processes and threads as the design says, with every connection there.
Check asTheDesignSays(const ClaimInput &input, const std::vector<ServerFacts> &servers)
{
    bool ok = true;
    std::string got;
    std::string want;
    for (const ServerFacts &facts : servers) {
        if (facts.threads == 0)
            continue;
        std::uint32_t processes = 1;
        std::uint32_t threads = 1;
        switch (facts.model) {
        case ServerModel::prefork: processes = threads = 1 + std::min<std::uint32_t>(facts.memoryCount, mostPreforked); break;
        case ServerModel::threadPerConnection: threads = 1 + facts.memoryCount; break;
        case ServerModel::pool: threads = 1 + serverPoolThreads; break;
        case ServerModel::processesThreads:
            processes = 1 + facts.loops;
            threads = processes + facts.memoryCount;
            break;
        default: processes = threads = 1 + facts.loops; break;
        }
        // A prefork server has its processes before it has its connections.
        const bool more = facts.model == ServerModel::prefork;
        ok = ok &&
             (more ? facts.processes >= processes && facts.threads == facts.processes : facts.processes == processes && facts.threads == threads);
        got += fmt::format("{}{} {}/{}", got.empty() ? "" : ", ", nameOf(facts.model), facts.processes, facts.threads);
        want += fmt::format("{}{}{}/{}", want.empty() ? "" : ", ", more ? ">= " : "", processes, threads);
    }
    if (got.empty())
        return inconclusive("as-the-design-says", "-", "-", input.interrupted ? "cut" : "too-short");
    const bool refused = std::any_of(servers.begin(), servers.end(), [](const ServerFacts &facts) { return facts.refused != 0; });
    if (!ok && refused)
        return inconclusive("as-the-design-says", got, want, "descriptors-missing");
    return decided("as-the-design-says", ok, got, want);
}

Check loopNeedsLittleMemory(const ClaimInput &input, const std::vector<ServerFacts> &servers)
{
    const ServerFacts *loop = find(servers, ServerModel::eventLoop);
    const ServerFacts *threads = find(servers, ServerModel::threadPerConnection);
    const std::string want = "<= 1/10";
    const std::string got = loop && threads ? fmt::format("{:.2f} KiB of {:.1f} KiB", loop->memoryKib, threads->memoryKib) : "-";
    std::string why = otherSettings(input.settings, {"model=all"});
    if (input.settings.integer("connections") < manyConnections)
        why = why.empty() ? "other-settings|connections=2000" : why + ", connections=2000";
    else if (why.empty() && loop && threads && std::min(loop->memoryCount, threads->memoryCount) < manyConnections)
        why = "descriptors-missing";
    if (why.empty() && (!loop || !threads))
        why = input.interrupted ? "cut" : "too-short";
    if (!why.empty())
        return inconclusive("loop-needs-little-memory", got, want, why);
    return decided("loop-needs-little-memory", loop->memoryKib <= loopMemoryShare * threads->memoryKib, got, want);
}

/// Of the servers with a loop (or of the others), the one with a blocking callback that decides.
Check blockingCallback(const ClaimInput &input, const std::vector<ServerFacts> &servers, bool eventDriven)
{
    const char *claim = eventDriven ? "blocking-stalls-all" : "blocking-stalls-one";
    const std::int64_t blockMs = input.settings.integer("blocking_callback_ms");
    bool seen = false;
    bool ok = true;
    bool slow = false;
    std::string got;
    std::string want;
    for (const ServerFacts &facts : servers) {
        if (facts.isEventDriven() != eventDriven || facts.blocks == 0 || facts.served == 0)
            continue;
        seen = true;
        const double limit = eventDriven ? 0.5 * facts.served / facts.loops : std::max(2.0, 0.25 * facts.served);
        ok = ok && (eventDriven ? facts.stalledPerBlock() >= limit : facts.stalledPerBlock() <= limit);
        slow = slow || facts.latency.p50 >= blockMs * 500'000;
        got += fmt::format("{}{} {:.1f} of {}", got.empty() ? "" : ", ", nameOf(facts.model), facts.stalledPerBlock(), facts.served);
        want += fmt::format("{}{} {:.0f}", want.empty() ? "" : ", ", eventDriven ? ">=" : "<=", limit);
    }
    const std::string models = eventDriven ? "model=event-loop|coroutines|all" : "model=prefork|thread-per-connection|pool|processes-x-threads|all";
    std::string why = otherSettings(input.settings, {models});
    if (blockMs < clearBlockMs || changedLive(input, "blocking_callback_ms"))
        why = why.empty() ? "other-settings|blocking_callback_ms=100" : why + ", blocking_callback_ms=100";
    if (why.empty() && input.settings.integer("think_ms") * 2 > blockMs)
        why = "other-settings|think_ms=5";
    if (why.empty() && !seen)
        why = input.interrupted ? "cut" : "too-short";
    if (why.empty() && !ok)
        why = firstReason({externalLoad(input), slow ? "other-settings|work_us=20" : ""});
    if (!why.empty())
        return inconclusive(claim, got.empty() ? "-" : got, want.empty() ? "-" : want, why);
    return decided(claim, ok, got, want);
}

/// A connection that stays keeps its process: whoever comes when all are taken waits.
Check preforkServesAsManyAsProcesses(const ClaimInput &input, const std::vector<ServerFacts> &servers)
{
    const ServerFacts *facts = find(servers, ServerModel::prefork);
    const std::string want = fmt::format("<= {}", mostPreforked);
    const std::string got = facts ? fmt::format("{} of {}", facts->served, facts->connections) : "-";
    std::string why = otherSettings(input.settings, {"model=prefork|all"});
    if (input.settings.integer("connections") <= mostPreforked)
        why = why.empty() ? "other-settings|connections=400" : why + ", connections=400";
    if (why.empty() && changedLive(input, "connections"))
        why = "changed-live|connections";
    if (why.empty() && (!facts || facts->connections <= mostPreforked))
        why = facts && facts->refused != 0 ? "descriptors-missing" : input.interrupted ? "cut" : "too-short";
    if (!why.empty())
        return inconclusive("prefork-limit", got, want, why);
    return decided("prefork-limit", facts->served <= mostPreforked, got, want);
}

Check loopServesAll(const ClaimInput &input, const std::vector<ServerFacts> &servers)
{
    const ServerFacts *facts = find(servers, ServerModel::eventLoop);
    const std::string got = facts ? fmt::format("{} of {}", facts->served, facts->connections) : "-";
    const std::string why = firstReason({
        otherSettings(input.settings, {"model=event-loop|all"}),
        changedLive(input, "connections") ? "changed-live|connections" : "",
        !facts || input.interrupted ? (input.interrupted ? "cut" : "too-short") : "",
        facts && facts->served != facts->connections ? externalLoad(input) : "",
    });
    if (!why.empty())
        return inconclusive("loop-serves-all", got, "all", why);
    return decided("loop-serves-all", facts->served == facts->connections, got, "all");
}

} // namespace

ClaimResult serverModelsClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<ServerRoot>();
    if (!root)
        return result;
    std::vector<ServerFacts> servers;
    for (unsigned i = 0; i < serverModels; ++i) {
        const auto model = static_cast<ServerModel>(i);
        if (isServerChosen(input.settings.integer("model"), model))
            servers.push_back(factsOf(*root, model));
    }

    auto &measures = result.measures;
    if (servers.size() == 1)
        measures = measuresOf(servers.front());
    measures["port"] = root->port;
    if (const std::uint32_t without = root->lanes.without.load(std::memory_order_relaxed); without != 0)
        measures["without_lane"] = without;
    auto &models = measures["models"] = nlohmann::ordered_json::object();
    bool refused = false;
    for (const ServerFacts &facts : servers) {
        refused = refused || facts.refused != 0;
        if (facts.seconds > 0)
            models[std::string(nameOf(facts.model))] = measuresOf(facts);
    }
    if (refused && result.outcome.verdict != "wrong")
        result.outcome.verdict = "no-descriptors";

    result.checks = {
        everyReplyRight(input, servers),
        asTheDesignSays(input, servers),
        loopNeedsLittleMemory(input, servers),
        blockingCallback(input, servers, true),
        blockingCallback(input, servers, false),
        preforkServesAsManyAsProcesses(input, servers),
        loopServesAll(input, servers),
    };
    return result;
}

} // namespace interleave
