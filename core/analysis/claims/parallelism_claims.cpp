// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/claims.h"

#include "core/analysis/stamp_clock.h"
#include "core/analysis/turns.h"
#include "core/experiment/workloads/parallelism.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace interleave {

namespace {

constexpr double clearlyParallel = 1.6;
/// Shorter tasks may be over before the last worker has woken.
constexpr std::int64_t shortestTaskMs = 20;
constexpr double unseenMs = 100;
/// How long a worker may keep its core while others want it: a tick, and at most two.
constexpr double turnMs = 8;
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
    std::optional<unsigned> running;   ///< absent where nobody saw who was on which core
    std::optional<Nanos> longestPause; ///< that a task had to stand still while all of them were in progress

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

/// From the last begin to the first end; empty where they never were all at once.
TimeRange allInProgress(const std::vector<TimeRange> &progress)
{
    std::optional<TimeRange> together;
    for (const TimeRange &one : progress) {
        if (one.end <= one.begin)
            continue;
        together = together ? TimeRange{std::max(together->begin, one.begin), std::min(together->end, one.end)} : one;
    }
    return together.value_or(TimeRange{});
}

/// The longest time within `range` in which there was no turn.
Nanos longestGap(const std::vector<Turn> &turns, TimeRange range)
{
    Nanos longest = 0;
    Nanos since = range.begin;
    for (const Turn &turn : turns) {
        if (turn.range.begin > since)
            longest = std::max(longest, std::min(turn.range.begin, range.end) - since);
        since = std::max(since, turn.range.end);
        if (since >= range.end)
            return longest;
    }
    return std::max(longest, range.end - since);
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
    const TimeRange together = allInProgress(progress);
    for (const WorkerReport &worker : input.workers) {
        const unsigned task = input.segment.lane(worker.lane).number;
        const auto track = workerTrack(input.view, worker.lane);
        if (!track || task >= mostParallelTasks)
            continue;
        const std::vector<Turn> turns = turnsOf(input.view, *track, progress[task]);
        for (const Turn &turn : turns) {
            running.push_back(turn.range);
            soft = soft || turn.soft;
        }
        if (together.length() > 0)
            facts.longestPause = std::max(facts.longestPause.value_or(0), longestGap(turns, together));
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

/// More tasks than cores, and yet each of them gets on: nobody stands still for long.
Check nobodyStandsStill(const ClaimInput &input, const Facts &facts)
{
    const unsigned cores = coresToRunOn(input);
    // Each waits for the turns of the others on its core. Three times that is generous; and nobody sees less than a tenth of a second.
    const double others = std::max(std::ceil(static_cast<double>(facts.tasks) / cores) - 1, 1.0);
    const double mostMs = std::max(3 * turnMs * others, unseenMs);
    const std::string got = facts.longestPause ? fmt::format("{:.0f} ms", static_cast<double>(*facts.longestPause) / 1e6) : std::string("-");
    const std::string want = fmt::format("<= {:.0f} ms", mostMs);
    const bool ok = facts.longestPause && static_cast<double>(*facts.longestPause) <= mostMs * 1e6;
    const std::string why = firstReason({
        otherSettings(input.settings, {"mode=concurrent", "policy=other|batch"}),
        facts.tasks > cores ? ""
        : facts.tasks == 0  ? "too-short"
                            : "other-settings|cores=1",
        facts.longestPause ? ""
        : facts.running    ? "too-short"
                           : "not-measured",
        input.settings.real("slice_ms") > 0 ? "other-settings|slice_ms=0" : "",
        changed(input),
        ok ? "" : externalLoad(input),
    });
    if (!why.empty())
        return inconclusive("nobody-stands-still", got, want, why);
    return decided("nobody-stands-still", ok, got, want);
}

/// From both sides: at once, something is printed before the last word is typed; one by one, nothing.
Check editorDoesAllAtOnce(const ClaimInput &input, const Facts &facts, const EditorDocument &document)
{
    const std::uint64_t early = document.printedWhileTyping.load(std::memory_order_relaxed);
    const bool sequential = input.settings.choice("mode") == "sequential";
    const std::string want = sequential ? "0 printed while typing" : "> 0 printed while typing";
    const std::string got = fmt::format("{} printed while typing", early);
    const std::string why =
        firstReason({otherSettings(input.settings, {"tasks=3", "work=editor"}), shortTasks(input), cutOr(input, facts), changed(input)});
    if (!why.empty())
        return inconclusive("typing-checking-printing-at-once", got, want, why);
    return decided("typing-checking-printing-at-once", sequential ? early == 0 : early > 0, got, want);
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
    if (facts->longestPause)
        measures["longest_pause_ns"] = *facts->longestPause;
    const EditorDocument &document = input.segment.root<ParallelismRoot>()->document;
    if (input.settings.choice("work") == "editor") {
        measures["typed"] = document.typed.load(std::memory_order_relaxed);
        measures["checked"] = document.checked.load(std::memory_order_relaxed);
        measures["misspelt"] = document.misspelt.load(std::memory_order_relaxed);
        measures["printed"] = document.printed.load(std::memory_order_relaxed);
        measures["printed_while_typing"] = document.printedWhileTyping.load(std::memory_order_relaxed);
    }
    result.checks = {
        runningFitsCores(input, *facts),
        sequentialOneAtATime(input, *facts),
        oneCoreTakesTurns(input, *facts),
        twoCoresAreFaster(input, *facts),
        nobodyStandsStill(input, *facts),
        editorDoesAllAtOnce(input, *facts, document),
    };
    return result;
}

} // namespace interleave
