// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/pool_facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace interleave {

namespace {

/// A change of the pool's size acts within this.
constexpr Nanos promptly = 100'000'000;
/// Shorter tasks may be over before the last worker has woken.
constexpr std::int64_t shortTaskMs = 20;

std::string cutOr(const ClaimInput &input, const PoolFacts &facts)
{
    return facts.complete ? std::string() : input.interrupted ? "cut" : "too-short";
}

/// As many as the pool has workers, and never more.
Check neverMoreThanPool(const ClaimInput &input, const PoolFacts &facts)
{
    const auto chunk = static_cast<std::uint32_t>(input.settings.integer("chunk_size"));
    const auto chunks = (static_cast<std::uint32_t>(facts.tasks.size()) + chunk - 1) / chunk;
    const unsigned most = std::min(facts.largest, chunks);
    const unsigned ran = facts.runningMax();
    const bool steady = facts.largest == facts.size && facts.kills == 0 && !changedLive(input, "tasks");
    const std::string got = std::to_string(ran);
    const std::string want = (steady ? "" : "<= ") + std::to_string(most);
    if (facts.tasks.empty())
        return inconclusive("never-more-than-pool", got, want, "too-short");
    if (ran > most || ran == most || !steady)
        return decided("never-more-than-pool", ran <= most, got, want);
    const std::string why =
        firstReason({cutOr(input, facts), input.settings.integer("task_ms") < shortTaskMs ? "other-settings|task_ms=200" : "", externalLoad(input)});
    return why.empty() ? decided("never-more-than-pool", false, got, want) : inconclusive("never-more-than-pool", got, want, why);
}

/// Task k of a pool of n begins only when k - n others have ended.
Check nextWaitsForEnd(const ClaimInput &input, const PoolFacts &facts)
{
    std::vector<Nanos> starts;
    std::vector<Nanos> ends;
    for (const TaskFacts &task : facts.tasks) {
        if (task.start)
            starts.push_back(*task.start);
        if (task.start && task.end)
            ends.push_back(*task.end);
    }
    std::sort(starts.begin(), starts.end());
    std::sort(ends.begin(), ends.end());
    std::size_t early = 0;
    for (std::size_t k = facts.largest; k < starts.size(); ++k)
        early += k - facts.largest >= ends.size() || starts[k] < ends[k - facts.largest];
    const std::string got = fmt::format("{} began too early", early);
    if (starts.size() <= facts.largest)
        return inconclusive(
            "next-waits-for-end", got, "0", firstReason({cutOr(input, facts), fmt::format("other-settings|tasks={}", facts.largest + 1)}));
    return decided("next-waits-for-end", early == 0, got, "0");
}

Check lateSubmitRefused(const ClaimInput &input, const PoolFacts &facts)
{
    const std::string got = fmt::format("{} refused", facts.refused[submitToClosed]);
    if (!input.settings.isOn("submit_after_close"))
        return inconclusive("late-submit-refused", got, ">= 1", "other-settings|submit_after_close=on");
    if (facts.tasks.empty())
        return inconclusive("late-submit-refused", got, ">= 1", "cut");
    return decided("late-submit-refused", facts.refused[submitToClosed] > 0, got, ">= 1");
}

Check earlyJoinRefused(const PoolFacts &facts)
{
    const std::string got = fmt::format("{} refused", facts.refused[joinOfOpen]);
    if (facts.tasks.empty())
        return inconclusive("early-join-refused", got, ">= 1", "cut");
    return decided("early-join-refused", facts.refused[joinOfOpen] > 0, got, ">= 1");
}

Check resultsInOrder(const ClaimInput &input, const PoolFacts &facts)
{
    std::size_t right = 0;
    std::size_t overtaken = 0; // arrived after a task that was submitted later
    std::uint32_t newest = 0;
    for (const TaskFacts &task : facts.tasks) {
        right += task.right;
        overtaken += task.arrival != 0 && task.arrival < newest;
        newest = std::max(newest, task.arrival);
    }
    const std::string got = fmt::format("{} of {} in place, {} overtaken on the way", right, facts.done, overtaken);
    if (!facts.complete)
        return inconclusive("results-in-order", got, "all in place", cutOr(input, facts));
    return decided("results-in-order", right == facts.done && right + facts.lost == facts.tasks.size(), got, "all in place");
}

Check growthStartsAtOnce(const ClaimInput &input, const PoolFacts &facts)
{
    const std::string want = "<= 100 ms";
    const SizeChange *grown = nullptr;
    std::size_t started = 0;
    Nanos slowest = 0;
    for (const SizeChange &change : facts.changes) {
        if (change.to <= change.from || input.duration < change.time + promptly)
            continue;
        grown = &change;
        started = 0;
        slowest = 0;
        for (const WorkerReport &worker : input.workers) {
            const LaneSlot &lane = input.segment.lane(worker.lane);
            if (lane.role != poolWorkerRole || lane.number < change.from || lane.number >= change.to)
                continue;
            // One that was still finishing its task when the pool grew again has never been away.
            const auto there = std::find_if(worker.stretches.begin(), worker.stretches.end(),
                [&](const StretchRow &stretch) { return stretch.ended < 0 || stretch.ended > change.time; });
            if (there == worker.stretches.end())
                continue;
            ++started;
            slowest = std::max(slowest, there->first - change.time);
        }
        if (started < change.to - change.from || slowest > promptly)
            break; // one that failed decides
    }
    if (!grown)
        return inconclusive("growth-starts-at-once", "-", want,
            facts.changes.empty() ? fmt::format("other-settings|--at 0.1:pool_size={}", facts.size + 1) : "too-short");
    const std::string got = fmt::format("{} of {} workers in {:.1f} ms", started, grown->to - grown->from, static_cast<double>(slowest) / 1e6);
    const bool ok = started >= grown->to - grown->from && slowest <= promptly;
    if (const std::string load = externalLoad(input); !ok && !load.empty())
        return inconclusive("growth-starts-at-once", got, want, load);
    return decided("growth-starts-at-once", ok, got, want);
}

/// Who is above the size takes no new task, and none is lost by it.
Check shrinkFinishesTask(const ClaimInput &input, const PoolFacts &facts)
{
    const std::string want = "no task lost, none begun";
    bool shrunk = false;
    std::size_t begun = 0;
    for (std::size_t i = 0; i < facts.changes.size(); ++i) {
        const SizeChange &change = facts.changes[i];
        if (change.to >= change.from)
            continue;
        shrunk = true;
        const Nanos until = i + 1 < facts.changes.size() ? facts.changes[i + 1].time : input.duration;
        for (std::uint32_t track = 0; track < input.view.trackCount(); ++track) {
            const TrackInfo &info = input.view.track({track});
            if (info.kind != TrackKind::tasks || info.lane.value >= maxLanes || input.segment.lane(info.lane).number < change.to)
                continue;
            for (std::uint64_t s = input.view.sliceAt({track}, change.time); s < input.view.endSlice({track}); ++s) {
                const Slice slice = input.view.slice({track}, s);
                begun += slice.begin > change.time + promptly && slice.begin < until;
            }
        }
    }
    const std::uint64_t lost = input.outcome.lost.value_or(0) + (facts.complete ? 0 : facts.lost);
    const std::string got = fmt::format("{} lost, {} begun", lost, begun);
    const std::string why = firstReason({
        shrunk ? "" : fmt::format("other-settings|--at 0.1:pool_size={}", std::max(facts.size, 2u) - 1),
        facts.kills != 0 ? "other-settings|kill_worker=none" : "",
        input.settings.integer("chunk_size") > 1 ? "other-settings|chunk_size=1" : "",
    });
    if (!why.empty())
        return inconclusive("shrink-finishes-task", shrunk ? got : "-", want, why);
    return decided("shrink-finishes-task", lost == 0 && begun == 0, got, want);
}

/// A worker killed takes along at most what it had taken, never more, and somebody steps in for it.
Check killIsSurvived(const ClaimInput &input, const PoolFacts &facts, bool running)
{
    const char *claim = running ? "killed-task-reported" : "idle-kill-harmless";
    std::size_t killed = 0;
    std::size_t replaced = 0;
    for (const WorkerReport &worker : input.workers) {
        for (std::size_t i = 0; i < worker.stretches.size(); ++i) {
            if (worker.stretches[i].ended < 0 || worker.stretches[i].exitSignal != 9)
                continue;
            ++killed;
            replaced += i + 1 < worker.stretches.size();
        }
    }
    const std::uint64_t lost = input.outcome.lost.value_or(0);
    const std::string got = fmt::format("{} killed, {} replaced, {} tasks lost", killed, replaced, lost);
    const std::string want = running ? "its task lost, all others done" : "no task lost";
    const std::string why = firstReason({
        otherSettings(input.settings, {running ? "kill_worker=running" : "kill_worker=idle", "start_method=fork|spawn|forkserver"}),
        cutOr(input, facts),
        killed == 0 ? "too-short" : "",
    });
    if (!why.empty())
        return inconclusive(claim, got, want, why);
    const auto most = static_cast<std::uint64_t>(facts.kills) * static_cast<std::uint64_t>(input.settings.integer("chunk_size"));
    const bool accounted = facts.done + facts.lost == facts.tasks.size();
    // The replacement of one killed as the run ended may never have come.
    const bool ok = accounted && replaced + 1 >= killed && (running ? lost >= 1 && lost <= most : lost == 0);
    return decided(claim, ok, got, want);
}

} // namespace

