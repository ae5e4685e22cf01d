// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/worker_process.h"

#include "core/host/guard.h"
#include "core/host/limits.h"
#include "core/host/worker_body.h"
#include "core/ipc/shared_descriptors.h"
#include "core/probe/memory_figures.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <string>

#include <sys/prctl.h>
#include <unistd.h>

namespace interleave {

void liveAsWorkerProcess(const Segment &segment, LaneId lane, std::uint64_t firstStamp, const Settings *settings, pid_t parent)
{
    dieWithParent(parent);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    LaneSlot &slot = segment.lane(lane);
    ::prctl(PR_SET_NAME, slot.name);
    const int code = runWorkerBody(segment, lane, firstStamp, settings);
    keepMemoryFigures(slot.counters);
    std::fflush(nullptr);
    ::_exit(code);
}

Result<pid_t> forkWorker(const Segment &segment, LaneId lane, const Settings &settings)
{
    LaneSlot &slot = segment.lane(lane);
    const pid_t parent = ::getpid();
    const StampSource source = segment.header().stampSource;
    std::fflush(nullptr); // or the child would write our unwritten lines again
    slot.askedStamp = readStamp(source);
    const pid_t pid = ::fork();
    if (pid == 0)
        liveAsWorkerProcess(segment, lane, readStamp(source), &settings, parent);
    if (pid < 0)
        return startError(slot.name, errno);
    return pid;
}

Result<pid_t> spawnWorker(const std::string &executable, const Segment &segment, LaneId lane)
{
    SpawnPlan plan(executable, {"worker", std::to_string(lane.value), std::to_string(::getpid())},
        {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO, segment.fd()}, sharedDescriptors(segment));
    LaneSlot &slot = segment.lane(lane);
    slot.askedStamp = readStamp(segment.header().stampSource);
    return plan.run();
}

void runSpawnedWorker(FirstStamp first, LaneId lane, pid_t parent)
{
    const auto segment = Segment::map(segmentFd);
    if (!segment) {
        std::fprintf(stderr, "%s\n", segment.error().toString().c_str());
        ::_exit(1);
    }
    liveAsWorkerProcess(*segment, lane, first.of(segment->header().stampSource), nullptr, parent);
}

} // namespace interleave
