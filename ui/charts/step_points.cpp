// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/step_points.h"

#include <algorithm>

namespace interleave {

namespace {

/// Adds the stretch [begin, end) of one value, clipped.
void addStretch(QList<QPointF> &corners, TimeRange window, Nanos begin, Nanos end, double value)
{
    begin = std::max(begin, window.begin);
    end = std::min(end, window.end);
    if (end < begin || (end == begin && !corners.isEmpty()))
        return;
    if (!corners.isEmpty() && corners.back().y() == value) {
        corners.back().setX(static_cast<double>(end));
        return;
    }
    corners.append({static_cast<double>(begin), value});
    corners.append({static_cast<double>(end), value});
}

/// At most this many points of one pixel are looked at: the cost of a frame depends on pixels and not on points.
constexpr std::uint64_t mostSamples = 64;

/// The points inside one of `pixels` equal parts of the window.
struct PixelPoints
{
    Nanos begin;
    std::uint64_t from, to, stride;
};

PixelPoints pointsOf(const TraceView &view, TrackId track, TimeRange window, int pixel, int pixels)
{
    PixelPoints points{};
    points.begin = window.begin + window.length() * pixel / pixels;
    points.from = view.pointAt(track, points.begin);
    points.to = view.pointAt(track, window.begin + window.length() * (pixel + 1) / pixels);
    points.stride = std::max<std::uint64_t>(1, (points.to - std::min(points.from, points.to)) / mostSamples);
    return points;
}

} // namespace

bool isDense(const TraceView &view, TrackId track, TimeRange window, int pixels)
{
    return view.pointAt(track, window.end) > view.pointAt(track, window.begin) + 2 * static_cast<std::uint64_t>(pixels);
}

QList<QPointF> meanPoints(const TraceView &view, TrackId track, TimeRange window, int pixels)
{
    QList<QPointF> corners;
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const PixelPoints points = pointsOf(view, track, window, pixel, pixels);
        if (points.from >= points.to)
            continue;
        double sum = 0;
        int count = 0;
        for (std::uint64_t i = points.from; i < points.to; i += points.stride, ++count)
            sum += view.point(track, i).value;
        const Nanos middle = points.begin + window.length() / (2 * pixels);
        corners.append({static_cast<double>(middle), sum / count});
    }
    return corners;
}

QList<QPointF> stepPoints(const TraceView &view, TrackId track, TimeRange window, int pixels, bool holdsUntilNext)
{
    QList<QPointF> corners;
    const std::uint64_t count = view.pointCount(track);
    if (count == 0 || window.isEmpty())
        return corners;
    std::uint64_t first = view.pointAt(track, window.begin);
    if (first > 0)
        --first;
    std::uint64_t last = std::min(count, view.pointAt(track, window.end) + 1);
    const auto stretchOf = [&](std::uint64_t i) {
        const Point point = view.point(track, i);
        if (holdsUntilNext)
            return TimeRange{point.time, i + 1 < count ? view.point(track, i + 1).time : view.end()};
        return TimeRange{i > 0 ? view.point(track, i - 1).time : 0, point.time};
    };
    if (last - first <= 2 * static_cast<std::uint64_t>(pixels)) {
        for (std::uint64_t i = first; i < last; ++i) {
            const TimeRange stretch = stretchOf(i);
            addStretch(corners, window, stretch.begin, stretch.end, view.point(track, i).value);
        }
        return corners;
    }
    for (int pixel = 0; pixel < pixels; ++pixel) {
        const PixelPoints points = pointsOf(view, track, window, pixel, pixels);
        if (points.from >= points.to) {
            // Nothing happened here: the value stays what it was.
            if (!corners.isEmpty())
                corners.append({static_cast<double>(points.begin), corners.back().y()});
            continue;
        }
        double least = view.point(track, points.from).value;
        double greatest = least;
        for (std::uint64_t i = points.from; i < points.to; i += points.stride) {
            const double value = view.point(track, i).value;
            least = std::min(least, value);
            greatest = std::max(greatest, value);
        }
        corners.append({static_cast<double>(points.begin), least});
        if (greatest > least)
            corners.append({static_cast<double>(points.begin), greatest});
        corners.append({static_cast<double>(points.begin), view.point(track, points.to - 1).value});
    }
    return corners;
}

std::optional<double> valueAt(const TraceView &view, TrackId track, Nanos time)
{
    const std::uint64_t after = view.pointAt(track, time + 1);
    if (after == 0)
        return std::nullopt;
    return view.point(track, after - 1).value;
}

std::optional<double> meanRateBefore(const TraceView &view, TrackId track, Nanos time, Nanos length)
{
    double sum = 0;
    Nanos covered = 0;
    for (std::uint64_t i = view.pointAt(track, time + 1); i-- > 1 && covered < length;) {
        const Point point = view.point(track, i);
        const Nanos stretch = point.time - view.point(track, i - 1).time;
        sum += point.value * static_cast<double>(stretch);
        covered += stretch;
    }
    return covered > 0 ? std::optional(sum / static_cast<double>(covered)) : valueAt(view, track, time);
}

std::vector<TrackId> seriesTracks(const TraceView &view, std::string_view name, bool prefix)
{
    std::vector<TrackId> found;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackInfo &info = view.track(TrackId{i});
        if (info.kind == TrackKind::series && (prefix ? info.name.starts_with(name) : info.name == name))
            found.push_back(TrackId{i});
    }
    return found;
}

std::vector<TrackId> tracksOf(const TraceView &view, TrackKind kind)
{
    std::vector<TrackId> found;
    for (std::uint32_t i = 0; i < view.trackCount(); ++i)
        if (view.track(TrackId{i}).kind == kind)
            found.push_back(TrackId{i});
    return found;
}

} // namespace interleave
