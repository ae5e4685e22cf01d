// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/timeline/lane_list.h"

#include "core/analysis/timeline_query.h"
#include "ui/texts/quantities.h"

#include <QStringList>

#include <algorithm>
#include <map>

namespace interleave {

namespace {

struct Tracks
{
    std::vector<LaneRow> cores, workers, locks, queues;
};

QString nameOf(const TrackInfo &info)
{
    return QString::fromUtf8(info.name.data(), static_cast<qsizetype>(info.name.size()));
}

/// The process of each lane's latest life.
std::map<LaneId, std::int32_t> processes(const TraceView &view)
{
    std::map<LaneId, std::int32_t> pids;
    for (std::uint64_t i = 0; i < view.stretchCount(); ++i) {
        const StretchRow row = view.stretch(i);
        if (row.pid > 0)
            pids[row.lane] = row.pid;
    }
    return pids;
}

LaneRow &lockRow(std::vector<LaneRow> &locks, const TrackInfo &info)
{
    const auto it = std::find_if(locks.begin(), locks.end(), [&](const LaneRow &row) { return row.object == info.object; });
    if (it != locks.end())
        return *it;
    LaneRow row;
    row.kind = LaneRow::Kind::lock;
    row.object = info.object;
    row.title = nameOf(info);
    locks.push_back(row);
    return locks.back();
}

bool isUsed(const TraceView &view, TrackId track)
{
    return view.endSlice(track) > 0 || view.pointCount(track) > 0 || view.openSlice(track).has_value();
}

bool isObject(TrackKind kind)
{
    return kind == TrackKind::queueDepth || kind == TrackKind::lockHolder || kind == TrackKind::lockWaiter || kind == TrackKind::lockDensity;
}

void collect(const TraceView &view, TrackId track, Tracks &into)
{
    const TrackInfo &info = view.track(track);
    if (isObject(info.kind) && !isUsed(view, track))
        return;
    LaneRow row;
    row.track = track;
    row.lane = info.lane;
    row.object = info.object;
    row.title = nameOf(info);
    switch (info.kind) {
    case TrackKind::core:
        row.kind = LaneRow::Kind::core;
        into.cores.push_back(row);
        return;
    case TrackKind::worker:
        row.kind = LaneRow::Kind::worker;
        into.workers.push_back(row);
        return;
    case TrackKind::queueDepth:
        row.kind = LaneRow::Kind::queue;
        into.queues.push_back(row);
        return;
    case TrackKind::lockHolder: {
        LaneRow &lock = lockRow(into.locks, info);
        lock.holders.push_back(track);
        lock.track = lock.holders.front();
        return;
    }
    case TrackKind::lockWaiter: lockRow(into.locks, info).waiters.push_back(track); return;
    case TrackKind::lockDensity: lockRow(into.locks, info).densities.push_back(track); return;
    case TrackKind::tasks:
    case TrackKind::series: return;
    }
}

LaneRow header(const QString &title, const QString &fact = {})
{
    LaneRow row;
    row.title = title;
    row.fact = fact;
    return row;
}

void addGroup(std::vector<LaneRow> &rows, LaneRow head, const std::vector<LaneRow> &lanes)
{
    if (lanes.empty())
        return;
    rows.push_back(std::move(head));
    bool striped = false;
    for (LaneRow lane : lanes) {
        lane.striped = striped;
        striped = !striped;
        rows.push_back(std::move(lane));
    }
}

} // namespace

int LaneList::usedObjects(const TraceView &view)
{
    int count = 0;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i)
        count += isObject(view.track(TrackId{i}).kind) && isUsed(view, TrackId{i});
    return count;
}

