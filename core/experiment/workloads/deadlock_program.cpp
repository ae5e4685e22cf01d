// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/deadlock_program.h"

#include "core/base/clock.h"
#include "core/base/unique_fd.h"
#include "core/experiment/workloads/deadlock_worker.h"
#include "core/sync/wait_words.h"

#include <algorithm>
#include <csignal>
#include <stdexcept>

#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr Nanos lookEvery = 5'000'000;
constexpr Nanos longestWait = 2'000'000'000; ///< for a process to end that was sent a signal it cannot refuse

bool hasEnded(const UniqueFd &process)
{
    pollfd fd{process.get(), POLLIN, 0};
    return ::poll(&fd, 1, 0) == 1;
}

template <typename Condition>
void waitFor(const WorkerContext &context, const Condition &condition)
{
    const Nanos deadline = monotonicNow() + longestWait;
    const BlockedScope blocked(context.probe, BlockedReason::other);
    while (!condition() && !context.mustEnd() && monotonicNow() < deadline) {
        const timespec step{0, lookEvery};
        ::clock_nanosleep(CLOCK_MONOTONIC, 0, &step, nullptr);
    }
}

} // namespace

void DeadlockProgram::run()
{
    sigset_t interrupt;
    sigemptyset(&interrupt);
    sigaddset(&interrupt, SIGINT);
    ::pthread_sigmask(SIG_BLOCK, &interrupt, nullptr); // its threads have it blocked, too: it is the main thread that takes it
    m_context.waitAtGate();
    m_root.program.pid.store(static_cast<std::uint32_t>(::getpid()), std::memory_order_release); // acquire: detector
    for (unsigned number = 0; number < deadlockWorkers(m_context.settings); ++number) {
        auto thread = ChildThread::start(m_context, deadlockWorker, number, [root = &m_root](WorkerContext &context) {
            DeadlockWorker(context, *root).run();
            return 0;
        });
        if (!thread)
            throw std::runtime_error(thread.error().toString());
        m_threads.push_back(*thread);
    }
    while (threadsLive()) {
        const timespec step{0, lookEvery};
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        if (::sigtimedwait(&interrupt, nullptr, &step) != SIGINT)
            continue;
        if (m_root.program.shuttingDown.exchange(1, std::memory_order_acq_rel) == 0)
            continue;
        ::signal(SIGINT, SIG_DFL);
        ::raise(SIGINT);
        ::pthread_sigmask(SIG_UNBLOCK, &interrupt, nullptr); // ends here
    }
    for (ChildThread &thread : m_threads)
        thread.join(m_context);
}

bool DeadlockProgram::threadsLive() const
{
    return std::any_of(m_threads.begin(), m_threads.end(), [this](const ChildThread &thread) { return !thread.hasEnded(m_context); });
}

void endDeadlockBySignal(const WorkerContext &context, DeadlockRoot &root)
{
    DeadlockProgramShared &program = root.program;
    const auto pid = static_cast<pid_t>(program.pid.load(std::memory_order_acquire));
    const UniqueFd process(static_cast<int>(::syscall(SYS_pidfd_open, pid, 0)));
    if (pid <= 0 || !process.isOpen())
        return;
    const auto send = [&](int signal) {
        if (::syscall(SYS_pidfd_send_signal, process.get(), signal, nullptr, 0) == 0)
            program.sent.fetch_add(1, std::memory_order_relaxed);
    };
    const auto ending = static_cast<DeadlockEnding>(context.settings.integer("ended_by"));
    const bool interrupts = ending == DeadlockEnding::sigint || ending == DeadlockEnding::sigintTwice;
    send(interrupts ? SIGINT : ending == DeadlockEnding::sigterm ? SIGTERM : SIGKILL);
    if (interrupts)
        waitFor(context, [&] { return program.shuttingDown.load(std::memory_order_acquire) != 0 || hasEnded(process); });
    if (ending == DeadlockEnding::sigintTwice)
        send(SIGINT);
    if (ending != DeadlockEnding::sigint)
        waitFor(context, [&] { return hasEnded(process); });
    program.stillStuck.store(!hasEnded(process) && proveDeadlock(context.segment) ? 1 : 0, std::memory_order_relaxed);
    program.ended.store(hasEnded(process) ? 1 : 0, std::memory_order_release);
}

} // namespace interleave