ClaimResult poolClaims(const ClaimInput &input)
{
    ClaimResult result;
    result.outcome = input.outcome;
    const auto facts = poolFactsOf(input);
    if (!facts)
        return result;

    auto &measures = result.measures;
    if (facts->complete)
        measures["makespan_ns"] = facts->range.length();
    measures["running_max"] = facts->runningMax();
    auto &waits = measures["queue_wait_ns"] = nlohmann::ordered_json::array();
    for (const TaskFacts &task : facts->tasks) {
        if (task.submit && task.start)
            waits.push_back(std::max<Nanos>(*task.start - *task.submit, 0));
    }
    if (const auto idle = facts->idleShare(input))
        measures["idle_share"] = *idle;
    auto &refused = measures["refused"] = nlohmann::ordered_json::array();
    if (const auto count = facts->refused[joinOfOpen]; count != 0)
        refused.push_back({{"call", "join"}, {"why", "not-closed"}, {"times", count}});
    if (const auto count = facts->refused[submitToClosed]; count != 0)
        refused.push_back({{"call", "submit"}, {"why", "closed"}, {"times", count}});
    measures["tasks_done"] = facts->done;
    measures["tasks_lost"] = facts->lost;

    result.checks = {
        neverMoreThanPool(input, *facts),
        nextWaitsForEnd(input, *facts),
        lateSubmitRefused(input, *facts),
        earlyJoinRefused(*facts),
        resultsInOrder(input, *facts),
        growthStartsAtOnce(input, *facts),
        shrinkFinishesTask(input, *facts),
        killIsSurvived(input, *facts, true),
        killIsSurvived(input, *facts, false),
    };
    return result;
}

} // namespace interleave
