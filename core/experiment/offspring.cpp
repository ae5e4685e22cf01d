// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/offspring.h"

#include "core/probe/memory_figures.h"
#include "core/shm/lane_life.h"

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <exception>
#include <memory>
#include <system_error>

#include <poll.h>
#include <spawn.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {

namespace {

/// The lane that was planned for it, if nobody lives there. Invalid: there is none.
LaneId freeLane(const Segment &segment, unsigned role, unsigned number)
{
    for (std::uint32_t i = 0; i < segment.laneCount(); ++i) {
        const LaneSlot &slot = segment.lane({i});
        if (slot.role != role || slot.number != number)
            continue;
        const auto state = static_cast<LaneState>(slot.state.load(std::memory_order_acquire));
        return state == LaneState::free || state == LaneState::ended ? LaneId{i} : LaneId{};
    }
    return {};
}

Error notStarted(unsigned role, unsigned number, int error)
{
    return {ErrorCode::startFailed, {std::to_string(role) + "/" + std::to_string(number), std::generic_category().message(error)}};
}

/// A child's life from its first stamp to its exit code.
int live(const WorkerContext &parent, LaneId lane, std::uint64_t firstStamp, const OffspringBody &body)
{
    LaneSlot &slot = parent.segment.lane(lane);
    ::prctl(PR_SET_NAME, slot.name);
    Probe probe(parent.segment, lane, firstStamp);
    if (parent.place)
        parent.place(slot, lane, parent.settings);
    WorkerContext context{.segment = parent.segment,
        .probe = probe,
        .settings = parent.settings,
        .role = slot.role,
        .number = slot.number,
        .method = slot.startMethod,
        .place = parent.place};
    try {
        const int code = body(context);
        if (context.mustEnd())
            probe.endWith(workerToldToStop);
        return code;
    } catch (const std::exception &e) {
        std::fprintf(stderr, "%s: %s\n", slot.name, e.what());
    }
    probe.endWith(workerThrew);
    return 1;
}

[[noreturn]] void liveAsProcess(const WorkerContext &parent, LaneId lane, std::uint64_t firstStamp, const OffspringBody &body)
{
    const int code = live(parent, lane, firstStamp, body);
    keepMemoryFigures(parent.segment.lane(lane).counters);
    std::fflush(nullptr);
    ::_exit(code);
}

/// What it does while it is off its core, only it could tell: its lane says so.
void tellOfStranger(const Segment &segment, LaneId lane)
{
    LaneSlot &slot = segment.lane(lane);
    RingWriter ring(slot, segment.records(lane));
    const auto kind = [](EventKind k) { return static_cast<std::uint16_t>(k); };
    ring.putEach(Event{slot.firstStamp, slot.stretch.load(std::memory_order_relaxed), kind(EventKind::workerBegin), unknownCpu},
        Event{slot.firstStamp, blockedArgument(BlockedReason::other), kind(EventKind::blockedBegin), unknownCpu});
}

struct ThreadStart
{
    WorkerContext parent;
    LaneId lane;
    OffspringBody body;
};

void *threadMain(void *argument)
{
    const std::unique_ptr<const ThreadStart> start(static_cast<const ThreadStart *>(argument));
    live(start->parent, start->lane, readStamp(start->parent.segment.header().stampSource), start->body);
    return nullptr;
}

} // namespace

Result<ChildProcess> ChildProcess::fork(const WorkerContext &parent, unsigned role, unsigned number, const OffspringBody &body)
{
    ChildProcess child;
    child.m_lane = freeLane(parent.segment, role, number);
    if (!child.m_lane.isValid())
        return notStarted(role, number, ENOSPC);
    std::fflush(stdout); // or the child would write our unwritten lines again
    LaneSlot &slot = parent.segment.lane(child.m_lane);
    const StampSource source = parent.segment.header().stampSource;
    openStretch(slot, StartMethod::fork, parent.probe.lane());
    slot.askedStamp = readStamp(source);
    child.m_pid = ::fork();
    if (child.m_pid == 0)
        liveAsProcess(parent, child.m_lane, readStamp(source), body);
    if (child.m_pid < 0) {
        const int error = errno;
        abandonStretch(parent.segment, child.m_lane);
        errno = error; // for whom the reason is the point
        return notStarted(role, number, error);
    }
    child.m_pidFd.reset(static_cast<int>(::syscall(SYS_pidfd_open, child.m_pid, 0)));
    return child;
}

