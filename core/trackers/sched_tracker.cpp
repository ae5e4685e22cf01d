// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trackers/sched_tracker.h"

#include <algorithm>

namespace interleave {

namespace {

constexpr std::size_t mostStrangerRecords = 1024;
constexpr std::size_t mostStrangerLives = 4;
/// A thread that has not claimed a lane this long after its end never will.
constexpr Nanos strangerMemory = 2'000'000'000;
/// How long the kernel's own word for a worker's end is waited for.
constexpr Nanos exitGrace = 200'000'000;

/// How long a worker may be off the core before its last stay is missing from the core's row (self capture).
constexpr Nanos selfCorePatience = 400'000'000;

bool sameOpen(const std::optional<Slice> &a, const std::optional<Slice> &b)
{
    if (!a || !b)
        return !a && !b;
    return a->begin == b->begin && a->what == b->what && a->who == b->who && a->cpu == b->cpu && a->state == b->state && a->flags == b->flags;
}

} // namespace

/// One life of a lane.
class SchedTracker::Worker : public LaneSink
{
public:
    Worker(SchedTracker &tracker, LaneId lane, std::uint32_t stretch, std::int32_t tid) :
        m_tracker(tracker), m_lane(lane), m_stretch(stretch), m_tid(tid), m_timeline(*this, tracker.m_options.selfMeasured ? softBegin | softEnd : 0)
    {}

    LaneTimeline &timeline() { return m_timeline; }
    LaneId lane() const { return m_lane; }
    std::uint32_t stretch() const { return m_stretch; }
    std::int32_t tid() const { return m_tid; }
    Nanos goneAt() const { return m_goneAt; }
    void setGoneAt(Nanos t) { m_goneAt = t; }

