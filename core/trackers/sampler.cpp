// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/sampler.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::size_t lanesWithThroughput = 16;
/// Over less than this a rate is noise.
constexpr Nanos shortestStretch = 5'000'000;

std::uint64_t read(const AtomicU64 &counter)
{
    return counter.load(std::memory_order_relaxed);
}

double share(double part, double whole)
{
    return whole > 0 ? std::clamp(part / whole, 0.0, 1.0) : 0;
}

/// A counter that a worker could set back must not become a huge difference.
std::uint64_t grown(std::uint64_t now, std::uint64_t before)
{
    return now > before ? now - before : 0;
}

} // namespace

void Sampler::addLane(LaneId lane, const std::string &name)
{
    if (m_throughputs.empty())
        m_throughputs.push_back({.series = {.info = {.kind = TrackKind::series, .name = live_series::throughput}}});
    m_lanes.push_back(lane);
    if (m_lanes.size() <= lanesWithThroughput)
        m_throughputs.push_back(
            {.series = {.info = {.kind = TrackKind::series, .name = std::string(live_series::throughput) + '/' + name, .lane = lane}}});
}

void Sampler::addObject(const ObjectInfo &object)
{
    const auto named = [&](const char *key) {
        return Series{.info = {.kind = TrackKind::series, .name = std::string(key) + '/' + object.name, .object = object.id}};
    };
    if (isLockLike(object.kind))
        m_locks.push_back({object.id, named(live_series::waitShare), named("owner_change_share"), {}});
    else if (object.kind == ObjectKind::queue || object.kind == ObjectKind::channel)
        m_queues.push_back({object.id, named("depth")});
    else if (object.kind == ObjectKind::cell)
        m_cells.push_back(object.id);
}

/// A point stands for the stretch since the one before it: what begins in the middle of a run was nothing until the look before.
void Sampler::begin(Series &series)
{
    if (series.begun)
        return;
    series.begun = true;
    if (m_lookBefore)
        put(series, *m_lookBefore, 0);
}

void Sampler::put(Series &series, Nanos now, double value)
{
    // A series begins with the first thing counted: an experiment without locks has no row for them.
    if (!series.begun && value == 0)
        return;
    if (!series.track.isValid())
        series.track = m_store.addTrack(series.info);
    series.begun = true;
    m_store.append(series.track, Point{now, value});
}

void Sampler::sampleLost(Nanos now, bool atMarker)
{
    if (m_cells.empty() || now <= m_lastLost || (!atMarker && now - m_lastLost < shortestStretch))
        return;
    settleRoundBefore(now);
    m_lastLost = now;
    // The workers' counts before the cell: an update that is made in between makes the loss look smaller, never larger, so that a correct run
    // shows none.
    std::uint64_t stores = 0;
    for (const LaneId lane : m_lanes)
        stores += m_segment.lane(lane).counters.stores.load(std::memory_order_acquire);
    std::uint32_t updates = 0;
    for (const ObjectId cell : m_cells) {
        const std::uint64_t word = m_segment.object(cell).cell.load(std::memory_order_relaxed);
        const auto value = static_cast<std::uint64_t>(static_cast<std::int64_t>(static_cast<std::int32_t>(static_cast<std::uint32_t>(word))));
        updates += static_cast<std::uint32_t>((word - value) >> 32);
    }
    if (updates == 0)
        return; // nothing is shared: each worker has a word of its own
    m_missing += static_cast<std::int32_t>(static_cast<std::uint32_t>(grown(stores, m_stores)) - (updates - m_updates));
    m_stores = std::max(m_stores, stores);
    m_updates = updates;
    m_lostSoFar = std::max(m_lostSoFar, m_missing);
    putLost(now, stores);
}

void Sampler::roundRecorded(const TrialRow &row)
{
    // After a record that found the ring full the sums are no longer those of the whole run.
    if (m_cells.empty() || m_segment.header().trialsDropped.load(std::memory_order_relaxed) != 0)
        return;
    const bool changed = settleRoundBefore(row.range.end);
    const auto lost = static_cast<std::int64_t>(row.lost);
    const bool phase = (row.flags & trialPhase) != 0;
    if (phase) {
        m_phaseStores += row.stores;
        m_phaseLost += lost;
    } else {
        m_roundStores += row.stores;
        m_roundLost += lost;
        m_phaseStores = 0;
        m_phaseLost = 0;
    }
    m_stores = m_roundStores + m_phaseStores;
    m_lostSoFar = m_roundLost + m_phaseLost;
    m_missing = m_lostSoFar;
    m_updates = static_cast<std::uint32_t>(m_stores - static_cast<std::uint64_t>(m_lostSoFar));
    if (row.range.end <= m_lastLost)
        return;
    if (!phase && !changed && row.range.end - m_lastLost < shortestStretch) {
        m_roundEnd = row.range.end;
        return;
    }
    m_roundEnd = -1;
    m_lastLost = row.range.end;
    putLost(row.range.end, m_stores);
}