Result<ChildProcess> ChildProcess::spawn(const WorkerContext &parent, unsigned role, unsigned number)
{
    ChildProcess child;
    child.m_lane = freeLane(parent.segment, role, number);
    if (!child.m_lane.isValid())
        return notStarted(role, number, ENOSPC);
    std::string lane = std::to_string(child.m_lane.value);
    std::string self = std::to_string(::getpid());
    std::string entry = "worker";
    std::string program = "/proc/self/exe";
    char *const arguments[] = {program.data(), entry.data(), lane.data(), self.data(), nullptr};
    posix_spawn_file_actions_t actions{};
    ::posix_spawn_file_actions_init(&actions);
    ::posix_spawn_file_actions_adddup2(&actions, parent.segment.fd(), segmentFd);
    ::posix_spawn_file_actions_addclosefrom_np(&actions, segmentFd + 1);
    LaneSlot &slot = parent.segment.lane(child.m_lane);
    openStretch(slot, StartMethod::spawn, parent.probe.lane());
    slot.askedStamp = readStamp(parent.segment.header().stampSource);
    const int error = ::posix_spawn(&child.m_pid, program.c_str(), &actions, nullptr, arguments, environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (error != 0) {
        abandonStretch(parent.segment, child.m_lane);
        return notStarted(role, number, error);
    }
    child.m_pidFd.reset(static_cast<int>(::syscall(SYS_pidfd_open, child.m_pid, 0)));
    return child;
}

Result<ChildProcess> ChildProcess::adopt(
    const WorkerContext &parent, unsigned role, unsigned number, pid_t pid, std::uint64_t askedStamp, std::string_view name)
{
    ChildProcess child;
    child.m_lane = freeLane(parent.segment, role, number);
    if (!child.m_lane.isValid())
        return notStarted(role, number, ENOSPC);
    LaneSlot &slot = parent.segment.lane(child.m_lane);
    nameLane(parent.segment, child.m_lane, role, number, name);
    openStretch(slot, StartMethod::spawn, parent.probe.lane());
    slot.askedStamp = askedStamp;
    slot.firstStamp = readStamp(parent.segment.header().stampSource);
    slot.pid = slot.tid = pid;
    slot.parentPid = ::getpid();
    slot.state.store(static_cast<std::uint32_t>(LaneState::live), std::memory_order_release); // acquire: host, collector
    tellOfStranger(parent.segment, child.m_lane);
    child.m_pid = pid;
    child.m_pidFd.reset(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    return child;
}

int ChildProcess::wait(const WorkerContext &parent)
{
    if (m_reaped)
        return m_status;
    {
        const BlockedScope blocked(parent.probe, BlockedReason::join);
        while (::waitpid(m_pid, &m_status, 0) < 0 && errno == EINTR)
            continue;
    }
    m_reaped = true;
    if (m_noted)
        noteReaped(parent.segment, m_lane);
    else
        closeProcess(parent.segment, m_lane, m_pid, m_status, true);
    m_noted = true;
    return m_status;
}

bool ChildProcess::hasEnded(const WorkerContext &parent)
{
    if (m_noted)
        return true;
    siginfo_t info{};
    if (::waitid(P_PID, static_cast<id_t>(m_pid), &info, WEXITED | WNOWAIT | WNOHANG) != 0 || info.si_pid != m_pid)
        return false;
    m_noted = true;
    const int status = info.si_code == CLD_EXITED ? W_EXITCODE(info.si_status, 0) : W_EXITCODE(0, info.si_status);
    closeProcess(parent.segment, m_lane, m_pid, status, false);
    return true;
}

bool ChildProcess::waitUntil(const WorkerContext &parent, Nanos deadline)
{
    const BlockedScope blocked(parent.probe, BlockedReason::join);
    while (!hasEnded(parent)) {
        const Nanos left = deadline - monotonicNow();
        if (left <= 0)
            return false;
        const timespec timeout{left / 1'000'000'000, left % 1'000'000'000};
        pollfd fd{m_pidFd.get(), POLLIN, 0};
        if (::ppoll(&fd, 1, &timeout, nullptr) < 0 && errno != EINTR)
            return false;
    }
    return true;
}

bool ChildProcess::send(int signal) const
{
    return ::syscall(SYS_pidfd_send_signal, m_pidFd.get(), signal, nullptr, 0) == 0;
}

Result<ChildThread> ChildThread::start(const WorkerContext &parent, unsigned role, unsigned number, OffspringBody body)
{
    ChildThread thread;
    thread.m_lane = freeLane(parent.segment, role, number);
    if (!thread.m_lane.isValid())
        return notStarted(role, number, ENOSPC);
    auto start = std::make_unique<ThreadStart>(ThreadStart{parent, thread.m_lane, std::move(body)});
    LaneSlot &slot = parent.segment.lane(thread.m_lane);
    openStretch(slot, StartMethod::thread, parent.probe.lane());
    slot.askedStamp = readStamp(parent.segment.header().stampSource);
    if (const int error = ::pthread_create(&thread.m_thread, nullptr, threadMain, start.get()); error != 0) {
        abandonStretch(parent.segment, thread.m_lane);
        return notStarted(role, number, error);
    }
    static_cast<void>(start.release()); // the thread's now
    return thread;
}

bool ChildThread::hasEnded(const WorkerContext &parent) const
{
    return parent.segment.lane(m_lane).state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::ended);
}

void ChildThread::join(const WorkerContext &parent)
{
    if (m_joined)
        return;
    const BlockedScope blocked(parent.probe, BlockedReason::join);
    ::pthread_join(m_thread, nullptr);
    m_joined = true;
}

bool ChildThread::joinUntil(const WorkerContext &parent, Nanos deadline)
{
    const BlockedScope blocked(parent.probe, BlockedReason::join);
    const timespec until{deadline / 1'000'000'000, deadline % 1'000'000'000};
    m_joined = ::pthread_clockjoin_np(m_thread, nullptr, CLOCK_MONOTONIC, &until) == 0;
    return m_joined;
}

} // namespace interleave
