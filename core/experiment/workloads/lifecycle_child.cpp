// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/lifecycle_child.h"

#include <csignal>
#include <optional>
#include <stdexcept>
#include <utility>

#include <sys/prctl.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr unsigned firstChild = 0;
constexpr Nanos orphanLookInterval = 1'000'000;

/// Set by the handler, if there is one.
volatile std::sig_atomic_t signalArrived = 0;

/// Who started it; not the one it has now, should that one have gone already.
pid_t parentOf(const WorkerContext &context)
{
    const LaneId parent{context.segment.lane(context.probe.lane()).parentLane};
    return parent.value < maxLanes ? context.segment.lane(parent).pid : ::getppid();
}

/// The notes' try … finally: what is to be done however one leaves.
class Finally
{
public:
    explicit Finally(AtomicU32 &ran) : m_ran(ran) {}
    ~Finally() { m_ran.store(1, std::memory_order_relaxed); }
    Finally(const Finally &) = delete;
    Finally &operator=(const Finally &) = delete;

private:
    AtomicU32 &m_ran;
};

/// The lock, and what is told about it.
class Held
{
public:
    Held(InstrumentedLock &lock, LifecycleChild &self) : m_lock(lock), m_self(self)
    {
        m_lock.lock();
        m_self.lockTaken.store(1, std::memory_order_release); // acquire: the second child
    }
    ~Held()
    {
        m_lock.unlock();
        m_self.lockReleased.store(1, std::memory_order_release); // acquire: main
    }
    Held(const Held &) = delete;
    Held &operator=(const Held &) = delete;

private:
    InstrumentedLock &m_lock;
    LifecycleChild &m_self;
};

} // namespace

LifecycleChildRole::LifecycleChildRole(WorkerContext &context, LifecycleRoot &root, ProcessCall call) :
    m_context(context), m_root(root), m_options(context.settings), m_self(root.children[context.number % lifecycleChildren]), m_call(std::move(call)),
    m_work(context.probe, context.segment), m_parent(parentOf(context)),
    m_lock(root.lock, context.segment, {root.lockObject.load(std::memory_order_relaxed)}, context.probe, lifecycleChildren)
{}

int LifecycleChildRole::run()
{
    ::prctl(PR_GET_NAME, m_self.name);
    if (m_options.processes && m_options.handler && m_context.number == firstChild) {
        signalArrived = 0;
        for (const int signal : {SIGTERM, SIGINT})
            std::signal(signal, [](int) { signalArrived = 1; });
    }
    if (m_context.number == firstChild)
        bindCall();
    const Finally cleaning(m_self.finallyRan);
    if (m_context.number == firstChild)
        runFirst();
    else
        runSecond();
    return 0;
}

/// The target is called: each of its parameters gets its argument, or it comes to nothing.
void LifecycleChildRole::bindCall()
{
    if (m_options.arguments == LifecycleArguments::none)
        return;
    constexpr std::string_view parameters[] = {"name", "age"};
    std::optional<CallError> error;
    const std::vector<std::string> values = bindArguments(parameters, m_call, error);
    if (error) {
        m_self.bindingFailed.store(1, std::memory_order_relaxed);
        m_self.atWork.store(1, std::memory_order_release); // nobody shall wait for it
        throw std::runtime_error(*error == CallError::missingArgument ? "an argument is missing" : "an argument nobody asked for");
    }
    const auto tell = [](char *where, std::size_t size, const std::string &value) { where[value.copy(where, size - 1)] = '\0'; };
    tell(m_self.receivedName, sizeof m_self.receivedName, values[0]);
    tell(m_self.receivedAge, sizeof m_self.receivedAge, values[1]);
}

void LifecycleChildRole::runFirst()
{
    std::optional<Held> held;
    if (m_options.holdsLock)
        held.emplace(m_lock, m_self);
    m_self.atWork.store(1, std::memory_order_release); // acquire: main
    if (m_options.end == LifecycleEnd::exception) {
        workFor(lifecycleEarlyEnd);
        throw std::runtime_error("an exception that nobody catches");
    }
    workFor(lifecycleWork[firstChild]);
}

void LifecycleChildRole::runSecond()
{
    m_self.atWork.store(1, std::memory_order_release);
    if (!m_options.holdsLock)
        return workFor(lifecycleWork[1]);
    // Not before the other has it: computing, as somebody would who comes later.
    m_work.run(
        [] { return lifecycleWork[1]; }, [this] { return mustEnd() || m_root.children[firstChild].lockTaken.load(std::memory_order_acquire) != 0; });
    if (mustEnd())
        return;
    const Held held(m_lock, m_self);
    workFor(lifecycleEarlyEnd);
}

void LifecycleChildRole::workFor(Nanos length)
{
    m_work.run([length] { return length; }, [this] { return mustEnd(); });
    while (m_options.outlivesMain() && ::getppid() == m_parent && !mustEnd())
        m_work.run([] { return orphanLookInterval; }, [this] { return mustEnd(); });
    m_self.parentAtEnd.store(static_cast<std::uint32_t>(::getppid()), std::memory_order_relaxed);
    if (!mustEnd())
        m_self.workDone.store(1, std::memory_order_relaxed);
    bump(m_context.probe.counters().operations);
}

bool LifecycleChildRole::mustEnd() const
{
    return m_context.mustEnd() || (m_context.number == firstChild && signalArrived != 0);
}

} // namespace interleave
