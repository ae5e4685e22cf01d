// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "ui/theme.h"
#include "ui/timeline/lane_list.h"
#include "ui/timeline/timeline_facts.h"

#include <QString>

#include <vector>

namespace interleave {

/// What ruler, labels, lanes and overview are all drawn from, on the screen and in a figure. Changed by its owner alone.
struct TimelineScene
{
    TraceView view;
    Theme theme = Theme::make(ThemeKind::light);
    TimelineFacts facts;
    std::vector<LaneRow> rows;
    std::vector<QString> marks;   ///< what a core's block says, by lane
    std::vector<Nanos> userMarks; ///< set by hand, sorted
    int rowsHeight = 0;           ///< of all rows

    int labelWidth() const { return theme.px(172); }
    int rulerHeight() const { return theme.px(28); }
    int overviewHeight() const { return theme.px(44); }
    /// Background of a row.
    QColor paperOf(const LaneRow &row) const { return row.isLane() ? (row.striped ? theme.stripe : theme.paper) : theme.band; }
};

} // namespace interleave
