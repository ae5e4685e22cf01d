// SPDX-License-Identifier: GPL-3.0-or-later
// What capture costs: the workers, for each change of thread; the collector, for each record. CPU time throughout, since what else runs on the machine
// must not count.
#include "core/capture/pipeline.h"
#include "core/probe/probe.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstring>
#include <ctime>
#include <memory>
#include <optional>
#include <stdexcept>
#include <thread>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

namespace interleave {
namespace {

enum Traced { untraced, byRecords, byRecordsAndTracepoints };

constexpr std::uint32_t hopsOfABatch = 4000;

std::int64_t cpuClock(clockid_t clock)
{
    timespec t{};
    ::clock_gettime(clock, &t);
    return std::int64_t{t.tv_sec} * 1'000'000'000 + t.tv_nsec;
}

Segment newSegment()
{
    auto segment = Segment::create();
    if (!segment)
        throw std::runtime_error(segment.error().toString());
    return std::move(*segment);
}

void reserve(const Segment &segment, std::uint32_t lane)
{
    LaneSlot &slot = segment.lane({lane});
    std::memcpy(slot.name, "Thread-0", 9);
    slot.name[7] = static_cast<char>('1' + lane);
    slot.ringCapacity = Segment::ringCapacity({lane});
    slot.stretch.fetch_add(1);
    slot.state.store(static_cast<std::uint32_t>(LaneState::reserved), std::memory_order_release);
    segment.header().laneCount.store(lane + 1, std::memory_order_release);
}

/// A process whose two threads, on one core and in lanes of their own, hand a futex to and fro: every hop is a change of thread.
class PingPong
{
public:
    PingPong() : m_segment(newSegment())
    {
        reserve(m_segment, 0);
        reserve(m_segment, 1);
        if (::pipe(m_ask.data()) != 0 || ::pipe(m_answer.data()) != 0)
            throw std::runtime_error("pipe");
        m_pid = ::fork();
        if (m_pid == 0) {
            ::close(m_ask[1]);
            serve();
            ::_exit(0);
        }
    }
    ~PingPong()
    {
        for (const int fd : {m_ask[1], m_ask[0], m_answer[0], m_answer[1]})
            ::close(fd);
        ::waitpid(m_pid, nullptr, 0);
    }
    PingPong(const PingPong &) = delete;
    PingPong &operator=(const PingPong &) = delete;

    int pid() const { return m_pid; }
    const Segment &segment() const { return m_segment; }
    /// CPU time of both threads for that many hops.
    std::int64_t hop(std::uint32_t hops)
    {
        std::int64_t answer = 0;
        if (::write(m_ask[1], &hops, sizeof hops) != sizeof hops || ::read(m_answer[0], &answer, sizeof answer) != sizeof answer)
            throw std::runtime_error("the other process has gone");
        return answer;
    }

private:
    void serve()
    {
        std::uint32_t hops = 0;
        if (::read(m_ask[0], &hops, sizeof hops) != sizeof hops)
            return; // the threads must be created after the capture has been opened
        cpu_set_t one;
        CPU_ZERO(&one);
        CPU_SET(static_cast<unsigned>(std::max(0, ::sched_getcpu())), &one);
        ::sched_setaffinity(0, sizeof one, &one);
        AtomicU32 *turn = m_segment.allocate<AtomicU32>();
        std::thread other([&] {
            const Probe probe(m_segment, {1}, readStamp(m_segment.header().stampSource));
            for (std::uint32_t mine = 1; waitFor(*turn, mine); mine += 2)
                passOn(*turn, mine + 1);
        });
        const Probe probe(m_segment, {0}, readStamp(m_segment.header().stampSource));
        std::uint32_t next = 1;
        do {
            const std::int64_t begin = cpuClock(CLOCK_PROCESS_CPUTIME_ID);
            for (std::uint32_t i = 0; i < hops; i += 2, next += 2) {
                passOn(*turn, next);
                waitFor(*turn, next + 1);
            }
            const std::int64_t spent = cpuClock(CLOCK_PROCESS_CPUTIME_ID) - begin;
            static_cast<void>(!::write(m_answer[1], &spent, sizeof spent));
        } while (::read(m_ask[0], &hops, sizeof hops) == sizeof hops);
        passOn(*turn, UINT32_MAX);
        other.join();
    }
    static void passOn(AtomicU32 &turn, std::uint32_t to)
    {
        turn.store(to, std::memory_order_release);
        futexWake(turn);
    }
    /// False at the end.
    static bool waitFor(AtomicU32 &turn, std::uint32_t mine)
    {
        for (;;) {
            const std::uint32_t now = turn.load(std::memory_order_acquire);
            if (now == mine || now == UINT32_MAX)
                return now == mine;
            futexWait(turn, now);
        }
    }

