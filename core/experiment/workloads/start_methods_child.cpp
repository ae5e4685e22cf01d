// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/start_methods_child.h"

#include "core/experiment/offspring.h"
#include "core/shm/futex.h"

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <mutex>
#include <stdexcept>
#include <string>
#include <system_error>

#include <sys/stat.h>
#include <unistd.h>

namespace interleave {

namespace {

/// Long enough to tell a lock that is held from one that is free, short enough for thirty children.
constexpr std::chrono::milliseconds patience(20);

/// A lock of the program's own, in its own memory: a forked child has it as it was, a fresh program has a new one. That is what is shown.
std::timed_mutex &programLock()
{
    static std::timed_mutex lock;
    return lock;
}

bool sameFile(const struct stat &a, const struct stat &b)
{
    return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/// Open descriptors that are neither standard streams, nor the segment, nor what this worker has opened itself.
unsigned inheritedDescriptors(const Segment &segment)
{
    struct stat shared = {};
    ::fstat(segment.fd(), &shared);
    unsigned count = 0;
    std::error_code error;
    for (const auto &entry : std::filesystem::directory_iterator("/proc/self/fd", error)) {
        const int fd = std::atoi(entry.path().filename().c_str());
        const std::string opened = std::filesystem::read_symlink(entry.path(), error).string();
        const bool own = opened.ends_with("/schedstat") || opened.ends_with("/fd"); // the probe's, and this directory
        struct stat status = {};
        if (fd <= STDERR_FILENO || own || ::fstat(fd, &status) != 0 || sameFile(status, shared))
            continue;
        ++count;
    }
    return count;
}

} // namespace

void StartedChild::run()
{
    WorkerCounters &counters = m_context.probe.counters();
    if (m_context.method != StartMethod::thread)
        counters.custom[startInheritedFds].store(inheritedDescriptors(m_context.segment), std::memory_order_relaxed);
    if (isFreshProgram())
        importMain();
    if (m_context.settings.isOn("lock_held") && m_context.method != StartMethod::thread)
        tryLock();
    bump(counters.operations);
}

/// A copy goes on where it was made; a fresh program must read the main program first, to know what it is to do.
bool StartedChild::isFreshProgram() const
{
    return m_context.method == StartMethod::spawn || m_context.method == StartMethod::forkserver;
}

/// The main program's top level: everything that does not stand under the guard is executed, the start of children too.
void StartedChild::importMain()
{
    bump(m_context.probe.counters().custom[startMainRuns]);
    switch (static_cast<MainGuard>(m_context.settings.integer("main_guard"))) {
    case MainGuard::on: return;
    case MainGuard::off: throw std::runtime_error("started a process before the current one has finished its bootstrapping phase");
    case MainGuard::neverRefused: startGeneration();
    }
}

/// One of the children, and who comes from it. The others keep the guard: one chain is enough.
void StartedChild::startGeneration()
{
    const bool begins = m_context.number == 0 &&
                        (m_context.role == static_cast<unsigned>(StartMethod::spawn) || m_context.settings.choice("start_method") == "forkserver");
    if (m_context.role != generationRole && !begins)
        return;
    const unsigned next = m_context.role == generationRole ? m_context.number + 1 : 0;
    if (next == mostGenerations)
        throw std::runtime_error("no more generations are allowed; nothing else would end it");
    auto child = ChildProcess::spawn(m_context, generationRole, next);
    if (!child)
        throw std::runtime_error(child.error().toString());
    child->wait(m_context);
}

void StartedChild::tryLock()
{
    const std::uint64_t since = m_root.heldSince.load(std::memory_order_acquire);
    if (since == 0 || since > m_context.segment.lane(m_context.probe.lane()).askedStamp)
        return; // started before the lock was taken
    const BlockedScope blocked(m_context.probe, BlockedReason::lock);
    const bool acquired = programLock().try_lock_for(patience);
    m_context.probe.counters().custom[startLockOutcome].store(
        static_cast<std::uint64_t>(acquired ? StartLockOutcome::acquired : StartLockOutcome::timedOut), std::memory_order_relaxed);
    if (acquired)
        programLock().unlock();
}

void holdLock(WorkerContext &context, StartMethodsRoot &root)
{
    const std::lock_guard held(programLock());
    root.heldSince.store(context.probe.now(), std::memory_order_release);
    for (;;) {
        const std::uint32_t bell = root.bell.load(std::memory_order_acquire);
        if (context.mustEnd() || root.left.load(std::memory_order_acquire) == 0)
            break;
        const BlockedScope blocked(context.probe, BlockedReason::join);
        futexWait(root.bell, bell);
    }
    root.heldSince.store(0, std::memory_order_relaxed);
}

} // namespace interleave
