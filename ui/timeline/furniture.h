// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/coordinates.h"
#include "ui/timeline/timeline_scene.h"

#include <QRect>

class QPainter;

/// What stands around the lanes, drawn alike on the screen and in figures. All in pixels.
namespace interleave::furniture {

/// Titles and facts of the rows, the first at `scroll` pixels above the rectangle's top.
void paintLabels(QPainter &painter, const TimelineScene &scene, const QRect &rect, int scroll);

/// Ticks at 1, 2 or 5 times a power of ten, labels in the unit of the step; background first.
void paintRuler(QPainter &painter, const TimelineScene &scene, const TimeScale &scale, const QRect &rect);

/// The flags of changes and of marks set by hand, in the ruler.
void paintFlags(QPainter &painter, const TimelineScene &scene, const TimeScale &scale, const QRect &rect);

/// Their vertical lines through every lane.
void paintMarkerLines(QPainter &painter, const TimelineScene &scene, const TimeScale &scale, const QRect &rect);

/// The whole run, one line for each core, pale. `range`: what the strip's width stands for.
void paintOverview(QPainter &painter, const TimelineScene &scene, TimeRange range, const QRect &strip, double ratio);

/// "20 ms": a tick at `time` where ticks stand `step` apart.
QString tickText(Nanos time, Nanos step);

} // namespace interleave::furniture