/// A lock may be switched between two rounds. What the rounds before have lost gets its point at their end then, however short the stretch.
/// True when the kind of a lock has changed since the last look.
bool Sampler::settleRoundBefore(Nanos now)
{
    std::uint32_t variants = 0;
    for (const Lock &lock : m_locks)
        variants = variants * 31 + m_segment.object(lock.object).variant.load(std::memory_order_acquire);
    if (variants == m_variants)
        return false;
    m_variants = variants;
    if (m_roundEnd > m_lastLost && m_roundEnd < now) {
        m_lastLost = m_roundEnd;
        putLost(m_roundEnd, m_stores);
    }
    m_roundEnd = -1;
    return true;
}

void Sampler::putLost(Nanos now, std::uint64_t stores)
{
    const std::uint64_t newStores = grown(stores, m_pointStores);
    const std::int64_t newLost = std::max<std::int64_t>(0, m_lostSoFar - m_pointLost);
    if (newStores == 0)
        return;
    m_pointStores = stores;
    m_pointLost = m_lostSoFar;
    m_lost.begun = true; // none lost is a result
    put(m_lost, now, share(static_cast<double>(newLost), static_cast<double>(newStores)) * 1e6);
}

void Sampler::sampleOperations(Nanos now, double seconds)
{
    if (m_throughputs.empty())
        return;
    std::uint64_t all = 0;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const std::uint64_t operations = read(m_segment.lane(m_lanes[i]).counters.operations);
        all += operations;
        if (i < lanesWithThroughput) {
            Rate &rate = m_throughputs[i + 1];
            put(rate.series, now, static_cast<double>(grown(operations, rate.before)) / seconds);
            rate.before = operations;
        }
    }
    Rate &total = m_throughputs.front();
    put(total.series, now, static_cast<double>(grown(all, total.before)) / seconds);
    total.before = all;
}

void Sampler::sampleLocks(Nanos now, double availableNs)
{
    if (m_locks.empty())
        return;
    std::vector<LockSums> sums(m_locks.size());
    for (const LaneId lane : m_lanes) {
        for (const LockCounters &counters : m_segment.lane(lane).counters.locks) {
            const std::uint32_t key = counters.object.load(std::memory_order_relaxed);
            const auto it = std::find_if(m_locks.begin(), m_locks.end(), [=](const Lock &lock) { return lock.object.value + 1 == key; });
            if (key == 0 || it == m_locks.end())
                continue;
            LockSums &sum = sums[static_cast<std::size_t>(it - m_locks.begin())];
            sum.waitNs += read(counters.waitNs);
            sum.acquisitions += read(counters.acquisitions);
            sum.ownerChanges += read(counters.ownerChanges);
        }
    }
    double waitedNs = 0;
    for (std::size_t i = 0; i < m_locks.size(); ++i) {
        Lock &lock = m_locks[i];
        const auto waited = static_cast<double>(grown(sums[i].waitNs, lock.before.waitNs));
        const std::uint64_t acquired = grown(sums[i].acquisitions, lock.before.acquisitions);
        const std::uint64_t changes = grown(sums[i].ownerChanges, lock.before.ownerChanges);
        waitedNs += waited;
        if (acquired != 0 || waited > 0) {
            begin(lock.waitShare);
            begin(m_waitShare);
        }
        put(lock.waitShare, now, share(waited, availableNs));
        if (acquired != 0) {
            lock.ownerChangeShare.begun = true;
            put(lock.ownerChangeShare, now, share(static_cast<double>(changes), static_cast<double>(acquired)));
        }
        lock.before = sums[i];
    }
    put(m_waitShare, now, share(waitedNs, availableNs));
}

void Sampler::startAt(Nanos first)
{
    m_lastRates = m_lastLost = std::max<Nanos>(0, first);
}

void Sampler::sampleRates(Nanos now, std::uint32_t liveWorkers)
{
    if (now - m_lastRates < shortestStretch)
        return;
    const auto length = static_cast<double>(now - m_lastRates);
    m_lastRates = now;
    sampleOperations(now, length / 1e9);
    sampleLocks(now, length * std::max({1u, liveWorkers, m_liveBefore})); // who has ended since then had a part of it
    m_liveBefore = liveWorkers;
    for (Queue &queue : m_queues)
        put(queue.depth, now, m_segment.object(queue.object).depth.load(std::memory_order_relaxed));
    m_lookBefore = now;
}

} // namespace interleave
