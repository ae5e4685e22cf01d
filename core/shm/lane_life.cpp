// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shm/lane_life.h"

#include <algorithm>
#include <cstring>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

LaneState stateOf(const LaneSlot &slot)
{
    return static_cast<LaneState>(slot.state.load(std::memory_order_acquire));
}

void setState(LaneSlot &slot, LaneState state)
{
    slot.state.store(static_cast<std::uint32_t>(state), std::memory_order_release); // acquire: collector
}

void end(LaneSlot &slot, int code, int signal, std::uint64_t stamp, bool reaped)
{
    slot.exitCode = code;
    slot.exitSignal = signal;
    slot.endedStamp = stamp;
    slot.reapedStamp.store(reaped ? stamp : 0, std::memory_order_relaxed);
    setState(slot, LaneState::ended);
}

} // namespace

void nameLane(const Segment &segment, LaneId lane, unsigned role, unsigned number, std::string_view name)
{
    LaneSlot &slot = segment.lane(lane);
    slot.role = static_cast<std::uint16_t>(role);
    slot.number = static_cast<std::uint16_t>(number);
    slot.parentLane = LaneId::none;
    const std::size_t length = std::min(name.size(), sizeof slot.name - 1);
    std::memcpy(slot.name, name.data(), length);
    slot.name[length] = '\0';
    slot.ringOffset = segment.offsetOf(segment.records(lane));
    slot.ringCapacity = Segment::ringCapacity(lane);
}

void openStretch(LaneSlot &slot, StartMethod method, LaneId parent)
{
    slot.startMethod = method;
    slot.parentLane = parent.value;
    std::fill(std::begin(slot.placementErrno), std::end(slot.placementErrno), 0);
    slot.endReason.store(workerStillRuns, std::memory_order_relaxed);
    slot.former = {slot.pid, slot.tid, slot.parentPid, slot.exitCode, slot.exitSignal, slot.askedStamp, slot.firstStamp, slot.endedStamp,
        slot.reapedStamp.load(std::memory_order_relaxed)};
    slot.exitCode = 0;
    slot.exitSignal = 0;
    slot.reapedStamp.store(0, std::memory_order_relaxed);
    slot.stretch.fetch_add(1, std::memory_order_release); // acquire: collector
    setState(slot, LaneState::reserved);
}

void closeProcess(const Segment &segment, LaneId lane, pid_t pid, int waitStatus, bool reaped)
{
    LaneSlot &slot = segment.lane(lane);
    const std::uint64_t now = readStamp(segment.header().stampSource);
    if (stateOf(slot) == LaneState::reserved) {
        // Killed before its first instruction: it could not report its birth, yet it lived and has an end worth telling.
        slot.pid = slot.tid = pid;
        slot.parentPid = ::getpid();
        slot.firstStamp = now;
    }
    const int code = WIFEXITED(waitStatus) ? WEXITSTATUS(waitStatus) : 0;
    const int signal = WIFSIGNALED(waitStatus) ? WTERMSIG(waitStatus) : 0;
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
        LaneSlot &thread = segment.lane({i});
        if (LaneId{i} != lane && thread.pid == pid && thread.startMethod == StartMethod::thread && stateOf(thread) == LaneState::live)
            end(thread, code, signal, now, true);
    }
    end(slot, code, signal, now, reaped);
}

void noteReaped(const Segment &segment, LaneId lane)
{
    segment.lane(lane).reapedStamp.store(readStamp(segment.header().stampSource), std::memory_order_release); // acquire: collector
}

void abandonStretch(const Segment &segment, LaneId lane)
{
    LaneSlot &slot = segment.lane(lane);
    if (slot.tid == 0)
        setState(slot, LaneState::free);
    else
        closeStretch(segment, lane, 1, 0);
}

void closeStretch(const Segment &segment, LaneId lane, int code, int signal)
{
    end(segment.lane(lane), code, signal, readStamp(segment.header().stampSource), true);
}

} // namespace interleave
