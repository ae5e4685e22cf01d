// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/coroutine_loop.h"

#include "core/base/clock.h"
#include "core/coro/dialogue.h"
#include "core/shm/futex.h"

#include <algorithm>

#include <unistd.h>

namespace interleave {

namespace {

/// Before and after the long call, so that the picture shows what was usual.
constexpr Nanos lead = 30'000'000;
/// With few tasks each turn computes a little, so that a round of all lasts about so long and can be drawn.
constexpr Nanos drawnRound = 500'000;

void set(AtomicU64 &word, std::uint64_t value)
{
    word.store(value, std::memory_order_relaxed);
}

/// The notes' consumer: asks for the next item by giving the receipt for the last one.
Dialogue<std::uint32_t, std::uint32_t> consumer()
{
    std::uint32_t receipt = 0;
    for (;;) {
        const std::uint32_t item = co_yield receipt;
        if (item == 0)
            co_return;
        receipt = item;
    }
}

} // namespace

CoroutineLoop::CoroutineLoop(WorkerContext &context, CoroutinesRoot &root) :
    m_context(context), m_root(root), m_probe(context.probe), m_counters(context.probe.counters()), m_work(context.probe, context.segment),
    m_blockingParameter(context.settings.experiment().find("blocking_call_ms")),
    m_count(static_cast<std::uint32_t>(context.settings.integer("count"))), m_yields(static_cast<std::uint32_t>(context.settings.integer("yields")))
{}

void CoroutineLoop::run()
{
    m_context.waitAtGate();
    if (!waitForLoopStage())
        return;
    ControlWords &control = m_context.segment.control();
    for (std::uint32_t round = 1; !m_context.mustEnd(); ++round) {
        tour();
        const std::uint32_t wanted = control.roundsWanted.load(std::memory_order_relaxed);
        if (wanted != 0 && round >= wanted && !stopped()) {
            control.finished.store(1, std::memory_order_release);
            m_context.segment.announce();
        }
    }
}

/// False: the worker must end.
bool CoroutineLoop::waitForLoopStage()
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_context.mustEnd())
            return false;
        if (m_root.stage.load(std::memory_order_acquire) >= static_cast<std::uint32_t>(CoroutineStage::loop))
            return true;
        const BlockedScope blocked(m_probe, BlockedReason::barrier);
        futexWait(m_root.bell, bell);
    }
}

void CoroutineLoop::tour()
{
    talk();
    forgetOne();
    goInOrder();
    countTogether();
    switchAround();
    sleepTogether();
    const Nanos blocking = integerOf(m_context.live(m_blockingParameter)) * 1'000'000;
    stall(Call::awaited, std::max(blocking, shortestCall), m_root.awaited);
    if (blocking != 0)
        stall(Call::blocking, blocking, m_root.blocking);
}

/// Producer and consumer by yield and send, in turn without a lock or a queue.
void CoroutineLoop::talk()
{
    auto partner = consumer();
    partner.begin();
    std::uint32_t inTurn = 0;
    for (std::uint32_t item = 1; item <= dialogueItems; ++item)
        inTurn += partner.send(item) == item ? 1 : 0;
    partner.send(0);
    m_root.inTurn.store(partner.hasEnded() ? inTurn : 0, std::memory_order_relaxed);
}

/// All tasks stand in one line and go to its end again and again.
void CoroutineLoop::switchAround()
{
    m_loop.emplace(m_probe);
    m_roundLengths.clear();
    const TaskFrames before = TaskFrames::ofThisThread();
    for (std::uint32_t i = 0; i < m_count && !stopped(); ++i)
        m_loop->start(switcher(i == 0), i, false);
    const TaskFrames after = TaskFrames::ofThisThread();
    set(m_root.frameBytes, after.bytes - before.bytes);
    m_root.tasks.store(static_cast<std::uint32_t>(after.count - before.count), std::memory_order_relaxed);
    const bool whole = runAll();
    m_root.osThreads.store(static_cast<std::uint32_t>(m_threads.size()), std::memory_order_relaxed);
    if (!whole || m_roundLengths.empty())
        return;
    // The usual round: one in which somebody else had the core says nothing of a switch.
    const auto middle = m_roundLengths.begin() + static_cast<std::ptrdiff_t>(m_roundLengths.size() / 2);
    std::nth_element(m_roundLengths.begin(), middle, m_roundLengths.end());
    const double nanos = static_cast<double>(*middle) * m_context.segment.header().nanosPerStamp / static_cast<double>(m_count);
    set(m_root.psPerSwitch, static_cast<std::uint64_t>(std::max(1.0, nanos * 1000)));
}

Task CoroutineLoop::switcher(bool first)
{
    noteThread();
    std::uint64_t last = first ? m_probe.now() : 0;
    for (std::uint32_t i = 0; i < m_yields; ++i) {
        co_await m_loop->yield();
        if (first) {
            const std::uint64_t now = m_probe.now();
            m_roundLengths.push_back(now - last);
            last = now;
            bump(m_counters.operations, std::uint64_t{m_count});
        }
    }
    noteThread();
}

/// Every task adds one to a counter that all share, twice over: in one turn, and with an await between reading and writing.
void CoroutineLoop::countTogether()
{
    m_root.additions.store(0, std::memory_order_relaxed);
    for (const bool awaits : {false, true}) {
        std::uint32_t counter = 0;
        m_loop.emplace(m_probe);
        for (std::uint32_t i = 0; i < m_count && !stopped(); ++i)
            m_loop->start(adder(counter, awaits), i, false);
        if (!runAll())
            return;
        (awaits ? m_root.keptAcrossAwait : m_root.keptInOneTurn).store(counter, std::memory_order_relaxed);
    }
    m_root.additions.store(m_count, std::memory_order_release); // acquire: whoever reports
}

