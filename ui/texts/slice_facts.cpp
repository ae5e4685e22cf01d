// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/texts/slice_facts.h"

#include "ui/texts/quantities.h"
#include "ui/texts/texts.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace interleave::texts {

namespace {

// lupdate sees no plural inside a call of translate().
constexpr const char *moreText = QT_TRANSLATE_N_NOOP("facts", "and %n more");

QString inWords(const char *text)
{
    return QCoreApplication::translate("facts", text);
}

template <typename Fits>
std::optional<TrackId> findTrack(const TraceView &view, Fits fits)
{
    for (std::uint32_t i = 0; i < view.trackCount(); ++i)
        if (fits(view.track(TrackId{i})))
            return TrackId{i};
    return std::nullopt;
}

std::optional<Slice> sliceOf(const TraceView &view, const SliceRef &ref)
{
    if (ref.track.value >= view.trackCount())
        return std::nullopt;
    if (ref.open)
        return view.openSlice(ref.track);
    if (ref.index < view.firstSlice(ref.track) || ref.index >= view.endSlice(ref.track))
        return std::nullopt;
    return view.slice(ref.track, ref.index);
}

QString coreName(std::uint16_t cpu)
{
    return inWords(QT_TRANSLATE_NOOP("facts", "core %1")).arg(cpu);
}

/// Who held the lock at that instant.
LaneId holderAt(const TraceView &view, ObjectId object, Nanos time)
{
    const auto track = findTrack(view, [&](const TrackInfo &info) { return info.kind == TrackKind::lockHolder && info.object == object; });
    if (!track)
        return {};
    const std::uint64_t index = view.sliceAt(*track, time);
    if (index < view.endSlice(*track)) {
        const Slice slice = view.slice(*track, index);
        return slice.begin <= time ? slice.who : LaneId{};
    }
    const auto open = view.openSlice(*track);
    return open && open->begin <= time ? open->who : LaneId{};
}

QString endOf(const Slice &slice)
{
    if (slice.flags & openEnd)
        return inWords(QT_TRANSLATE_NOOP("facts", "still going on"));
    if (slice.flags & preempted)
        return inWords(QT_TRANSLATE_NOOP("facts", "the kernel took the core away"));
    return {};
}

QString certaintyOf(const Slice &slice)
{
    const bool begin = slice.flags & softBegin;
    const bool end = slice.flags & softEnd;
    if (slice.state == SliceState::lost)
        return inWords(QT_TRANSLATE_NOOP("facts", "nothing is known"));
    if (begin && end)
        return inWords(QT_TRANSLATE_NOOP("facts", "begin and end inferred"));
    if (begin)
        return inWords(QT_TRANSLATE_NOOP("facts", "begin inferred"));
    if (end)
        return inWords(QT_TRANSLATE_NOOP("facts", "end inferred"));
    return inWords(QT_TRANSLATE_NOOP("facts", "exact"));
}

float shareOf(const PixelColumn &column, std::initializer_list<SliceState> states)
{
    float share = 0;
    for (unsigned i = 0; i < column.count; ++i)
        for (const SliceState state : states)
            if (column.parts[i].key == static_cast<std::uint32_t>(state))
                share += column.parts[i].share;
    return share;
}

} // namespace

QString laneName(const TraceView &view, LaneId lane)
{
    const auto track = findTrack(view, [&](const TrackInfo &info) { return info.kind == TrackKind::worker && info.lane == lane; });
    return track && lane.isValid() ? fromUtf8(view.track(*track).name) : QString();
}

QString objectName(const TraceView &view, ObjectId object)
{
    // A series of an object is named after what it tells of it.
    const auto track = findTrack(view, [&](const TrackInfo &info) { return info.object == object && info.kind != TrackKind::series; });
    return track && object.isValid() ? fromUtf8(view.track(*track).name) : QString();
}

