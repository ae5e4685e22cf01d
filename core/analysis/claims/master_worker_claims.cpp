// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/experiment/workloads/master_worker.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace interleave {

namespace {

struct Crash
{
    Nanos time = 0;
    std::optional<Nanos> recovered;
    std::uint32_t lane = 0;
    std::uint32_t stretch = 0;
    std::set<LaneId> own;    ///< in its process, itself among them; where an exception takes only a thread, nobody else
    std::set<LaneId> died;   ///< of all workers
    std::set<LaneId> living; ///< when it happened
    std::set<LaneId> again;  ///< of those that died, started anew
};

struct CrashFacts
{
    std::vector<Crash> crashes;
    std::uint64_t done = 0;
    std::uint64_t lost = 0;
    std::uint64_t requeued = 0;
    std::uint32_t rounds = 0;
    bool complete = false; ///< every task of every round is accounted for
    unsigned survivors = 0;
};

std::uint64_t read(const AtomicU64 &word)
{
    return word.load(std::memory_order_relaxed);
}

bool isWorker(const LaneSlot &lane, CrashMode mode)
{
    return lane.role == (mode == CrashMode::processes ? crashProcessRole : crashThreadRole);
}

bool endedBadly(const StretchRow &stretch)
{
    return stretch.ended >= 0 && (stretch.exitSignal != 0 || stretch.exitCode != 0);
}

Crash crashOf(const ClaimInput &input, const CrashRecord &record, const CrashOptions &options, Nanos until)
{
    const auto nanos = [&](const AtomicU64 &stamp) {
        const SegmentHeader &header = input.segment.header();
        return static_cast<Nanos>(static_cast<double>(static_cast<std::int64_t>(read(stamp) - header.originStamp)) * header.nanosPerStamp);
    };
    Crash crash;
    crash.time = nanos(record.stamp);
    if (read(record.recoveredStamp) != 0)
        crash.recovered = nanos(record.recoveredStamp);
    crash.lane = record.lane.load(std::memory_order_relaxed);
    crash.stretch = record.stretch.load(std::memory_order_relaxed);
    const auto pid = static_cast<std::int32_t>(record.pid.load(std::memory_order_relaxed));
    for (const WorkerReport &worker : input.workers) {
        if (!isWorker(input.segment.lane(worker.lane), options.mode))
            continue;
        for (std::size_t i = 0; i < worker.stretches.size(); ++i) {
            const StretchRow &stretch = worker.stretches[i];
            if (stretch.first > crash.time || (stretch.ended >= 0 && stretch.ended < crash.time))
                continue;
            crash.living.insert(worker.lane);
            const bool itself = worker.lane.value == crash.lane && stretch.stretch == crash.stretch;
            if (itself || (stretch.pid == pid && options.kind != CrashKind::exception))
                crash.own.insert(worker.lane);
            if (!endedBadly(stretch) || stretch.ended > until)
                continue;
            crash.died.insert(worker.lane);
            if (i + 1 < worker.stretches.size())
                crash.again.insert(worker.lane);
        }
    }
    return crash;
}

CrashFacts factsOf(const ClaimInput &input, const MasterWorkerRoot &root)
{
    CrashFacts facts;
    const CrashOptions options(input.settings);
    facts.rounds = root.rounds.load(std::memory_order_acquire);
    facts.done = read(root.allDone);
    facts.lost = read(root.allLost);
    facts.requeued = root.requeued.load(std::memory_order_relaxed);
    // Told to stop, it may have been ended from outside in the end: that is no crash.
    const bool stopped = input.segment.control().stop.load(std::memory_order_relaxed) != 0;
    const bool masterGone = !stopped && std::any_of(input.workers.begin(), input.workers.end(), [&](const WorkerReport &worker) {
        return input.segment.lane(worker.lane).role == crashMasterRole && worker.ended && !worker.stretches.empty() &&
               endedBadly(worker.stretches.back());
    });
    facts.complete = facts.rounds > 0 || masterGone;
    if (masterGone) {
        // Nobody was left to account for the round under way: what has not been done, never will be.
        const std::uint32_t done = std::min(root.done.load(std::memory_order_relaxed), boardTasks);
        facts.done += done;
        facts.lost += boardTasks - done;
    }
    const std::uint32_t crashes = std::min(root.crashes.load(std::memory_order_relaxed), keptCrashes);
    for (std::uint32_t i = 0; i < crashes; ++i) {
        if (root.crash[i].stamp.load(std::memory_order_acquire) == 0)
            continue;
        // The consequences of one are over before the next; the last one's last until the end.
        Nanos until = INT64_MAX;
        if (i + 1 < crashes)
            until = crashOf(input, root.crash[i + 1], options, INT64_MAX).time;
        facts.crashes.push_back(crashOf(input, root.crash[i], options, until));
    }
    if (!facts.crashes.empty())
        facts.survivors = static_cast<unsigned>(facts.crashes.back().living.size() - facts.crashes.back().died.size());
    return facts;
}

std::string cutOr(const ClaimInput &input, const CrashFacts &facts)
{
    if (facts.complete && !facts.crashes.empty())
        return {};
    return input.interrupted ? "cut" : "too-short";
}

/// Did the run end while the last crash was being dealt with?
bool isCutOff(const ClaimInput &input, const Crash &crash)
{
    return input.interrupted && crash.died.size() < crash.own.size();
}

Check takesItsProcess(const ClaimInput &input, const CrashFacts &facts)
{
    constexpr const char *want = "its whole process, and nobody else";
    if (const std::string why = cutOr(input, facts); !why.empty())
        return inconclusive("crash-takes-its-process", "-", want, why);
    bool ok = true;
    for (const Crash &crash : facts.crashes)
        ok = ok && (crash.died == crash.own || isCutOff(input, crash));
    const Crash &last = facts.crashes.back();
    const std::string got = fmt::format("{} of {} workers died, {} were in its process", last.died.size(), last.living.size(), last.own.size());
    return decided("crash-takes-its-process", ok, got, want);
}

/// Both sides: where somebody is left, or comes anew, everything else is done.
Check othersGoOn(const ClaimInput &input, const CrashFacts &facts)
{
    const CrashOptions options(input.settings);
    const std::string got = fmt::format("{} of {} tasks done", facts.done, facts.done + facts.lost);
    if (const std::string why = cutOr(input, facts); !why.empty())
        return inconclusive("others-go-on", got, "all others done", why);
    const bool somebody = options.respawn || facts.survivors > 0;
    // At most one task was in the hands of each who died.
    std::uint64_t inHand = 0;
    for (const Crash &crash : facts.crashes)
        inHand += std::max<std::uint64_t>(crash.own.size(), 1);
    const bool ok = somebody ? facts.lost <= inHand : facts.lost > 0;
    return decided("others-go-on", ok, got, somebody ? "all others done" : "the rest is lost");
}

Check requeueLosesNothing(const ClaimInput &input, const CrashFacts &facts)
{
    const CrashOptions options(input.settings);
    const std::string got = fmt::format("{} lost, {} put up again", facts.lost, facts.requeued);
    const std::string want = options.requeue ? "0 lost" : ">= 1 lost";
    std::string why = cutOr(input, facts);
    if (why.empty() && !options.respawn && facts.survivors == 0)
        why = "other-settings|respawn=on";
    if (!why.empty())
        return inconclusive("requeue-loses-nothing", got, want, why);
    return decided("requeue-loses-nothing", options.requeue ? facts.lost == 0 : facts.lost >= 1, got, want);
}

Check respawnRestores(const ClaimInput &input, const CrashFacts &facts)
{
    const CrashOptions options(input.settings);
    const std::string want = options.respawn ? "everybody who died" : "0 started anew";
    if (const std::string why = cutOr(input, facts); !why.empty())
        return inconclusive("respawn-restores-the-team", "-", want, why);
    bool ok = true;
    for (const Crash &crash : facts.crashes) {
        // One that died as the run ended may have had nobody to come for it.
        const bool last = &crash == &facts.crashes.back() && (input.interrupted || facts.rounds > 1);
        ok = ok && (options.respawn ? crash.again == crash.died || last : crash.again.empty());
    }
    const Crash &crash = facts.crashes.back();
    return decided("respawn-restores-the-team", ok, fmt::format("{} of {} started anew", crash.again.size(), crash.died.size()), want);
}

Check masterOnlyAssigns(const ClaimInput &input, const CrashFacts &facts)
{
    std::uint64_t byMaster = 0;
    std::uint64_t byWorkers = 0;
    const CrashOptions options(input.settings);
    for (const WorkerReport &worker : input.workers)
        (isWorker(input.segment.lane(worker.lane), options.mode) ? byWorkers : byMaster) += worker.operations;
    const std::string got = fmt::format("{} by the master, {} by workers", byMaster, byWorkers);
    const std::string why = facts.complete ? "" : cutOr(input, facts);
    return why.empty() ? decided("master-only-assigns", byMaster == 0 && byWorkers >= facts.done, got, "0 by the master")
                       : inconclusive("master-only-assigns", got, "0 by the master", why);
}

} // namespace

ClaimResult masterWorkerClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto *root = input.segment.root<MasterWorkerRoot>();
    if (!root)
        return result;
    const CrashFacts facts = factsOf(input, *root);

    auto &measures = result.measures;
    measures["tasks_done"] = facts.done;
    measures["tasks_lost"] = facts.lost;
    if (!facts.crashes.empty()) {
        measures["survivors"] = facts.survivors;
        if (const Crash &last = facts.crashes.back(); last.recovered)
            measures["recovery_ns"] = std::max<Nanos>(*last.recovered - last.time, 0);
    }
    if (facts.lost != 0) {
        result.outcome.verdict = "wrong";
        result.outcome.lost = facts.lost;
    }
    result.checks = {
        takesItsProcess(input, facts),
        othersGoOn(input, facts),
        requeueLosesNothing(input, facts),
        respawnRestores(input, facts),
        masterOnlyAssigns(input, facts),
    };
    return result;
}

} // namespace interleave