    Segment m_segment;
    std::array<int, 2> m_ask{};
    std::array<int, 2> m_answer{};
    pid_t m_pid = -1;
};

std::vector<int> allCores()
{
    std::vector<int> cpus;
    for (int cpu = 0; cpu < ::sysconf(_SC_NPROCESSORS_ONLN); ++cpu)
        cpus.push_back(cpu);
    return cpus;
}

/// Capture of a process; absent where it is refused.
std::optional<OpenedCapture> captureOf(int pid, Nanos origin, Traced traced)
{
    auto opened = openCapture(CaptureChoice::kernel, pid, allCores(), origin);
    if (!opened || (traced == byRecordsAndTracepoints && !opened->tracepoints))
        return std::nullopt;
    if (traced == byRecords) {
        opened->tracepoints.reset();
        opened->mode = CaptureMode::kernel;
    }
    return std::move(*opened);
}

void empty(const OpenedCapture &capture)
{
    std::vector<SchedRecord> records;
    for (SchedSource *source : {static_cast<SchedSource *>(capture.switches.get()), static_cast<SchedSource *>(capture.tracepoints.get())})
        for (std::size_t i = 0; source && i < source->streamCount(); ++i)
            source->drain(i, records);
}

/// Time per hop, for comparison with other tracers.
void futexHop(benchmark::State &state, Traced traced)
{
    PingPong pair;
    std::optional<OpenedCapture> capture;
    if (traced != untraced && !(capture = captureOf(pair.pid(), 0, traced))) {
        state.SkipWithError("not permitted here");
        return;
    }
    pair.hop(hopsOfABatch);
    for (auto step : state) {
        state.SetIterationTime(static_cast<double>(pair.hop(hopsOfABatch)) / hopsOfABatch * 1e-9);
        if (capture)
            empty(*capture);
    }
}

/// What the capture adds to one change of thread: traced and untraced batches in turn, so that both have the same company on the machine.
void perSwitch(benchmark::State &state, Traced traced)
{
    PingPong plain;
    PingPong watched;
    auto records = captureOf(watched.pid(), 0, byRecords);
    if (!records) {
        state.SkipWithError("not permitted here");
        return;
    }
    plain.hop(hopsOfABatch);
    watched.hop(hopsOfABatch);
    for (auto step : state) {
        const std::int64_t without = plain.hop(hopsOfABatch);
        // Tracepoints watch the whole machine: they are there for the watched batch only.
        std::optional<OpenedCapture> tracepoints;
        if (traced == byRecordsAndTracepoints && !(tracepoints = captureOf(::getpid(), 0, traced))) {
            state.SkipWithError("not permitted here");
            return;
        }
        const std::int64_t with = watched.hop(hopsOfABatch);
        state.SetIterationTime(static_cast<double>(std::max<std::int64_t>(0, with - without)) / hopsOfABatch * 1e-9);
        empty(*records);
    }
}

/// The collector's CPU time for one second of 10 000 switches: the passes of a second, each with its share of them.
void drainASecond(benchmark::State &state)
{
    constexpr int passes = 125;
    constexpr std::uint32_t switchesOfAPass = 80;
    PingPong pair;
    auto capture = captureOf(pair.pid(), pair.segment().header().originMonotonic, byRecords);
    if (!capture) {
        state.SkipWithError("not permitted here");
        return;
    }
    Pipeline pipeline({.cpus = allCores(), .guardPid = pair.pid()}, pair.segment(), std::move(*capture), TraceStore::create());
    for (auto step : state) {
        std::int64_t spent = 0;
        for (int i = 0; i < passes; ++i) {
            pair.hop(switchesOfAPass);
            const std::int64_t begin = cpuClock(CLOCK_THREAD_CPUTIME_ID);
            pipeline.pass();
            spent += cpuClock(CLOCK_THREAD_CPUTIME_ID) - begin;
        }
        state.SetIterationTime(static_cast<double>(spent) * 1e-9);
    }
    state.counters["switches"] = static_cast<double>(pipeline.switches());
    state.counters["lost"] = static_cast<double>(pipeline.lost());
}

/// The collector's CPU time for ten thousand events of one worker: 10 ms of a million a second, from its ring to the store.
void tenThousandEvents(benchmark::State &state)
{
    constexpr std::uint32_t events = 10'000;
    const Segment segment = newSegment();
    segment.addObject(ObjectKind::lock, "lock");
    reserve(segment, 0);
    OpenedCapture capture;
    capture.mode = CaptureMode::probes;
    Pipeline pipeline({.cpus = allCores()}, segment, std::move(capture), TraceStore::create());
    Probe probe(segment, {0}, readStamp(segment.header().stampSource));
    for (auto step : state) {
        for (std::uint32_t i = 0; i < events; ++i)
            probe.emit(i % 2 == 0 ? EventKind::lockObtain : EventKind::lockRelease, 0);
        const std::int64_t begin = cpuClock(CLOCK_THREAD_CPUTIME_ID);
        pipeline.pass();
        state.SetIterationTime(static_cast<double>(cpuClock(CLOCK_THREAD_CPUTIME_ID) - begin) * 1e-9);
    }
    if (pipeline.lost() != 0)
        state.SkipWithError("events were lost");
}

BENCHMARK_CAPTURE(futexHop, none, untraced)->Name("Capture/FutexHop/none")->UseManualTime()->Iterations(20)->Repetitions(5)->ReportAggregatesOnly();
BENCHMARK_CAPTURE(futexHop, kernel, byRecords)
    ->Name("Capture/FutexHop/kernel")
    ->UseManualTime()
    ->Iterations(20)
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK_CAPTURE(futexHop, wakeups, byRecordsAndTracepoints)
    ->Name("Capture/FutexHop/wakeups")
    ->UseManualTime()
    ->Iterations(20)
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK_CAPTURE(perSwitch, kernel, byRecords)
    ->Name("Capture/PerSwitch/kernel")
    ->UseManualTime()
    ->Iterations(20)
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK_CAPTURE(perSwitch, wakeups, byRecordsAndTracepoints)
    ->Name("Capture/PerSwitch/wakeups")
    ->UseManualTime()
    ->Iterations(20)
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK(drainASecond)
    ->Name("Capture/DrainASecond")
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond)
    ->Iterations(3)
    ->Repetitions(5)
    ->ReportAggregatesOnly();
BENCHMARK(tenThousandEvents)
    ->Name("Capture/TenThousandEvents")
    ->UseManualTime()
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(50)
    ->Repetitions(5)
    ->ReportAggregatesOnly();

} // namespace
} // namespace interleave