Facts sliceFacts(const TraceView &view, const SliceRef &ref)
{
    Facts facts;
    const auto slice = sliceOf(view, ref);
    if (!slice)
        return facts;
    const auto add = [&](const char *name, const QString &value) {
        if (!value.isEmpty())
            facts.lines.push_back({inWords(name), value});
    };
    const TrackInfo &track = view.track(ref.track);
    const bool isWorker = track.kind == TrackKind::worker;
    const QString who = isWorker ? fromUtf8(track.name) : laneName(view, slice->who);
    QString state = stateLabel(slice->state);
    if (track.kind == TrackKind::tasks)
        state = inWords(QT_TRANSLATE_NOOP("facts", "task %1")).arg(slice->what + 1);
    else if (slice->flags & spinning)
        state = inWords(QT_TRANSLATE_NOOP("facts", "running, but only spinning for the lock"));
    else if (slice->state == SliceState::density)
        state = inWords(QT_TRANSLATE_NOOP("facts", "held the lock %1 of this stretch, too often for single bars")).arg(percent(slice->what / 1000.0));
    if (slice->flags & foreign)
        facts.lines.push_back({inWords(QT_TRANSLATE_NOOP("facts", "another program")), state});
    else
        facts.lines.push_back({who.isEmpty() ? fromUtf8(track.name) : who, state});
    if (slice->cpu != unknownCpu)
        add(QT_TRANSLATE_NOOP("facts", "where"), coreName(slice->cpu));
    else if (track.kind == TrackKind::core)
        add(QT_TRANSLATE_NOOP("facts", "where"), coreName(static_cast<std::uint16_t>(track.core.value)));
    add(QT_TRANSLATE_NOOP("facts", "since"), exactTime(slice->begin));
    const Nanos end = slice->flags & openEnd ? view.end() : slice->end;
    add(QT_TRANSLATE_NOOP("facts", "for"), exactTime(end - slice->begin));
    if (isWorker && (slice->state == SliceState::lock || (slice->flags & spinning)) && slice->what != UINT32_MAX) {
        const ObjectId object{slice->what};
        add(QT_TRANSLATE_NOOP("facts", "lock"), objectName(view, object));
        const LaneId holder = holderAt(view, object, slice->begin);
        add(QT_TRANSLATE_NOOP("facts", "held by"), laneName(view, holder));
    }
    if (isWorker && (slice->state == SliceState::queue || slice->state == SliceState::pipe) && slice->what != UINT32_MAX)
        add(QT_TRANSLATE_NOOP("facts", "queue"), objectName(view, ObjectId{slice->what}));
    if (isWorker && slice->who.isValid())
        add(QT_TRANSLATE_NOOP("facts", "woken by"), laneName(view, slice->who));
    add(QT_TRANSLATE_NOOP("facts", "then"), endOf(*slice));
    add(QT_TRANSLATE_NOOP("facts", "certainty"), certaintyOf(*slice));
    return facts;
}

Facts rangeFacts(const TraceView &view, TimeRange range, std::size_t most)
{
    Facts facts;
    facts.lines.push_back({inWords(QT_TRANSLATE_NOOP("facts", "from")), exactTime(range.begin)});
    facts.lines.push_back({inWords(QT_TRANSLATE_NOOP("facts", "length")), exactTime(range.length())});
    struct Row
    {
        QString name;
        float running, runnable, blocked;
    };
    std::vector<Row> rows;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &track = view.track(TrackId{i});
        if (track.kind != TrackKind::worker)
            continue;
        std::array<PixelColumn, 1> column;
        view.columns(TrackId{i}, range, column);
        rows.push_back({fromUtf8(track.name), shareOf(column[0], {SliceState::running}), shareOf(column[0], {SliceState::runnable}),
            shareOf(column[0], {SliceState::lock, SliceState::queue, SliceState::pipe, SliceState::io})});
    }
    std::stable_sort(rows.begin(), rows.end(), [](const Row &a, const Row &b) { return a.running > b.running; });
    for (std::size_t i = 0; i < std::min(rows.size(), most); ++i)
        facts.lines.push_back({rows[i].name, inWords(QT_TRANSLATE_NOOP("facts", "runs %1, wants a core %2, blocked %3"))
                                                 .arg(percent(rows[i].running), percent(rows[i].runnable), percent(rows[i].blocked))});
    if (rows.size() > most)
        facts.lines.push_back({QStringLiteral("…"), QCoreApplication::translate("facts", moreText, nullptr, static_cast<int>(rows.size() - most))});
    return facts;
}

} // namespace interleave::texts
