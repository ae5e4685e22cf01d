// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/fork.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>
#include <optional>
#include <vector>

namespace interleave {

namespace {

constexpr std::int64_t enoughMib = 8; ///< for pages to be told from what every process writes anyway
constexpr std::uint64_t kibPerPage = 4;
constexpr std::uint64_t kibOfItsOwn = 2048; ///< what a process writes to at least: stack, heap, the C library's data

/// One side of one call.
struct Side
{
    std::int32_t pid = 0;
    std::int32_t ppid = 0;
    std::int32_t returned = 0;
    bool isThere() const { return pid != 0; }
};

Side sideOf(const ForkReturn &entry)
{
    return {entry.pid.load(std::memory_order_acquire), entry.ppid.load(std::memory_order_relaxed), entry.returned.load(std::memory_order_relaxed)};
}

struct Call
{
    Side parent;
    Side child;
};

struct ForkFacts
{
    std::vector<Call> calls; ///< that returned to both
    unsigned expected = 1;
    unsigned processes = 0;
    unsigned globalsRight = 0;
    unsigned unlike = 0; ///< processes whose inherited memory was not the original's
    std::int64_t globalInParent = 0;
    std::optional<std::int64_t> globalInChild;
    std::optional<std::uint64_t> lines;
    std::uint64_t cowFaults = 0;
    std::uint64_t writtenPages = 0;
    std::optional<std::uint64_t> privateKib;

    bool complete() const { return processes == expected; }
};

ForkFacts factsOf(const ClaimInput &input, const ForkRoot &root)
{
    ForkFacts facts;
    const auto forks = static_cast<unsigned>(input.settings.integer("forks"));
    const bool writes = input.settings.isOn("write_global");
    facts.expected = 1u << forks;
    for (unsigned number = 0; number < facts.expected; ++number) {
        const ForkProcess &process = root.processes[number];
        for (unsigned call = 0; call < forks; ++call) {
            const unsigned made = number + (1u << call);
            if (number >= (1u << call))
                continue; // was not there yet
            const Call both{sideOf(process.calls[call]), sideOf(root.processes[made].calls[call])};
            if (both.parent.isThere() && both.child.isThere())
                facts.calls.push_back(both);
        }
        if (process.done.load(std::memory_order_acquire) == 0)
            continue;
        ++facts.processes;
        facts.unlike += process.unlike.load(std::memory_order_relaxed) != 0;
        // Every copy adds one to its own, so that the value says how many copies lie between it and the original.
        const std::int64_t value = process.global.load(std::memory_order_relaxed);
        facts.globalsRight += value == globalAtFirst + (writes ? std::popcount(number) : 0);
        if (number == 0)
            facts.globalInParent = value;
        if (number == firstForked)
            facts.globalInChild = value;
    }
    if (root.linesCounted.load(std::memory_order_acquire) != 0)
        facts.lines = root.linesPrinted.load(std::memory_order_relaxed);
    const ForkProcess &writer = root.processes[firstForked];
    facts.cowFaults = writer.cowFaults.load(std::memory_order_relaxed);
    facts.writtenPages = writer.writtenPages.load(std::memory_order_relaxed);
    for (const WorkerReport &worker : input.workers) {
        const LaneSlot &lane = input.segment.lane(worker.lane);
        if (lane.role == forkChildRole && lane.number == firstForked)
            facts.privateKib = worker.privateDirtyKib;
    }
    return facts;
}

std::string unfinished(const ClaimInput &input, const ForkFacts &facts)
{
    return facts.complete() || !input.interrupted ? std::string() : "cut";
}

Check decide(const ClaimInput &input, const ForkFacts &facts, std::string claim, bool ok, std::string got, std::string want)
{
    if (const std::string why = firstReason({otherSettings(input.settings, {"process_limit=0"}), unfinished(input, facts)}); !why.empty())
        return inconclusive(std::move(claim), std::move(got), std::move(want), why);
    return decided(std::move(claim), ok, std::move(got), std::move(want));
}

Check twoToTheN(const ClaimInput &input, const ForkFacts &facts)
{
    return decide(input, facts, "two-to-the-n", facts.complete(), std::to_string(facts.processes), std::to_string(facts.expected));
}

Check returnsTwice(const ClaimInput &input, const ForkFacts &facts)
{
    const auto right = static_cast<std::size_t>(std::count_if(facts.calls.begin(), facts.calls.end(),
        [](const Call &call) { return call.child.returned == 0 && call.parent.returned == call.child.pid && call.parent.pid != call.child.pid; }));
    const bool ok = right == facts.calls.size() && facts.calls.size() + 1 == facts.expected;
    return decide(
        input, facts, "fork-returns-twice", ok, fmt::format("{} of {} calls", right, facts.calls.size()), "0 in the child, its pid in the parent");
}

Check parentKnown(const ClaimInput &input, const ForkFacts &facts)
{
    const auto right = static_cast<std::size_t>(
        std::count_if(facts.calls.begin(), facts.calls.end(), [](const Call &call) { return call.child.ppid == call.parent.pid; }));
    const bool ok = right == facts.calls.size() && facts.calls.size() + 1 == facts.expected;
    return decide(input, facts, "ppid-is-the-parent", ok, fmt::format("{} of {} calls", right, facts.calls.size()), "all");
}

/// Both sides: with a write the copies differ, without one they are alike.
Check globalIsCopied(const ClaimInput &input, const ForkFacts &facts)
{
    const std::string got =
        fmt::format("{} in the parent, {} in the child", facts.globalInParent, facts.globalInChild ? std::to_string(*facts.globalInChild) : "-");
    const std::string want = input.settings.isOn("write_global") ? "only the writer's changes" : "the same in both";
    const bool ok = facts.globalsRight == facts.expected && facts.unlike == 0;
    return decide(input, facts, "global-is-copied", ok, got, want);
}

Check bufferIsCopied(const ClaimInput &input, const ForkFacts &facts)
{
    const std::string got = facts.lines ? fmt::format("{} lines", *facts.lines) : "-";
    const std::uint64_t wanted = input.settings.isOn("buffered_line") ? facts.expected : 1;
    return decide(input, facts, "buffer-is-copied", facts.lines == wanted, got, fmt::format("{} lines", wanted));
}

/// A page is copied when it is written to, and not before.
Check copiedOnWrite(const ClaimInput &input, const ForkFacts &facts)
{
    const std::uint64_t mostOwn = kibOfItsOwn + facts.writtenPages * kibPerPage;
    const std::string got = fmt::format("{} pages written, {} faults, {} KiB its own", facts.writtenPages, facts.cowFaults,
        facts.privateKib ? std::to_string(*facts.privateKib) : "-");
    const std::string want = fmt::format("a fault each, <= {} KiB its own", mostOwn);
    if (input.settings.integer("parent_mb") < enoughMib)
        return inconclusive("copied-on-write", got, want, fmt::format("other-settings|parent_mb={}", enoughMib));
    const bool faults = facts.cowFaults >= facts.writtenPages && facts.cowFaults <= facts.writtenPages + facts.writtenPages / 10 + 64;
    const bool memory = facts.privateKib && *facts.privateKib >= facts.writtenPages * kibPerPage && *facts.privateKib <= mostOwn;
    return decide(input, facts, "copied-on-write", faults && memory, got, want);
}

/// One more than there may be: refused exactly there, and for that reason.
Check limitRefuses(const ClaimInput &input, const ForkLimit &limit)
{
    const char *claim = "limit-refuses-the-next";
    const auto most = static_cast<std::uint32_t>(input.settings.integer("process_limit"));
    const std::uint32_t started = limit.started.load(std::memory_order_relaxed);
    const std::uint32_t refused = limit.refusedErrno.load(std::memory_order_relaxed);
    const std::string got = refused == 0 ? fmt::format("{} started", started + 1) : fmt::format("{} started, the next refused", started + 1);
    const std::string want = fmt::format("{} started, the next refused", most);
    const std::string why = firstReason({
        most == 0 ? "other-settings|process_limit=16" : "",
        limit.lawErrno.load(std::memory_order_acquire) != 0 ? "refused|process_limit" : "",
        refused == 0 && input.interrupted ? "cut" : "",
    });
    if (!why.empty())
        return inconclusive(claim, most == 0 ? "-" : got, want, why);
    return decided(claim, started + 1 == most && refused == EAGAIN, got, want);
}

} // namespace

ClaimResult forkClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<ForkRoot>();
    if (!root)
        return result;
    const ForkFacts facts = factsOf(input, *root);

