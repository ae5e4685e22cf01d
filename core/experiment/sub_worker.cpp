// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/sub_worker.h"

#include "core/shm/lane_life.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <memory>
#include <utility>

#include <pthread.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Sanitizers make frames large; only what is touched costs memory.
constexpr std::size_t stackBytes = 256 * 1024;

LaneState stateOf(const LaneSlot &slot)
{
    return static_cast<LaneState>(slot.state.load(std::memory_order_acquire));
}

struct Start
{
    const Segment &segment;
    LaneId lane;
    std::function<void(Probe *)> body;
    std::function<void()> left;
};

void *threadMain(void *argument)
{
    const std::unique_ptr<const Start> start(static_cast<const Start *>(argument));
    if (start->lane.isValid()) {
        const std::uint64_t first = readStamp(start->segment.header().stampSource);
        ::prctl(PR_SET_NAME, start->segment.lane(start->lane).name);
        Probe probe(start->segment, start->lane, first);
        start->body(&probe);
    } else {
        start->body(nullptr);
    }
    start->left();
    return nullptr;
}

} // namespace

void createSubLanes(SubLanes &lanes, unsigned hostLanes)
{
    lanes.mutex.init();
    lanes.first = hostLanes;
}

std::optional<LaneId> claimSubLane(const Segment &segment, SubLanes &lanes, const SubName &name, LaneId parent)
{
    lanes.mutex.lock();
    const std::uint32_t count = lanes.count.load(std::memory_order_relaxed);
    std::uint32_t index = 0;
    while (index < count && lanes.keys[index].load(std::memory_order_relaxed) != name.key)
        ++index;
    const LaneId lane{lanes.first + index};
    if (index >= mostSubLanes || lane.value >= maxLanes) {
        lanes.mutex.unlock();
        lanes.without.fetch_add(1, std::memory_order_relaxed);
        return std::nullopt;
    }
    if (index == count)
        nameLane(segment, lane, name.role, index, name.name);
    openStretch(segment.lane(lane), name.method, parent);
    if (index == count) {
        lanes.keys[index].store(name.key, std::memory_order_relaxed);
        lanes.count.store(count + 1, std::memory_order_relaxed);
        segment.header().laneCount.store(lane.value + 1, std::memory_order_release); // acquire: everyone
    }
    lanes.mutex.unlock();
    return lane;
}

pid_t forkSubWorker(const Segment &segment, LaneId lane, const std::function<void(Probe &)> &body)
{
    LaneSlot &slot = segment.lane(lane);
    const pid_t parent = ::getpid();
    std::fflush(nullptr); // or the child would write our unwritten lines again
    slot.askedStamp = readStamp(segment.header().stampSource);
    const pid_t pid = ::fork();
    if (pid != 0)
        return pid < 0 ? -errno : pid;
    const std::uint64_t first = readStamp(segment.header().stampSource);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (::getppid() != parent)
        ::_exit(128 + SIGKILL);
    ::prctl(PR_SET_NAME, slot.name);
    {
        Probe probe(segment, lane, first);
        body(probe);
    }
    std::fflush(nullptr);
    ::_exit(0);
}

int startSubThread(const Segment &segment, LaneId lane, std::function<void(Probe *)> body, std::function<void()> left)
{
    pthread_attr_t attributes{};
    ::pthread_attr_init(&attributes);
    ::pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
    ::pthread_attr_setstacksize(&attributes, stackBytes);
    auto start = std::make_unique<Start>(Start{segment, lane, std::move(body), std::move(left)});
    if (lane.isValid())
        segment.lane(lane).askedStamp = readStamp(segment.header().stampSource);
    pthread_t thread{};
    const int error = ::pthread_create(&thread, &attributes, threadMain, start.get());
    ::pthread_attr_destroy(&attributes);
    if (error == 0)
        static_cast<void>(start.release()); // the thread's now
    else if (lane.isValid())
        closeStretch(segment, lane, 1, 0);
    return error;
}

void subProcessEnded(const Segment &segment, LaneId lane, int waitStatus)
{
    closeStretch(segment, lane, WIFEXITED(waitStatus) ? WEXITSTATUS(waitStatus) : 0, WIFSIGNALED(waitStatus) ? WTERMSIG(waitStatus) : 0);
}

void subWorkersGone(const Segment &segment, const SubLanes &lanes, pid_t pid)
{
    const std::uint32_t count = std::min(lanes.count.load(std::memory_order_relaxed), mostSubLanes);
    for (std::uint32_t i = 0; i < count; ++i) {
        const LaneId lane{lanes.first + i};
        const LaneSlot &slot = segment.lane(lane);
        const LaneState state = stateOf(slot);
        if ((state == LaneState::live || state == LaneState::reserved) && (slot.pid == pid || slot.parentPid == pid))
            closeStretch(segment, lane, 0, SIGKILL);
    }
}

} // namespace interleave