std::vector<LaneRow> LaneList::make(const TraceView &view, const std::vector<TrackId> &pinned)
{
    Tracks tracks;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i)
        collect(view, TrackId{i}, tracks);
    std::sort(tracks.cores.begin(), tracks.cores.end(),
        [&](const LaneRow &a, const LaneRow &b) { return view.track(a.track).core < view.track(b.track).core; });
    for (LaneRow &row : tracks.cores)
        row.title = tr("Core %1").arg(view.track(row.track).core.value);
    std::stable_sort(tracks.workers.begin(), tracks.workers.end(), [](const LaneRow &a, const LaneRow &b) { return a.lane < b.lane; });

    std::vector<LaneRow> rows;
    std::vector<LaneRow> chosen;
    for (const TrackId track : pinned) {
        for (const auto *group : {&tracks.cores, &tracks.workers, &tracks.locks, &tracks.queues}) {
            for (const LaneRow &row : *group) {
                if (row.track == track)
                    chosen.push_back(row);
            }
        }
    }
    addGroup(rows, header(tr("Pinned")), chosen);
    addGroup(rows, header(tr("Cores")), tracks.cores);

    // Workers that share a process stand together under its pid; processes with one worker each share a header.
    const auto pids = processes(view);
    const auto pidOf = [&](const LaneRow &row) {
        const auto it = pids.find(row.lane);
        return it == pids.end() ? 0 : it->second;
    };
    std::map<std::int32_t, int> members;
    for (const LaneRow &row : tracks.workers)
        ++members[pidOf(row)];
    std::vector<LaneRow> alone;
    std::vector<std::int32_t> shared;
    for (const LaneRow &row : tracks.workers) {
        const std::int32_t pid = pidOf(row);
        if (pid != 0 && members[pid] == 1)
            alone.push_back(row);
        else if (std::find(shared.begin(), shared.end(), pid) == shared.end())
            shared.push_back(pid);
    }
    for (const std::int32_t pid : shared) {
        std::vector<LaneRow> lanes;
        std::copy_if(tracks.workers.begin(), tracks.workers.end(), std::back_inserter(lanes), [&](const LaneRow &row) { return pidOf(row) == pid; });
        addGroup(rows, header(tr("Workers"), pid > 0 ? tr("pid %1").arg(pid) : QString()), lanes);
    }
    const QString processFact =
        alone.size() == 1 ? tr("pid %1").arg(pidOf(alone.front())) : tr("%n process(es)", nullptr, static_cast<int>(alone.size()));
    addGroup(rows, header(tr("Workers"), processFact), alone);

    addGroup(rows, header(tr("Locks")), tracks.locks);
    const bool channels = std::any_of(tracks.queues.begin(), tracks.queues.end(), [&](const LaneRow &row) { return view.track(row.track).channel; });
    const int queues = static_cast<int>(tracks.queues.size());
    addGroup(rows, channels ? header(tr("Channels"), tr("%n channel(s)", nullptr, queues)) : header(tr("Queues"), tr("%n queue(s)", nullptr, queues)),
        tracks.queues);
    return rows;
}

