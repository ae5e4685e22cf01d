// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/wait_graph_layout.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace interleave {

namespace {

/// Newest slices of a lock's row that are looked at for workers.
constexpr std::uint64_t fewSlices = 64;
constexpr std::size_t mostNodes = 24;

template <typename T>
void insert(std::vector<T> &sorted, T value)
{
    const auto at = std::lower_bound(sorted.begin(), sorted.end(), value);
    if (value.isValid() && sorted.size() < mostNodes && (at == sorted.end() || *at != value))
        sorted.insert(at, value);
}

/// `count` places on the ellipse, as far from one another along it. The first is at the left, so that two workers and two locks stand in a cross.
std::vector<QPointF> onEllipse(const QRectF &plot, std::size_t count)
{
    constexpr int steps = 720;
    const auto at = [&](int step) {
        const double angle = 2 * std::numbers::pi * step / steps + std::numbers::pi;
        return plot.center() + QPointF(std::cos(angle) * plot.width() / 2, std::sin(angle) * plot.height() / 2);
    };
    const auto lengthOf = [&](int step) {
        const QPointF way = at(step + 1) - at(step);
        return std::hypot(way.x(), way.y());
    };
    double around = 0;
    for (int step = 0; step < steps; ++step)
        around += lengthOf(step);
    std::vector<QPointF> places;
    double come = 0;
    for (int step = 0; step < steps && places.size() < count; ++step) {
        if (come + 1e-6 >= around * static_cast<double>(places.size()) / static_cast<double>(count))
            places.push_back(at(step));
        come += lengthOf(step);
    }
    places.resize(count, at(0));
    return places;
}

} // namespace

void GraphNodes::addFrom(const TraceView &view)
{
    for (std::uint32_t i = 0; i < view.trackCount(); ++i) {
        const TrackId track{i};
        const TrackInfo &info = view.track(track);
        if (info.kind != TrackKind::lockHolder && info.kind != TrackKind::lockWaiter)
            continue;
        const std::uint64_t end = view.endSlice(track);
        const std::uint64_t first = view.firstSlice(track);
        const auto open = view.openSlice(track);
        if (end > first || open)
            insert(locks, info.object);
        for (std::uint64_t at = end; at-- > first && at + fewSlices >= end;)
            insert(lanes, view.slice(track, at).who);
        if (open)
            insert(lanes, open->who);
    }
}

GraphPlaces GraphPlaces::of(const GraphNodes &nodes, const QRectF &plot)
{
    GraphPlaces places;
    if (areColumns(nodes)) {
        places.locks.push_back(plot.center());
        const std::size_t rows = (nodes.lanes.size() + 1) / 2;
        for (std::size_t i = 0; i < nodes.lanes.size(); ++i) {
            const double y = plot.top() + plot.height() * (static_cast<double>(i % rows) + 0.5) / static_cast<double>(rows);
            places.lanes.emplace_back(i < rows ? plot.left() : plot.right(), y);
        }
        return places;
    }
    const std::size_t pairs = std::max(nodes.lanes.size(), nodes.locks.size());
    const std::vector<QPointF> ring = onEllipse(plot, 2 * pairs);
    for (std::size_t i = 0; i < nodes.locks.size(); ++i)
        places.locks.push_back(ring[2 * i]);
    for (std::size_t i = 0; i < nodes.lanes.size(); ++i)
        places.lanes.push_back(ring[2 * i + 1]);
    return places;
}

} // namespace interleave
