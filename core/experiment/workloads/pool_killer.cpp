// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/pool_killer.h"

#include "core/base/clock.h"
#include "core/base/unique_fd.h"
#include "core/shm/futex.h"

#include <csignal>

#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

namespace {

/// How often the master looks for a worker to kill.
constexpr Nanos lookInterval = 1'000'000;
/// Of a task's length, before its worker is killed.
constexpr Nanos killAfterPermille = 300;

bool stands(const PoolWorkerSlot &slot, PoolWorkerPlace place)
{
    return slot.place.load(std::memory_order_acquire) == static_cast<std::uint32_t>(place);
}

} // namespace

PoolKiller::PoolKiller(WorkerContext &context, PoolRoot &root) :
    m_context(context), m_root(root), m_taskMs(context.settings.experiment().find("task_ms"))
{}

void PoolKiller::killWaiting()
{
    for (; !m_context.mustEnd(); sleepFor(lookInterval)) {
        for (const PoolWorkerSlot &slot : m_root.workers) {
            const std::uint64_t identity = slot.identity.load(std::memory_order_relaxed);
            if (stands(slot, PoolWorkerPlace::waiting) && killIfStanding(slot, identity, PoolWorkerPlace::waiting))
                return;
        }
    }
}

void PoolKiller::killWorking(std::uint32_t submitted)
{
    const std::uint64_t before = m_root.results.head.load(std::memory_order_relaxed); // none of this round has been read yet
    for (; !m_context.mustEnd(); sleepFor(lookInterval)) {
        for (const PoolWorkerSlot &slot : m_root.workers) {
            if (!stands(slot, PoolWorkerPlace::working))
                continue;
            const std::uint64_t identity = slot.identity.load(std::memory_order_relaxed);
            sleepFor(integerOf(m_context.live(m_taskMs)) * 1000 * killAfterPermille);
            if (killIfStanding(slot, identity, PoolWorkerPlace::working))
                return;
        }
        if (m_root.results.tail.load(std::memory_order_acquire) - before >= submitted)
            return; // too short to be hit
    }
}

/// By a descriptor, so that it cannot be somebody else who has come to the same pid.
bool PoolKiller::killIfStanding(const PoolWorkerSlot &slot, std::uint64_t identity, PoolWorkerPlace place)
{
    const LaneId lane = QueueEnd::laneOf(identity);
    if (lane.value >= maxLanes || slot.identity.load(std::memory_order_relaxed) != identity)
        return false;
    const LaneSlot &victim = m_context.segment.lane(lane);
    if (victim.startMethod == StartMethod::thread || victim.pid <= 1)
        return false;
    const UniqueFd pidFd(static_cast<int>(::syscall(SYS_pidfd_open, victim.pid, 0)));
    if (!pidFd.isOpen() || isPoolWorkerGone(m_context.segment, identity) || !stands(slot, place))
        return false;
    if (::syscall(SYS_pidfd_send_signal, pidFd.get(), SIGKILL, nullptr, 0) != 0)
        return false;
    bump(m_root.kills);
    return true;
}

void PoolKiller::sleepFor(Nanos length)
{
    AtomicU32 &attention = m_context.segment.control().attention;
    const BlockedScope blocked(m_context.probe, BlockedReason::sleep);
    const Nanos deadline = monotonicNow() + length;
    for (;;) {
        const std::uint32_t seen = attention.load(std::memory_order_acquire);
        if (m_context.mustEnd() || monotonicNow() >= deadline)
            return;
        futexWait(attention, seen, deadline);
    }
}

bool isPoolWorkerGone(const Segment &segment, std::uint64_t identity)
{
    const LaneId id = QueueEnd::laneOf(identity);
    if (id.value >= maxLanes)
        return false;
    const LaneSlot &lane = segment.lane(id);
    return lane.stretch.load(std::memory_order_relaxed) != QueueEnd::stretchOf(identity) ||
           lane.state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::ended);
}

} // namespace interleave
