// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/probe.h"

#include "core/base/thread_time.h"
#include "core/probe/sentinel.h"

#include <array>
#include <cstdlib>

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace interleave {

namespace {

constexpr std::uint32_t noCpu = unknownCpu;

void keepFinalCounts(WorkerCounters &counters)
{
    counters.cpuNs.store(counters.cpuNs.load(std::memory_order_relaxed) + static_cast<std::uint64_t>(threadCpuTime()), std::memory_order_relaxed);
    rusage usage{};
    if (::getrusage(RUSAGE_THREAD, &usage) == 0) {
        bump(counters.voluntarySwitches, static_cast<std::uint64_t>(usage.ru_nvcsw));
        bump(counters.involuntarySwitches, static_cast<std::uint64_t>(usage.ru_nivcsw));
    }
}

} // namespace

Probe::Probe(const Segment &segment, LaneId lane, std::uint64_t firstStamp) :
    m_slot(&segment.lane(lane)), m_control(&segment.control()), m_ring(*m_slot, segment.records(lane)), m_source(segment.header().stampSource),
    m_nanosPerStamp(segment.header().nanosPerStamp), m_lane(lane)
{
    const Sentinel sentinel = Sentinel::ofThisThread();
    m_cpuWord = sentinel.cpu ? sentinel.cpu : &noCpu;
    m_sentinelWord = sentinel.word;
    m_schedstat.reset(::open("/proc/thread-self/schedstat", O_RDONLY | O_CLOEXEC));
    if (m_sentinelWord)
        *m_sentinelWord = sentinelDescriptor();
    m_watching = readSchedstat(m_runDelay, m_timeSlices) && m_sentinelWord;

    m_slot->pid = ::getpid();
    m_slot->tid = ::gettid();
    m_slot->parentPid = ::getppid();
    m_slot->firstStamp = firstStamp;
    m_slot->endReason.store(workerStillRuns, std::memory_order_relaxed);
    m_slot->waitsFor.store(0, std::memory_order_relaxed); // a former worker of the lane may have been killed in a wait
    m_slot->state.store(static_cast<std::uint32_t>(LaneState::live), std::memory_order_release); // acquire: host, collector
    emitAt(firstStamp, EventKind::workerBegin, m_slot->stretch.load(std::memory_order_relaxed));
}

Probe::~Probe()
{
    tick();
    emit(EventKind::workerEnd, m_endReason);
    keepFinalCounts(m_slot->counters);
    std::uint64_t runDelay = 0;
    std::uint64_t timeSlices = 0;
    if (readSchedstat(runDelay, timeSlices)) {
        bump(m_slot->counters.runDelayNs, runDelay - m_runDelay);
        bump(m_slot->counters.timeSlices, timeSlices - m_timeSlices);
    }
    // The descriptor lives as long as the program, but a thread that goes on without us is none of the kernel's concern.
    if (m_sentinelWord)
        *m_sentinelWord = 0;
    m_slot->endReason.store(m_endReason, std::memory_order_relaxed);
    if (m_slot->startMethod == StartMethod::thread) {
        m_slot->exitCode = m_endReason == workerThrew ? 1 : 0;
        m_slot->exitSignal = 0;
        m_slot->endedStamp = now();
        m_slot->reapedStamp.store(m_slot->endedStamp, std::memory_order_relaxed);                     // of a thread nothing is left
        m_slot->state.store(static_cast<std::uint32_t>(LaneState::ended), std::memory_order_release); // acquire: host, collector
    }
}

void Probe::blockedBegin(BlockedReason reason, ObjectId object)
{
    tick(); // a preemption just before belongs to the time outside
    m_blockedSince = now();
    emitAt(m_blockedSince, EventKind::blockedBegin, blockedArgument(reason, object.value));
}

void Probe::blockedEnd(BlockedReason reason, ObjectId object)
{
    const Reading inside = rearm();
    emitAt(inside.stamp, EventKind::blockedEnd, blockedArgument(reason, object.value), inside.delay, static_cast<std::uint32_t>(inside.slices));
    if (inside.slices != 0 || !inside.known) {
        WorkerCounters &c = m_slot->counters;
        bump(c.blockedCount);
        bump(c.blockedNs, nanosOf(inside.stamp - m_blockedSince));
    }
}

void Probe::wasOffCore()
{
    const Reading away = rearm();
    if (away.slices == 0)
        return; // a signal or the kernel's housekeeping
    bump(m_slot->counters.offCoreCount);
    if (m_control->selfCapture.load(std::memory_order_relaxed) != 0)
        emitAt(away.stamp, EventKind::offCore, static_cast<std::uint32_t>(away.slices), away.delay, 0);
}

/// Sets the sentinel and reads what happened since it was set last. Arm, then stamp, then read: the other order would lose a preemption that
/// lands in between. One that lands there all the same has cleared the word again: it belongs to what is being read, and the stamp must be
/// later than it.
Probe::Reading Probe::rearm()
{
    constexpr int mostTries = 4;
    Reading reading;
    std::uint64_t runDelay = m_runDelay;
    std::uint64_t timeSlices = m_timeSlices;
    for (int i = 0; i < mostTries; ++i) {
        if (m_sentinelWord)
            *m_sentinelWord = sentinelDescriptor();
        reading.stamp = now();
        reading.known = readSchedstat(runDelay, timeSlices);
        if (!m_sentinelWord || !sentinelCleared())
            break;
    }
    reading.delay = runDelay - m_runDelay;
    reading.slices = timeSlices - m_timeSlices;
    m_runDelay = runDelay;
    m_timeSlices = timeSlices;
    bump(m_slot->counters.runDelayNs, reading.delay);
    bump(m_slot->counters.timeSlices, reading.slices);
    return reading;
}

LockCounters &Probe::lockCounters(ObjectId lock) const
{
    const std::uint32_t key = lock.value + 1;
    for (LockCounters &counters : m_slot->counters.locks) {
        const std::uint32_t object = counters.object.load(std::memory_order_relaxed);
        if (object == 0)
            counters.object.store(key, std::memory_order_relaxed);
        if (object == 0 || object == key)
            return counters;
    }
    return m_slot->counters.locks[lockCounterSlots - 1];
}

bool Probe::readSchedstat(std::uint64_t &runDelay, std::uint64_t &timeSlices) const
{
    // "ran waited slices", the last two in ns and in turns on a core.
    std::array<char, 80> text; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by pread
    const ssize_t length = ::pread(m_schedstat.get(), text.data(), text.size() - 1, 0);
    if (length <= 0)
        return false;
    text[static_cast<std::size_t>(length)] = '\0';
    char *at = text.data();
    std::strtoull(at, &at, 10);
    runDelay = std::strtoull(at, &at, 10);
    timeSlices = std::strtoull(at, &at, 10);
    return timeSlices != 0;
}

} // namespace interleave