    void workerSlice(const Slice &found) override
    {
        Lane &lane = *m_tracker.laneSlot(m_lane);
        Slice slice = found;
        slice.begin = std::max(slice.begin, lane.end); // a former life of the lane may reach a little into this one
        if (slice.end <= slice.begin)
            return;
        m_tracker.m_store.append(lane.track, slice);
        lane.end = slice.end;
    }
    void ranOn(std::uint16_t cpu, TimeRange range, std::uint8_t flags) override
    {
        if (m_tracker.m_options.coreTracks)
            m_tracker.m_cores.ran(cpu, m_lane, range, flags);
    }

private:
    SchedTracker &m_tracker;
    LaneId m_lane;
    std::uint32_t m_stretch;
    std::int32_t m_tid;
    Nanos m_goneAt = -1; ///< by the directory's word
    LaneTimeline m_timeline;
};

SchedTracker::SchedTracker(TraceStore &store, Options options) :
    m_store(store), m_options(std::move(options)), m_cores(store, m_options.cpus, m_options.selfMeasured ? selfCorePatience : 0)
{}
SchedTracker::~SchedTracker() = default;

SchedTracker::Lane *SchedTracker::laneSlot(LaneId id)
{
    return id.value < m_lanes.size() && m_lanes[id.value].track.isValid() ? &m_lanes[id.value] : nullptr;
}

SchedTracker::Worker *SchedTracker::workerOf(std::int32_t tid) const
{
    Found &found = m_found[static_cast<std::uint32_t>(tid) % m_found.size()];
    if (found.tid != tid) {
        const auto it = m_byTid.find(tid);
        found = {tid, it == m_byTid.end() ? nullptr : it->second};
    }
    return found.worker;
}

LaneId SchedTracker::laneOf(std::int32_t tid) const
{
    const Worker *worker = workerOf(tid);
    return worker ? worker->lane() : LaneId{};
}

void SchedTracker::addLane(LaneId lane, const std::string &name)
{
    if (m_lanes.size() <= lane.value)
        m_lanes.resize(lane.value + 1);
    m_lanes[lane.value].track = m_store.addTrack({.kind = TrackKind::worker, .name = name, .lane = lane});
}

void SchedTracker::addWorker(LaneId id, std::uint32_t stretch, std::int32_t tid, Nanos first)
{
    Lane *lane = laneSlot(id);
    if (!lane)
        return;
    if (Worker *former = workerOf(tid))
        close(*former, first);
    m_workers.push_back(std::make_unique<Worker>(*this, id, stretch, tid));
    Worker *worker = m_workers.back().get();
    m_byTid[tid] = worker;
    m_found.fill({});
    lane->stretches.push_back(worker);

    const auto known = m_strangers.find(tid);
    if (known == m_strangers.end())
        return;
    // The latest life that had begun when the lane was claimed is this worker's.
    std::vector<Stranger> lives = std::move(known->second);
    m_strangers.erase(known);
    const auto life = std::find_if(
        lives.rbegin(), lives.rend(), [=](const Stranger &stranger) { return !stranger.records.empty() && stranger.records.front().time <= first; });
    if (life == lives.rend())
        return;
    for (const SchedRecord &record : life->records) {
        if (worker->timeline().hasEnded())
            break;
        tell(*worker, record);
    }
    if (worker->timeline().hasEnded())
        close(*worker, worker->timeline().onSince());
}

void SchedTracker::workerGone(LaneId id, std::uint32_t stretch, Nanos ended)
{
    if (Lane *lane = laneSlot(id))
        for (Worker *worker : lane->stretches)
            if (worker->stretch() == stretch)
                worker->setGoneAt(ended);
}

void SchedTracker::close(Worker &worker, Nanos t)
{
    worker.timeline().exit(t);
    m_ranByTheGone += worker.timeline().ranSoFar();
    Lane &lane = *laneSlot(worker.lane());
    std::erase(lane.stretches, &worker);
    if (lane.speaking == &worker)
        lane.speaking = nullptr;
    if (workerOf(worker.tid()) == &worker) {
        m_byTid.erase(worker.tid());
        m_found.fill({});
    }
    std::erase_if(m_workers, [&](const auto &owned) { return owned.get() == &worker; });
}

void SchedTracker::tell(Worker &worker, const SchedRecord &record)
{
    LaneTimeline &timeline = worker.timeline();
    switch (record.kind) {
    case SchedKind::forked: timeline.born(record.time); return;
    case SchedKind::waking: timeline.waking(record.time, laneOf(record.other)); return;
    case SchedKind::wakeup: timeline.wakeup(record.time); return;
    case SchedKind::exited: timeline.exit(record.time); return;
    case SchedKind::switchIn: {
        timeline.switchIn(record.time, record.cpu, timeline.cpu() < m_lastOnCore.size() ? m_lastOnCore[timeline.cpu()] : 0);
        break;
    }
    case SchedKind::switchOut:
    case SchedKind::preemptOut: timeline.switchOut(record.time, record.kind == SchedKind::preemptOut); break;
    case SchedKind::coreSwitch:
    case SchedKind::lost: return;
    }
    if (++m_switches > mostSwitchRows)
        return;
    m_store.append(SwitchRow{.time = record.time,
        .tid = worker.tid(),
        .cpu = record.cpu,
        .in = record.kind == SchedKind::switchIn,
        .preempted = record.kind == SchedKind::preemptOut});
}

void SchedTracker::onSched(const SchedRecord &record)
{
    if (record.kind == SchedKind::lost)
        return onLost(record);
    if (record.kind == SchedKind::coreSwitch)
        return onCoreSwitch(record);

    Worker *worker = workerOf(record.tid);
    if (worker && record.kind == SchedKind::forked && worker->timeline().hasBegun()) {
        close(*worker, record.time); // the number is in use again: the end of its former owner was lost
        worker = nullptr;
    }
    if (!worker)
        remember(record);
    else if (record.kind == SchedKind::exited)
        close(*worker, record.time);
    else
        tell(*worker, record);
    if (record.kind == SchedKind::waking || record.kind == SchedKind::wakeup || record.kind == SchedKind::forked)
        return;
    if (record.cpu >= m_lastOnCore.size())
        m_lastOnCore.resize(record.cpu + std::size_t{1});
    m_lastOnCore[record.cpu] = record.time;
}

void SchedTracker::onSelf(LaneId id, SchedRecord record)
{
    Lane *lane = laneSlot(id);
    if (!lane || lane->stretches.empty())
        return;
    Worker &worker = lane->speaking ? *lane->speaking : *lane->stretches.front();
    record.tid = worker.tid();
    if (record.kind == SchedKind::exited)
        close(worker, record.time);
    else
        tell(worker, record);
}

void SchedTracker::remember(const SchedRecord &record)
{
    std::vector<Stranger> &lives = m_strangers[record.tid];
    if (lives.empty() || record.kind == SchedKind::forked)
        lives.emplace_back();
    if (lives.size() > mostStrangerLives)
        lives.erase(lives.begin());
    Stranger &life = lives.back();
    life.records.push_back(record);
    life.gone |= record.kind == SchedKind::exited;
    if (life.records.size() > mostStrangerRecords)
        life.records.pop_front();
}

void SchedTracker::dropStale(Nanos now)
{
    for (auto it = m_strangers.begin(); it != m_strangers.end();) {
        std::erase_if(it->second, [=](const Stranger &life) { return life.gone && life.records.back().time < now - strangerMemory; });
        it = it->second.empty() ? m_strangers.erase(it) : std::next(it);
    }
    const Nanos grace = m_options.selfMeasured ? 0 : exitGrace;
    for (std::size_t i = 0; i < m_workers.size();) {
        Worker &worker = *m_workers[i];
        if (worker.goneAt() >= 0 && worker.goneAt() + grace <= now)
            close(worker, worker.goneAt());
        else
            ++i;
    }
}

void SchedTracker::onCoreSwitch(const SchedRecord &record)
{
    if (m_options.coreTracks)
        m_cores.foreignFrom(record.cpu, record.time, record.tid != 0 && !isWorker(record.tid));
    if (record.detail & taskStoppedMask)
        if (Worker *worker = workerOf(record.other))
            worker->timeline().stopping();
}

void SchedTracker::onLost(const SchedRecord &record)
{
    const TimeRange hole{record.begin, record.time};
    for (const auto &worker : m_workers)
        worker->timeline().recordsLost(hole, record.cpu);
    if (m_options.coreTracks)
        m_cores.lost(record.cpu, hole);
}

void SchedTracker::onEvent(const TraceEvent &event)
{
    Lane *lane = laneSlot(event.lane);
    if (!lane || lane->stretches.empty())
        return;
    if (event.kind == EventKind::workerBegin) {
        const auto it =
            std::find_if(lane->stretches.begin(), lane->stretches.end(), [&](const Worker *worker) { return worker->stretch() == event.argument; });
        lane->speaking = it == lane->stretches.end() ? nullptr : *it;
        return;
    }
    LaneTimeline &timeline = (lane->speaking ? lane->speaking : lane->stretches.front())->timeline();
    switch (event.kind) {
    case EventKind::blockedBegin: timeline.blockedBegin(event.time, event.argument); break;
    case EventKind::blockedEnd: timeline.blockedEnd(event.time, static_cast<Nanos>(event.more[0].value)); break;
    case EventKind::lockWait: timeline.lockWait(event.time, event.argument & objectMask); break;
    case EventKind::lockObtain:
    case EventKind::lockGiveUp: timeline.lockObtain(event.time); break;
    case EventKind::lost:
        if (m_options.selfMeasured)
            timeline.allLost({event.begin, event.time});
        timeline.eventsLost();
        break;
    default: break;
    }
}

void SchedTracker::show(Lane &lane, Nanos now)
{
    std::optional<Slice> open;
    if (!lane.stretches.empty()) {
        LaneTimeline &timeline = lane.stretches.front()->timeline();
        open = timeline.open(now);
        if (open) {
            open->begin = std::max(open->begin, lane.end);
            open->end = std::max(now, open->begin);
        }
        if (timeline.isRunning() && m_options.coreTracks)
            m_cores.setOpen(
                timeline.cpu(), lane.stretches.front()->lane(), timeline.onSince(), open ? open->flags & (softBegin | softEnd | openEnd) : 0);
    }
    if (sameOpen(open, lane.shown))
        return; // its end is the view's end, so it grows by itself
    m_store.setOpen(lane.track, open);
    lane.shown = open;
}

void SchedTracker::advance(Nanos now, Nanos knownUntil)
{
    dropStale(now);
    for (Lane &lane : m_lanes)
        if (lane.track.isValid())
            show(lane, now);
    m_cores.publish(now, knownUntil);
}

void SchedTracker::finish(Nanos end)
{
    while (!m_workers.empty()) {
        Worker &worker = *m_workers.front();
        close(worker, worker.goneAt() >= 0 ? std::min(worker.goneAt(), end) : end);
    }
    for (Lane &lane : m_lanes)
        if (lane.track.isValid())
            m_store.setOpen(lane.track, std::nullopt);
    m_cores.finish(end);
}

Nanos SchedTracker::ranSoFar() const
{
    Nanos sum = m_ranByTheGone;
    for (const auto &worker : m_workers)
        sum += worker->timeline().ranSoFar();
    return sum;
}

} // namespace interleave
