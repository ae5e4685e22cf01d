// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trace_store.h"
#include "ui/theme.h"
#include "ui/timeline/timeline_facts.h"

#include <QCoreApplication>
#include <QString>

#include <algorithm>
#include <vector>

namespace interleave {

/// One line of the timeline: a group's header or a lane.
struct LaneRow
{
    enum class Kind { group, core, worker, lock, queue };

    Kind kind = Kind::group;
    TrackId track;                  ///< the lane's slices or points; of a lock its holders
    std::vector<TrackId> densities; ///< of a lock too busy for single events, one for each lane
    std::vector<TrackId> waiters;   ///< of a lock
    std::vector<TrackId> holders;   ///< of a semaphore, one for each permit; `track` is the first of them
    LaneId lane;                    ///< of a worker
    ObjectId object;                ///< of a lock or queue
    QString title;
    QString fact; ///< right of the title, small
    bool striped = false;
    int top = 0; ///< pixels from the first row, set by layOutLanes()
    int height = 0;

    int bottom() const { return top + height; }
    bool isLane() const { return kind != Kind::group; }
    /// Is `which` one of its tracks that hold slices?
    bool shows(TrackId which) const
    {
        const auto has = [which](const std::vector<TrackId> &tracks) { return std::find(tracks.begin(), tracks.end(), which) != tracks.end(); };
        return track == which || has(holders) || has(waiters);
    }
};

/// Makes the rows of a trace, in the order of the window: pinned lanes, cores, workers by process, locks, queues.
class LaneList
{
    Q_DECLARE_TR_FUNCTIONS(LaneList)

public:
    /// Locks and queues that were never used are left out.
    static std::vector<LaneRow> make(const TraceView &view, const std::vector<TrackId> &pinned);
    /// How many locks and queues make() would show: when it changes the rows are out of date.
    static int usedObjects(const TraceView &view);
    /// Shares and counts of `window`, at the right of the titles of rows between the pixels `top` and `bottom`.
    static void setFacts(std::vector<LaneRow> &rows, const TraceView &view, TimeRange window, int top, int bottom, const TimelineFacts &facts);
};

/// Sets top and height of every row; returns the height of all. Lanes are `tallest` units high where they fit into `available`, and shrink to 16
/// before they have to be scrolled.
int layOutLanes(std::vector<LaneRow> &rows, const Theme &theme, int available, double tallest = 36);

/// What a core's block says who, by lane: the number at the end of the worker's name, with the role's initial where workers of several roles
/// share numbers.
std::vector<QString> workerMarks(const TraceView &view);

} // namespace interleave
