// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/shm/lane_life.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

LaneState stateOf(const LaneSlot &slot)
{
    return static_cast<LaneState>(slot.state.load(std::memory_order_acquire));
}

using LifeWords = std::array<std::uint64_t, laneLifeWords>;

/// Looks that may fail in a row: opening a stretch is some twenty stores, and whoever does it may lose its core in between.
constexpr int mostLooks = 3;

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

LaneLife birthOf(const LaneSlot &slot)
{
    LaneLife life{};
    life.pid = slot.pid;
    life.tid = slot.tid;
    life.parentPid = slot.parentPid;
    life.askedStamp = slot.askedStamp;
    life.firstStamp = slot.firstStamp;
    return life;
}

void addEndOf(const LaneSlot &slot, LaneLife &life)
{
    life.exitCode = slot.exitCode;
    life.exitSignal = slot.exitSignal;
    life.endedStamp = slot.endedStamp;
    life.reapedStamp = slot.reapedStamp.load(std::memory_order_acquire); // release: whoever waited for it
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
    const std::uint32_t even = (slot.opening.load(std::memory_order_relaxed) + 1) & ~1u; // odd: who did this before was killed at it
    slot.opening.store(even + 1, std::memory_order_relaxed);
    std::atomic_thread_fence(std::memory_order_release); // acquire: lookAt(), which sees the odd number with any of what follows
    LaneLife life = birthOf(slot);
    addEndOf(slot, life);
    const auto words = std::bit_cast<LifeWords>(life);
    for (std::size_t i = 0; i < words.size(); ++i)
        slot.former[i].store(words[i], std::memory_order_relaxed);
    slot.reapedStamp.store(0, std::memory_order_relaxed);
    slot.stretch.fetch_add(1, std::memory_order_release); // acquire: collector
    setState(slot, LaneState::reserved);
    slot.opening.store(even + 2, std::memory_order_release); // acquire: lookAt()
}

std::optional<LaneLook> lookAt(const LaneSlot &slot)
{
    for (int tries = 0; tries < mostLooks; ++tries) {
        const std::uint32_t before = slot.opening.load(std::memory_order_acquire); // release: openStretch()
        if (before % 2 != 0)
            continue;
        LaneLook look{.state = stateOf(slot), .stretch = slot.stretch.load(std::memory_order_acquire), .life = {}, .former = {}};
        LifeWords words{};
        for (std::size_t i = 0; i < words.size(); ++i)
            words[i] = slot.former[i].load(std::memory_order_relaxed);
        look.former = std::bit_cast<LaneLife>(words);
        if (look.state == LaneState::live || look.state == LaneState::ended)
            look.life = birthOf(slot);
        if (look.state == LaneState::ended)
            addEndOf(slot, look.life);
        std::atomic_thread_fence(std::memory_order_acquire); // release: openStretch()
        if (slot.opening.load(std::memory_order_relaxed) == before)
            return look;
    }
    return std::nullopt;
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