    auto &measures = result.measures;
    measures["system_limits"] = {
        {"pid_max", root->pidMax.load(std::memory_order_relaxed)}, {"threads_max", root->threadsMax.load(std::memory_order_relaxed)}};
    if (input.settings.integer("process_limit") != 0) {
        const ForkLimit &limit = root->limit;
        measures["started"] = limit.started.load(std::memory_order_relaxed) + 1;
        if (const std::uint32_t refused = limit.refusedErrno.load(std::memory_order_relaxed); refused != 0)
            measures["refused_by"] = ::strerrorname_np(static_cast<int>(refused));
        result.checks = {limitRefuses(input, limit), twoToTheN(input, facts), returnsTwice(input, facts), parentKnown(input, facts),
            globalIsCopied(input, facts), bufferIsCopied(input, facts), copiedOnWrite(input, facts)};
        return result;
    }
    measures["processes"] = facts.processes;
    auto &returns = measures["returns"] = nlohmann::ordered_json::array();
    for (const Call &call : facts.calls) {
        for (const Side &side : {call.parent, call.child})
            returns.push_back({{"pid", side.pid}, {"ppid", side.ppid}, {"returned", side.returned}});
    }
    if (facts.processes != 0)
        measures["global_in_parent"] = facts.globalInParent;
    if (facts.globalInChild)
        measures["global_in_child"] = *facts.globalInChild;
    if (facts.lines)
        measures["lines_printed"] = *facts.lines;
    measures["cow_faults"] = facts.cowFaults;
    if (facts.privateKib)
        measures["private_kib"] = *facts.privateKib;

    result.checks = {
        twoToTheN(input, facts),
        returnsTwice(input, facts),
        parentKnown(input, facts),
        globalIsCopied(input, facts),
        bufferIsCopied(input, facts),
        copiedOnWrite(input, facts),
        limitRefuses(input, root->limit),
    };
    return result;
}

} // namespace interleave
