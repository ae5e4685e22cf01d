// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/gil_worker.h"

#include "core/base/thread_time.h"
#include "core/shm/futex.h"

#include <sys/timerfd.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::uint64_t aloneNanos = 250'000'000;
constexpr std::uint64_t accountEvery = 1'000'000;
/// Loops between two looks at the control words: a few microseconds.
constexpr std::uint32_t loopsPerLook = 16;
/// With releases_for_io: so long it computes, and so long the device lets it wait.
constexpr std::uint64_t burstNanos = 1'000'000;
constexpr long deviceNanos = 1'000'000;

void set(AtomicU64 &word, std::uint64_t value)
{
    word.store(value, std::memory_order_relaxed);
}

} // namespace

GilWorker::GilWorker(WorkerContext &context, GilRoot &root) :
    m_context(context), m_root(root), m_part(root.parts[context.number]), m_counters(context.probe.counters()),
    m_ioParameter(context.settings.experiment().find("releases_for_io")), m_device(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)),
    m_alone(context.number == 0 && root.together.load(std::memory_order_relaxed) == 0), m_untilLook(loopsPerLook)
{
    const auto engine = static_cast<GilEngine>(context.settings.integer("engine"));
    if (!hasGil(engine))
        return;
    const unsigned own = engine == GilEngine::processes ? context.number : 0;
    const ParameterId interval = context.settings.experiment().find("switch_interval_ms");
    m_gil.emplace(root.gils[own], context.segment, ObjectId{root.objects[own].load(std::memory_order_relaxed)}, context.probe,
        engine == GilEngine::gilOld ? GilRule::hundredTicks : GilRule::interval, context.segment.control().live[interval.value]);
}

void GilWorker::run()
{
    m_context.waitAtGate();
    if (!m_alone && !waitUntilTogether())
        return;
    if (m_gil)
        m_gil->take();
    m_begin = m_context.probe.now();
    m_computing = m_begin;
    m_cpuBegin = static_cast<std::uint64_t>(threadCpuTime());
    if (!m_alone)
        beginPart(m_begin);
    m_interpreter.run(
        [this] {
            if (m_gil)
                m_gil->betweenBytecodes();
        },
        [this] { return atJump(); });
    if (!m_alone)
        account(m_context.probe.now());
}

/// False: the worker must end.
bool GilWorker::waitUntilTogether()
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        if (m_root.together.load(std::memory_order_acquire) != 0)
            return true;
        const BlockedScope blocked(m_context.probe, BlockedReason::barrier);
        futexWait(m_root.bell, bell);
    }
}

bool GilWorker::atJump()
{
    ++m_loops;
    bump(m_counters.operations);
    m_context.probe.tick();
    if (m_gil)
        m_gil->atJump();
    if (--m_untilLook != 0)
        return true;
    m_untilLook = loopsPerLook;
    return lookAround();
}

bool GilWorker::lookAround()
{
    const Probe &probe = m_context.probe;
    const std::uint64_t now = probe.now();
    if (m_alone && probe.nanosOf(now - m_begin) >= aloneNanos)
        endAlone(now);
    else if (!m_alone && probe.nanosOf(now - m_accounted) >= accountEvery)
        account(now);
    if (m_context.live(m_ioParameter) != 0 && probe.nanosOf(now - m_computing) >= burstNanos)
        waitForDevice();
    return !m_context.mustEnd();
}

/// What one does alone is known: now all.
void GilWorker::endAlone(std::uint64_t now)
{
    set(m_root.aloneNs, m_context.probe.nanosOf(now - m_begin));
    set(m_root.aloneLoops, m_loops);
    m_alone = false;
    if (m_gil)
        m_gil->restartTurn(); // nobody has waited so far
    beginPart(now);
    m_root.together.store(1, std::memory_order_release);
    m_root.bell.fetch_add(1, std::memory_order_release);
    futexWake(m_root.bell);
}

void GilWorker::beginPart(std::uint64_t now)
{
    m_begin = now;
    m_loops = 0;
    m_cpuBegin = static_cast<std::uint64_t>(threadCpuTime());
    if (m_part.beginStamp.load(std::memory_order_relaxed) == 0)
        set(m_part.beginStamp, now);
    account(now);
}

/// One that was started again goes on counting where the one before it ended.
void GilWorker::account(std::uint64_t now)
{
    const std::uint64_t cpu = static_cast<std::uint64_t>(threadCpuTime());
    m_accounted = now;
    bump(m_part.loops, m_loops);
    bump(m_part.cpuNs, cpu - m_cpuBegin);
    set(m_part.endStamp, now);
    m_loops = 0;
    m_cpuBegin = cpu;
}

/// A call that blocks: whoever makes it lets go of the lock first, so that others can go on.
void GilWorker::waitForDevice()
{
    itimerspec due{};
    due.it_value.tv_nsec = deviceNanos;
    ::timerfd_settime(m_device.get(), 0, &due, nullptr);
    if (m_gil)
        m_gil->drop();
    {
        std::uint64_t times = 0;
        const BlockedScope blocked(m_context.probe, BlockedReason::io);
        [[maybe_unused]] const ssize_t read = ::read(m_device.get(), &times, sizeof times);
    }
    if (m_gil)
        m_gil->take();
    m_computing = m_context.probe.now();
}

} // namespace interleave
