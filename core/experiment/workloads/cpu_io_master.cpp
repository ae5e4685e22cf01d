// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/workloads/cpu_io_master.h"

#include "core/base/clock.h"
#include "core/base/thread_time.h"
#include "core/experiment/workloads/cpu_io_programs.h"
#include "core/experiment/workloads/cpu_io_worker.h"
#include "core/shm/futex.h"

#include <algorithm>
#include <array>
#include <vector>

#include <unistd.h>

namespace interleave {

namespace {

constexpr Nanos cpuIoBackstop = 20'000'000; ///< a wait that is ended by nobody looks again after this long
constexpr Nanos drainStep = 500'000;
constexpr int readsToMeasure = 31;
constexpr std::uint32_t mostReads = 20'000; ///< of an item

} // namespace

std::vector<std::uint32_t> cpuIoSteps(std::int64_t most, unsigned cores)
{
    std::vector<std::uint32_t> steps{1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64, std::min(cores, mostCpuIoWorkers), static_cast<std::uint32_t>(most)};
    std::erase_if(steps, [most](std::uint32_t step) { return step > most; });
    std::sort(steps.begin(), steps.end());
    steps.erase(std::unique(steps.begin(), steps.end()), steps.end());
    return steps;
}

CpuIoMaster::CpuIoMaster(WorkerContext &context, CpuIoRoot &root) :
    m_context(context), m_root(root), m_shareParameter(context.settings.experiment().find("cpu_share")),
    m_workersParameter(context.settings.experiment().find("workers")), m_coroutines(context.settings.choice("engine") == "coroutines"),
    m_file(context.settings.choice("io") == "file"), m_compared(static_cast<CpuIoCode>(context.settings.integer("code")) == CpuIoCode::compared)
{
    m_share = context.live(m_shareParameter);
    m_workers = context.live(m_workersParameter);
}

void CpuIoMaster::run()
{
    m_context.waitAtGate();
    if (m_file)
        measureRead();
    measurePrograms();
    ControlWords &control = m_context.segment.control();
    while (!m_context.mustEnd()) {
        const Went went = tour();
        if (went == Went::hopeless || (went == Went::on && control.roundsWanted.load(std::memory_order_relaxed) != 0)) {
            control.finished.store(1, std::memory_order_release);
            m_context.segment.announce();
            return;
        }
    }
    m_context.probe.endWith(workerToldToStop);
}

CpuIoMaster::Went CpuIoMaster::tour()
{
    if (userTurned()) { // else what the tour before has found stays to be seen until it is found anew
        m_root.phaseCount.store(0, std::memory_order_release);
        m_root.nativePhaseCount.store(0, std::memory_order_release);
    }
    m_share = m_context.live(m_shareParameter);
    m_workers = m_context.live(m_workersParameter);
    std::uint32_t index = 0;
    for (const std::uint32_t workers : cpuIoSteps(integerOf(m_workers), m_root.cores)) {
        if (m_context.mustEnd())
            return Went::interrupted;
        for (const bool native : {false, true}) {
            if (native && !m_compared)
                continue;
            layOutItem(native);
            const Went went = perform(index, workers, native);
            drain();
            if (went != Went::on)
                return went;
        }
        ++index;
    }
    return Went::on;
}

void CpuIoMaster::layOutItem(bool native)
{
    const std::int64_t share = std::clamp<std::int64_t>(integerOf(m_share), 0, 100);
    CpuIoItem item;
    item.computeNs = cpuIoItemNs * share / 100;
    item.waitNs = cpuIoItemNs - item.computeNs;
    if (const std::uint64_t loopPs = m_root.interpretedLoopPs.load(std::memory_order_relaxed); m_compared && loopPs > 0) {
        item.loops = static_cast<std::uint64_t>(item.computeNs) * 1000 / loopPs;
        item.interpreted = !native;
        item.computeNs = 0;
    }
    const auto readNs = static_cast<Nanos>(m_root.readNs.load(std::memory_order_relaxed));
    if (m_file && readNs > 0)
        item.reads = static_cast<std::uint32_t>(std::clamp<Nanos>(item.waitNs / readNs, item.waitNs > 0 ? 1 : 0, mostReads));
    m_root.item = item;
}

/// The middle of several, with nobody else about.
void CpuIoMaster::measureRead()
{
    const AlignedBlock block = makeAlignedBlock();
    std::vector<Nanos> lengths;
    for (int i = 0; i < readsToMeasure && block; ++i) {
        const off_t at = static_cast<off_t>(i * 37 % (cpuIoFileBytes / directBlockBytes)) * directBlockBytes;
        const Nanos begin = monotonicNow();
        const BlockedScope blocked(m_context.probe, BlockedReason::io);
        if (::pread(m_root.file, block.get(), directBlockBytes, at) <= 0)
            break;
        lengths.push_back(monotonicNow() - begin);
    }
    if (lengths.empty())
        return;
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() / 2), lengths.end());
    m_root.readNs.store(static_cast<std::uint64_t>(std::max<Nanos>(lengths[lengths.size() / 2], 1)), std::memory_order_relaxed);
}

