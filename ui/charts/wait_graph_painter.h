// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/wait_graph.h"
#include "ui/charts/wait_graph_layout.h"
#include "ui/theme.h"

#include <QString>

class QPainter;

namespace interleave {

/// What is painted of one moment.
struct GraphPicture
{
    const WaitGraph &graph;
    const GraphNodes &nodes;
    const std::optional<WaitCycle> &cycle;
    const std::vector<LaneId> &dead;
    std::vector<QString> laneNames; ///< by node
    std::vector<QString> lockNames;
    QString holdsWords, waitsWords;
    QString caption; ///< of what is wrong; empty: nothing is
};

void paintWaitGraph(QPainter &painter, const GraphPicture &picture, const QRectF &plot, const Theme &theme);

} // namespace interleave