void LaneList::setFacts(std::vector<LaneRow> &rows, const TraceView &view, TimeRange window, int top, int bottom, const TimelineFacts &facts)
{
    int cores = 0;
    int busy = 0;
    LaneRow *coresHeader = nullptr;
    LaneRow *locksHeader = nullptr;
    std::vector<ObjectId> locks;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        LaneRow &row = rows[i];
        if (row.kind == LaneRow::Kind::group && i + 1 < rows.size() && rows[i + 1].kind == LaneRow::Kind::core)
            coresHeader = &row;
        if (row.kind == LaneRow::Kind::group && i + 1 < rows.size() && rows[i + 1].kind == LaneRow::Kind::lock)
            locksHeader = &row; // the last such: a pinned lock stands above
        if (row.kind == LaneRow::Kind::lock && std::find(locks.begin(), locks.end(), row.object) == locks.end())
            locks.push_back(row.object);
        if (!row.isLane() || ((row.bottom() < top || row.top > bottom) && row.kind != LaneRow::Kind::core))
            continue;
        if (row.kind == LaneRow::Kind::core) {
            const double share = busyShare(view, row.track, window);
            row.fact = texts::percent(share);
            ++cores;
            busy += share > 0.005;
        } else if (row.kind == LaneRow::Kind::worker) {
            const StateTotals totals = stateTotals(view, row.track, window);
            const Nanos all = std::min(window.end, view.end()) - std::max<Nanos>(window.begin, 0);
            row.fact =
                all > 0 ? texts::percent(std::min(1.0, static_cast<double>(totals.of(SliceState::running)) / static_cast<double>(all))) : QString();
        } else if (row.kind == LaneRow::Kind::lock) {
            row.fact = row.holders.size() > 1 ? tr("%n holder(s)", nullptr, static_cast<int>(row.holders.size()))
                       : row.track.isValid()  ? tr("holder")
                                              : tr("waiters");
        } else {
            const std::uint64_t count = view.pointAt(row.track, window.end);
            const double depth = count > 0 ? view.point(row.track, count - 1).value : 0;
            const double capacity = facts.capacity ? facts.capacity(row.object) : 0;
            row.fact =
                capacity > 0 ? tr("%1 of %2", "depth of a queue").arg(depth, 0, 'f', 0).arg(capacity, 0, 'f', 0) : QString::number(depth, 'f', 0);
        }
    }
    if (locksHeader) {
        const QString kind = facts.lockKind && locks.size() == 1 ? facts.lockKind(locks.front()) : QString();
        locksHeader->fact =
            kind.isEmpty() ? tr("%n lock(s)", nullptr, static_cast<int>(locks.size())) : tr("1 %1", "one lock of this kind").arg(kind);
    }
    if (coresHeader && cores > 0)
        coresHeader->fact = tr("%1 of %2 busy").arg(busy).arg(cores);
}

int layOutLanes(std::vector<LaneRow> &rows, const Theme &theme, int available, double tallest)
{
    constexpr double headerUnits = 22;
    constexpr double fullUnits = 36;
    constexpr double leastUnits = 16;
    constexpr double waiterUnits = 5;
    constexpr double holderUnits = 7;
    const auto unitsOf = [](const LaneRow &row, double lane) {
        // A lock is a holder in about half a lane, and its waiters' lines below.
        if (row.kind != LaneRow::Kind::lock)
            return lane;
        const double lines = std::max<double>(2, static_cast<double>(std::min<std::size_t>(row.waiters.size(), 6)));
        const double more = holderUnits * std::max<double>(0, static_cast<double>(row.holders.size()) - 2);
        return lane * (32 + waiterUnits * lines + more) / fullUnits;
    };
    double wanted = 0;
    double headers = 0;
    for (const LaneRow &row : rows) {
        if (row.isLane())
            wanted += unitsOf(row, fullUnits);
        else
            headers += headerUnits;
    }
    const double room = available / theme.scale - headers;
    const double lane = wanted > 0 ? std::clamp(std::floor(fullUnits * room / wanted), leastUnits, tallest) : tallest;
    int y = 0;
    for (LaneRow &row : rows) {
        row.top = y;
        row.height = theme.px(row.isLane() ? unitsOf(row, lane) : headerUnits);
        y += row.height;
    }
    return y;
}

std::vector<QString> workerMarks(const TraceView &view)
{
    std::vector<QString> names;
    QChar role;
    bool several = false;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &info = view.track(TrackId{i});
        if (info.kind != TrackKind::worker || !info.lane.isValid())
            continue;
        const QString name = nameOf(info);
        if (names.size() <= info.lane.value)
            names.resize(info.lane.value + 1);
        names[info.lane.value] = name;
        several = several || (!role.isNull() && !name.startsWith(role));
        role = name.isEmpty() ? role : name.at(0);
    }
    for (std::size_t lane = 0; lane < names.size(); ++lane) {
        QString &name = names[lane];
        qsizetype digits = name.size();
        while (digits > 0 && name.at(digits - 1).isDigit())
            --digits;
        const QString number = name.mid(digits);
        const QString initial = name.left(1).toUpper();
        if (name.isEmpty())
            name = QString::number(lane + 1);
        else
            name = number.isEmpty() ? initial : several ? initial + number : number;
    }
    return names;
}

} // namespace interleave
