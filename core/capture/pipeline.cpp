// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/capture/pipeline.h"

#include <algorithm>

namespace interleave {

namespace {

/// A kernel record is written within microseconds of its stamp, with preemption off.
constexpr Nanos kernelWindow = 2'000'000;
/// A worker runs before it can say who it is, a spawned one for many milliseconds. Cores wait so long for it at most.
constexpr Nanos longestBirth = 1'000'000'000;
/// Self capture tells of an interval when it is over: this much later the usual ones have been told.
constexpr Nanos selfWindow = 40'000'000;
/// How long everything waits for a new thread to say whether it is a worker.
constexpr Nanos newcomerPatience = 40'000'000;
constexpr Nanos lostPeriod = 50'000'000;
/// Short runs should have a shape too; with many workers each look costs more.
constexpr Nanos ratePeriod = 20'000'000;
constexpr Nanos ratePeriodOfMany = 50'000'000;
constexpr std::size_t many = 64;
/// Half a gigabyte of them: nobody reads a longer table, and a run may last for hours.
constexpr std::uint64_t mostEventRows = 16'000'000;
constexpr Nanos headerPairPeriod = 1'000'000'000;
constexpr std::size_t batchRecords = 8192;
/// Lanes without a worker are looked at in every so many passes.
constexpr std::uint64_t quietLanePasses = 16;

SchedTracker::Options schedOptions(const Pipeline::Options &options, CaptureMode mode)
{
    return {
        .cpus = options.cpus, .selfMeasured = mode == CaptureMode::self || mode == CaptureMode::probes, .coreTracks = mode != CaptureMode::probes};
}

} // namespace

Pipeline::Pipeline(const Options &options, const Segment &segment, OpenedCapture capture, std::shared_ptr<TraceStore> store) :
    m_segment(segment), m_options(options), m_capture(std::move(capture)), m_store(std::move(store)),
    m_clock({segment.header().originStamp, segment.header().originMonotonic}, segment.header().nanosPerStamp), m_ledger(*m_store),
    m_sched(*m_store, schedOptions(options, m_capture.mode)), m_locks(*m_store), m_queues(*m_store), m_flows(*m_store), m_tasks(*m_store),
    m_outcome(*m_store, segment, options.parameterCount), m_processes(*m_store, segment, *this), m_sampler(*m_store, segment),
    m_self(schedstatReadable()), m_batch(batchRecords)
{
    m_notWorkers.insert(options.guardPid);
    for (SchedSource *source : {static_cast<SchedSource *>(m_capture.switches.get()), static_cast<SchedSource *>(m_capture.tracepoints.get())})
        for (std::size_t i = 0; source && i < source->streamCount(); ++i)
            m_kernel.push_back({source, i, m_merger.addStream()});
}

Pipeline::~Pipeline() = default;

std::vector<int> Pipeline::wakeFds() const
{
    std::vector<int> fds;
    if (m_capture.switches)
        fds = m_capture.switches->wakeFds();
    if (m_capture.tracepoints)
        for (const int fd : m_capture.tracepoints->wakeFds())
            fds.push_back(fd);
    return fds;
}

std::uint64_t Pipeline::events() const
{
    std::uint64_t sum = m_workerEvents + m_kernelRecords;
    if (m_capture.switches)
        sum += m_capture.switches->recordsRead();
    if (m_capture.tracepoints)
        sum += m_capture.tracepoints->recordsRead();
    return sum;
}

void Pipeline::pass()
{
    m_now = monotonicNow() - m_clock.origin();
    ++m_passes;
    keepClock();
    findObjects();
    m_processes.poll(m_clock);
    if (!m_processes.isAwaiting())
        m_allKnownAt = m_now;
    drainLanes();
    drainKernel();
    tell(m_now - (isSelfMeasured() ? selfWindow : kernelWindow));
    takeSamples();
    sumLosses();
}

void Pipeline::finish()
{
    m_finishing = true;
    m_passes = 0; // look at every lane
    m_now = monotonicNow() - m_clock.origin();
    keepClock();
    findObjects();
    m_processes.poll(m_clock);
    drainLanes();
    drainKernel();
    const Nanos end = m_merger.advance(m_now + 1, *this);
    endLanes(end);
    takeSamples();
    m_sched.finish(end);
    m_locks.finish(end);
    m_tasks.finish(end);
    m_queues.finish();
    if (m_keptEvents > mostEventRows)
        m_ledger.addUnkeptRows(end, m_keptEvents - mostEventRows);
    if (m_sched.unkeptSwitches() != 0)
        m_ledger.addUnkeptRows(end, m_sched.unkeptSwitches());
    sumLosses();
    m_store->publish(end);
    // The tracepoints watch the whole machine: when the run is over nobody shall go on paying for them.
    m_kernelRecords = events() - m_workerEvents;
    m_kernel.clear();
    m_capture.switches.reset();
    m_capture.tracepoints.reset();
}

void Pipeline::tell(Nanos until)
{
    if (until <= 0)
        return;
    const Nanos told = m_merger.advance(until, *this);
    endLanes(told);
    m_sched.advance(told, std::max(m_allKnownAt, told - longestBirth));
    m_locks.advance(told);
    m_tasks.advance(told);
    m_store->publish(told);
}

void Pipeline::keepClock()
{
    const ClockPair pair = readClockPair(m_segment.header().stampSource);
    m_clock.add(pair);
    if (m_now - m_lastHeaderPair < headerPairPeriod)
        return;
    m_lastHeaderPair = m_now;
    SegmentHeader &header = m_segment.header();
    const std::uint32_t count = header.clockPairCount.load(std::memory_order_relaxed);
    if (count < maxClockPairs) {
        header.clockPairs[count] = pair;
        header.clockPairCount.store(count + 1, std::memory_order_release); // acquire: readers
    }
}

void Pipeline::findObjects()
{
    for (const std::uint32_t count = m_segment.objectCount(); m_objectCount < count; ++m_objectCount) {
        const ObjectInfo object = objectInfo(m_segment, {m_objectCount});
        if (isLockLike(object.kind))
            m_locks.addLock(object);
        else if (object.kind == ObjectKind::queue || object.kind == ObjectKind::channel) {
            m_queues.addQueue(object);
            m_flows.addChannel(object);
        }
        m_sampler.addObject(object);
    }
}

void Pipeline::drainLanes()
{
    for (Lane &lane : m_lanes) {
        const bool live = m_processes.isLive(lane.id);
        if (lane.quiet && !live && m_passes % quietLanePasses != 0)
            continue;
        // At most one ring's worth: a worker that writes faster than we read must not keep us here.
        for (std::size_t budget = Segment::ringCapacity(lane.id); budget > 0;) {
            const std::size_t count = lane.reader.drain(std::span(m_batch).first(std::min(budget, m_batch.size())));
            lane.quiet = count == 0 && !live;
            if (count == 0)
                break;
            budget -= count;
            m_decoded.clear();
            lane.decoder.decode(std::span(m_batch).first(count), m_clock, m_finishing ? m_now : monotonicNow() - m_clock.origin(), m_decoded);
            m_workerEvents += m_decoded.size();
            m_merger.push(lane.stream, std::span<const TraceEvent>(m_decoded));
        }
    }
}

void Pipeline::drainKernel()
{
    for (const KernelStream &stream : m_kernel) {
        m_records.clear();
        stream.source->drain(stream.index, m_records);
        m_merger.push(stream.stream, std::span<const SchedRecord>(m_records));
    }
}

void Pipeline::sumLosses()
{
    std::uint64_t byWorkers = 0;
    std::uint64_t malformed = 0;
    for (const Lane &lane : m_lanes) {
        byWorkers += lane.reader.lost();
        malformed += lane.decoder.malformed();
    }
    std::uint64_t byKernel = 0;
    if (m_capture.switches)
        byKernel += m_capture.switches->recordsLost();
    if (m_capture.tracepoints)
        byKernel += m_capture.tracepoints->recordsLost();
    m_ledger.setTotals(byWorkers, byKernel, malformed);
}

std::uint32_t Pipeline::liveWorkers() const
{
    std::uint32_t live = 0;
    for (const Lane &lane : m_lanes)
        live += m_processes.isLive(lane.id) ? 1 : 0;
    return live;
}

/// When nobody is left, what has been counted since the last sample was done before the last one's end.
Nanos Pipeline::whileAlive(Nanos time) const
{
    return liveWorkers() == 0 ? std::min(time, m_lastEnded) : time;
}

void Pipeline::takeSamples()
{
    // Before the counters are read: what a round or a phase has come to is exact, and what is read after it can only add to it.
    for (const TrialRow &row : m_outcome.poll(m_clock))
        m_sampler.roundRecorded(row);
    if (!m_anyWorker)
        return;
    const Nanos time = whileAlive(m_now);
    if (m_finishing || m_now - m_lastLost >= lostPeriod) {
        m_sampler.sampleLost(time, false);
        m_lastLost = m_now;
    }
    if (m_finishing || m_now - m_lastRates >= (m_lanes.size() > many ? ratePeriodOfMany : ratePeriod)) {
        m_sampler.sampleRates(time, liveWorkers());
        m_lastRates = m_now;
    }
}

void Pipeline::sampleAtMarker(Nanos time)
{
    if (!m_anyWorker)
        return;
    m_sampler.sampleLost(time, true);
    m_sampler.sampleRates(time, liveWorkers());
}

/// For --csv: the table ends where it would fill the memory, and says so in the ledger.
void Pipeline::keep(const EventRow &row)
{
    if (++m_keptEvents <= mostEventRows)
        m_store->append(row);
}

void Pipeline::addMarker(const MarkerRow &row)
{
    sampleAtMarker(row.time);
    m_store->append(row);
}

bool Pipeline::mayPass(const SchedRecord &record)
{
    const bool ofTheFamily = record.kind == SchedKind::switchIn || record.kind == SchedKind::switchOut || record.kind == SchedKind::preemptOut ||
                             record.kind == SchedKind::forked;
    if (!ofTheFamily || m_finishing || m_sched.isWorker(record.tid) || m_notWorkers.count(record.tid) != 0)
        return true;
    // A new thread claims its lane within a millisecond of its first instruction: until then nobody can say whose time this is.
    if (m_now - record.time < newcomerPatience)
        return false;
    m_notWorkers.insert(record.tid);
    return true;
}

void Pipeline::onSched(const SchedRecord &record)
{
    if (record.kind == SchedKind::lost)
        m_ledger.add(record);
    if (record.kind == SchedKind::exited)
        m_notWorkers.erase(record.tid);
    m_sched.onSched(record);
}

void Pipeline::onEvent(const TraceEvent &event)
{
    if (event.kind == EventKind::lost)
        m_ledger.add(event);
    if (event.kind == EventKind::workerBegin) {
        endLanes(event.time); // before the next life of the lane begins to hold something
        m_sched.onEvent(event);
    }
    if (isSelfMeasured()) {
        m_records.clear();
        m_self.read(event, m_records);
        for (const SchedRecord &record : m_records)
            m_sched.onSelf(event.lane, record);
    }
    if (event.kind != EventKind::workerBegin)
        m_sched.onEvent(event);
    m_locks.onEvent(event);
    m_queues.onEvent(event);
    m_flows.onEvent(event);
    m_tasks.onEvent(event);
    if (event.kind == EventKind::workerEnd) {
        m_locks.laneEnded(event.lane, event.time);
        m_tasks.laneEnded(event.lane, event.time);
    }
    if (m_outcome.onEvent(event))
        sampleAtMarker(event.time);
    if (m_options.keepEvents)
        keep(EventRow{.time = event.time,
            .lane = event.lane,
            .argument = event.argument,
            .more = event.more[0].value,
            .moreArgument = event.more[0].argument,
            .kind = event.kind,
            .cpu = event.cpu});
}

void Pipeline::laneFound(LaneId lane, const std::string &name)
{
    if (m_laneIndex.size() <= lane.value)
        m_laneIndex.resize(lane.value + 1);
    m_laneIndex[lane.value] = m_lanes.size();
    m_lanes.emplace_back(m_segment, lane, m_merger.addStream());
    m_sched.addLane(lane, name);
    m_tasks.addLane(lane, name);
    m_sampler.addLane(lane, name);
}

void Pipeline::workerFound(const StretchRow &row)
{
    m_notWorkers.erase(row.tid);
    if (!m_anyWorker)
        m_sampler.startAt(row.first);
    m_anyWorker = true;
    m_lanes[m_laneIndex[row.lane.value]].quiet = false; // it may be gone already, and leave a full ring behind
    m_sched.addWorker(row.lane, row.stretch, row.tid, row.first);
}

void Pipeline::workerGone(const StretchRow &row)
{
    m_lastEnded = std::max(m_lastEnded, row.ended);
    m_sched.workerGone(row.lane, row.stretch, row.ended);
    if (row.exitSignal != 0)
        m_gone.push_back(row);
}

/// A killed worker leaves no workerEnd behind: what it held or did is over when its end has been reached.
void Pipeline::endLanes(Nanos told)
{
    std::erase_if(m_gone, [&](const StretchRow &row) {
        if (row.ended > told)
            return false;
        m_locks.laneEnded(row.lane, row.ended);
        m_tasks.laneEnded(row.lane, row.ended);
        return true;
    });
}

} // namespace interleave
