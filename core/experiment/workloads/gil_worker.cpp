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

/// With engine=free-threaded: rounds in which both kinds of counts have their turn, and how long one lasts.
constexpr int comparisons = 8;
constexpr std::uint64_t comparisonNanos = 12'000'000;
constexpr std::uint64_t loopsPerComparisonLook = 256;
constexpr std::size_t blockBytes = 4096;

std::span<const Bytecode> programOf(GilWork work)
{
    switch (work) {
    case GilWork::sharedCounter: return toy_programs::sharedCounter;
    case GilWork::counterWithCall: return toy_programs::counterWithCall;
    case GilWork::nativeCall:
    case GilWork::nativeCallReleasing: return toy_programs::nativeCall;
    case GilWork::ownNumber: break;
    }
    return toy_programs::ownNumber;
}

bool isNative(GilWork work)
{
    return work == GilWork::nativeCall || work == GilWork::nativeCallReleasing;
}

void set(AtomicU64 &word, std::uint64_t value)
{
    word.store(value, std::memory_order_relaxed);
}

} // namespace

struct GilWorker::World : ToyWorld
{
    explicit World(GilWorker &w) : worker(w) {}

    void before()
    {
        if (!worker.m_gil)
            return;
        worker.m_gil->betweenBytecodes();
        if (worker.m_checksEverywhere)
            worker.m_gil->atCheckPoint();
    }
    bool atJump() { return worker.atJump(); }
    void atCall()
    {
        if (worker.m_gil)
            worker.m_gil->atCheckPoint();
    }
    void native() { worker.callNative(); }
    /// Two steps, as in every language: what another one stores in between is overwritten.
    std::int64_t load() { return worker.m_root.counter.load(std::memory_order_relaxed); }
    void store(std::int64_t value)
    {
        worker.m_root.counter.store(value, std::memory_order_relaxed);
        bump(worker.m_part.updates);
    }

    GilWorker &worker;
};

GilWorker::GilWorker(WorkerContext &context, GilRoot &root) :
    m_context(context), m_root(root), m_part(root.parts[context.number]), m_counters(context.probe.counters()),
    m_ioParameter(context.settings.experiment().find("releases_for_io")), m_engine(static_cast<GilEngine>(context.settings.integer("engine"))),
    m_work(static_cast<GilWork>(context.settings.integer("work"))),
    m_checksEverywhere(static_cast<GilCheck>(context.settings.integer("check")) == GilCheck::everyBytecode),
    m_callNs(static_cast<Nanos>(context.settings.real("call_ms") * 1e6)), m_block(isNative(m_work) ? blockBytes : 0, 'x'),
    m_device(::timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC)), m_alone(context.number == 0 && root.together.load(std::memory_order_relaxed) == 0),
    m_untilLook(1)
{
    const GilEngine engine = m_engine;
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
    if (m_alone && m_engine == GilEngine::freeThreaded)
        compareCounts();
    if (!m_alone && !waitUntilTogether())
        return;
    if (m_gil)
        m_gil->take();
    m_begin = m_context.probe.now();
    m_computing = m_begin;
    m_cpuBegin = static_cast<std::uint64_t>(threadCpuTime());
    if (!m_alone)
        beginPart(m_begin);
    if (m_engine == GilEngine::freeThreaded)
        execute<AtomicCount>();
    else
        execute<PlainCount>();
    if (!m_alone)
        account(m_context.probe.now());
}

template <typename Count>
void GilWorker::execute()
{
    ToyInterpreter<Count> interpreter;
    World world(*this);
    interpreter.run(programOf(m_work), world);
}

/// What it costs to keep the counts right without a lock, seen by one worker alone: the same program with both kinds of counts, in turn, so that
/// whatever else the machine does meets both.
void GilWorker::compareCounts()
{
    const Probe &probe = m_context.probe;
    const auto loopsWith = [&](auto &interpreter) {
        std::uint64_t loops = 0;
        const std::uint64_t begin = probe.now();
        interpreter.runOwnNumber([&] {
            ++loops;
            if (loops % loopsPerComparisonLook != 0)
                return true;
            m_context.probe.tick();
            return probe.nanosOf(probe.now() - begin) < comparisonNanos && !m_context.mustEnd();
        });
        return loops;
    };
    ToyInterpreter<PlainCount, 0> plain; // nothing but the bytecodes' own work, or it would hide what the counts cost
    ToyInterpreter<AtomicCount, 0> atomic;
    for (int i = 0; i < comparisons && !m_context.mustEnd(); ++i) {
        bump(m_root.plainLoops, loopsWith(plain));
        bump(m_root.atomicLoops, loopsWith(atomic));
    }
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
    if (!isNative(m_work)) {
        ++m_loops;
        bump(m_counters.operations);
    }
    m_context.probe.tick();
    if (m_gil)
        m_gil->atCheckPoint();
    if (--m_untilLook != 0)
        return true;
    m_untilLook = isNative(m_work) ? 1 : loopsPerLook;
    return lookAround();
}

/// A function in C: it hashes one block after the other for a while. Nobody asks it for the lock meanwhile; but as it touches none of the
/// interpreter's numbers, it may let go by itself.
void GilWorker::callNative()
{
    const bool lets = m_gil && m_work == GilWork::nativeCallReleasing;
    if (lets)
        m_gil->drop();
    const Nanos begin = threadCpuTime();
    do {
        m_block.replace(0, m_digest.size(), reinterpret_cast<const char *>(m_digest.data()), m_digest.size());
        m_digest = sha256(m_block);
        ++m_loops;
        bump(m_counters.operations);
        m_context.probe.tick();
    } while (threadCpuTime() - begin < m_callNs && !m_context.mustEnd());
    if (lets)
        m_gil->take();
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