/// Alone, and both in turn, so that whatever else the machine does meets both.
void CpuIoMaster::measurePrograms()
{
    constexpr int turns = 5;
    constexpr std::uint64_t loops = 100'000;
    const auto stop = [this] { return m_context.mustEnd(); };
    std::array<std::uint64_t, turns> interpreted{};
    std::array<std::uint64_t, turns> native{};
    const auto picosOf = [&](auto run) {
        const Nanos begin = threadCpuTime();
        run(loops, stop);
        m_context.probe.tick();
        return static_cast<std::uint64_t>(std::max<Nanos>(threadCpuTime() - begin, 1)) * 1000 / loops;
    };
    for (std::size_t turn = 0; turn < turns && !m_context.mustEnd(); ++turn) {
        interpreted.at(turn) = picosOf([](auto count, const auto &end) { runInterpreted(count, end); });
        native.at(turn) = picosOf([](auto count, const auto &end) { runNative(count, end); });
    }
    std::sort(interpreted.begin(), interpreted.end());
    std::sort(native.begin(), native.end());
    m_root.interpretedLoopPs.store(interpreted[turns / 2], std::memory_order_relaxed);
    m_root.nativeLoopPs.store(native[turns / 2], std::memory_order_relaxed);
}

CpuIoMaster::Went CpuIoMaster::perform(std::uint32_t index, std::uint32_t workers, bool native)
{
    m_root.broken.store(0, std::memory_order_relaxed);
    m_root.endStamp.store(0, std::memory_order_relaxed);
    m_root.done.store(0, std::memory_order_relaxed);
    m_root.taken.store(0, std::memory_order_relaxed);
    m_root.active.store(workers, std::memory_order_relaxed);
    const std::uint64_t cpuBefore = cpuSoFar();
    const std::uint64_t begin = m_context.probe.now();
    m_root.phase.fetch_add(1, std::memory_order_release); // acquire: workers
    m_context.segment.announce();
    if (const Went went = waitUntilDone(workers); went != Went::on)
        return went;
    const std::uint64_t end = m_root.endStamp.load(std::memory_order_acquire);
    if (index >= mostCpuIoPhases)
        return Went::on;
    const bool whole = m_root.broken.load(std::memory_order_relaxed) == 0 && end > begin;
    (native ? m_root.nativePhases : m_root.phases)[index].set({.workers = workers,
        .cpuShare = integerOf(m_share),
        .nanos = whole ? m_context.probe.nanosOf(end - begin) : 0,
        .cpuNs = cpuSoFar() - cpuBefore});
    AtomicU32 &count = native ? m_root.nativePhaseCount : m_root.phaseCount;
    if (index >= count.load(std::memory_order_relaxed))
        count.store(index + 1, std::memory_order_release);
    return Went::on;
}

CpuIoMaster::Went CpuIoMaster::waitUntilDone(std::uint32_t workers)
{
    for (;;) {
        const std::uint32_t bell = m_root.bell.load(std::memory_order_acquire);
        if (m_root.endStamp.load(std::memory_order_acquire) != 0)
            return Went::on;
        if (m_context.mustEnd() || userTurned())
            return Went::interrupted;
        if (!anybodyLeft(workers) || m_root.serverGone.load(std::memory_order_relaxed) != 0)
            return Went::hopeless;
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        futexWait(m_root.bell, bell, monotonicNow() + cpuIoBackstop);
    }
}

/// Nobody takes an item any more, and those under way come to their end.
void CpuIoMaster::drain()
{
    m_root.taken.store(cpuIoItems, std::memory_order_seq_cst);
    while (anybodyInside() && !m_context.mustEnd()) {
        const BlockedScope blocked(m_context.probe, BlockedReason::join);
        futexWait(m_root.bell, m_root.bell.load(std::memory_order_acquire), monotonicNow() + drainStep);
    }
}

bool CpuIoMaster::anybodyInside() const
{
    return std::any_of(
        std::begin(m_root.slots), std::end(m_root.slots), [](const CpuIoSlot &slot) { return slot.inItem.load(std::memory_order_seq_cst) != 0; });
}

bool CpuIoMaster::anybodyLeft(std::uint32_t workers) const
{
    const std::uint32_t lanes = m_coroutines ? 1 : std::min(workers, mostCpuIoWorkers);
    return std::any_of(m_root.slots, m_root.slots + lanes, [](const CpuIoSlot &slot) { return slot.gone.load(std::memory_order_relaxed) == 0; });
}

bool CpuIoMaster::userTurned() const
{
    return m_context.live(m_shareParameter) != m_share || m_context.live(m_workersParameter) != m_workers;
}

std::uint64_t CpuIoMaster::cpuSoFar() const
{
    std::uint64_t sum = 0;
    for (std::uint32_t i = 0; i < m_context.segment.laneCount(); ++i) {
        const LaneSlot &lane = m_context.segment.lane({i});
        if (lane.role == cpuIoWorker)
            sum += lane.counters.custom[0].load(std::memory_order_relaxed);
    }
    return sum;
}

} // namespace interleave
