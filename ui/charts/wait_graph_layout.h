// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"

#include <QPointF>
#include <QRectF>

#include <vector>

namespace interleave {

/// The workers and locks of a run that have to do with each other, in a fixed order, so that the picture stands still while edges come and go.
struct GraphNodes
{
    std::vector<LaneId> lanes;
    std::vector<ObjectId> locks;

    bool isEmpty() const { return lanes.empty(); }
    /// Adds whoever held or waited at the newest slices of the view's locks; what is known stays.
    void addFrom(const TraceView &view);
};

/// Places in `plot`. Several locks: on an ellipse, lock, worker, lock, worker … each beside the next. A single one stands in the middle, between
/// two columns of workers.
struct GraphPlaces
{
    static bool areColumns(const GraphNodes &nodes) { return nodes.locks.size() == 1; }
    std::vector<QPointF> lanes;
    std::vector<QPointF> locks;
    static GraphPlaces of(const GraphNodes &nodes, const QRectF &plot);
};

} // namespace interleave
