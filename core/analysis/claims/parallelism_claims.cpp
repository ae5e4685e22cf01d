// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/stamp_clock.h"
#include "core/analysis/turns.h"
#include "core/experiment/workloads/parallelism.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

constexpr double clearlyParallel = 1.6;
/// Shorter tasks may be over before the last worker has woken.
constexpr std::int64_t shortestTaskMs = 20;
/// Two turns that overlap by less than this may be one after the other: a worker's own measurement is not exact.
constexpr Nanos exactLeast = 50'000;
constexpr Nanos softLeast = 1'000'000;

/// The last complete round; of a run without one, the round under way.
struct Facts
{
    bool complete = false;
    unsigned tasks = 0;
    TimeRange range; ///< from the first task's begin to the last one's end
    double workNs = 0;
    unsigned inProgress = 0;
    std::optional<unsigned> running; ///< absent where nobody saw who was on which core

    std::optional<double> speedup() const
    {
        return complete && range.length() > 0 ? std::optional(workNs / static_cast<double>(range.length())) : std::nullopt;
    }
};

/// Every core has its track; where nobody saw who was on which, they stay empty.
bool coresSeen(const TraceView &view)
{
    for (std::uint32_t index = 0; index < view.trackCount(); ++index) {
        const TrackId track{index};
        if (view.track(track).kind == TrackKind::core && (view.endSlice(track) > 0 || view.openSlice(track)))
            return true;
    }
    return false;
}

std::optional<Facts> factsOf(const ClaimInput &input)
{
    const auto *root = input.segment.root<ParallelismRoot>();
    if (!root)
        return std::nullopt;
    Facts facts;
    const std::uint32_t rounds = root->rounds.load(std::memory_order_acquire);
    facts.complete = rounds > 0;
    const std::uint32_t number = facts.complete ? rounds : root->round.round.load(std::memory_order_relaxed) + 1; // counted from 1
    const StampClock clock(input.segment.header());
    std::vector<TimeRange> progress(mostParallelTasks);
    for (unsigned i = 0; i < mostParallelTasks; ++i) {
        const ParallelTask &task = root->tasks[(number - 1) % 2][i];
        const auto begin = clock(task.startStamp);
        if (task.round.load(std::memory_order_acquire) != number || !begin)
            continue;
        progress[i] = {*begin, clock(task.endStamp).value_or(input.duration)};
        facts.range.begin = facts.tasks == 0 ? *begin : std::min(facts.range.begin, *begin);
        facts.range.end = std::max(facts.range.end, progress[i].end);
        facts.workNs += static_cast<double>(task.workNs.load(std::memory_order_relaxed));
        ++facts.tasks;
    }
    facts.inProgress = mostAtOnce(progress, 0);
    if (!coresSeen(input.view))
        return facts;
    std::vector<TimeRange> running;
    bool soft = false;
    for (const WorkerReport &worker : input.workers) {
        const unsigned task = input.segment.lane(worker.lane).number;
        const auto track = workerTrack(input.view, worker.lane);
        if (!track || task >= mostParallelTasks)
            continue;
        for (const Turn &turn : turnsOf(input.view, *track, progress[task])) {
            running.push_back(turn.range);
            soft = soft || turn.soft;
        }
    }
    if (!running.empty())
        facts.running = mostAtOnce(running, soft ? softLeast : exactLeast);
    return facts;
}

/// Cores that the workers could be on: a quota shortens their time, not the number of them.
unsigned coresToRunOn(const ClaimInput &input)
{
    if (input.settings.choice("pinning") == "same-core")
        return 1;
    const auto allowed = std::max<std::size_t>(input.machine.cpusAllowed.size(), 1);
    const auto most = static_cast<std::size_t>(input.settings.integer("cores"));
    return static_cast<unsigned>(most > 0 ? std::min(most, allowed) : allowed);
}

std::string cutOr(const ClaimInput &input, const Facts &facts)
{
    return facts.complete ? std::string() : input.interrupted ? "cut" : "too-short";
}

