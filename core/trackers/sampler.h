// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/shm/segment.h"
#include "core/store/trace_store.h"
#include "core/trackers/object_directory.h"

#include <optional>
#include <string>
#include <vector>

namespace interleave {

/// Turns the workers' exact counters into series, one point for the stretch since the point before: lost updates, throughput, waiting, queue depth
/// (names in trace_types.h; and "wait_share/<lock>", "owner_change_share/<lock>", "depth/<queue>"). Collector thread.
class Sampler
{
public:
    Sampler(TraceStore &store, const Segment &segment) : m_store(store), m_segment(segment) {}

    void addLane(LaneId lane, const std::string &name);
    void addObject(const ObjectInfo &object);

    /// The first worker has begun: nothing can be counted before.
    void startAt(Nanos first);
    /// A point for each rate, share and depth. `liveWorkers` are there now. Ignored where that is too short to be a rate.
    void sampleRates(Nanos now, std::uint32_t liveWorkers);
    /// A point for the lost updates; `atMarker`: however short the stretch, since what is done before and after it differs.
    void sampleLost(Nanos now, bool atMarker);
    /// A round or a phase has ended: its sums are exact, since nobody was at work when they were made. A point at its end, and from there on
    /// nothing that was lost before can be taken for a loss after it.
    void roundRecorded(const TrialRow &row);

private:
    struct Series
    {
        TrackInfo info;
        TrackId track{};
        bool begun = false; ///< something has ever been counted
    };
    struct Rate
    {
        Series series;
        std::uint64_t before = 0;
    };
    struct LockSums
    {
        std::uint64_t waitNs = 0;
        std::uint64_t acquisitions = 0;
        std::uint64_t ownerChanges = 0;
    };
    struct Lock
    {
        ObjectId object{};
        Series waitShare{};
        Series ownerChangeShare{};
        LockSums before;
    };
    struct Queue
    {
        ObjectId object{};
        Series depth;
    };

    void begin(Series &series);
    void put(Series &series, Nanos now, double value);
    void putLost(Nanos now, std::uint64_t stores);
    bool settleRoundBefore(Nanos now);
    void sampleOperations(Nanos now, double seconds);
    void sampleLocks(Nanos now, double availableNs);

    TraceStore &m_store;
    const Segment &m_segment;
    std::vector<LaneId> m_lanes;
    std::vector<Rate> m_throughputs; ///< the first: all workers together; then by lane
    std::vector<Lock> m_locks;
    std::vector<Queue> m_queues;
    std::vector<ObjectId> m_cells;
    Series m_lost{.info = {.kind = TrackKind::series, .name = live_series::lostPerMillion}};
    Series m_waitShare{.info = {.kind = TrackKind::series, .name = live_series::waitShare}};
    std::uint64_t m_stores = 0;      ///< at the last sample
    std::uint32_t m_updates = 0;     ///< the cells' own count, which wraps
    std::int64_t m_missing = 0;      ///< stores less updates, widened
    std::int64_t m_lostSoFar = 0;    ///< never falls
    std::uint64_t m_pointStores = 0; ///< at the last point
    std::int64_t m_pointLost = 0;
    std::uint64_t m_roundStores = 0; ///< of all whole rounds
    std::int64_t m_roundLost = 0;
    Nanos m_roundEnd = -1;           ///< of the last round without a point of its own; -1: none
    std::uint32_t m_variants = 0;    ///< kinds of lock in force, as a sum that changes with each of them
    std::uint64_t m_phaseStores = 0; ///< of the phases of the round under way
    std::int64_t m_phaseLost = 0;
    Nanos m_lastRates = 0;
    std::uint32_t m_liveBefore = 0;    ///< workers, then
    std::optional<Nanos> m_lookBefore; ///< at the rates
    Nanos m_lastLost = 0;
};

} // namespace interleave
