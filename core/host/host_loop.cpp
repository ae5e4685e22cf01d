// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/host/host_loop.h"

#include "core/base/clock.h"
#include "core/host/placement.h"

#include <algorithm>
#include <array>
#include <csignal>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/wait.h>

namespace interleave {

namespace {

UniqueFd signalFdForChildren()
{
    sigset_t childEnded;
    sigemptyset(&childEnded);
    sigaddset(&childEnded, SIGCHLD);
    ::sigprocmask(SIG_BLOCK, &childEnded, nullptr);
    return UniqueFd(::signalfd(-1, &childEnded, SFD_CLOEXEC | SFD_NONBLOCK));
}

} // namespace

HostLoop::HostLoop(
    const std::string &executable, const ControlSocket &control, const Segment &segment, const Settings &settings, ForkServer forkServer) :
    m_executable(executable),
    m_control(control), m_segment(segment), m_settings(settings), m_workload(*settings.experiment().workload), m_forkServer(std::move(forkServer)),
    m_table(segment, m_workload, m_workload.plan(settings)), m_doorbell(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)), m_childEnded(signalFdForChildren())
{
    // Children of workers come to us when their parents are gone, so that somebody sees how they end.
    if (m_table.hasOffspring())
        ::prctl(PR_SET_CHILD_SUBREAPER, 1);
}

Result<int> HostLoop::run()
{
    followWanted();
    if (!m_workload.gated(m_settings))
        openGate();
    while (!isOver()) {
        if (auto started = startSome(); !started)
            return started.error();
        openGateWhenReady();
        wait();
        readForkServer();
        reapChildren();
        noteEndedThreads();
        if (!readControl())
            return int{hostForced}; // the window is gone: the guard knows, and kills
        if (killOverdue())
            return int{hostForced};
    }
    return int{hostDone};
}

void HostLoop::wait()
{
    Nanos most = -1;
    if (canStart())
        most = 0;
    else if (!m_gateOpen)
        most = 1'000'000; // workers tell that they are at the gate by a counter, not by a message
    else if (m_deadline >= 0)
        most = std::max<Nanos>(m_deadline - monotonicNow(), 0);
    const timespec timeout{most / 1'000'000'000, most % 1'000'000'000};
    std::array<pollfd, 4> fds{{
        {m_control.fd(), POLLIN, 0},
        {m_doorbell.get(), POLLIN, 0},
        {m_childEnded.get(), POLLIN, 0},
        {m_forkServerGone ? -1 : m_forkServer.fd(), POLLIN, 0},
    }};
    ::ppoll(fds.data(), fds.size(), most < 0 ? nullptr : &timeout, nullptr);
}

bool HostLoop::readControl()
{
    for (;;) {
        ControlMessage message;
        switch (m_control.receive(message)) {
        case ControlSocket::Received::nothing: return true;
        case ControlSocket::Received::closed: return false;
        case ControlSocket::Received::garbled: continue;
        case ControlSocket::Received::message: break;
        }
        if (std::holds_alternative<LiveMessage>(message))
            followWanted();
        else if (const auto *order = std::get_if<StopMessage>(&message))
            stop(order->grace);
    }
}

void HostLoop::readForkServer()
{
    ForkServerReply reply{};
    while (m_forkServer.receive(reply)) {
        WorkerRecord *worker = m_table.byLane({reply.lane});
        if (!worker)
            continue;
        switch (reply.kind) {
        case ForkServerReply::Kind::started:
            --m_requested;
            worker->pid = reply.pid;
            if (m_killed)
                ::kill(reply.pid, SIGKILL);
            break;
        case ForkServerReply::Kind::failed:
            --m_requested;
            refuse(m_segment.lane(worker->lane).name, refusalReason(reply.status));
            m_table.endUnborn(*worker);
            break;
        case ForkServerReply::Kind::ended:
            m_table.endProcess(*worker, reply.status);
            workerEnded(*worker);
            break;
        }
    }
}

void HostLoop::reapChildren()
{
    signalfd_siginfo ignored{};
    while (::read(m_childEnded.get(), &ignored, sizeof ignored) > 0)
        continue;
    int status = 0;
    pid_t pid = 0;
    while ((pid = ::waitpid(-1, &status, WNOHANG)) > 0) {
        if (WorkerRecord *worker = m_table.byPid(pid)) {
            m_table.endProcess(*worker, status);
            workerEnded(*worker);
        } else if (pid == m_forkServer.pid()) {
            forkServerEnded();
        } else {
            m_table.endOrphan(pid, status);
        }
    }
}

void HostLoop::noteEndedThreads()
{
    eventfd_t rings = 0;
    if (::eventfd_read(m_doorbell.get(), &rings) != 0)
        return;
    for (WorkerRecord &worker : m_table.workers()) {
        if (!worker.running || worker.method != StartMethod::thread)
            continue;
        if (m_segment.lane(worker.lane).state.load(std::memory_order_acquire) == static_cast<std::uint32_t>(LaneState::ended)) {
            ::pthread_join(worker.thread, nullptr); // it may still be ringing the bell, which must not be closed under its hand
            worker.running = false;
            workerEnded(worker);
        }
    }
}

} // namespace interleave
