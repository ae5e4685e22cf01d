// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "core/trackers/object_directory.h"
#include "core/trackers/trace_event.h"

#include <array>
#include <unordered_map>
#include <vector>

namespace interleave {

/// Who held each lock and who waited for it: a holder track per lock (of a semaphore one for each permit that is out at once, up to
/// `mostHolders`; what is only waited for, an event or a barrier, has none), up to `waiterRows` waiter tracks (each waiter takes the first free row; a
/// wait beyond them is in the exact counters alone), and per lane a density track for stretches in which the lock was too busy for single events.
/// Collector thread.
class LockTracker
{
public:
    static constexpr std::uint32_t waiterRows = 4;
    static constexpr std::uint32_t mostHolders = 20;

    explicit LockTracker(TraceStore &store) : m_store(store) {}

    void addLock(const ObjectInfo &lock);
    void onEvent(const TraceEvent &event);
    /// The lane's worker is gone: whatever it held or waited for is over.
    void laneEnded(LaneId lane, Nanos t);
    void advance(Nanos now);
    void finish(Nanos end);

private:
    struct Row
    {
        TrackId track{};
        Nanos end = 0; ///< of its last slice
        LaneId who{};  ///< present occupant
        Nanos since = 0;
        bool slept = false;
        bool changed = false; ///< the store's open slice is out of date
    };
    struct Lock
    {
        ObjectInfo info;
        std::vector<Row> holders; ///< a lock's one, or a semaphore's, each holder in the first free one
        std::array<Row, waiterRows> waiters;
        std::unordered_map<std::uint32_t, Row> density; ///< by lane
        std::vector<LaneId> users;                      ///< lanes seen with it
    };

    Lock *find(std::uint32_t object);
    void use(Lock &lock, LaneId lane);
    Row *waiterOf(Lock &lock, LaneId lane);
    static Row *holderOf(Lock &lock, LaneId lane);
    Row *freeHolder(Lock &lock, Nanos t);
    void addHolder(Lock &lock);
    void put(Row &row, Slice slice);
    void wait(Lock &lock, const TraceEvent &event);
    void stopWaiting(Lock &lock, LaneId lane, Nanos t);
    void obtain(Lock &lock, const TraceEvent &event);
    void release(Lock &lock, LaneId lane, Nanos t, std::uint8_t flags);
    void summary(Lock &lock, const TraceEvent &event);
    void lose(const TraceEvent &event);
    void show(const Lock &lock, Row &row, SliceState state, Nanos now);

    TraceStore &m_store;
    std::vector<Lock> m_locks;
};

} // namespace interleave
