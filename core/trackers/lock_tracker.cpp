// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/lock_tracker.h"

#include <algorithm>

namespace interleave {

void LockTracker::addLock(const ObjectInfo &info)
{
    Lock lock;
    lock.info = info;
    if (info.kind == ObjectKind::lock || info.kind == ObjectKind::semaphore)
        addHolder(lock);
    m_locks.push_back(std::move(lock));
}

void LockTracker::addHolder(Lock &lock)
{
    const auto row = static_cast<std::uint32_t>(lock.holders.size());
    lock.holders.push_back({.track = m_store.addTrack({.kind = TrackKind::lockHolder, .name = lock.info.name, .object = lock.info.id, .row = row})});
}

LockTracker::Row *LockTracker::holderOf(Lock &lock, LaneId lane)
{
    const auto it = std::find_if(lock.holders.begin(), lock.holders.end(), [=](const Row &row) { return row.who == lane; });
    return it == lock.holders.end() ? nullptr : &*it;
}

/// Where the next holder stands. A lock has one place: whoever stands there has gone, its release is stamped by another core, or was lost.
LockTracker::Row *LockTracker::freeHolder(Lock &lock, Nanos t)
{
    if (Row *free = holderOf(lock, LaneId{}))
        return free;
    if (lock.info.kind == ObjectKind::lock) {
        release(lock, lock.holders.front().who, t, softEnd);
        return &lock.holders.front();
    }
    if (lock.holders.empty() || lock.holders.size() >= mostHolders)
        return nullptr;
    addHolder(lock);
    return &lock.holders.back();
}

LockTracker::Lock *LockTracker::find(std::uint32_t object)
{
    const auto it = std::find_if(m_locks.begin(), m_locks.end(), [=](const Lock &lock) { return lock.info.id.value == object; });
    return it == m_locks.end() ? nullptr : &*it;
}

void LockTracker::use(Lock &lock, LaneId lane)
{
    if (std::find(lock.users.begin(), lock.users.end(), lane) == lock.users.end())
        lock.users.push_back(lane);
}

LockTracker::Row *LockTracker::waiterOf(Lock &lock, LaneId lane)
{
    const auto it = std::find_if(lock.waiters.begin(), lock.waiters.end(), [=](const Row &row) { return row.who == lane; });
    return it == lock.waiters.end() ? nullptr : &*it;
}

void LockTracker::put(Row &row, Slice slice)
{
    slice.begin = std::max(slice.begin, row.end);
    if (slice.end <= slice.begin)
        return;
    m_store.append(row.track, slice);
    row.end = slice.end;
}

void LockTracker::wait(Lock &lock, const TraceEvent &event)
{
    stopWaiting(lock, event.lane, event.time); // its obtain was lost
    Row *row = waiterOf(lock, LaneId{});
    if (!row)
        return;
    if (!row->track.isValid())
        row->track = m_store.addTrack({.kind = TrackKind::lockWaiter,
            .name = lock.info.name,
            .object = lock.info.id,
            .row = static_cast<std::uint32_t>(row - lock.waiters.data())});
    row->who = event.lane;
    row->since = event.time;
    row->slept = false;
    row->changed = true;
}

void LockTracker::stopWaiting(Lock &lock, LaneId lane, Nanos t)
{
    Row *row = waiterOf(lock, lane);
    if (!row)
        return;
    const std::uint8_t flags = row->slept ? std::uint8_t{slept} : std::uint8_t{0};
    put(*row, {.begin = row->since, .end = t, .what = lock.info.id.value, .who = lane, .state = SliceState::waiting, .flags = flags});
    row->who = {};
    row->changed = true;
}

void LockTracker::obtain(Lock &lock, const TraceEvent &event)
{
    stopWaiting(lock, event.lane, event.time);
    if (holderOf(lock, event.lane)) // its release was lost
        release(lock, event.lane, event.time, softEnd);
    Row *holder = freeHolder(lock, event.time);
    if (!holder)
        return;
    holder->who = event.lane;
    holder->since = event.time;
    holder->changed = true;
}

void LockTracker::release(Lock &lock, LaneId lane, Nanos t, std::uint8_t flags)
{
    Row *holder = lane.isValid() ? holderOf(lock, lane) : nullptr;
    if (!holder)
        return;
    put(*holder, {.begin = holder->since, .end = t, .what = lock.info.id.value, .who = lane, .state = SliceState::held, .flags = flags});
    holder->who = {};
    holder->changed = true;
}

void LockTracker::summary(Lock &lock, const TraceEvent &event)
{
    // A wait that slept and the hold after it are written singly even here, so that what is open stays open.
    Row &row = lock.density[event.lane.value];
    if (!row.track.isValid())
        row.track = m_store.addTrack({.kind = TrackKind::lockDensity, .name = lock.info.name, .lane = event.lane, .object = lock.info.id});
    const Nanos length = event.time - event.begin;
    if (length <= 0)
        return;
    const auto held = static_cast<Nanos>(event.more[1].value >> 32);
    const auto permille = static_cast<std::uint32_t>(std::clamp<Nanos>(held * 1000 / length, 0, 1000));
    put(row, {.begin = event.begin, .end = event.time, .what = permille, .who = event.lane, .state = SliceState::density});
}

void LockTracker::lose(const TraceEvent &event)
{
    for (Lock &lock : m_locks) {
        if (std::find(lock.users.begin(), lock.users.end(), event.lane) == lock.users.end())
            continue;
        stopWaiting(lock, event.lane, event.begin);
        release(lock, event.lane, event.begin, softEnd);
        // Where somebody else is known to have held it, it was not this lane.
        if (lock.holders.size() == 1 && !lock.holders.front().who.isValid())
            put(lock.holders.front(), {.begin = event.begin, .end = event.time, .what = lock.info.id.value, .state = SliceState::lost});
    }
}

void LockTracker::onEvent(const TraceEvent &event)
{
    if (event.kind == EventKind::lost)
        return lose(event);
    if (event.kind == EventKind::blockedBegin) {
        if (blockedReason(event.argument) == BlockedReason::lock)
            if (Lock *lock = find(blockedObject(event.argument)))
                if (Row *row = waiterOf(*lock, event.lane)) {
                    row->slept = true;
                    row->changed = true;
                }
        return;
    }
    if (event.kind != EventKind::lockWait && event.kind != EventKind::lockObtain && event.kind != EventKind::lockRelease &&
        event.kind != EventKind::lockGiveUp && event.kind != EventKind::lockSummary)
        return;
    Lock *lock = find(event.argument & objectMask);
    if (!lock)
        return;
    use(*lock, event.lane);
    switch (event.kind) {
    case EventKind::lockWait: return wait(*lock, event);
    case EventKind::lockObtain: return obtain(*lock, event);
    case EventKind::lockRelease: return release(*lock, event.lane, event.time, 0);
    case EventKind::lockGiveUp: return stopWaiting(*lock, event.lane, event.time);
    default: return summary(*lock, event);
    }
}

void LockTracker::laneEnded(LaneId lane, Nanos t)
{
    for (Lock &lock : m_locks) {
        stopWaiting(lock, lane, t);
        const bool staysHeld = lock.info.kind == ObjectKind::lock && lock.info.capacity != 0; // an owned mutex, by the dead
        if (!staysHeld)
            release(lock, lane, t, 0);
    }
}

void LockTracker::show(const Lock &lock, Row &row, SliceState state, Nanos now)
{
    if (!row.changed || !row.track.isValid())
        return;
    row.changed = false;
    if (!row.who.isValid()) {
        m_store.setOpen(row.track, std::nullopt);
        return;
    }
    const Nanos begin = std::max(row.since, row.end);
    m_store.setOpen(row.track, Slice{.begin = begin,
                                   .end = std::max(now, begin),
                                   .what = lock.info.id.value,
                                   .who = row.who,
                                   .state = state,
                                   .flags = static_cast<std::uint8_t>(openEnd | (row.slept ? slept : 0))});
}

void LockTracker::advance(Nanos now)
{
    for (Lock &lock : m_locks) {
        for (Row &row : lock.holders)
            show(lock, row, SliceState::held, now);
        for (Row &row : lock.waiters)
            show(lock, row, SliceState::waiting, now);
    }
}

void LockTracker::finish(Nanos end)
{
    for (Lock &lock : m_locks) {
        for (Row &row : lock.waiters)
            if (row.who.isValid())
                stopWaiting(lock, row.who, end);
        for (const Row &row : lock.holders)
            release(lock, row.who, end, 0);
    }
    advance(end);
}

} // namespace interleave