Task CoroutineLoop::adder(std::uint32_t &counter, bool awaitsBetween)
{
    const std::uint32_t read = counter;
    if (awaitsBetween)
        co_await m_loop->yield();
    counter = read + 1;
}

/// A coroutine that is called but never given to the loop: an object, and nothing more.
void CoroutineLoop::forgetOne()
{
    std::uint32_t ran = 0;
    {
        const Task forgotten = adder(ran, false);
    }
    m_root.unscheduledRan.store(ran, std::memory_order_relaxed);
    m_root.unscheduled.store(1, std::memory_order_release); // acquire: whoever reports
}

/// The program says who goes first, each time another one. No thread can be told.
void CoroutineLoop::goInOrder()
{
    constexpr std::uint32_t tasks = 8;
    std::uint32_t kept = 0;
    for (std::uint32_t round = 0; round < orderedRounds && !stopped(); ++round) {
        std::vector<std::uint32_t> asked;
        for (std::uint32_t i = 0; i < tasks; ++i)
            asked.push_back((i * 3 + round) % tasks); // 3 and 8 have no common divisor: everybody comes once
        std::vector<std::uint32_t> seen;
        m_loop.emplace(m_probe);
        for (const std::uint32_t number : asked)
            m_loop->start(noter(seen, number), number, false);
        if (!runAll())
            return;
        std::vector<std::uint32_t> twice = asked;
        twice.insert(twice.end(), asked.begin(), asked.end());
        kept += seen == twice ? 1 : 0;
    }
    m_root.ordersKept.store(kept, std::memory_order_relaxed);
    m_root.ordersAsked.store(orderedRounds, std::memory_order_release); // acquire: whoever reports
}

Task CoroutineLoop::noter(std::vector<std::uint32_t> &order, std::uint32_t number)
{
    order.push_back(number);
    co_await m_loop->yield();
    order.push_back(number);
}

/// As many timers as tasks, one thread: it takes hardly longer than one of them.
void CoroutineLoop::sleepTogether()
{
    m_loop.emplace(m_probe);
    m_root.sleepers.store(0, std::memory_order_relaxed);
    for (std::uint32_t i = 0; i < m_count && !stopped(); ++i)
        m_loop->start(sleeper(), i + 1, i < drawnCoroutines);
    const Nanos begin = monotonicNow();
    if (runAll())
        set(m_root.sleepAllNs, static_cast<std::uint64_t>(monotonicNow() - begin));
}

Task CoroutineLoop::sleeper()
{
    co_await m_loop->sleepFor(commonSleep);
    m_root.sleepers.store(m_root.sleepers.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

void CoroutineLoop::stall(Call call, Nanos length, StallFacts &facts)
{
    if (stopped())
        return;
    m_loop.emplace(m_probe);
    Stretch stretch;
    m_loop->start(caller(stretch, call, length, facts), 0, true);
    for (std::uint32_t i = 1; i <= m_count && !stopped(); ++i)
        m_loop->start(heartbeat(stretch), i, i <= drawnCoroutines);
    if (!runAll() || stretch.most == 0)
        return;
    set(facts.leastNs, m_probe.nanosOf(stretch.least));
    set(facts.mostNs, m_probe.nanosOf(stretch.most));
}

/// Always ready, always going to the end of the line: it sees how long it stood there.
Task CoroutineLoop::heartbeat(Stretch &stretch)
{
    std::uint64_t longest = 0;
    std::uint64_t last = m_probe.now();
    while (!stretch.over) {
        workALittle();
        co_await m_loop->yield();
        const std::uint64_t now = m_probe.now();
        longest = std::max(longest, now - last);
        last = now;
        bump(m_counters.operations);
    }
    stretch.least = std::min(stretch.least, longest);
    stretch.most = std::max(stretch.most, longest);
}

Task CoroutineLoop::caller(Stretch &stretch, Call call, Nanos length, StallFacts &facts)
{
    co_await m_loop->sleepFor(lead);
    const Nanos begin = monotonicNow();
    if (call == Call::awaited)
        co_await m_loop->sleepFor(length);
    else
        block(length);
    set(facts.callNs, static_cast<std::uint64_t>(monotonicNow() - begin));
    co_await m_loop->sleepFor(lead);
    stretch.over = true;
}

/// True: every task has ended.
bool CoroutineLoop::runAll()
{
    const bool whole = m_loop->run([this] { return stopped(); });
    m_loop.reset();
    return whole;
}

/// A call that knows nothing of the loop: the thread sleeps, and with it every task.
void CoroutineLoop::block(Nanos length)
{
    AtomicU32 &attention = m_context.segment.control().attention;
    const Nanos until = monotonicNow() + length;
    const BlockedScope blocked(m_probe, BlockedReason::sleep);
    for (;;) {
        const std::uint32_t seen = attention.load(std::memory_order_acquire);
        if (stopped() || monotonicNow() >= until)
            return;
        futexWait(attention, seen, until);
    }
}

void CoroutineLoop::noteThread()
{
    const std::int32_t id = ::gettid();
    if (std::find(m_threads.begin(), m_threads.end(), id) == m_threads.end())
        m_threads.push_back(id);
}

void CoroutineLoop::workALittle()
{
    if (const Nanos each = drawnRound / m_count; each >= 1'000)
        m_work.run([each] { return each; }, [this] { return stopped(); });
}

} // namespace interleave
