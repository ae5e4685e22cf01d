// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <QList>
#include <QPointF>

#include <optional>
#include <string_view>
#include <vector>

namespace interleave {

/// More than two points a pixel.
bool isDense(const TraceView &view, TrackId track, TimeRange window, int pixels);
/// The mean of each of `pixels` equal stretches, sampled where there are very many points; to be drawn over stepPoints() where those are dense.
QList<QPointF> meanPoints(const TraceView &view, TrackId track, TimeRange window, int pixels);

/// The points of a track as the corners of a staircase, clipped to `window`; x is ns since the run's start. At most four corners a pixel: where
/// there are more points than pixels each pixel keeps its least and its greatest value, so that no peak is lost.
/// `holdsUntilNext`: a value is valid from its point on (a depth); else it stands for the stretch since the point before (a rate).
QList<QPointF> stepPoints(const TraceView &view, TrackId track, TimeRange window, int pixels, bool holdsUntilNext);

/// The last value at or before `time`.
std::optional<double> valueAt(const TraceView &view, TrackId track, Nanos time);

/// The mean of a rate over the last `length` before `time`, each value weighted with its stretch: what can be read while it changes, and what
/// the short last stretch of a run does not decide.
std::optional<double> meanRateBefore(const TraceView &view, TrackId track, Nanos time, Nanos length);

/// Series tracks with this name, or (with `prefix`) those whose name begins with it.
std::vector<TrackId> seriesTracks(const TraceView &view, std::string_view name, bool prefix = false);
std::vector<TrackId> tracksOf(const TraceView &view, TrackKind kind);

} // namespace interleave
