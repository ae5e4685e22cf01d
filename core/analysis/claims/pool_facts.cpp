// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/claims/pool_facts.h"

#include <algorithm>
#include <utility>

namespace interleave {

namespace {

class Clock
{
public:
    explicit Clock(const SegmentHeader &header) : m_origin(header.originStamp), m_nanosPerStamp(header.nanosPerStamp) {}
    std::optional<Nanos> operator()(const AtomicU64 &stamp) const
    {
        const std::uint64_t value = stamp.load(std::memory_order_relaxed);
        if (value == 0)
            return std::nullopt;
        return static_cast<Nanos>(static_cast<double>(static_cast<std::int64_t>(value - m_origin)) * m_nanosPerStamp);
    }

private:
    std::uint64_t m_origin;
    double m_nanosPerStamp;
};

TaskFacts taskFacts(const PoolTask &task, std::uint32_t index, const Clock &clock)
{
    TaskFacts facts;
    facts.state = static_cast<TaskState>(task.state.load(std::memory_order_acquire));
    facts.submit = clock(task.submitStamp);
    facts.start = clock(task.startStamp);
    facts.end = clock(task.endStamp);
    facts.right = facts.state == TaskState::done && task.result.load(std::memory_order_relaxed) == taskResult(index);
    facts.arrival = task.arrival.load(std::memory_order_relaxed);
    return facts;
}

std::vector<SizeChange> sizeChanges(const ClaimInput &input)
{
    const ParameterId id = input.settings.experiment().find("pool_size");
    Settings settings = input.settings;
    const auto sizeFor = [&](RawValue raw) {
        settings.setRaw(id, raw);
        return poolSizeOf(settings);
    };
    std::vector<SizeChange> changes;
    for (std::uint64_t i = 0; i < input.view.markerCount(); ++i) {
        const MarkerRow marker = input.view.marker(i);
        if (marker.parameter == id)
            changes.push_back({marker.time, sizeFor(marker.from), sizeFor(marker.to)});
    }
    return changes;
}

} // namespace

std::optional<PoolFacts> poolFactsOf(const ClaimInput &input)
{
    const auto *root = input.segment.root<PoolRoot>();
    if (!root)
        return std::nullopt;
    PoolFacts facts;
    const std::uint32_t rounds = root->rounds.load(std::memory_order_acquire);
    facts.complete = rounds > 0;
    const PoolRound &round = root->round[(facts.complete ? rounds - 1 : 0) % 2];
    const Clock clock(input.segment.header());
    const std::uint32_t submitted = std::min(round.submitted.load(std::memory_order_acquire), mostPoolTasks);
    for (std::uint32_t index = 0; index < submitted; ++index)
        facts.tasks.push_back(taskFacts(round.tasks[index], index, clock));
    facts.done = round.done.load(std::memory_order_relaxed);
    facts.lost = round.lost.load(std::memory_order_relaxed);
    for (unsigned i = 0; i < poolRefusals; ++i)
        facts.refused[i] = root->refused[i].load(std::memory_order_relaxed);
    facts.kills = root->kills.load(std::memory_order_relaxed);

    if (!facts.tasks.empty())
        facts.range.begin = facts.tasks.front().submit.value_or(0);
    facts.range.end = facts.range.begin;
    for (const TaskFacts &task : facts.tasks)
        facts.range.end = std::max(facts.range.end, task.end.value_or(task.start ? input.duration : facts.range.begin));

    facts.changes = sizeChanges(input);
    facts.size = poolSizeOf(input.settings);
    for (const SizeChange &change : facts.changes) {
        if (change.time <= facts.range.begin)
            facts.size = change.to;
    }
    facts.largest = facts.size;
    for (const SizeChange &change : facts.changes) {
        if (facts.range.contains(change.time))
            facts.largest = std::max({facts.largest, change.from, change.to});
    }
    return facts;
}

unsigned PoolFacts::runningMax() const
{
    std::vector<std::pair<Nanos, int>> steps; // an end sorts before a begin of the same instant
    for (const TaskFacts &task : tasks) {
        if (!task.start)
            continue;
        steps.emplace_back(*task.start, 1);
        if (task.end)
            steps.emplace_back(*task.end, -1);
    }
    std::sort(steps.begin(), steps.end());
    int running = 0;
    int most = 0;
    for (const auto &[time, step] : steps)
        most = std::max(most, running += step);
    return static_cast<unsigned>(most);
}

std::optional<double> PoolFacts::idleShare(const ClaimInput &input) const
{
    const auto within = [this](Nanos begin, Nanos end) { return std::max<Nanos>(std::min(end, range.end) - std::max(begin, range.begin), 0); };
    Nanos busy = 0;
    for (const TaskFacts &task : tasks) {
        if (task.start)
            busy += within(*task.start, task.end.value_or(input.duration));
    }
    Nanos alive = 0;
    for (const WorkerReport &worker : input.workers) {
        if (input.segment.lane(worker.lane).role != poolWorkerRole)
            continue;
        for (const StretchRow &stretch : worker.stretches)
            alive += within(stretch.first, stretch.ended < 0 ? input.duration : stretch.ended);
    }
    if (alive <= 0)
        return std::nullopt;
    return std::clamp(1 - static_cast<double>(busy) / static_cast<double>(alive), 0.0, 1.0);
}

} // namespace interleave
