// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "ui/view_state.h"

#include <QString>

#include <vector>

namespace interleave::texts {

/// What is known of something selected, as lines of a name and a value, in the application's language.
struct Facts
{
    struct Line
    {
        QString name;
        QString value;
    };
    std::vector<Line> lines;
    bool isEmpty() const { return lines.empty(); }
};

/// State, since when, how long, which lock or queue, who held it, who woke it, and how certain that is. Empty where the slice is gone.
Facts sliceFacts(const TraceView &view, const SliceRef &slice);

/// Length, and each worker's share of running, runnable and blocked in it; the cores' use. At most `most` workers, those with the largest share of running first.
Facts rangeFacts(const TraceView &view, TimeRange range, std::size_t most);

QString laneName(const TraceView &view, LaneId lane);
QString objectName(const TraceView &view, ObjectId object);

} // namespace interleave::texts
