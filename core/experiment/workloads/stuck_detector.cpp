// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/stuck_detector.h"

#include "core/sync/owned_mutex.h"

#include <algorithm>

namespace interleave {

namespace {

/// Claims the record; false where another has written it or is writing it.
bool claim(StuckShared &stuck)
{
    return stuck.claimed.exchange(1, std::memory_order_acq_rel) == 0;
}

std::uint64_t waitStampOf(const Segment &segment, LaneId lane)
{
    return segment.lane(lane).waitStamp.load(std::memory_order_relaxed);
}

void publish(const WorkerContext &context, StuckShared &stuck, StuckKind kind, bool isDetector)
{
    stuck.foundStamp.store(context.probe.now(), std::memory_order_relaxed);
    stuck.byDetector.store(isDetector ? 1 : 0, std::memory_order_relaxed);
    stuck.kind.store(static_cast<std::uint32_t>(kind), std::memory_order_release);
}

bool record(const WorkerContext &context, StuckShared &stuck, const WaitCycle &cycle, bool isDetector)
{
    if (!claim(stuck))
        return true;
    std::uint64_t closed = 0;
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(cycle.lanes.size(), mostStuckWorkers));
    for (std::uint32_t i = 0; i < length; ++i) {
        stuck.lanes[i].store(cycle.lanes[i].value + 1, std::memory_order_relaxed);
        stuck.objects[i].store(cycle.objects[i].value + 1, std::memory_order_relaxed);
        closed = std::max(closed, waitStampOf(context.segment, cycle.lanes[i]));
    }
    stuck.length.store(length, std::memory_order_relaxed);
    stuck.closedStamp.store(closed, std::memory_order_relaxed);
    publish(context, stuck, StuckKind::cycle, isDetector);
    return true;
}

bool record(const WorkerContext &context, StuckShared &stuck, const OrphanedLock &orphan, bool isDetector)
{
    if (!claim(stuck))
        return true;
    std::uint64_t closed = context.segment.lane(orphan.dead).endedStamp;
    const auto length = static_cast<std::uint32_t>(std::min<std::size_t>(orphan.waiters.size(), mostStuckWorkers));
    for (std::uint32_t i = 0; i < length; ++i) {
        stuck.lanes[i].store(orphan.waiters[i].value + 1, std::memory_order_relaxed);
        stuck.objects[i].store(orphan.object.value + 1, std::memory_order_relaxed);
        closed = std::max(closed, waitStampOf(context.segment, orphan.waiters[i]));
    }
    stuck.length.store(length, std::memory_order_relaxed);
    stuck.dead.store(orphan.dead.value + 1, std::memory_order_relaxed);
    stuck.closedStamp.store(closed, std::memory_order_relaxed);
    publish(context, stuck, StuckKind::orphaned, isDetector);
    return true;
}

/// Every worker but the detector, and not only some of them, waits for it: whoever is still at work will come to wait, too.
bool everybodyWaits(const Segment &segment, LaneId detector, std::size_t waiters)
{
    std::size_t live = 0;
    for (std::uint32_t lane = 0; lane < segment.laneCount(); ++lane) {
        const auto state = static_cast<LaneState>(segment.lane({lane}).state.load(std::memory_order_acquire));
        live += LaneId{lane} != detector && (state == LaneState::live || state == LaneState::reserved);
    }
    return live == waiters;
}

} // namespace

bool lookForStuck(const WorkerContext &context, StuckShared &stuck, bool isDetector)
{
    if (stuck.kind.load(std::memory_order_acquire) != static_cast<std::uint32_t>(StuckKind::no))
        return true;
    if (const auto cycle = proveDeadlock(context.segment))
        return record(context, stuck, *cycle, isDetector);
    const LaneId self = isDetector ? context.probe.lane() : LaneId{};
    if (const auto orphan = findOrphanedLock(context.segment); orphan && everybodyWaits(context.segment, self, orphan->waiters.size()))
        return record(context, stuck, *orphan, isDetector);
    return false;
}

void ringDetector(const Segment &segment)
{
    AtomicU32 &waits = segment.control().waits;
    waits.fetch_add(1, std::memory_order_seq_cst);
    futexWake(waits);
}

void watchForStuck(const WorkerContext &context, StuckShared &stuck, std::span<const ObjectId> mutexes, const std::function<void()> &whileStuck)
{
    ControlWords &control = context.segment.control();
    control.watchers.fetch_add(1, std::memory_order_seq_cst);
    for (;;) {
        const std::uint32_t seen = control.waits.load(std::memory_order_seq_cst);
        if (context.mustEnd())
            break;
        if (lookForStuck(context, stuck, true)) {
            if (whileStuck)
                whileStuck();
            control.finished.store(1, std::memory_order_release);
            context.segment.announce();
            for (const ObjectId mutex : mutexes)
                owned_mutex::ring(context.segment, mutex);
            break;
        }
        const BlockedScope blocked(context.probe, BlockedReason::other);
        futexWait(control.waits, seen);
    }
    control.watchers.fetch_sub(1, std::memory_order_seq_cst);
}

} // namespace interleave
