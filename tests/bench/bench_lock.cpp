// SPDX-License-Identifier: GPL-3.0-or-later
// What observing a lock costs: each kind bare, and under the instrumented lock with its counts and records, in one run.
#include "core/sync/instrumented_lock.h"

#include <benchmark/benchmark.h>

#include <array>
#include <new>
#include <optional>
#include <stdexcept>
#include <string>

#include <sched.h>

namespace interleave {
namespace {

/// How a lock waits when nobody looks.
struct BareWaiter
{
    void sleepOn(AtomicU32 &word, std::uint32_t expected) { futexWait(word, expected); }
    template <typename Call>
    auto blockIn(Call call)
    {
        return call();
    }
    void spin()
    {
        __builtin_ia32_pause();
        if (++spins % 1000 == 0)
            ::sched_yield();
    }
    std::uint32_t spins = 0;
};

/// One lock of every kind and a lane for each of two workers.
class Bench
{
public:
    static constexpr unsigned workers = 2;

    Bench() : segment(create()), object(segment.addObject(ObjectKind::lock, "bench")), box(*new (segment.allocate(sizeof(LockBox))) LockBox{})
    {
        for (std::uint32_t i = 0; i < workers; ++i) {
            segment.lane({i}).ringCapacity = Segment::ringCapacity({i});
            segment.lane({i}).startMethod = StartMethod::thread;
        }
        segment.header().laneCount.store(workers);
    }
    /// Empties the worker's ring by decree; the collector's side is measured elsewhere.
    void drain(std::uint32_t worker)
    {
        LaneSlot &slot = segment.lane({worker});
        slot.tail.store(slot.head.load(std::memory_order_acquire), std::memory_order_release);
    }

    Segment segment;
    ObjectId object;
    LockBox &box;

private:
    static Segment create()
    {
        auto segment = Segment::create();
        if (!segment)
            throw std::runtime_error(segment.error().toString());
        return std::move(*segment);
    }
};

/// Built anew for each measurement by its first thread; the others of it wait at the benchmark's own barrier.
std::optional<Bench> &shared()
{
    static std::optional<Bench> bench;
    return bench;
}

volatile std::uint64_t &guarded()
{
    alignas(64) static volatile std::uint64_t counter = 0;
    return counter;
}

bool isTaken(bool taken)
{
    return taken;
}
bool isTaken(RobustMutex::Got got)
{
    return got != RobustMutex::Got::no;
}

template <typename Lock>
void bare(benchmark::State &state, Lock LockBox::*kind)
{
    Lock &lock = shared()->box.*kind;
    BareWaiter waiter;
    for (auto step : state) {
        if (!isTaken(lock.tryLock()))
            lock.lock(waiter);
        guarded() = guarded() + 1;
        lock.unlock();
    }
}

void observed(benchmark::State &state, LockKind kind)
{
    Bench &bench = *shared();
    const auto me = static_cast<std::uint32_t>(state.thread_index());
    bench.segment.object(bench.object).variant.store(static_cast<std::uint32_t>(kind));
    Probe probe(bench.segment, {me}, readStamp(bench.segment.header().stampSource));
    InstrumentedLock lock(bench.box, bench.segment, bench.object, probe, Bench::workers);
    std::uint32_t count = 0;
    for (auto step : state) {
        lock.lock();
        guarded() = guarded() + 1;
        lock.unlock();
        if ((++count & 0xfff) == 0)
            bench.drain(me);
    }
}

void renew(const benchmark::State &)
{
    shared().emplace();
}

template <typename Function>
void enter(const std::string &name, Function function)
{
    benchmark::RegisterBenchmark((name + "/1").c_str(), function)->Setup(renew)->Repetitions(5)->ReportAggregatesOnly();
    // Two at it: what counts is the clock, as most of the time is spent waiting.
    benchmark::RegisterBenchmark((name + "/2").c_str(), function)->Setup(renew)->Threads(2)->UseRealTime()->Iterations(500'000);
}

const bool entered = [] {
    enter("Lock/Bare/mutex", [](benchmark::State &state) { bare(state, &LockBox::mutex); });
    enter("Lock/Bare/spin", [](benchmark::State &state) { bare(state, &LockBox::spin); });
    enter("Lock/Bare/ticket", [](benchmark::State &state) { bare(state, &LockBox::ticket); });
    enter("Lock/Bare/adaptive", [](benchmark::State &state) { bare(state, &LockBox::adaptive); });
    enter("Lock/Bare/rw", [](benchmark::State &state) { bare(state, &LockBox::rw); });
    enter("Lock/Bare/robust-shared", [](benchmark::State &state) { bare(state, &LockBox::robust); });
    constexpr std::array names{"none", "mutex", "spin", "ticket", "adaptive", "rw", "robust-shared"};
    for (std::uint32_t kind = 1; kind < names.size(); ++kind)
        enter(std::string("Lock/Observed/") + names[kind], [kind](benchmark::State &state) { observed(state, static_cast<LockKind>(kind)); });
    return true;
}();

} // namespace
} // namespace interleave
