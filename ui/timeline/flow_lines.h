// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/timeline/coordinates.h"
#include "ui/timeline/timeline_scene.h"

#include <QPointF>
#include <QRect>

#include <vector>

class QPainter;

namespace interleave {

/// One message on its way, in pixels: from its sender's lane when it was sent to its receiver's when it was received.
struct FlowLine
{
    QPointF from;
    QPointF to;
    LaneId sender;
};

/// So many can be told apart.
inline constexpr std::uint64_t mostFlowLines = 120;

/// The messages of the window, cut to `rect`; none where there are more than can be told apart. The first row lies `scroll` pixels above the rectangle.
std::vector<FlowLine> flowLines(const TimelineScene &scene, const TimeScale &scale, const QRect &rect, int scroll);

/// Lines in the sender's hue, each with a point at its receiver.
void paintFlowLines(QPainter &painter, const TimelineScene &scene, const std::vector<FlowLine> &lines);

} // namespace interleave
