// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/lifecycle_main.h"

#include "core/experiment/busy_work.h"
#include "core/experiment/workloads/lifecycle_child.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <csignal>
#include <fstream>
#include <stdexcept>
#include <string>

#include <sys/prctl.h>

namespace interleave {

namespace {

constexpr unsigned first = 0;
constexpr unsigned second = 1;
constexpr Nanos lookInterval = 1'000'000;
constexpr Nanos stopInterval = 50'000'000; ///< how often one that waits for somebody who cannot end looks whether to stop
/// How long one is watched who waits for a lock that nobody can release.
constexpr Nanos stuckFor = 300'000'000;
constexpr Nanos forEver = INT64_MAX / 2;

/// The letter of its state, as ps shows it.
char stateOf(pid_t pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    std::string text;
    std::getline(file, text);
    const std::size_t name = text.rfind(')');
    return name == std::string::npos || name + 2 >= text.size() ? '\0' : text[name + 2];
}

} // namespace

LifecycleMain::LifecycleMain(WorkerContext &context, LifecycleRoot &root) : m_context(context), m_root(root), m_options(context.settings) {}

void LifecycleMain::run()
{
    ::prctl(PR_GET_NAME, m_root.mainName);
    start(first);
    start(second);
    if (m_options.bySignal())
        endFirst();
    waitAsAsked();
    workOn();
    m_root.mainReturnStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    leave();
}

/// What the first child is called with; the second one's target has no parameters. A call that may not be is made without what forbids it.
ProcessCall LifecycleMain::callOf(unsigned number)
{
    ProcessCall call;
    if (number != first)
        return call;
    const std::string name = "\u5f20\u4e09"; // as the notes have it
    const std::string age = "20";
    switch (m_options.arguments) {
    case LifecycleArguments::none: break;
    case LifecycleArguments::byPosition: call.args = {name, age}; break;
    case LifecycleArguments::byName: call.kwargs = {{"name", name}, {"age", age}}; break;
    case LifecycleArguments::byNameSwapped: call.kwargs = {{"age", age}, {"name", name}}; break;
    case LifecycleArguments::missing: call.args = {name}; break;
    case LifecycleArguments::group:
        call.group = true;
        call.args = {name};
        call.kwargs = {{"age", age}};
        break;
    }
    if (checkCall(call) != CallError::groupMustBeNone)
        return call;
    m_root.groupRefused.store(1, std::memory_order_relaxed);
    m_root.startedBefore.store(m_started + 1, std::memory_order_relaxed);
    call.group = false;
    return call;
}

void LifecycleMain::start(unsigned number)
{
    const ProcessCall call = callOf(number);
    const auto body = [this, call](WorkerContext &context) { return LifecycleChildRole(context, m_root, call).run(); };
    if (m_options.processes) {
        auto child = ChildProcess::fork(m_context, lifecycleChildRole, number, body);
        if (!child)
            throw std::runtime_error(child.error().toString());
        m_children[number].process = std::move(*child);
        ++m_started;
        return;
    }
    // By value: a daemon thread goes on when this object is gone.
    auto thread = ChildThread::start(m_context, lifecycleChildRole, number,
        [root = &m_root, call](WorkerContext &context) { return LifecycleChildRole(context, *root, call).run(); });
    if (!thread)
        throw std::runtime_error(thread.error().toString());
    m_children[number].thread = *thread;
    ++m_started;
}

void LifecycleMain::endFirst()
{
    while (m_root.children[first].atWork.load(std::memory_order_acquire) == 0 && !m_context.mustEnd())
        sleepFor(lookInterval);
    sleepFor(lifecycleEarlyEnd);
    if (m_context.mustEnd())
        return;
    m_root.children[first].signalled.store(1, std::memory_order_relaxed);
    m_children[first].process.send(m_options.signal());
}

void LifecycleMain::waitAsAsked()
{
    if (m_options.wait == LifecycleWait::none)
        return;
    if (m_options.wait == LifecycleWait::join) {
        join(first);
        join(second);
        return;
    }
    LifecycleChild &told = m_root.children[first];
    told.joinBeginStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    const Nanos deadline = monotonicNow() + lifecycleJoinTimeout;
    Child &child = m_children[first];
    const bool ended = m_options.processes ? child.process.waitUntil(m_context, deadline) : child.thread.joinUntil(m_context, deadline);
    told.joinEndStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    told.joinFoundEnd.store(ended, std::memory_order_relaxed);
    bump(told.joins);
    if (ended)
        reap(first);
}

/// The rest of the main program. It looks after its children now and then, and does not wait for them.
void LifecycleMain::workOn()
{
    BusyWork work(m_context.probe, m_context.segment);
    for (Nanos done = 0; done < lifecycleMainWork && !m_context.mustEnd(); done += lookInterval) {
        work.run([] { return lookInterval; }, [this] { return m_context.mustEnd(); });
        for (unsigned number = first; number < lifecycleChildren; ++number)
            noteEnd(number);
    }
    bump(m_context.probe.counters().operations);
}

/// What Python's multiprocessing and threading do when the main program has ended: daemons are ended, everybody else is waited for.
void LifecycleMain::leave()
{
    if (m_options.leaving == LifecycleLeaving::bare)
        return;
    if (m_options.leaving == LifecycleLeaving::killed)
        ::raise(SIGKILL);
    for (Child &child : m_children) {
        if (m_options.daemon && m_options.processes && !child.waitedFor)
            child.process.send(SIGTERM);
    }
    if (m_options.daemon && !m_options.processes)
        return; // the threads go down with the process
    join(first);
    join(second);
}

void LifecycleMain::join(unsigned number)
{
    Child &child = m_children[number];
    if (child.waitedFor)
        return;
    LifecycleChild &told = m_root.children[number];
    if (told.joinBeginStamp.load(std::memory_order_relaxed) == 0)
        told.joinBeginStamp.store(m_context.probe.now(), std::memory_order_relaxed);
    if (number == second && isLockLost())
        joinStuck(child);
    if (!m_options.processes)
        child.thread.join(m_context);
    else
        child.process.waitUntil(m_context, forEver);
    reap(number);
    if (told.joins.load(std::memory_order_relaxed) == 0) {
        told.joinEndStamp.store(m_context.probe.now(), std::memory_order_relaxed);
        told.joinFoundEnd.store(1, std::memory_order_relaxed);
    }
    bump(told.joins);
}

/// Has the first child gone without releasing the lock? Then nobody will ever, unless the kernel does.
bool LifecycleMain::isLockLost() const
{
    const LifecycleChild &owner = m_root.children[first];
    return m_options.holdsLock && m_options.processes && m_children[first].waitedFor && !m_options.robust &&
           owner.lockTaken.load(std::memory_order_acquire) != 0 && owner.lockReleased.load(std::memory_order_acquire) == 0;
}

/// Its wait would never end: it is looked at for a while, and then ended from outside.
void LifecycleMain::joinStuck(Child &child)
{
    for (const Nanos until = monotonicNow() + stuckFor; monotonicNow() < until && !m_context.mustEnd();) {
        if (child.process.waitUntil(m_context, std::min(until, monotonicNow() + stopInterval)))
            return;
    }
    if (!m_context.mustEnd())
        m_root.stuck.store(1, std::memory_order_relaxed);
    child.process.send(SIGKILL);
}

/// One that has ended shows as a zombie from here on, for us and for the system.
void LifecycleMain::noteEnd(unsigned number)
{
    Child &child = m_children[number];
    if (!m_options.processes || child.waitedFor || !child.process.hasEnded(m_context))
        return;
    if (stateOf(child.process.pid()) == 'Z')
        m_root.children[number].zombieSeen.store(1, std::memory_order_relaxed);
}

void LifecycleMain::reap(unsigned number)
{
    noteEnd(number);
    Child &child = m_children[number];
    child.waitedFor = true;
    if (!m_options.processes)
        return;
    child.process.wait(m_context);
    m_root.children[number].goneAfter.store(::kill(child.process.pid(), 0) != 0, std::memory_order_relaxed);
}

void LifecycleMain::sleepFor(Nanos length) const
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

} // namespace interleave