std::string changed(const ClaimInput &input)
{
    return changedLive(input, "tasks") ? "changed-live|tasks" : std::string();
}

std::string shortTasks(const ClaimInput &input)
{
    return input.settings.integer("task_ms") < shortestTaskMs ? "other-settings|task_ms=100" : std::string();
}

/// What is in progress is decided by whoever starts it; what runs is bounded by the cores.
Check runningFitsCores(const ClaimInput &input, const Facts &facts)
{
    const unsigned cores = coresToRunOn(input);
    const std::string got = facts.running ? std::to_string(*facts.running) : "-";
    const std::string want = fmt::format("<= {}", cores);
    if (!facts.running)
        return inconclusive("running-fits-cores", got, want, facts.tasks == 0 ? "too-short" : "not-measured");
    return decided("running-fits-cores", *facts.running <= cores, got, want);
}

Check sequentialOneAtATime(const ClaimInput &input, const Facts &facts)
{
    const std::string got = fmt::format("{} in progress at once", facts.inProgress);
    const std::string want = "1";
    const std::string why = firstReason({otherSettings(input.settings, {"mode=sequential"}), facts.tasks == 0 ? "too-short" : ""});
    if (!why.empty())
        return inconclusive("sequential-one-at-a-time", got, want, why);
    return decided("sequential-one-at-a-time", facts.inProgress == 1, got, want);
}

Check oneCoreTakesTurns(const ClaimInput &input, const Facts &facts)
{
    const std::string got = fmt::format("{} in progress, {} running", facts.inProgress, facts.running.value_or(0));
    const std::string want = fmt::format("{} in progress, 1 running", facts.tasks);
    const std::string why = firstReason({
        coresToRunOn(input) > 1 ? "other-settings|cores=1" : "",
        otherSettings(input.settings, {"mode=concurrent", "policy=other|batch"}),
        input.settings.integer("tasks") < 2 ? "other-settings|tasks=4" : "",
        facts.tasks == 0 ? "too-short" : "",
        facts.running ? "" : "not-measured",
    });
    if (!why.empty())
        return inconclusive("one-core-takes-turns", facts.running ? got : "-", want, why);
    const bool ok = facts.running == 1u && facts.inProgress == facts.tasks;
    const std::string excuse = firstReason({cutOr(input, facts), changed(input), shortTasks(input)});
    return ok || facts.running != 1u || excuse.empty() ? decided("one-core-takes-turns", ok, got, want)
                                                       : inconclusive("one-core-takes-turns", got, want, excuse);
}

Check twoCoresAreFaster(const ClaimInput &input, const Facts &facts)
{
    const double speedup = facts.speedup().value_or(0);
    const auto tasks = input.settings.integer("tasks");
    const std::string got = fmt::format("{:.2f}", speedup);
    const std::string want = fmt::format(">= {:.1f}", clearlyParallel);
    const std::string why = firstReason({
        otherSettings(input.settings, {"mode=concurrent"}),
        coresMissing(input, 2),
        tasks < 2 || tasks == 3 ? "other-settings|tasks=4" : "", // three equal tasks cannot be shared out evenly between two
        cutOr(input, facts),
        changed(input),
        shortTasks(input),
        speedup >= clearlyParallel ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive("two-cores-are-faster", facts.complete ? got : "-", want, why);
    return decided("two-cores-are-faster", speedup >= clearlyParallel, got, want);
}

} // namespace

ClaimResult parallelismClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto facts = factsOf(input);
    if (!facts)
        return result;
    auto &measures = result.measures;
    if (facts->complete)
        measures["makespan_ns"] = facts->range.length();
    if (const auto speedup = facts->speedup())
        measures["speedup"] = *speedup;
    measures["in_progress_max"] = facts->inProgress;
    if (facts->running)
        measures["running_max"] = *facts->running;
    result.checks = {
        runningFitsCores(input, *facts),
        sequentialOneAtATime(input, *facts),
        oneCoreTakesTurns(input, *facts),
        twoCoresAreFaster(input, *facts),
    };
    return result;
}

} // namespace interleave
